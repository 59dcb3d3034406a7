import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceItem } from '../../../src/core/source-item.ts';
import { DatabaseDamaged } from '../../../src/importers/scratch-copy.ts';
import { guidOf, makeMessages, type MadeMessages } from './made-messages.ts';
import { madeBody } from './made-typedstream.ts';
import { itemsOf } from './reading.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-damage-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const rows = 400;

function make(): string {
  return makeMessages(folder, 'iOS 16', (made: MadeMessages) => {
    const handle = made.handle('+447700900123');
    const chat = made.chat('iMessage', '+447700900123', [handle]);
    for (let number = 1; number <= rows; number += 1) {
      const message = made.message(chat, {
        handle_id: handle,
        attributedBody: madeBody(`Message ${number} ${'with words '.repeat(20)}`),
        thread_originator_guid: number % 7 === 0 ? guidOf(number - 1) : null,
      });
      if (number % 10 === 0) made.attachment(message, { filename: `~/x/${number}.jpg` });
    }
  });
}

/** The numbers of the pages that a table or index has, of those that hold rows. */
function leavesOf(path: string, name: string): number[] {
  const database = new Database(path, { readonly: true });
  const found = database
    .prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path")
    .all(name) as { pageno: number }[];
  database.close();
  return found.map(({ pageno }) => pageno);
}

function destroyPages(path: string, pages: readonly number[]): void {
  const bytes = readFileSync(path);
  for (const page of pages) bytes.fill(0xff, (page - 1) * 4096, page * 4096);
  writeFileSync(path, bytes);
}

async function read(path: string): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of itemsOf(path, folder)) if (item.type !== 'progress') items.push(item);
  return items;
}

function placesOf(items: readonly SourceItem[]): number[] {
  return items.flatMap((item) =>
    item.type === 'message' ? [Number(item.message.place.replace('message ', ''))] : [],
  );
}

describe('a database of which a page is damaged', () => {
  it('gives every message before and behind it, and says which row numbers are missing', async () => {
    const path = make();
    const leaves = leavesOf(path, 'message');
    destroyPages(path, [leaves[10]!, leaves[11]!, leaves[30]!]);
    const items = await read(path);
    const places = placesOf(items);
    const gaps = items.flatMap((item) => (item.type === 'skipped' ? [item.where] : []));
    expect(gaps).toHaveLength(2);
    const missing = gaps.flatMap((where) => {
      const [first, last] = /^from message (\d+) to message (\d+)$/
        .exec(where)!
        .slice(1)
        .map(Number);
      return Array.from({ length: last! - first! + 1 }, (_, index) => first! + index);
    });
    expect([...places, ...missing].sort((one, other) => one - other)).toEqual(
      Array.from({ length: rows }, (_, index) => index + 1),
    );
    expect(places.length).toBeGreaterThan(rows * 0.8);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it('at the beginning or the end gives the rest', async () => {
    const path = make();
    const leaves = leavesOf(path, 'message');
    destroyPages(path, [leaves[0]!, leaves.at(-1)!]);
    const items = await read(path);
    const gaps = items.flatMap((item) => (item.type === 'skipped' ? [item.where] : []));
    expect(gaps).toHaveLength(2);
    expect(gaps[0]).toMatch(/^from the first message to message \d+$/);
    expect(gaps[1]).toMatch(/^from message \d+ to the end$/);
    expect(placesOf(items).length).toBeGreaterThan(rows * 0.8);
  });

  it.each(['chat_message_join', 'chat_message_join_idx_message_id_only', 'attachment', 'handle'])(
    'in %s gives every message, and says what may be missing',
    async (table) => {
      const path = make();
      const leaves = leavesOf(path, table);
      const page = leaves.length > 0 ? leaves : rootOf(path, table);
      destroyPages(path, page);
      const items = await read(path);
      expect(placesOf(items)).toHaveLength(rows);
      expect(items.filter(({ type }) => type === 'skipped')).toEqual([]);
      expect(items.filter(({ type }) => type === 'note').length).toBeLessThanOrEqual(1);
    },
  );

  it('in the index of what messages answer gives every message', async () => {
    const path = make();
    destroyPages(path, leavesOf(path, 'sqlite_autoindex_message_1'));
    const items = await read(path);
    expect(placesOf(items)).toHaveLength(rows);
    expect(items.filter(({ type }) => type === 'skipped')).toEqual([]);
  });

  it('everywhere is said to be damaged', async () => {
    const path = make();
    destroyPages(path, leavesOf(path, 'message'));
    await expect(read(path)).rejects.toThrow(DatabaseDamaged);
  });
});

function rootOf(path: string, name: string): number[] {
  const database = new Database(path, { readonly: true });
  const root = database
    .prepare('SELECT rootpage FROM sqlite_master WHERE name = ?')
    .pluck()
    .get(name);
  database.close();
  return [Number(root)];
}

describe('a database with bytes cut, changed and swapped', () => {
  it('does no harm: every row is given once, or the database is said to be damaged', async () => {
    const path = make();
    const whole = readFileSync(path);
    let seed = 7;
    const below = (limit: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % limit;
    };
    for (let round = 0; round < 60; round += 1) {
      writeFileSync(path, changed(whole, round, below));
      const items = await read(path).catch((error: unknown) => {
        if (!(error instanceof DatabaseDamaged)) throw error;
        return [];
      });
      const places = placesOf(items);
      expect(new Set(places).size).toBe(places.length);
    }
  });
});

function changed(whole: Buffer, round: number, below: (limit: number) => number): Buffer {
  const bytes = Buffer.from(whole);
  if (round % 4 === 0) return bytes.subarray(0, 100 + below(bytes.byteLength - 100));
  for (let change = 0; change < 1 + below(200); change += 1) {
    const at = 100 + below(bytes.byteLength - 5000);
    if (round % 4 === 1) bytes[at] = below(256);
    else if (round % 4 === 2) bytes.copy(bytes, at, below(bytes.byteLength - 300), at + 64);
    else bytes.writeUInt32BE(below(2 ** 32), at);
  }
  return bytes;
}
