import type { ReportModel } from './report-model.ts';
import type { OtherWords } from './other-words.ts';
import type { ContactRow, FileRow, PartyLine, TimelineRow } from './timeline-row.ts';
import { plain } from './words.ts';

/** One line of the table, before it is written: a cell for each column. */
export type CsvCells = Readonly<Record<(typeof csvColumns)[number], string>>;

/** The columns of `3_CALLS_AND_MESSAGES.csv`, in order. */
export const csvColumns = [
  'reference',
  'kind',
  'utc',
  'local',
  'zone',
  'zone stated or assumed',
  'precision',
  'time remarks',
  'basis',
  'direction',
  'other party E.164',
  'other party as found',
  'other party name',
  'text',
  'attachments',
  'duration seconds',
  'means',
  'outcome',
  'markers',
  'earlier texts',
  'machine transcript',
  'source file',
  'source SHA-256',
  'place in source',
  'recorded at',
  'marked',
  'linked incidents',
  'typed caption',
  'typed transcript',
] as const;

/**
 * The table of messages, calls and voicemail files as CSV text, one line at a time: a byte order mark
 * and the names of the columns first, then a row for each contact in the order of the timeline.
 * RFC 4180: commas, CR LF, every cell in double quotes, quotes doubled; UTF-8. Control characters are
 * written as their code point, line feeds inside a text stay.
 *
 * **Formulas.** A cell that a spreadsheet could run (it begins with `=`, `+`, `-`, `@`, a tab or a
 * line break, or with spaces and then one of these, or with an apostrophe itself) gets one apostrophe
 * in front. So the rule for reading a cell back is the same for all of them: take one leading
 * apostrophe away. The one exception is a cell in the E.164 column that is `+` and digits only: it
 * stays as it is, since nothing can be run from it and analysts match on it. A sample has one more
 * column, which says so in every line.
 *
 * **What the person added** stands in the last columns and is not in any source: `marked` is `key` for a
 * row that they marked as key, else empty; `linked incidents` are the numbers of incidents that they
 * linked it to; `typed caption` and `typed transcript` are what a person typed of a file, the wording
 * that stands now, with the file's reference in front where the row is a message.
 */
export function* csvRows(model: ReportModel): Generator<string> {
  const { sampleBanner } = model.cover;
  const sample = sampleBanner === null ? [] : [sampleBanner];
  yield '\ufeff' + csvLine([...csvColumns, ...sample]);
  for (const row of model.timeline()) {
    const cells = cellsOf(row);
    if (cells === null) continue;
    yield csvLine([...csvColumns.map((column) => safeCell(cells[column], column)), ...sample]);
  }
}

/** Null for a row that is neither a contact nor a voicemail file. */
function cellsOf(row: TimelineRow): CsvCells | null {
  switch (row.kind) {
    case 'message':
    case 'call':
      return contactCells(row);
    case 'file':
      return row.fileKind === 'voicemail' ? voicemailCells(row) : null;
    case 'incident':
    case 'order':
    case 'telling':
    case 'item':
    case 'kept back':
      return null;
  }
}

/** A cell that no spreadsheet takes for a formula; see `csvRows`. */
export function safeCell(cell: string, column: keyof CsvCells): string {
  if (column === 'other party E.164' && /^\+[0-9]{1,15}$/.test(cell)) return cell;
  return /^'|^[\t\r\n]|^\s*[=+\-@＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') + '\r\n';
}

type SharedColumns =
  | 'reference'
  | 'utc'
  | 'local'
  | 'zone'
  | 'zone stated or assumed'
  | 'precision'
  | 'time remarks'
  | 'basis'
  | 'source file'
  | 'source SHA-256'
  | 'recorded at'
  | 'marked'
  | 'linked incidents';

function sharedCells(row: ContactRow | FileRow): Pick<CsvCells, SharedColumns> {
  const { cells } = row.when;
  return {
    reference: row.reference,
    utc: cells.utc,
    local: cells.local,
    zone: cells.zone,
    'zone stated or assumed': cells.zoneIs,
    precision: cells.precision,
    'time remarks': row.when.remarks.join('; '),
    basis: row.when.basis,
    'source file': row.sourceName.quoted,
    'source SHA-256': row.sourceSha256,
    'recorded at': row.recordedAtUtc,
    marked: row.marked ? 'key' : '',
    'linked incidents': row.linkedTo.join('; '),
  };
}

function contactCells(row: ContactRow): CsvCells {
  return {
    ...sharedCells(row),
    kind: row.kind,
    direction: row.directionInWords,
    ...partyCells(otherParties(row)),
    text: [row.subject === null ? null : `Subject: ${row.subject.quoted}`, row.text?.quoted ?? null]
      .filter((text) => text !== null)
      .join('\n'),
    attachments: row.attachments
      .map(
        (file) => file.reference ?? `${plain(file.name)} (${file.missing ?? 'not in the source'})`,
      )
      .join('; '),
    'duration seconds': row.durationSeconds === null ? '' : String(row.durationSeconds),
    means: row.means,
    outcome: row.call ?? '',
    markers: row.markers.join('; '),
    'earlier texts': otherWordsOf(row, 'earlier text'),
    'machine transcript': otherWordsOf(row, 'machine transcript'),
    'place in source': row.place,
    'typed caption': typedOf(row, 'caption'),
    'typed transcript': typedOf(row, 'transcript'),
  };
}

function voicemailCells(row: FileRow): CsvCells {
  return {
    ...sharedCells(row),
    kind: 'voicemail file',
    direction: 'direction not stated',
    ...partyCells(row.otherParty === null ? [] : [row.otherParty]),
    text: '',
    attachments: row.reference,
    'duration seconds': row.durationSeconds === null ? '' : String(row.durationSeconds),
    means: 'voicemail',
    outcome: '',
    markers: row.notes.join('; '),
    'earlier texts': '',
    'machine transcript': '',
    'place in source': '',
    'typed caption': row.typed.caption,
    'typed transcript': row.typed.transcript,
  };
}

function otherWordsOf(row: ContactRow, wanted: OtherWords['what']): string {
  return row.otherWords
    .filter(({ what }) => what === wanted)
    .map(({ label, words }) => `${label}: ${words.quoted}`)
    .join('\n');
}

function typedOf(row: ContactRow, what: 'caption' | 'transcript'): string {
  return row.attachments
    .filter(({ typed }) => typed[what] !== '')
    .map(({ reference, typed }) => `${reference ?? ''}: ${typed[what]}`)
    .join('\n');
}

/** Who is at the other end: the sender of what was received, those to whom something was sent. */
function otherParties(row: ContactRow): readonly PartyLine[] {
  if (row.direction === 'in') return row.parties.filter((party) => party.role === 'From');
  return row.parties;
}

type PartyColumns = 'other party E.164' | 'other party as found' | 'other party name';

function partyCells(parties: readonly PartyLine[]): Pick<CsvCells, PartyColumns> {
  const joined = (cell: (party: PartyLine) => string) =>
    parties
      .map(cell)
      .filter((found) => found !== '')
      .join('; ');
  return {
    'other party E.164': joined((party) => party.e164),
    'other party as found': joined((party) => party.asFound),
    'other party name': joined((party) => party.name?.quoted ?? ''),
  };
}
