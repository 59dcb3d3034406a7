import type { Command } from 'commander';
import type { Casefile } from '../../casefile/casefile.ts';
import { parseReference, type Exhibit, type ParsedReference } from '../../core/exhibit.ts';
import { sizeInWords } from '../../core/size-in-words.ts';
import { visibleLine } from '../../core/text.ts';
import type { ContactEvent, TimelineEvent } from '../../core/timeline.ts';
import type { Context } from '../context.ts';
import { descriptionLines, eventInFull, recordedInWords } from '../look/event-in-full.ts';
import { eventAsJson } from '../look/event-json.ts';
import { eventLines, partyWords } from '../look/event-lines.ts';
import { withCase } from '../find-case.ts';
import { inFull } from '../form/history-lines.ts';
import { thingAsJson } from '../form/ledger.ts';
import { labelled } from '../form/shown-answers.ts';
import { exampleHelp } from '../help.ts';
import { identifierForm } from '../people/identifier-form.ts';
import { personForm } from '../people/person-form.ts';
import { misuse, refusal } from '../refusal.ts';
import { eventWording, showWording as wording } from '../wording/events.ts';
import { harmWording } from '../wording/harm.ts';

/** How many rows are shown before and after a message. */
const rowsAround = 2;

/** `evidence show <ref>`: anything in full, by its reference. */
export function registerShow(program: Command, context: Context): void {
  program
    .command('show')
    .description(wording.about)
    .argument('<ref>', wording.reference)
    .addHelpText(
      'after',
      exampleHelp({
        about: wording.helpAbout,
        examples: [
          { type: 'evidence show 7', does: wording.examples.incident },
          { type: 'evidence show AB/3', does: wording.examples.exhibit },
          { type: 'evidence show AB/3:12', does: wording.examples.row },
          { type: 'evidence show 7 --json', does: wording.examples.json },
        ],
        exits: [0, 1, 2, 130],
      }),
    )
    .action(async (typed: string) => {
      await withCase(context, async (casefile) => {
        if (casefile.readOnlyBecause !== null) context.terminal.warn(casefile.readOnlyBecause);
        await show(context, casefile, typed);
      });
    });
}

async function show(context: Context, casefile: Casefile, typed: string): Promise<void> {
  const parsed = parseReference(typed);
  if (parsed === null) throw misuse({ ...wording.notReference, harm: harmWording.nothingChanged });
  if (parsed.to === 'person' || parsed.to === 'identifier') {
    await showPerson(context, casefile, parsed);
    return;
  }
  const event = eventOf(casefile, parsed);
  if (event !== null) await showEvent(context, casefile, event);
  else if (parsed.to === 'exhibit')
    await showExhibit(context, casefile, found(casefile.exhibit(parsed.reference)));
  else throw nothing();
}

/** The event that a reference stands for; null for people, conversations and the files inside them. */
function eventOf(casefile: Casefile, parsed: ParsedReference): TimelineEvent | null {
  const base = { marked: false, linkedTo: [] };
  switch (parsed.to) {
    case 'incident': {
      const incident = found(casefile.incident(parsed.number));
      const { when, entry, recordedAt } = incident;
      const reference = String(incident.number);
      return { ...base, kind: 'incident', reference, happened: when, recordedAt, entry, incident };
    }
    case 'order': {
      const order = found(casefile.orders().find((one) => one.reference === parsed.reference));
      return { ...base, ...order, kind: 'order', happened: order.from, order };
    }
    case 'telling': {
      const telling = found(casefile.tellings().find((one) => one.reference === parsed.reference));
      return { ...base, ...telling, kind: 'telling', happened: telling.when, telling };
    }
    case 'item':
      return found(casefile.item(parsed.reference, parsed.line));
    case 'exhibit':
      return casefile.item(parsed.reference, 0);
    default:
      return null;
  }
}

