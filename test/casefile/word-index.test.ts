import { beforeEach, describe, expect, it } from 'vitest';
import { Catalogue } from '../../src/casefile/catalogue/catalogue.ts';
import { eventOfRow, indexWords, reindex } from '../../src/casefile/looking/word-index.ts';

let catalogue: Catalogue;

beforeEach(async () => {
  catalogue = Catalogue.inMemory();
  await catalogue.inTransaction(() => {
    catalogue.empty();
    return Promise.resolve();
  });
  return () => {
    catalogue.close();
  };
});

/** Puts an event with these words in, and gives its id. */
function add(words: string, kind = 'incident', position: number | null = null): number {
  const { lastInsertRowid } = catalogue.run(
    `INSERT INTO events (kind, position, entry, recorded_at) VALUES (?, ?, 1, '')`,
    kind,
    position,
  );
  indexWords(catalogue, lastInsertRowid, [words]);
  return Number(lastInsertRowid);
}

const inTransaction = (work: () => void) =>
  catalogue.inTransaction(() => {
    work();
    return Promise.resolve();
  });

const found = (word: string): number[] =>
  (
    catalogue.all('SELECT rowid AS row FROM words WHERE words MATCH ? ORDER BY rowid', word) as {
      row: number;
    }[]
  ).map(({ row }) => eventOfRow(row));

describe('the index of words', () => {
  it('holds what was added when the transaction ends, and nothing of one that failed', async () => {
    await inTransaction(() => add('kept'));
    await expect(
      inTransaction(() => {
        add('dropped');
        throw new Error('made by a test');
      }),
    ).rejects.toThrow('made by a test');
    await inTransaction(() => add('later'));
    expect(found('kept')).toEqual([1]);
    expect(found('dropped')).toEqual([]);
    expect(found('later')).toEqual([2]);
  });

  it.each([0, 9_000, 11_000, 19_990, 25_000])(
    'loses nothing of before, and keeps nothing of, a savepoint that failed after %i rows',
    async (before) => {
      await catalogue.inTransaction(async () => {
        for (let row = 0; row < before; row += 1) add('before');
        const failed = catalogue.inSavepoint(() => {
          for (let row = 0; row < 21_000; row += 1) add('inside');
          return Promise.reject(new Error('made by a test'));
        });
        await expect(failed).rejects.toThrow('made by a test');
        add('after');
      });
      expect(found('inside')).toEqual([]);
      expect(found('before')).toHaveLength(before);
      expect(found('after')).toEqual([before + 1]);
      expect(catalogue.all('SELECT term FROM terms ORDER BY term')).toEqual(
        ['after', ...(before > 0 ? ['before'] : [])].map((term) => ({ term })),
      );
    },
  );

  it('replaces the words of an event, in the same transaction or a later one', async () => {
    let id = 0;
    await inTransaction(() => {
      id = add('first');
      reindex(catalogue, id, ['second', null, 'third']);
    });
    expect([found('first'), found('second'), found('third')]).toEqual([[], [id], [id]]);
    await inTransaction(() => {
      reindex(catalogue, id, ['fourth']);
    });
    expect([found('second'), found('fourth')]).toEqual([[], [id]]);
    await inTransaction(() => {
      reindex(catalogue, id, []);
    });
    expect(found('fourth')).toEqual([]);
  });

  it('gives what was recorded first, then files, then messages and calls, newest first', async () => {
    const minute = 60_000;
    await inTransaction(() => {
      add('word', 'message', 5 * minute);
      add('word', 'file', 9 * minute);
      add('word', 'call', 7 * minute);
      add('word', 'order', 1 * minute);
      add('word', 'message', null);
      add('word', 'message', 7 * minute);
      add('word', 'incident', null);
      add('word', 'message', Date.UTC(2100, 11, 31));
      add('word', 'message', -5 * minute);
    });
    expect(found('word')).toEqual([4, 7, 2, 8, 6, 3, 1, 9, 5]);
  });
});
