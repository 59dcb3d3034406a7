import type { Casefile } from '../../casefile/casefile.ts';
import { kinds, stampOf } from '../../casefile/journal/entry-kinds.ts';
import { partValue } from '../../core/journal-entry.ts';
import type { ColumnChoice } from '../../core/source-item.ts';
import { TableColumns } from '../../importers/csv-table/row-cells.ts';
import { meanings } from './show-table.ts';

/**
 * What was said of a table with these columns when one was last taken in; null when none was. Each
 * import states its choices, so nothing else has to be kept.
 */
export async function earlierColumns(
  casefile: Casefile,
  columns: readonly string[],
): Promise<ColumnChoice | null> {
  let newest: ColumnChoice | null = null;
  for await (const entry of casefile.entries()) {
    if (stampOf(entry)?.kind !== kinds.importMade) continue;
    const choice = columnsIn(partValue(entry, 'choices'));
    if (choice !== null && fits(choice, columns)) newest = choice;
  }
  return newest;
}

function fits(choice: ColumnChoice, columns: readonly string[]): boolean {
  const table = new TableColumns(columns);
  return meanings.every((meaning) => {
    const column = choice[meaning];
    return column === undefined || table.find(column) !== null;
  });
}

/** Read with care: a record may be of a later version. */
function columnsIn(choices: unknown): ColumnChoice | null {
  const stated = memberOf(choices, 'columns');
  const [kind, time, party] = ['kind', 'time', 'party'].map((name) => memberOf(stated, name));
  if (kind !== 'messages' && kind !== 'calls') return null;
  if (typeof time !== 'string' || typeof party !== 'string') return null;
  const further = ['name', 'direction', 'received', 'text', 'duration', 'service']
    .map((name) => [name, memberOf(stated, name)] as const)
    .filter(([, value]) => typeof value === 'string');
  return { kind, time, party, ...Object.fromEntries(further) };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
