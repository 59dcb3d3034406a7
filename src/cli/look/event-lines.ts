import { isWithdrawn } from '../../core/amendment.ts';
import type { Call, Message, Party } from '../../core/communication.ts';
import type { Incident } from '../../core/incident.ts';
import { orderKinds, type Order } from '../../core/order.ts';
import { toldParties, type Telling } from '../../core/telling.ts';
import { visibleLine } from '../../core/text.ts';
import { timeInWords } from '../../core/time.ts';
import type { ContactEvent, FileEvent, TimelineEvent } from '../../core/timeline.ts';
import { firstWords } from '../form/list-answers.ts';
import { eventWording as wording } from '../wording/events.ts';

/**
 * One event on one line or two, as the timeline on a screen shows it. `keptPrivate` holds the references
 * of files and things that belong to private incidents alone.
 */
export function eventLines(
  event: TimelineEvent,
  zone: string,
  keptPrivate: ReadonlySet<string> = new Set(),
): string[] {
  const { local, remarks } = timeInWords(event.happened, zone);
  const remark = remarks.length === 0 ? '' : ` (${remarks.map(visibleLine).join('; ')})`;
  return [
    `${event.reference.padEnd(9)} ${visibleLine(local)}${remark}${inBrackets(standing(event, keptPrivate))}`,
    `  ${eventSummary(event)}`,
  ];
}

const shownCharacters = 160;

/** What an event is about, on one line. */
export function eventSummary(event: TimelineEvent): string {
  switch (event.kind) {
    case 'incident':
      return shortened(event.incident.what);
    case 'order':
      return orderSummary(event.order);
    case 'telling':
      return tellingSummary(event.telling);
    case 'item':
      return wording.item(shortened(event.exhibit.item.what));
    case 'file':
      return fileSummary(event);
    case 'message':
    case 'call':
      return `${contactHead(event)}${contactBody(event)}`;
  }
}

/* What the person said of it later, in words that stand beside it. */
function standing(
  { marked, linkedTo, ...event }: TimelineEvent,
  keptPrivate: ReadonlySet<string>,
): string[] {
  const stated = 'incident' in event ? event.incident : 'order' in event ? event.order : null;
  return [
    ...(marked ? [wording.key] : []),
    ...(linkedTo.length === 0 ? [] : [wording.linkedTo(linkedTo)]),
    ...(isTakenBack(stated) || isTakenBack('telling' in event ? event.telling : null)
      ? [wording.withdrawn]
      : []),
    ...(('incident' in event && event.incident.private === true) || keptPrivate.has(event.reference)
      ? [wording.incidentPrivate]
      : []),
  ];
}

function isTakenBack(stated: Incident | Order | Telling | null): boolean {
  return stated !== null && isWithdrawn(stated);
}

function inBrackets(words: readonly string[]): string {
  return words.length === 0 ? '' : ` [${words.join(', ')}]`;
}

function orderSummary({ kind, title, terms = '' }: Order): string {
  const words = title ?? orderKinds.find(({ id }) => id === kind)?.words ?? kind;
  return wording.order(visibleLine(words), shortened(terms));
}

function tellingSummary({ to, toWhom, said = '' }: Telling): string {
  const party = toldParties.find(({ id }) => id === to)?.words ?? to;
  const whom = toWhom === undefined ? party : `${party}, ${visibleLine(toWhom)}`;
  return wording.telling(whom, shortened(said));
}

function fileSummary({ exhibit }: FileEvent): string {
  const { name, importFinished, described } = exhibit;
  const caption = described?.caption ?? described?.transcript ?? '';
  return [
    wording.file(visibleLine(name)),
    ...(importFinished ? [] : [wording.notFinished]),
    ...(caption === '' ? [] : [`– ${shortened(caption)}`]),
  ].join(' ');
}

/** From or to whom, and by what means. */
export function contactHead({ contact, conversation, kind }: ContactEvent): string {
  const means = kind === 'call' ? wording.call : visibleLine(contact.means);
  const parties = contact.direction === 'out' ? contact.recipients : sendersOf(contact);
  const who = parties.length > 0 ? parties : conversation.others;
  const named = who.map(partyWords).join(', ') || wording.numberWithheld;
  return `${means} ${wording.directions[contact.direction]} ${named}`;
}

function sendersOf(contact: Message | Call): readonly Party[] {
  return contact.sender === null ? [] : [contact.sender];
}

/** `Sam, +447700900123`: the name never without the number. */
export function partyWords(party: Party): string {
  const number = visibleLine(party.asFound === '' ? wording.numberWithheld : party.asFound);
  return party.name === undefined ? number : `${visibleLine(party.name)}, ${number}`;
}

/** What was said, or what became of the call, after a colon. */
export function contactBody({ contact }: ContactEvent): string {
  const markers = inBrackets(contact.markers.map(visibleLine));
  if (contact.kind === 'call') {
    const { durationSeconds, outcome } = contact;
    const lasted = durationSeconds === null ? '' : `, ${wording.seconds(durationSeconds)}`;
    return `: ${outcome}${lasted}${markers}`;
  }
  const text = contact.text === null ? '' : `: ${shortened(visibleLine(contact.text))}`;
  const { length } = contact.attachments;
  return `${text}${length === 0 ? '' : ` ${wording.withAttached(length)}`}${markers}`;
}

function shortened(text: string): string {
  return firstWords(visibleLine(text), shownCharacters);
}
