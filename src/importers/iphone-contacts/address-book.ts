import type { RecordedText } from '../../core/text.ts';
import { hasNumberedRows } from '../phone/found-columns.ts';
import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';

/** Names and addresses are shorter; a longer one is left out. */
const longestBytes = 16 * 1024;

/** A phone holds a few thousand people, each with a few numbers. */
const mostIdentifiers = 200_000;

/** The numbers that the address book has for the kinds of values that lead to a person. */
const phoneNumber = 3;
const emailAddress = 4;

/** A number or address in the address book, and whose it is. */
export interface SavedIdentifier {
  /** The number of the person's row. */
  readonly person: bigint;
  /** Null for somebody without any name. */
  readonly name: RecordedText | null;
  readonly value: RecordedText;
  readonly label: RecordedText | null;
}

/**
 * The numbers and e-mail addresses of an AddressBook.sqlitedb, in the order of the people and then as
 * they stand; at most 200,000. A person is called what the phone shows: first, middle and last name,
 * else the organisation, else the nickname.
 */
export function* savedIdentifiers(database: ScratchDatabase): Generator<SavedIdentifier> {
  if (!database.has('ABMultiValue', 'record_id', 'property', 'value')) return;
  if (!hasNumberedRows(database, 'ABPerson') || !hasNumberedRows(database, 'ABMultiValue')) return;
  const label = labelSql(database);
  const rows = database.rows(
    `SELECT person.rowid AS person, ${nameSql(database)} AS name, ${bounded('saved.value')} AS value, ${label.sql} AS label FROM ABMultiValue AS saved JOIN ABPerson AS person ON person.rowid = saved.record_id ${label.join} WHERE saved.property IN (${phoneNumber}, ${emailAddress}) ORDER BY person.rowid, saved.rowid LIMIT ${mostIdentifiers}`,
  );
  for (const row of rows) {
    const saved = savedIn(row, database);
    if (saved !== null) yield saved;
  }
}

function savedIn(row: DatabaseRow, database: ScratchDatabase): SavedIdentifier | null {
  const value = database.text(row['value']);
  const person = row['person'];
  if (value === null || value === '' || typeof person !== 'bigint') return null;
  const name = database.text(row['name']);
  return {
    person,
    name: name === '' ? null : name,
    value,
    label: plainLabel(database.text(row['label'])),
  };
}

function bounded(expression: string): string {
  return `CASE WHEN octet_length(${expression}) <= ${longestBytes} THEN CAST(${expression} AS BLOB) END`;
}

/* Joined by the database, so that bytes that are no text are kept. */
function nameSql(database: ScratchDatabase): string {
  const there = (column: string) =>
    database.has('ABPerson', column)
      ? [
          `CASE WHEN octet_length(person."${column}") <= ${longestBytes} THEN nullif(person."${column}", '') END`,
        ]
      : [];
  const own = ['First', 'Middle', 'Last'].flatMap(there);
  const names = [
    ...(own.length === 0 ? [] : [`nullif(concat_ws(' ', ${own.join(', ')}), '')`]),
    ...['Organization', 'Nickname'].flatMap(there),
  ];
  return names.length === 0 ? 'NULL' : `CAST(coalesce(${names.join(', ')}, NULL) AS BLOB)`;
}

function labelSql(database: ScratchDatabase): { readonly sql: string; readonly join: string } {
  const canJoin =
    database.has('ABMultiValue', 'label') &&
    database.has('ABMultiValueLabel', 'value') &&
    hasNumberedRows(database, 'ABMultiValueLabel');
  return canJoin
    ? {
        sql: bounded('label.value'),
        join: 'LEFT JOIN ABMultiValueLabel AS label ON label.rowid = saved.label',
      }
    : { sql: 'NULL', join: '' };
}

/** Labels that the phone came with are written `_$!<Mobile>!$_`. */
export function plainLabel(label: RecordedText | null): RecordedText | null {
  if (typeof label !== 'string') return label;
  const [, plain] = /^_\$!<(.*)>!\$_$/s.exec(label) ?? [];
  const text = plain ?? label;
  return text === '' ? null : text;
}
