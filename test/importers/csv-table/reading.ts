import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ReadingChoices, SourceItem } from '../../../src/core/source-item.ts';
import { csvTable } from '../../../src/importers/csv-table/importer.ts';
import { sourceAt } from '../../../src/importers/given-path.ts';
import type { Source } from '../../../src/importers/source.ts';

/** Runs `use` with the file `table.csv`, and others beside it, in a folder of its own. */
export async function withTable<T>(
  content: Buffer | string,
  use: (source: Source, folder: string) => Promise<T>,
  beside: Readonly<Record<string, Buffer | string>> = {},
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-table-'));
  try {
    for (const [name, bytes] of Object.entries({ 'table.csv': content, ...beside })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    return await use(await sourceAt(join(folder, 'table.csv')), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every item of a table, progress aside. */
export async function itemsOf(
  content: Buffer | string,
  choices: Partial<ReadingChoices> = {},
): Promise<SourceItem[]> {
  return withTable(content, (source) => collected(source, choices));
}

export async function collected(
  source: Source,
  choices: Partial<ReadingChoices> = {},
): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  const reading = { choices: { zone: 'Europe/London', ...choices }, scratch: '' };
  for await (const item of csvTable.read(source, reading))
    if (item.type !== 'progress') items.push(item);
  return items;
}

/** The rows among items: what has to balance. */
export function rowsAmong(items: readonly SourceItem[]): SourceItem[] {
  return items.filter(({ type }) => ['message', 'call', 'file', 'skipped'].includes(type));
}
