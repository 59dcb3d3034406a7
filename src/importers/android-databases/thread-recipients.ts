import { shownText } from '../../core/text.ts';
import type { ScratchDatabase } from '../scratch-copy.ts';

/** Whom the phone itself takes to be in a thread: its own list, without the owner. */
export class ThreadRecipients {
  readonly #database: ScratchDatabase;
  readonly #threads = new Map<number, readonly string[]>();
  readonly #addresses = new Map<string, string>();

  constructor(database: ScratchDatabase) {
    this.#database = database;
  }

  /** Whether the database has such a list at all. */
  get areThere(): boolean {
    return (
      this.#database.has('threads', '_id', 'recipient_ids') &&
      this.#database.has('canonical_addresses', '_id', 'address')
    );
  }

  /** The addresses in a thread; none when the thread or its list is not there. */
  of(thread: number | null): readonly string[] {
    if (thread === null || !this.areThere) return [];
    const known = this.#threads.get(thread);
    if (known !== undefined) return known;
    const list = this.#look(
      'SELECT CAST(recipient_ids AS BLOB) AS value FROM threads WHERE _id = ?',
      thread,
    );
    const ids = list.split(' ').filter((id) => /^\d{1,15}$/.test(id));
    const addresses = ids.slice(0, mostInThread).map((id) => this.#addressOf(id));
    return remembered(
      this.#threads,
      thread,
      addresses.filter((address) => address !== ''),
    );
  }

  #addressOf(id: string): string {
    const known = this.#addresses.get(id);
    if (known !== undefined) return known;
    const sql = 'SELECT CAST(address AS BLOB) AS value FROM canonical_addresses WHERE _id = ?';
    return remembered(this.#addresses, id, this.#look(sql, Number(id)));
  }

  #look(sql: string, id: number): string {
    const row = this.#database.row(`${sql} AND octet_length(value) <= ${longest}`, id);
    return shownText(this.#database.text(row?.['value']) ?? '').slice(0, longest);
  }
}

const mostInThread = 1000;
const longest = 16 * 1024;
const mostRemembered = 10_000;

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): Value {
  if (known.size >= mostRemembered) known.clear();
  known.set(key, value);
  return value;
}