async function showEvent(
  context: Context,
  casefile: Casefile,
  event: TimelineEvent,
): Promise<void> {
  const { terminal, options } = context;
  if (options.json) {
    terminal.json(eventAsJson(event));
    return;
  }
  await terminal.page(withNeighbours(event, casefile));
}

function* withNeighbours(event: TimelineEvent, casefile: Casefile): Generator<string> {
  yield event.kind === 'incident' ? wording.incidentHeading(event.reference) : event.reference;
  yield* eventInFull(event, casefile);
  if (event.kind !== 'message' && event.kind !== 'call') return;
  yield '';
  yield wording.aroundHeading;
  const { zone } = casefile.details;
  for (const row of around(event, casefile)) yield* eventLines(row, zone);
}

function around({ exhibit, line }: ContactEvent, casefile: Casefile): TimelineEvent[] {
  const lines = Array.from({ length: 2 * rowsAround + 1 }, (_, index) => line - rowsAround + index);
  return lines.filter((each) => each > 0).flatMap((each) => casefile.item(exhibit, each) ?? []);
}

async function showExhibit(context: Context, casefile: Casefile, exhibit: Exhibit): Promise<void> {
  const { terminal, options } = context;
  if (options.json) {
    terminal.json(exhibit);
    return;
  }
  await terminal.page(exhibitLines(exhibit, casefile));
}

function* exhibitLines(exhibit: Exhibit, casefile: Casefile): Generator<string> {
  yield wording.exhibitHeading(exhibit.reference);
  if (exhibit.kind !== 'conversation' && exhibit.kind !== 'attachment') return;
  const { full } = eventWording;
  if (exhibit.kind === 'conversation') {
    const others = exhibit.conversation.others.map(partyWords).join('; ');
    yield `  ${full.conversation(exhibit.rows, others)}`;
    if (exhibit.continues !== undefined) yield `  ${full.continues(exhibit.continues)}`;
  } else {
    yield `  ${full.insideFile(visibleLine(exhibit.name))}`;
    yield labelled(full.belongsTo, exhibit.item);
  }
  const { origin, sha256, sizeBytes, entry } = exhibit;
  yield labelled(full.sha256, `${sha256} (${sizeInWords(sizeBytes)})`);
  yield labelled(
    full.readOutOf,
    `${visibleLine(origin.sourceName)}, ${full.sha256} ${origin.sourceSha256}`,
  );
  yield labelled(full.how, visibleLine(origin.obtainedHow));
  yield labelled(full.takenIn, recordedInWords(origin.takenInAt, entry, casefile));
  yield* descriptionLines(exhibit, casefile);
  if (exhibit.kind !== 'conversation') return;
  for (const row of casefile.conversationRows(exhibit.reference, false))
    yield* eventLines(row, casefile.details.zone);
}

async function showPerson(
  { terminal, options }: Context,
  casefile: Casefile,
  parsed: Extract<ParsedReference, { to: 'person' } | { to: 'identifier' }>,
): Promise<void> {
  const reference = parsed.to === 'identifier' ? parsed.person : parsed.reference;
  const person = casefile.people().find((one) => one.reference === reference);
  if (person === undefined) throw nobody();
  const identifiers = person.identifiers.filter(
    (one) => parsed.to === 'person' || one.reference === parsed.reference,
  );
  if (parsed.to === 'identifier' && identifiers.length === 0) throw nobody();
  const form = identifierForm(person.role === 'self');
  if (options.json) {
    terminal.json({ ...thingAsJson(personForm, person), numbers: identifiers });
    return;
  }
  await terminal.page([
    person.reference,
    ...inFull(personForm, person, casefile),
    ...identifiers.flatMap((one) => [one.reference, ...inFull(form, one, casefile)]),
  ]);
}

function found<T>(value: T | null | undefined): T {
  if (value !== null && value !== undefined) return value;
  throw nothing();
}

function nobody(): Error {
  return refusal({ ...wording.noPerson, harm: harmWording.nothingChanged });
}

function nothing(): Error {
  return refusal({ ...wording.nothing, harm: harmWording.nothingChanged });
}
