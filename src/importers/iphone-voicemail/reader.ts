import type { SourceItem } from '../../core/source-item.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import { foundColumns, hasNumberedRows } from '../phone/found-columns.ts';
import { numberedRows } from '../phone/numbered-rows.ts';
import type { Phone, PhoneDatabaseReader } from '../phone/phone.ts';
import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import { unlistedItem } from './unlisted-file.ts';
import { voicemailFiles, voicemailFolder, type VoicemailFiles } from './voicemail-files.ts';
import { voicemailColumns, voicemailItem, type InList } from './voicemail-row.ts';

/**
 * The voicemail of an iPhone: the list, the list of what was deleted, and then every recording that
 * neither names.
 */
export const iphoneVoicemail: PhoneDatabaseReader = {
  id: 'iphone-voicemail',
  title: 'iPhone voicemail (voicemail.db)',
  places: [{ domain: 'HomeDomain', path: `${voicemailFolder}voicemail.db` }],
  tables: [['voicemail', '_sqlitedatabaseproperties']],
  read,
};

async function* read(database: ScratchDatabase, phone: Phone): AsyncGenerator<SourceItem> {
  const files = voicemailFiles(phone.files);
  const accounts = accountsByLabel(database);
  const rows = (table: string, place: string, inList: InListOf) =>
    listed(database, phone, { table, place, files, accounts, inList });
  yield* rows('voicemail', 'voicemail', (number, place) => ({ place, number, markers: [] }));
  for await (const item of rows('deleted', 'deleted voicemail', deletedIn(database))) {
    // The share of one list is shown; a second that begins anew would look like a step back.
    if (item.type !== 'progress') yield item;
  }
  for (const file of files.left()) yield await unlistedItem(file, phone);
  if (files.leftOut > 0)
    yield {
      type: 'note',
      where: 'voicemail files',
      what: `The source lists more files than any phone holds. Not looked at: ${files.leftOut}.`,
    };
}

type InListOf = (number: string | null, place: string) => InList;

interface List {
  readonly table: string;
  readonly place: string;
  readonly files: VoicemailFiles;
  readonly accounts: ReadonlyMap<string, RecordedText>;
  readonly inList: InListOf;
}

async function* listed(
  database: ScratchDatabase,
  phone: Phone,
  { table, place, files, accounts, inList }: List,
): AsyncGenerator<SourceItem> {
  const { names, sql } = foundColumns(database, table, voicemailColumns);
  const accountOf = (label: RecordedText | null) =>
    label === null ? null : (accounts.get(shownText(label)) ?? null);
  const reading = { database, phone, files, columns: names, accountOf };
  yield* numberedRows(database, { table, select: sql, place }, (row, where) =>
    voicemailItem(row, inList(rowNumber(row), where), reading),
  );
}

function rowNumber(row: DatabaseRow): string | null {
  const number = row['number'];
  return typeof number === 'bigint' ? String(number) : null;
}

/** A recording belongs to a deleted row only where no other row has its number. */
function deletedIn(database: ScratchDatabase): InListOf {
  const canLook = database.has('voicemail') && hasNumberedRows(database, 'voicemail');
  return (number, place) => {
    const isTaken =
      number === null ||
      (canLook && database.row('SELECT 1 FROM voicemail WHERE rowid = ?', BigInt(number)) !== null);
    return {
      place,
      number: isTaken ? null : number,
      markers: ['deleted: in the phone’s list of deleted voicemails'],
    };
  };
}

/** A phone has one or two lines. */
const mostAccounts = 1000;

function accountsByLabel(database: ScratchDatabase): ReadonlyMap<string, RecordedText> {
  const accounts = new Map<string, RecordedText>();
  if (!database.has('map', 'account', 'label')) return accounts;
  const { sql } = foundColumns(database, 'map', ['account', 'label']);
  for (const row of database.rows(`SELECT ${sql} FROM map LIMIT ${mostAccounts}`)) {
    const label = database.text(row['label']);
    const account = database.text(row['account']);
    if (label !== null && account !== null && account !== '')
      accounts.set(shownText(label), account);
  }
  return accounts;
}
