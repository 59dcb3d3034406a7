import type { Direction, OtherTime, Party } from '../../core/communication.ts';
import { identifier } from '../../core/identifier.ts';
import type { IncomingAttachment, IncomingMessage, SourceItem } from '../../core/source-item.ts';
import { shownText } from '../../core/text.ts';
import type { BesideFiles } from './beside-files.ts';
import type { Elsewhere, RowCells, TableColumns } from './row-cells.ts';
import type { SessionHeading, SessionHeadings } from './scan-table.ts';
import { serviceInCell } from './services.ts';
import {
  longestName,
  senderOf,
  sessionConversation,
  type SessionParties,
  type Sessions,
} from './sessions.ts';
import { longestTime, timeInCell, type TimeReading } from './table-time.ts';

/** What the rows of a table of chats are read with. */
export interface SessionReading {
  readonly app: 'Messages' | 'WhatsApp';
  readonly headings: SessionHeadings;
  readonly columns: TableColumns;
  readonly sessions: Sessions;
  readonly files: BesideFiles;
  readonly time: TimeReading;
  readonly elsewhere: Readonly<Record<Direction, Elsewhere>>;
}

/** A row of one of iMazing's tables of chats as an item. `units` are its cells as they stand in the file. */
export async function sessionItem(
  cells: RowCells,
  units: readonly string[],
  place: string,
  reading: SessionReading,
): Promise<SourceItem> {
  const { headings, sessions, app } = reading;
  const shown = (heading: SessionHeading): string => cells.shown(headings[heading]);
  const service = serviceInCell(app === 'WhatsApp' ? 'WhatsApp' : shown('service'));
  const parties = sessions.partiesOf(reading.columns.units(units, headings['chat session'] ?? ''));
  const happened = timeInCell(shown('message date'), reading.time);
  const direction = directions.get(shown('type')) ?? 'unknown';
  const subject = cells.recorded(headings.subject);
  const times = otherTimes(shown, reading.time);
  const message: IncomingMessage = {
    kind: 'message',
    means: service.means,
    ...ends(direction, cells, headings, parties),
    happened,
    ...(times.length === 0 ? {} : { otherTimes: times }),
    place,
    text: cells.recorded(headings.text),
    ...(subject === null ? {} : { subject }),
    attachments: await attachments(cells, reading, happened.local ?? null),
    markers: markers(direction, shown, app),
    asFound: cells.asFound(reading.elsewhere[direction]),
  };
  return { type: 'message', conversation: sessionConversation(parties, service), message };
}

/* The words follow the language of the program; those of other languages are not known. */
const directions: ReadonlyMap<string, Direction> = new Map([
  ['Incoming', 'in'],
  ['Outgoing', 'out'],
  ['Notification', 'none'],
]);

type Ends = Pick<IncomingMessage, 'direction' | 'sender' | 'recipients'>;

function ends(
  direction: Direction,
  cells: RowCells,
  headings: SessionHeadings,
  { others, group }: SessionParties,
): Ends {
  const sender = senderIn(cells, headings);
  switch (direction) {
    case 'none':
      return { direction, sender: null, recipients: [] };
    case 'out':
      return { direction, sender, recipients: others };
    case 'in':
    case 'unknown': {
      const [other] = others;
      const only = !group && others.length === 1 && other !== undefined ? other : null;
      const from = sender ?? (direction === 'in' ? only : null);
      return { direction, sender: from, recipients: [] };
    }
  }
}

/** By number or address where the row gives one, else by name alone. */
function senderIn(cells: RowCells, headings: SessionHeadings): Party | null {
  const id = cells.shown(headings['sender id']).toWellFormed();
  const name = cells.recorded(headings['sender name']);
  if (id !== '' && id.length <= longestName) return senderOf(id, name);
  const alone = name === null ? '' : shownText(name).toWellFormed().trim();
  return alone === '' || alone.length > longestName ? null : identifier(alone);
}

function otherTimes(shown: (heading: SessionHeading) => string, reading: TimeReading): OtherTime[] {
  return stated.flatMap(({ heading, what }) => {
    const cell = shown(heading);
    return cell === '' ? [] : [{ what, happened: timeInCell(cell, reading) }];
  });
}

const stated: readonly { readonly heading: SessionHeading; readonly what: string }[] = [
  { heading: 'sent date', what: 'sent' },
  { heading: 'delivered date', what: 'delivered' },
  { heading: 'read date', what: 'read' },
  { heading: 'edited date', what: 'edited' },
  { heading: 'deleted date', what: 'deleted' },
];

function markers(
  direction: Direction,
  shown: (heading: SessionHeading) => string,
  app: SessionReading['app'],
): string[] {
  return [
    ...(direction === 'none'
      ? [app === 'WhatsApp' ? 'a line by WhatsApp itself' : 'a line by the phone itself']
      : []),
    ...(shown('edited date') === '' ? [] : ['edited']),
    ...(shown('deleted date') === '' ? [] : ['deleted']),
    ...(/^(?:|no|false|0)$/i.test(shown('forwarded')) ? [] : ['forwarded']),
    ...(shown('reactions') === '' ? [] : ['somebody reacted to it']),
  ];
}

async function attachments(
  cells: RowCells,
  { headings, files }: SessionReading,
  local: string | null,
): Promise<IncomingAttachment[]> {
  const name = cells.recorded(headings.attachment);
  if (name === null) return [];
  const session = cells.shown(headings['chat session']);
  const found = await files.find({ name: shownText(name), session, local });
  return [{ name, mediaType: null, ...found }];
}

/** Columns that stand in the message itself; what is too long for its place there stays as found. */
export function standingElsewhere(
  headings: SessionHeadings,
): Readonly<Record<Direction, Elsewhere>> {
  const lengths = (further: readonly (readonly [SessionHeading, number])[]): Elsewhere =>
    new Map(
      [...whole, ...times, ...further].map(([heading, longest]) => [
        headings[heading] ?? '',
        longest,
      ]),
    );
  const names = [
    ['sender id', longestName],
    ['sender name', longestName],
  ] as const;
  const type = ['type', Infinity] as const;
  return {
    in: lengths([...names, type]),
    out: lengths([...names, type]),
    unknown: lengths(names),
    none: lengths([type]),
  };
}

const whole = (['text', 'subject', 'attachment', 'service'] as const).map(
  (heading) => [heading, Infinity] as const,
);

const times = (['message date', ...stated.map(({ heading }) => heading)] as const).map(
  (heading) => [heading, longestTime] as const,
);
