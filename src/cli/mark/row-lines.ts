import { shownText, visibleLine, type RecordedText } from '../../core/text.ts';
import { timeInWords, type Happened } from '../../core/time.ts';
import type { ContactEvent, TimelineEvent } from '../../core/timeline.ts';
import { contactBody, contactHead, eventSummary, partyWords } from '../look/event-lines.ts';
import { firstWords } from '../form/list-answers.ts';
import { wrap } from '../terminal/wrap.ts';
import { eventWording } from '../wording/events.ts';
import { markRowWording as wording } from '../wording/mark.ts';

/** How rows look on the screen as it is now. */
export interface RowLook {
  readonly columns: number;
  /** Lines that one row may take. */
  readonly mostLines: number;
  readonly zone: string;
  /** Whether rows of several people stand together, so that each says whose it is. */
  readonly isMixed: boolean;
  readonly isTicked: (event: TimelineEvent) => boolean;
  readonly excerpt: (event: TimelineEvent) => string | null;
  /** Text in the form in which this screen shows it. */
  readonly fit: (text: string) => string;
}

/* A number of two digits with its point, and spaces around them. */
const indent = '    ';
const shownNameCharacters = 60;

/** One row, wrapped; what is longer than its lines is cut, with what to type to read it all. */
export function rowLines(event: TimelineEvent, number: number, look: RowLook): string[] {
  const { clock } = dayAndClock(event.happened, look.zone);
  const head = [
    ...(clock === '' ? [] : [clock]),
    whatWay(event, look.isMixed),
    ...marks(event, look),
  ];
  const { text, isCut } = textOf(event, look);
  const line = `${String(number).padStart(2)}. ${head.join(' ')}${text === '' ? '' : `: ${text}`}`;
  const lines = wrap(look.fit(line), look.columns).split('\n');
  if (!isCut && lines.length <= look.mostLines) return lines;
  const cut = wrap(look.fit(`${indent}${wording.cut(event.reference)}`), look.columns).split('\n');
  return [...lines.slice(0, Math.max(1, look.mostLines - cut.length)), ...cut];
}

/** `Sat 31 Jan 2026, GMT`: said above the first row of a day. */
export function dayHeading({ happened }: TimelineEvent, zone: string): string {
  const { day, zoneName } = dayAndClock(happened, zone);
  return zoneName === '' ? day : wording.dayInZone(day, zoneName);
}

function dayAndClock(
  happened: Happened,
  zone: string,
): { readonly day: string; readonly clock: string; readonly zoneName: string } {
  const { local } = timeInWords(happened, zone);
  if (happened.precision === 'unknown')
    return { day: wording.timeNotKnown, clock: '', zoneName: '' };
  const [, day, clock, zoneName] = /^(.*?) (\d\d:\d\d(?::\d\d)?)(?: (.*))?$/.exec(local) ?? [];
  return day === undefined || clock === undefined
    ? { day: visibleLine(local), clock: '', zoneName: '' }
    : { day, clock, zoneName: visibleLine(zoneName ?? '') };
}

function whatWay(event: TimelineEvent, isMixed: boolean): string {
  if (event.kind !== 'message' && event.kind !== 'call') return event.reference;
  if (isMixed) return firstWords(contactHead(event), shownNameCharacters);
  const { sender, direction } = event.contact;
  const way =
    event.conversation.group && direction === 'in' && sender !== null
      ? wording.from(firstWords(partyWords(sender), shownNameCharacters))
      : wording.directions[direction];
  return event.kind === 'call' ? wording.call(way) : way;
}

function marks(event: TimelineEvent, { isTicked }: RowLook): string[] {
  return [
    ...(isTicked(event) ? [wording.ticked] : []),
    ...(event.marked ? [eventWording.key] : []),
    ...(event.linkedTo.length === 0 ? [] : [eventWording.linkedTo(event.linkedTo)]),
    ...('contact' in event && event.kind === 'message'
      ? event.contact.markers.map(visibleLine)
      : []),
  ].map((mark) => `[${mark}]`);
}

/* A text may be as long as a book; no more of it is looked at than the row could hold. */
function textOf(event: TimelineEvent, look: RowLook): { text: string; isCut: boolean } {
  const most = look.columns * look.mostLines * 2;
  const excerpt = look.excerpt(event);
  if (excerpt !== null && event.kind === 'message') return begun(excerpt, most);
  if (event.kind === 'message') return messageText(event, most);
  if (event.kind === 'call') return { text: contactBody(event).slice(2), isCut: false };
  const summary = eventSummary(event);
  return begun(excerpt === null ? summary : `${summary} – ${excerpt}`, most);
}

function messageText({ contact }: ContactEvent, most: number): { text: string; isCut: boolean } {
  if (contact.kind === 'call') return { text: '', isCut: false };
  const { attachments, subject } = contact;
  const { text, isCut } =
    contact.text === null ? { text: '', isCut: false } : begun(contact.text, most);
  const titled =
    subject === undefined
      ? text
      : wording.subject(firstWords(visibleLine(subject), shownNameCharacters), text);
  const attached = attachments.length === 0 ? [] : [eventWording.withAttached(attachments.length)];
  const whole = [...(titled === '' ? [] : [titled]), ...attached].join(' ');
  return { text: whole === '' ? eventWording.noText : whole, isCut };
}

function begun(text: RecordedText, most: number): { text: string; isCut: boolean } {
  const shown = shownText(text);
  return { text: visibleLine(shown.slice(0, most)), isCut: shown.length > most };
}
