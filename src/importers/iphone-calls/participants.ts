import { recordBytes, type RecordedText } from '../../core/text.ts';
import type { ColumnValue, DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import { foundColumns } from '../phone/found-columns.ts';

/** A call's other ends beyond this many are counted, not named: no call has as many. */
const mostNamed = 1000;

/** Who took part in one call, as far as the phone lists it. */
export interface Participants {
  readonly addresses: readonly RecordedText[];
  readonly leftOut: number;
}

const nobody: Participants = { addresses: [], leftOut: 0 };

/**
 * Finds the participants of calls that are asked for in rising order of their numbers. They stand in a
 * table whose name and columns hold numbers that change with the phone's software.
 */
export function participantsInOrder(database: ScratchDatabase): {
  of(call: ColumnValue | undefined): Participants;
  close(): void;
} {
  const rows = participantRows(database);
  let next = rows.next();
  return {
    of(call) {
      if (typeof call !== 'bigint') return nobody;
      const addresses: RecordedText[] = [];
      let leftOut = 0;
      for (; !isAfter(next, call); next = rows.next()) {
        const { value } = next as IteratorYieldResult<DatabaseRow>;
        const address = value['call'] === call ? addressIn(database, value) : null;
        if (address === null) continue;
        if (addresses.length < mostNamed) addresses.push(address);
        else leftOut += 1;
      }
      return addresses.length === 0 ? nobody : { addresses, leftOut };
    },
    close() {
      rows.return(undefined);
    },
  };
}

function isAfter(next: IteratorResult<DatabaseRow>, call: bigint): boolean {
  if (next.done === true) return true;
  const at = next.value['call'];
  return typeof at === 'bigint' && at > call;
}

function addressIn(database: ScratchDatabase, row: DatabaseRow): RecordedText | null {
  for (const column of handleColumns) {
    const text = row[`${column} is`] === 'blob' ? bytesIn(row[column]) : database.text(row[column]);
    if (text !== null && text !== '') return text;
  }
  return null;
}

function bytesIn(value: ColumnValue | undefined): RecordedText | null {
  return Buffer.isBuffer(value) ? recordBytes(value) : null;
}

/** As it was dialled or shown, else as the phone put it in order. */
const handleColumns = ['ZVALUE', 'ZNORMALIZEDVALUE'];

function* participantRows(database: ScratchDatabase): Generator<DatabaseRow, undefined> {
  const join = joinTable(database);
  if (join === null || !database.has('ZHANDLE', 'Z_PK')) return;
  const columns = foundColumns(database, 'ZHANDLE', handleColumns);
  if (columns.names.length === 0) return;
  const kinds = columns.names.map((name) => `typeof("${name}") AS "${name} is"`).join(', ');
  yield* database.rows(
    `SELECT link."${join.calls}" AS call, ${kinds}, ${columns.sql} FROM "${join.table}" AS link JOIN ZHANDLE AS handle ON handle.Z_PK = link."${join.handles}" WHERE typeof(link."${join.calls}") = 'integer' ORDER BY 1, handle.Z_PK`,
  );
}

function joinTable(
  database: ScratchDatabase,
): { readonly table: string; readonly calls: string; readonly handles: string } | null {
  const tables = [...database.tables()].filter((name) =>
    /^z_\d+remoteparticipanthandles$/.test(name),
  );
  for (const table of tables.sort()) {
    const columns = [...database.columns(table)];
    const calls = columns.find((name) => /^z_\d+remoteparticipantcalls$/.test(name));
    const handles = columns.find((name) => /^z_\d+remoteparticipanthandles$/.test(name));
    if (calls !== undefined && handles !== undefined) return { table, calls, handles };
  }
  return null;
}
