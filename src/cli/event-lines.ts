import type { Call, Direction, Message, Party } from '../core/communication.ts';
import type { FileFacts } from '../core/file-facts.ts';
import { visible, visibleLine } from '../core/text.ts';
import { timeInWords } from '../core/time.ts';
import type { ContactEvent, TimelineEvent } from '../core/timeline.ts';

/** One event on one line or two, as the timeline on a screen shows it. */
export function eventLines(event: TimelineEvent, zone: string): string[] {
  const { local, remarks } = timeInWords(event.happened, zone);
  const remark = remarks.length === 0 ? '' : ` (${remarks.map(visibleLine).join('; ')})`;
  return [`${event.reference.padEnd(9)} ${visibleLine(local)}${remark}`, `  ${summary(event)}`];
}

function summary(event: TimelineEvent): string {
  switch (event.kind) {
    case 'incident':
      return shortened(visibleLine(event.incident.what));
    case 'file':
      return `File: ${visibleLine(event.exhibit.name)}${event.exhibit.importFinished ? '' : ' (import not finished)'}`;
    case 'message':
    case 'call':
      return `${contactHead(event)}${contactBody(event)}`;
  }
}

const directions: Readonly<Record<Direction, string>> = {
  in: 'from',
  out: 'to',
  unknown: 'from',
  none: 'in',
};

function contactHead({ contact, conversation, kind }: ContactEvent): string {
  const means = kind === 'call' ? 'Call' : visibleLine(contact.means);
  const parties = contact.direction === 'out' ? contact.recipients : sendersOf(contact);
  const who = parties.length > 0 ? parties : conversation.others;
  return `${means} ${directions[contact.direction]} ${who.map(partyWords).join(', ') || 'number withheld'}`;
}

function sendersOf(contact: Message | Call): readonly Party[] {
  return contact.sender === null ? [] : [contact.sender];
}

/** `Sam, +447700900123`: the name never without the number. */
export function partyWords(party: Party): string {
  const number = visibleLine(party.asFound === '' ? 'number withheld' : party.asFound);
  return party.name === undefined ? number : `${visibleLine(party.name)}, ${number}`;
}

function contactBody({ contact }: ContactEvent): string {
  const markers =
    contact.markers.length === 0 ? '' : ` [${contact.markers.map(visibleLine).join(', ')}]`;
  if (contact.kind === 'call') {
    const lasted = contact.durationSeconds === null ? '' : `, ${contact.durationSeconds} seconds`;
    return `: ${contact.outcome}${lasted}${markers}`;
  }
  const text = contact.text === null ? '' : `: ${shortened(visibleLine(contact.text))}`;
  const files =
    contact.attachments.length === 0 ? '' : ` (with ${contact.attachments.length} attached)`;
  return `${text}${files}${markers}`;
}

function shortened(line: string): string {
  const graphemes = [
    ...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(line.slice(0, 2000)),
  ];
  return graphemes.length <= 160
    ? line
    : `${graphemes
        .slice(0, 159)
        .map(({ segment }) => segment)
        .join('')}…`;
}

/** Everything about one event, for `show`. Whole texts, nothing cut. */
export function eventInFull(event: TimelineEvent, zone: string): string[] {
  const { local, utc, remarks } = timeInWords(event.happened, zone);
  const when = [
    `Happened: ${visibleLine(local)}${utc === '' ? '' : ` = ${utc}`}`,
    ...remarks.map((remark) => `  ${visibleLine(remark)}`),
    `How it is known: ${visibleLine(event.happened.basis ?? 'not stated')}`,
    `Recorded: ${event.recordedAt} (UTC), entry ${event.entry}`,
  ];
  return [...when, ...details(event)];
}

function details(event: TimelineEvent): string[] {
  switch (event.kind) {
    case 'incident':
      return Object.entries(event.incident)
        .filter(([name]) => !['number', 'entry', 'recordedAt', 'when'].includes(name))
        .map(([name, value]) => `${labels[name] ?? name}: ${visible(inWords(value))}`);
    case 'file':
      return [
        `File as received: ${visibleLine(event.exhibit.name)}`,
        `SHA-256: ${event.exhibit.sha256}`,
        `Size: ${event.exhibit.sizeBytes} bytes`,
        ...factLines(event.exhibit.facts),
        ...event.exhibit.facts.notes.map((note) => `Note: ${note}`),
        ...(event.exhibit.facts.words === undefined
          ? []
          : ['Its words:', visible(event.exhibit.facts.words)]),
      ];
    case 'message':
    case 'call':
      return contactDetails(event);
  }
}

/** What the file says of itself, besides its time. */
function factLines(facts: FileFacts): string[] {
  const { durationMilliseconds, widthPixels, heightPixels, statesPosition, asFound = {} } = facts;
  return [
    ...(durationMilliseconds === undefined
      ? []
      : [`Length: ${durationMilliseconds / 1000} seconds`]),
    ...(widthPixels === undefined ? [] : [`Pixels: ${widthPixels} × ${heightPixels ?? '?'}`]),
    ...(statesPosition === true ? ['It says where it was made, which may be your home.'] : []),
    ...facts.times.map(
      ({ what, happened }) =>
        `States: ${what}: ${visibleLine(happened.raw ?? happened.utc ?? happened.local ?? 'not known')} (${visibleLine(happened.basis ?? 'not stated')})`,
    ),
    ...Object.entries(asFound).map(
      ([name, value]) => `${visibleLine(name)}: ${visibleLine(value)}`,
    ),
  ];
}

function contactDetails(event: ContactEvent): string[] {
  const { contact } = event;
  const lines = [
    contactHead(event),
    `Exhibit: ${event.exhibit}, ${contact.place} of its source, held by ${event.sources} ${event.sources === 1 ? 'source' : 'sources'}`,
    ...contact.markers.map((marker) => `Marked by the source: ${visibleLine(marker)}`),
  ];
  if (contact.kind === 'call') return [...lines, contactBody(event).slice(2)];
  const files = contact.attachments.map(
    (attachment, index) =>
      `With it: ${event.attachmentReferences[index] ?? 'not in the source'}, ${attachment.name === null ? 'no name' : visibleLine(attachment.name)}`,
  );
  return [...lines, ...files, contact.text === null ? 'No text.' : visible(contact.text)];
}

const labels: Readonly<Record<string, string>> = {
  what: 'What happened',
  felt: 'How it felt',
  where: 'Where',
  address: 'Address (private)',
  who: 'Who',
  words: 'Words used',
  behaviours: 'Kinds of behaviour',
  channel: 'How',
  times: 'How many times',
  witnesses: 'Who saw or heard it',
  told: 'Who was told',
  toldReference: 'Their reference',
  changed: 'What changed because of it',
  privateNote: 'Private note',
  recordedBy: 'Recorded by',
  attached: 'Attached',
};

function inWords(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (!Array.isArray(value)) return '';
  return value
    .map((item: unknown) =>
      typeof item === 'object' && item !== null && 'name' in item
        ? [item.name, 'contact' in item ? item.contact : '']
            .filter((text) => text !== '')
            .join(', ')
        : String(item),
    )
    .join(', ');
}
