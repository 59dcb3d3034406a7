import type { ScratchDatabase } from '../scratch-copy.ts';

/**
 * Whether the file of a database ends in the middle of a page. What is missing of its last page SQLite
 * takes for zeros, and says nothing.
 */
export function isCutShort(database: ScratchDatabase): boolean {
  const page = database.row('SELECT page_size FROM pragma_page_size')?.['page_size'];
  return typeof page === 'bigint' && BigInt(database.sizeBytes) % page !== 0n;
}
