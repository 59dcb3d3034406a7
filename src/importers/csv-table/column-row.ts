import type { Call, Conversation, Party } from '../../core/communication.ts';
import { comparisonForm, identifier } from '../../core/identifier.ts';
import type { ColumnChoice, SourceItem } from '../../core/source-item.ts';
import { shownText } from '../../core/text.ts';
import { isHiddenNumber, plainWord, secondsIn, unknownWay, wayOf, type Way } from './call-words.ts';
import type { Elsewhere, RowCells, TableColumns } from './row-cells.ts';
import { callServiceInCell, serviceInCell, type CallService } from './services.ts';
import { longestName, senderOf } from './sessions.ts';
import { longestTime, timeInCell, type TimeReading } from './table-time.ts';

/** What the rows of a table are read with whose columns were chosen. */
export interface ColumnReading {
  readonly choice: ColumnChoice;
  readonly columns: TableColumns;
  readonly time: TimeReading;
}

/** One row as a message or call, by what its columns hold. */
export function columnItem(cells: RowCells, place: string, reading: ColumnReading): SourceItem {
  return reading.choice.kind === 'calls'
    ? callItem(cells, place, reading)
    : messageItem(cells, place, reading);
}

function messageItem(cells: RowCells, place: string, reading: ColumnReading): SourceItem {
  const { choice, columns, time } = reading;
  const other = partyIn(cells, choice);
  const { direction } = wayIn(cells, choice) ?? unknownWay;
  const serviceCell = cells.shown(choice.service);
  const service = serviceInCell(serviceCell);
  const conversation: Conversation = {
    key: `${service.family} ${other === null ? 'without an address' : comparisonForm(other)}`,
    kind: 'messages',
    means: service.conversationMeans,
    others: other === null ? [] : [other],
    group: false,
  };
  const word = cells.shown(choice.direction);
  const elsewhere = [
    choice.text,
    ...(isPlainWay(wayIn(cells, choice), word) ? [choice.direction] : []),
    ...(service.means === serviceCell ? [choice.service] : []),
  ];
  return {
    type: 'message',
    conversation,
    message: {
      kind: 'message',
      means: service.means,
      direction,
      happened: timeInCell(cells.shown(choice.time), time),
      sender: direction === 'in' ? other : null,
      recipients: direction === 'out' && other !== null ? [other] : [],
      place,
      text: cells.recorded(choice.text),
      attachments: [],
      markers: [],
      asFound: cells.asFound(named(columns, choice, other, elsewhere)),
    },
  };
}

function callItem(cells: RowCells, place: string, reading: ColumnReading): SourceItem {
  const { choice, columns, time } = reading;
  const number = cells.shown(choice.party).toWellFormed();
  const isHidden = isHiddenNumber(number);
  const other = isHidden ? null : partyIn(cells, choice);
  const way = wayIn(cells, choice);
  const { direction, outcome } = way ?? unknownWay;
  const durationSeconds = secondsIn(cells.shown(choice.duration));
  const service = callServiceInCell(cells.shown(choice.service));
  const elsewhere = [
    ...(isPlainWay(way, cells.shown(choice.direction)) ? [choice.direction] : []),
    ...(durationSeconds === null ? [] : [choice.duration]),
  ];
  return {
    type: 'call',
    conversation: callConversation(number, other, service),
    call: {
      kind: 'call',
      means: service.means,
      direction,
      happened: timeInCell(cells.shown(choice.time), time),
      sender: direction === 'in' ? other : null,
      recipients: direction === 'out' && other !== null ? [other] : [],
      place,
      asFound: cells.asFound(named(columns, choice, other, elsewhere)),
      outcome: outcomeOf(outcome, durationSeconds),
      durationSeconds,
      numberWithheld: isHidden,
      markers: outcome === 'blocked' ? ['blocked by the phone'] : [],
    },
  };
}

/** A received call of no length is not said to have been answered: the table does not say so. */
function outcomeOf(outcome: Call['outcome'], seconds: number | null): Call['outcome'] {
  return outcome === 'answered' && (seconds ?? 0) === 0 ? 'unknown' : outcome;
}

/** Telephone and FaceTime calls with one person are one conversation; what an app made stands apart. */
function callConversation(number: string, other: Party | null, service: CallService): Conversation {
  const beginning = service.app === null ? 'call' : `call ${service.app}`;
  const whom = other === null ? `withheld ${number}`.trim() : comparisonForm(other);
  return {
    key: `${beginning} ${whom}`,
    kind: 'calls',
    means: service.app ?? 'telephone',
    others: other === null ? [] : [other],
    group: false,
  };
}

function partyIn(cells: RowCells, choice: ColumnChoice): Party | null {
  const address = cells.shown(choice.party).toWellFormed();
  const name = cells.recorded(choice.name);
  if (address.length > longestName) return null;
  if (address !== '') return senderOf(address, name);
  const alone = name === null ? '' : shownText(name).toWellFormed().trim();
  return alone === '' || alone.length > longestName ? null : identifier(alone);
}

/** Null where no column says it, or nothing stands in it. */
function wayIn(cells: RowCells, { direction, received }: ColumnChoice): Way | null {
  const word = cells.shown(direction);
  if (word === '') return null;
  const known = wayOf(word);
  if (received === undefined) return known;
  if (plainWord(word) === plainWord(received) || word === received.trim())
    return known?.direction === 'in' ? known : { direction: 'in', outcome: 'answered' };
  if (known !== null && known.outcome !== 'answered') return known;
  return { direction: 'out', outcome: 'made' };
}

/** Whether nothing is lost when the word itself is left out. */
function isPlainWay(way: Way | null, word: string): boolean {
  const known = wayOf(word);
  return known !== null && known.direction === way?.direction && known.outcome === way.outcome;
}

/** The columns that stand in the row itself. */
function named(
  columns: TableColumns,
  choice: ColumnChoice,
  other: Party | null,
  further: readonly (string | undefined)[],
): Elsewhere {
  const used = [...(other === null ? [] : [choice.party, choice.name]), ...further];
  const names = (wanted: readonly (string | undefined)[]): string[] =>
    wanted
      .filter((name) => name !== undefined)
      .flatMap((name) => columns.find(name) ?? [])
      .map((place) => columns.names[place] ?? '');
  return new Map([
    ...names([choice.time]).map((name) => [name, longestTime] as const),
    ...names(used).map((name) => [name, Infinity] as const),
  ]);
}
