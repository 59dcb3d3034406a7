import { DateTime } from 'luxon';
import type { Casefile } from '../../casefile/casefile.ts';
import type { Conversation } from '../../core/communication.ts';
import { comparisonForm, identifier } from '../../core/identifier.ts';
import { previewOf, type ConversationPreview } from '../../core/selection.ts';
import type { Selection } from '../../core/source-item.ts';
import { shownText, visibleLine } from '../../core/text.ts';
import type { DiscoveredSource } from '../../importers/discover.ts';
import { looseFiles } from '../../importers/loose-files.ts';
import type { Context } from '../context.ts';
import type { HowToRead, ImportWishes } from './import-source.ts';
import { misuse } from '../refusal.ts';
import { conversationsWording } from '../wording/conversations.ts';
import { harmWording } from '../wording/harm.ts';
import { importWording } from '../wording/import.ts';

/**
 * Which conversations of a source are wanted: those named with `--with`, all with `--all` or when
 * there is only one; else the person ticks them in a list. Throws UserError (misused) when it has to
 * be asked and cannot be, or when a name fits no conversation.
 */
export async function chooseFrom(
  context: Context,
  casefile: Casefile,
  discovered: DiscoveredSource,
  how: HowToRead,
  wishes: ImportWishes,
): Promise<Selection> {
  const dates = {
    ...(wishes.since === undefined ? {} : { since: wishes.since }),
    ...(wishes.until === undefined ? {} : { until: wishes.until }),
  };
  if (wishes.all === true || discovered.importer.id === looseFiles.id)
    return { conversations: null, ...dates };
  const found = await quickLook(context, casefile, discovered, how);
  const { choose } = wishes;
  if (choose !== undefined) {
    const wanted = found.filter(({ conversation }) => choose(conversation));
    return { conversations: new Set(wanted.map(({ conversation }) => conversation.key)), ...dates };
  }
  if (wishes.with !== undefined && wishes.with.length > 0)
    return { conversations: named(found, wishes.with), ...dates };
  if (found.length <= 1) return { conversations: null, ...dates };
  return { conversations: await ticked(context, found, how.choices.zone), ...dates };
}

async function quickLook(
  context: Context,
  casefile: Casefile,
  { source, importer }: DiscoveredSource,
  how: HowToRead,
): Promise<readonly ConversationPreview[]> {
  const progress = context.terminal.progress(importWording.looking);
  try {
    const preview = await casefile.withScratch((scratch) =>
      previewOf(importer.read(source, { ...how, scratch }), how.choices.zone, (read, inAll) => {
        progress.update(read, inAll);
      }),
    );
    return preview.conversations;
  } finally {
    progress.finish();
  }
}

function named(
  found: readonly ConversationPreview[],
  wanted: readonly string[],
): ReadonlySet<string> {
  const keys = new Set<string>();
  wanted.forEach((one, index) => {
    const fitting = found.filter(({ conversation }) => fits(conversation, one));
    if (fitting.length === 0)
      throw misuse({
        ...conversationsWording.noneFits(ordinal(index)),
        harm: harmWording.nothingTakenIn,
      });
    for (const { conversation } of fitting) keys.add(conversation.key);
  });
  return keys;
}

function ordinal(index: number): string {
  return conversationsWording.ordinals[index] ?? conversationsWording.laterOrdinal(index + 1);
}

/** A number fits by its E.164 form; a name, or a part of one, whatever its case. */
function fits(conversation: Conversation, wanted: string): boolean {
  const number = comparisonForm(identifier(wanted.trim()));
  const name = wanted.trim().toLocaleLowerCase('en');
  return (
    conversation.others.some(
      (party) =>
        comparisonForm(party) === number ||
        party.asFound.toLocaleLowerCase('en') === name ||
        (party.name !== undefined && shownText(party.name).toLocaleLowerCase('en').includes(name)),
    ) ||
    (conversation.title !== undefined &&
      shownText(conversation.title).toLocaleLowerCase('en').includes(name))
  );
}

async function ticked(
  context: Context,
  found: readonly ConversationPreview[],
  zone: string,
): Promise<ReadonlySet<string>> {
  const { terminal } = context;
  if (!terminal.isInteractive)
    throw misuse({
      ...conversationsWording.notSaid(found.length),
      harm: harmWording.nothingTakenIn,
    });
  const chosen = await terminal.chooseMany({
    question: conversationsWording.question,
    hint: conversationsWording.hint,
    option: conversationsWording.option,
    options: found.map((one) => ({ value: one.conversation.key, label: labelOf(one, zone) })),
  });
  return new Set(chosen);
}

/** `Sam, +447700900123 – calls, 14 rows, 3 Jan 2026 to 9 Nov 2026`. */
function labelOf({ conversation, rows, first, last }: ConversationPreview, zone: string): string {
  const who = whoIsIn(conversation);
  const days =
    first === null || last === null
      ? conversationsWording.noDates
      : conversationsWording.fromTo(day(first, zone), day(last, zone));
  const means = conversation.kind === 'calls' ? conversationsWording.calls : conversation.means;
  return conversationsWording.label(who, means, rows, days);
}

/** Title, or the other parties by name and number, on one line and safe to print. */
export function whoIsIn(conversation: Conversation): string {
  if (conversation.title !== undefined && conversation.group)
    return visibleLine(conversation.title);
  const others = conversation.others.map((party) =>
    party.name === undefined
      ? visibleLine(party.asFound === '' ? conversationsWording.withheld : party.asFound)
      : `${visibleLine(party.name)}, ${visibleLine(party.asFound)}`,
  );
  return others.length === 0
    ? conversationsWording.withheld
    : others.join(conversationsWording.and);
}

function day(unixMilliseconds: number, zone: string): string {
  return DateTime.fromMillis(unixMilliseconds, { zone, locale: 'en-GB' }).toFormat('d LLL yyyy');
}
