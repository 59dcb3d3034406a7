import type { Casefile } from '../../casefile/casefile.ts';
import type { Conversation } from '../../core/communication.ts';
import { comparisonForm, identifier } from '../../core/identifier.ts';
import { previewOf, type ConversationPreview, type SourcePreview } from '../../core/selection.ts';
import type { Selection } from '../../core/source-item.ts';
import { shownText } from '../../core/text.ts';
import type { DiscoveredSource } from '../../importers/discover.ts';
import { looseFiles } from '../../importers/loose-files.ts';
import type { Context } from '../context.ts';
import { misuse } from '../refusal.ts';
import { conversationsWording as wording } from '../wording/conversations.ts';
import { harmWording } from '../wording/harm.ts';
import { importWording } from '../wording/import.ts';
import { chooseLooseFiles, choosePictures } from './choose-files.ts';
import { conversationLines, senderOf, type Sender } from './conversation-lines.ts';
import type { HowToRead, ImportWishes } from './import-source.ts';

/**
 * What of a source is wanted. Conversations: those named with `--with`, all with `--all` or when there
 * is only one; else the person ticks them in a list. Files: see choose-files.ts. Throws UserError
 * (misused) when it has to be asked and cannot be, or when a name fits no conversation.
 */
export async function chooseFrom(
  context: Context,
  casefile: Casefile,
  discovered: DiscoveredSource,
  how: HowToRead,
  wishes: ImportWishes,
): Promise<Selection> {
  let looked: Promise<SourcePreview> | null = null;
  const look = (): Promise<SourcePreview> =>
    (looked ??= quickLook(context, casefile, discovered, how));
  const { zone } = how.choices;
  const days = {
    ...(wishes.since === undefined ? {} : { since: wishes.since }),
    ...(wishes.until === undefined ? {} : { until: wishes.until }),
  };
  const { source, importer } = discovered;
  if (importer.id === looseFiles.id) {
    const isAsked = context.terminal.isInteractive && source.kind === 'folder';
    const isSaid =
      wishes.all === true || wishes.choose !== undefined || 'since' in days || 'until' in days;
    const files = isAsked && !isSaid ? await chooseLooseFiles(context, await look(), zone) : {};
    return { conversations: null, ...days, ...files };
  }
  const conversations = await chooseConversations(context, look, wishes, zone);
  const files =
    importer.filesAreChosen === true
      ? { files: await choosePictures(context, look, wishes, zone) }
      : {};
  return { conversations, ...days, ...files };
}

async function chooseConversations(
  context: Context,
  look: () => Promise<SourcePreview>,
  wishes: ImportWishes,
  zone: string,
): Promise<ReadonlySet<string> | null> {
  if (wishes.all === true) return null;
  const { conversations: found } = await look();
  const { choose } = wishes;
  if (choose !== undefined) return keysOf(found.filter(({ conversation }) => choose(conversation)));
  if (wishes.with !== undefined && wishes.with.length > 0) return named(found, wishes.with);
  if (found.length <= 1) return null;
  return ticked(context, found, zone);
}

async function quickLook(
  context: Context,
  casefile: Casefile,
  { source, importer }: DiscoveredSource,
  how: HowToRead,
): Promise<SourcePreview> {
  const progress = context.terminal.progress(importWording.looking, 'bytes');
  try {
    return await casefile.withScratch((scratch) =>
      previewOf(importer.read(source, { ...how, scratch }), how.choices.zone, (read, inAll) => {
        progress.update(read, inAll);
      }),
    );
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
      throw misuse({ ...wording.noneFits(ordinal(index)), harm: harmWording.nothingTakenIn });
    for (const key of keysOf(fitting)) keys.add(key);
  });
  return keys;
}

function keysOf(found: readonly ConversationPreview[]): ReadonlySet<string> {
  return new Set(found.map(({ conversation }) => conversation.key));
}

function ordinal(index: number): string {
  return wording.ordinals[index] ?? wording.laterOrdinal(index + 1);
}

/* Words that stand for all of a sort. */
const senders: Readonly<Record<string, Sender>> = { withheld: 'withheld', unknown: 'unknown' };

/** A number fits by its E.164 form; a name, or a part of one, whatever its case. */
function fits(conversation: Conversation, wanted: string): boolean {
  const number = comparisonForm(identifier(wanted.trim()));
  const name = wanted.trim().toLocaleLowerCase('en');
  if (senders[name] === senderOf(conversation)) return true;
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
  { terminal }: Context,
  found: readonly ConversationPreview[],
  zone: string,
): Promise<ReadonlySet<string>> {
  if (!terminal.isInteractive)
    throw misuse({ ...wording.notSaid(found.length), harm: harmWording.nothingTakenIn });
  const chosen = await terminal.chooseBySearch({
    question: wording.question,
    hint: wording.hint,
    option: wording.option,
    lines: conversationLines(found, zone),
    orders: wording.orders,
  });
  return new Set(chosen);
}
