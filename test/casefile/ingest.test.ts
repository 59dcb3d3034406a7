import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Casefile } from '../../src/casefile/casefile.ts';
import { openCasefile } from '../../src/casefile/open.ts';
import { partValue, type JournalEntry } from '../../src/core/journal-entry.ts';
import { balances } from '../../src/core/receipt.ts';
import { sha256Of } from '../../src/core/sha256.ts';
import {
  damageIn,
  diskWith,
  everyByteBelow,
  everythingIn,
  filesBelow,
  incident,
  journalLinesOf,
  kindsOf,
  newCase,
  notesIn,
  storedExhibit,
  testEnvironment,
  verify,
  withCase,
} from './case-world.ts';
import {
  allOfIt,
  call,
  file,
  fileSource,
  looseFiles,
  newerPhone,
  phone,
  picture,
  robin,
  sam,
  takeIn,
  text,
  textSource,
  yielded,
  type Source,
} from './sources.ts';

let casefile: Casefile;

beforeEach(async () => {
  casefile = await newCase();
  return () => {
    casefile.close();
  };
});

const references = (): string[] => [...casefile.timeline()].map(({ reference }) => reference);

async function entriesOf(): Promise<JournalEntry[]> {
  return (await journalLinesOf(casefile.folder)).map((line) => JSON.parse(line) as JournalEntry);
}

const objectFile = (object: string): string =>
  join(casefile.folder, 'objects', object.slice(0, 2), object);

describe('an import', () => {
  it('gives each conversation an exhibit, each row a line, each file of a message a reference', async () => {
    const outcome = await takeIn(casefile, phone());
    expect(outcome.receipt).toMatchObject({ rows: 7, takenIn: 6, alreadyHad: 0, notChosen: 0 });
    expect(outcome.receipt.skipped).toHaveLength(1);
    expect(balances(outcome.receipt)).toBe(true);
    expect(outcome.added).toEqual(['AB/1', 'AB/2', 'AB/3']);
    expect(outcome.attachments).toBe(3);
    expect(references()).toEqual(['AB/1:1', 'AB/1:2', 'AB/2:1', 'AB/1:3', 'AB/3:1', 'AB/2:2']);
    const event = casefile.item('AB/1', 3);
    expect(event).toMatchObject({ attachmentReferences: ['AB/1/1', 'AB/1/2'] });
    expect(casefile.item('AB/2', 2)).toMatchObject({ attachmentReferences: ['AB/2/1', null] });
    expect(casefile.exhibit('AB/1/2')).toMatchObject({
      kind: 'attachment',
      sha256: sha256Of('another'),
      item: 'AB/1:3',
      importFinished: true,
    });
    expect((await verify(casefile.folder)).findings).toEqual([]);
  });

  it('ends with the entry that makes it count', async () => {
    await takeIn(casefile, phone());
    const kinds = await kindsOf(casefile.folder);
    expect(kinds).toEqual([
      'case opened',
      'exhibit added',
      'exhibit added',
      'exhibit added',
      'import made',
    ]);
    const made = (await entriesOf()).at(-1)!;
    expect(partValue(made, 'receipt')).toEqual({
      rows: 7,
      takenIn: 6,
      alreadyHad: 0,
      notChosen: 0,
      skipped: 1,
      conversationsChosen: 3,
      conversationsInAll: 3,
      equalityRule: 1,
    });
  });

  it('repeated adds no item and no exhibit, and leaves one entry that says it was done', async () => {
    await takeIn(casefile, phone());
    await takeIn(casefile, looseFiles());
    const before = references();
    const entries = (await entriesOf()).length;
    const again = await takeIn(casefile, phone());
    expect(again).toMatchObject({ added: [], attachments: 0 });
    expect(again.receipt).toMatchObject({ rows: 7, takenIn: 0, alreadyHad: 6 });
    const files = await takeIn(casefile, looseFiles());
    expect(files).toMatchObject({ added: [], alreadyHeld: ['AB/4', 'AB/5', 'AB/6'] });
    expect(references()).toEqual(before);
    expect((await kindsOf(casefile.folder)).slice(entries)).toEqual(['import made', 'import made']);
    expect(casefile.item('AB/1', 1)).toMatchObject({ sources: 2 });
    expect(casefile.exhibit('AB/7')).toBeNull();
  });

  it('of a newer source adds only what is new, and says which exhibit it continues', async () => {
    await takeIn(casefile, phone());
    const before = references();
    const newer = await takeIn(casefile, newerPhone());
    expect(newer.receipt).toMatchObject({ rows: 9, takenIn: 3, alreadyHad: 6 });
    expect(newer.added).toEqual(['AB/4', 'AB/5']);
    expect(casefile.exhibit('AB/4')).toMatchObject({ rows: 5, continues: 'AB/1' });
    expect(casefile.exhibit('AB/5')).toMatchObject({ rows: 3, continues: 'AB/2' });
    // The third of three equal texts is new; the first and second are the first and second.
    expect(references().filter((one) => !before.includes(one))).toEqual([
      'AB/4:4',
      'AB/4:5',
      'AB/5:3',
    ]);
    expect(casefile.item('AB/4', 1)).toMatchObject({ reference: 'AB/1:1', sources: 2 });
    expect([...casefile.conversationRows('AB/4', true)]).toHaveLength(2);
    expect([...casefile.conversationRows('AB/4', false)]).toHaveLength(5);
  });

  it('never merges equal rows of one source: three calls are three', async () => {
    const calls = [call(sam, 1), call(sam, 1), call(sam, 1)];
    expect((await takeIn(casefile, textSource('calls.xml', calls))).receipt.takenIn).toBe(3);
    const more = await takeIn(casefile, textSource('calls-2.xml', [...calls, call(sam, 1)]));
    expect(more.receipt).toMatchObject({ takenIn: 1, alreadyHad: 3 });
    expect(references()).toEqual(['AB/1:1', 'AB/1:2', 'AB/1:3', 'AB/2:4']);
  });

  it('of the same file twice in one source keeps both, and knows both again', async () => {
    const outcome = await takeIn(casefile, looseFiles());
    expect(outcome.added).toEqual(['AB/1', 'AB/2', 'AB/3']);
    expect(storedExhibit(casefile, 'AB/1').object).toBe(storedExhibit(casefile, 'AB/3').object);
    const third = fileSource('more', [
      ...looseFiles().items,
      file('front door 3.png', 'the front door', 9),
    ]);
    expect((await takeIn(casefile, third)).added).toEqual(['AB/4']);
  });

  it('knows a number however a source writes it', async () => {
    await takeIn(casefile, textSource('a.xml', [text('07700 900123', 'hello', 1)]));
    const other = await takeIn(casefile, textSource('b.xml', [text('+447700900123', 'hello', 1)]));
    expect(other.receipt).toMatchObject({ takenIn: 0, alreadyHad: 1 });
  });

  it('gives the same extract byte for byte from the same source', async () => {
    await takeIn(casefile, phone());
    const first = storedExhibit(casefile, 'AB/1').object;
    const second = await newCase();
    await second.recordIncidents([incident('Something else before.')]);
    await takeIn(second, phone());
    expect(storedExhibit(second, 'AB/1').object).toBe(first);
    second.close();
  });

  it('keeps people apart who wrote the same at the same time', async () => {
    await takeIn(
      casefile,
      textSource('x.xml', [text(sam, 'same words', 1), text(robin, 'same words', 1)]),
    );
    expect(references()).toEqual(['AB/1:1', 'AB/2:1']);
  });

  it('of nothing leaves an entry and no exhibit', async () => {
    const outcome = await takeIn(casefile, textSource('empty.xml', []));
    expect(outcome).toMatchObject({ added: [], receipt: { rows: 0 } });
    expect(await kindsOf(casefile.folder)).toEqual(['case opened', 'import made']);
  });

  it('that throws in the middle leaves nothing that counts, and no temporary file', async () => {
    const { identity, items } = phone();
    async function* broken(): AsyncGenerator<(typeof items)[number]> {
      yield* yielded(items);
      throw new Error('the source ends here');
    }
    await expect(casefile.ingest(identity, broken, allOfIt)).rejects.toThrow('the source ends');
    expect(references()).toEqual([]);
    expect(await kindsOf(casefile.folder)).toEqual(['case opened']);
    const left = [...(await filesBelow(join(casefile.folder, 'objects'))).keys()];
    expect(left.filter((name) => name.includes('import-'))).toEqual([]);
    expect(await readdir(join(casefile.folder, 'scratch'))).toEqual([]);
    expect((await takeIn(casefile, phone())).receipt.takenIn).toBe(6);
  });

  it('may not bring messages while it does not wait for other imports', async () => {
    await expect(takeIn(casefile, phone(), { withoutWaiting: true })).rejects.toThrow();
    expect((await takeIn(casefile, looseFiles(), { withoutWaiting: true })).added).toHaveLength(3);
  });

  it('of hundreds of files and thousands of skipped rows spreads over entries of less than 1 MiB', async () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      file(`${'a long name '.repeat(20)}${index}.txt`, `content ${index}`, index),
    );
    const skipped = Array.from({ length: 9000 }, (_, index) => ({
      type: 'skipped' as const,
      where: `row ${index} ${'.'.repeat(60)}`,
      why: 'This row cannot be read, for a reason that takes some words to say.',
    }));
    const outcome = await takeIn(casefile, fileSource('many', [...many, ...skipped]));
    expect(outcome.receipt).toMatchObject({ rows: 9300, takenIn: 300 });
    const kinds = await kindsOf(casefile.folder);
    expect(kinds.filter((kind) => kind === 'import part').length).toBeGreaterThan(0);
    expect(kinds.at(-1)).toBe('import made');
    for (const line of await journalLinesOf(casefile.folder))
      expect(Buffer.byteLength(line)).toBeLessThan(1024 * 1024);
    expect((await verify(casefile.folder)).findings).toEqual([]);
    const record = await casefile.checkedRecord();
    expect(record.imports()[0]!.receipt.skipped).toHaveLength(9000);
    await record.close();
  });
});

describe('a conversation that names more people than an entry can hold', () => {
  it('is skipped, and the rest of the source is taken in', async () => {
    const outcome = await takeIn(
      casefile,
      textSource('hostile.xml', [
        text(sam, 'before', 1),
        text('7'.repeat(700_000), 'words', 2),
        text('7'.repeat(700_000), 'more words', 3),
        text('long but not too long '.repeat(10_000), 'these words', 4),
        text(sam, 'after', 5),
      ]),
    );
    expect(outcome.receipt).toMatchObject({ rows: 5, takenIn: 3 });
    expect(outcome.receipt.skipped.map(({ where }) => where)).toEqual(['sms 3', 'sms 4']);
    expect(balances(outcome.receipt)).toBe(true);
    expect((await verify(casefile.folder)).findings).toEqual([]);
  });
});

describe('what was not chosen', () => {
  const secret = 'Zanzibar-';
  const secretNumber = '+447700900999';
  const source = (): Source =>
    textSource('everything.xml', [
      text(sam, 'chosen words', 1),
      text(secretNumber, `${secret}words`, 2, [picture(`${secret}name.png`, `${secret}content`)]),
      call(secretNumber, 3),
      file(`${secret}file.png`, `${secret}bytes`, 60 * 24 * 400),
    ]);

  it('leaves no trace of names, numbers, words or bytes anywhere in the folder', async () => {
    const outcome = await takeIn(casefile, source(), {
      selection: { conversations: new Set(['sms +447700900123']), until: '2026-12-31' },
    });
    expect(outcome.receipt).toMatchObject({ rows: 4, takenIn: 1, notChosen: 3 });
    const bytes = await everyByteBelow(casefile.folder);
    for (const word of [secret, secretNumber, '900999', '00900999'])
      expect(bytes.includes(word), word).toBe(false);
    expect(bytes.includes(Buffer.from(secret, 'utf16le'))).toBe(false);
    expect(bytes.includes('chosen words')).toBe(true);
    for (const digest of [`${secret}content`, `${secret}bytes`].map(sha256Of))
      expect(bytes.includes(digest)).toBe(false);
  });

  it('is counted, and can be chosen later', async () => {
    await takeIn(casefile, source(), {
      selection: { conversations: new Set(['sms +447700900123']) },
    });
    const record = await casefile.checkedRecord();
    expect(record.imports()[0]).toMatchObject({ conversationsChosen: 1, conversationsInAll: 3 });
    await record.close();
    const later = await takeIn(casefile, source());
    expect(later.receipt).toMatchObject({ takenIn: 2, alreadyHad: 2, notChosen: 0 });
  });

  it('may be days: both ends count, and rows without a time are kept', async () => {
    const days = textSource('days.xml', [
      text(sam, 'the day before', -24 * 60),
      text(sam, 'the day', 0),
      text(sam, 'two days later', 48 * 60),
    ]);
    const outcome = await takeIn(casefile, days, {
      selection: { conversations: null, since: '2026-01-01', until: '2026-01-02' },
    });
    expect(outcome.receipt).toMatchObject({ takenIn: 1, notChosen: 2 });
    const made = (await entriesOf()).at(-1)!;
    expect(partValue(made, 'choices')).toEqual({
      zone: 'Europe/London',
      since: '2026-01-01',
      until: '2026-01-02',
    });
  });
});

describe('an import that was not finished', () => {
  /** Takes in, then cuts the journal back to `entries` lines, as a crash in the append leaves it. */
  async function cutAfter(entries: number): Promise<void> {
    const lines = await journalLinesOf(casefile.folder);
    const kept = lines.slice(0, entries).join('\n') + '\n';
    casefile.close();
    await truncate(join(casefile.folder, 'journal.jsonl'), Buffer.byteLength(kept));
    await rm(join(casefile.folder, 'catalogue.db'));
    casefile = await reopened(casefile.folder);
  }

  it('shows its exhibits as not finished, and its rows do not count', async () => {
    await takeIn(casefile, looseFiles());
    await takeIn(casefile, phone());
    await cutAfter((await journalLinesOf(casefile.folder)).length - 1);
    expect(casefile.exhibit('AB/4')).toMatchObject({ importFinished: false });
    expect(casefile.summary()).toMatchObject({ contacts: 0, unfinishedImports: 1 });
    expect(references()).toEqual(['AB/1', 'AB/2', 'AB/3']);
    const found = await verify(casefile.folder);
    expect(damageIn(found)).toEqual([]);
    expect(notesIn(found)).toContain('import-not-finished');
  });

  it('is taken up by the next one under the same references', async () => {
    await takeIn(casefile, phone());
    const whole = everythingIn(casefile) as { timeline: { reference: string }[] };
    await cutAfter(3);
    expect(casefile.exhibit('AB/2')).toMatchObject({ importFinished: false });
    const again = await takeIn(casefile, phone());
    expect(again.receipt.takenIn).toBe(6);
    expect(again.added).toEqual(['AB/1', 'AB/2', 'AB/3']);
    expect(references()).toEqual(whole.timeline.map(({ reference }) => reference));
    expect(casefile.exhibit('AB/2')).toMatchObject({ importFinished: true });
    expect(casefile.exhibit('AB/4')).toBeNull();
    expect(casefile.summary().unfinishedImports).toBe(0);
    expect((await verify(casefile.folder)).findings).toEqual([]);
  });

  it('of files has them counted as already had by the next one', async () => {
    await takeIn(casefile, looseFiles());
    await cutAfter(3);
    const again = await takeIn(casefile, looseFiles());
    expect(again.receipt).toMatchObject({ takenIn: 1, alreadyHad: 2 });
    expect(again.alreadyHeld).toEqual(['AB/1', 'AB/2']);
    expect(again.added).toEqual(['AB/3']);
    for (const reference of ['AB/1', 'AB/2', 'AB/3'])
      expect(casefile.exhibit(reference)).toMatchObject({ importFinished: true });
    expect((await verify(casefile.folder)).findings).toEqual([]);
  });

  it('whose last entry lacks only its LF counts: the next one knows every row of it', async () => {
    await takeIn(casefile, phone());
    const { size } = await stat(join(casefile.folder, 'journal.jsonl'));
    casefile.close();
    await truncate(join(casefile.folder, 'journal.jsonl'), size - 1);
    await rm(join(casefile.folder, 'catalogue.db'));
    casefile = await reopened(casefile.folder);
    const again = await takeIn(casefile, phone());
    expect(again.receipt).toMatchObject({ takenIn: 0, alreadyHad: 6 });
    expect(again.added).toEqual([]);
    expect((await verify(casefile.folder)).findings).toEqual([]);
  });

  it('by another window, which died before the catalogue followed, is known to a window that was open', async () => {
    const catalogue = await readFile(join(casefile.folder, 'catalogue.db'));
    await withCase(casefile.folder, (other) => takeIn(other, phone()));
    await writeFile(join(casefile.folder, 'catalogue.db'), catalogue);
    expect((await takeIn(casefile, phone())).receipt).toMatchObject({ takenIn: 0, alreadyHad: 6 });
    expect((await verify(casefile.folder)).findings).toEqual([]);
  });
});

describe('a stored file that went bad', () => {
  async function rot(object: string): Promise<Buffer> {
    const path = objectFile(object);
    await chmod(path, 0o600);
    const bytes = await readFile(path);
    bytes[0]! ^= 1;
    await writeFile(path, bytes);
    return bytes;
  }

  it('is found, and when the same file is taken in again it is set aside and replaced', async () => {
    await takeIn(casefile, looseFiles());
    const { object } = storedExhibit(casefile, 'AB/2');
    const bad = await rot(object);
    const found = await verify(casefile.folder);
    expect(damageIn(found)).toEqual(['object-differs']);
    expect(found.findings[0]!.where).toBe(`objects/${object.slice(0, 2)}/${object}`);
    const again = await takeIn(casefile, looseFiles());
    expect(again.receipt.alreadyHad).toBe(3);
    const replaced = (await entriesOf()).find((entry) => partValue(entry, 'object') !== undefined)!;
    const value = partValue(replaced, 'object') as { object: string; setAsideAs: string };
    expect(value.object).toBe(object);
    expect(await readFile(join(casefile.folder, 'set-aside', value.setAsideAs))).toEqual(bad);
    expect(await kindsOf(casefile.folder)).toContain('object replaced');
    const mended = await verify(casefile.folder);
    expect(damageIn(mended)).toEqual([]);
    expect(notesIn(mended)).toEqual(['set-aside']);
  });

  it('inside a conversation is replaced when the conversation is read again', async () => {
    await takeIn(casefile, phone());
    await rot(sha256Of('a picture'));
    await takeIn(casefile, phone());
    expect(damageIn(await verify(casefile.folder))).toEqual([]);
    expect(await kindsOf(casefile.folder)).toContain('object replaced');
  });

  it.each(['with', 'without'])(
    'may be the extract of a conversation: reading the source again mends it, %s the old catalogue',
    async (catalogue) => {
      await takeIn(casefile, phone());
      const whole = references();
      await rot(storedExhibit(casefile, 'AB/1').object);
      casefile.close();
      if (catalogue === 'without') await rm(join(casefile.folder, 'catalogue.db'));
      casefile = await reopened(casefile.folder);
      const again = await takeIn(casefile, phone());
      expect(again.receipt).toMatchObject({ takenIn: 0, alreadyHad: 6 });
      expect(references()).toEqual(whole);
      expect(damageIn(await verify(casefile.folder))).toEqual([]);
      expect(await kindsOf(casefile.folder)).toContain('object replaced');
    },
  );

  it('is never handed out as if it were good', async () => {
    await takeIn(casefile, looseFiles());
    const { object } = storedExhibit(casefile, 'AB/1');
    await rot(object);
    await expect(readAll(casefile.openObject(object))).rejects.toThrow(
      'A stored file is not what it was when it was taken in.',
    );
    await rm(objectFile(object));
    await expect(readAll(casefile.openObject(object))).rejects.toThrow(/missing/);
  });

  it('may be gone, a folder, a pipe or a link: the check says so and ends', async () => {
    await takeIn(casefile, looseFiles());
    const path = objectFile(storedExhibit(casefile, 'AB/1').object);
    await rm(path);
    execFileSync('mkfifo', [path]);
    expect(damageIn(await verify(casefile.folder))).toEqual(['object-missing']);
    await rm(path);
    await rm(join(casefile.folder, 'objects'), { recursive: true });
    expect(damageIn(await verify(casefile.folder))).toEqual(['object-missing', 'object-missing']);
  });
});

describe('bytes that nothing refers to', () => {
  it('are noted, shown and removed, and nothing else is', async () => {
    await takeIn(casefile, looseFiles());
    await takeIn(casefile, phone());
    const before = await filesBelow(casefile.folder);
    const loose = sha256Of('loose');
    await mkdir(join(casefile.folder, 'objects', loose.slice(0, 2)), { recursive: true });
    await writeFile(objectFile(loose), 'loose', { mode: 0o400 });
    await writeFile(join(casefile.folder, 'objects', 'import-0123'), 'unfinished');
    const found = await verify(casefile.folder);
    expect(damageIn(found)).toEqual([]);
    expect(notesIn(found).sort()).toEqual(['object-unused', 'unfinished-file']);
    const shown = await casefile.looseBytes();
    expect(shown).toEqual(
      [
        {
          path: `objects/${loose.slice(0, 2)}/${loose}`,
          sizeBytes: 5,
          what: 'object nothing refers to',
        },
        { path: 'objects/import-0123', sizeBytes: 10, what: 'unfinished temporary file' },
      ].sort((a, b) => a.path.localeCompare(b.path, 'en')),
    );
    await casefile.removeLooseBytes([
      ...shown,
      { path: '../outside', sizeBytes: 1, what: 'object nothing refers to' },
      {
        path: `objects/${storedExhibit(casefile, 'AB/1').object.slice(0, 2)}/${storedExhibit(casefile, 'AB/1').object}`,
        sizeBytes: 1,
        what: 'object nothing refers to',
      },
    ]);
    expect(await casefile.looseBytes()).toEqual([]);
    expect([...(await filesBelow(casefile.folder)).keys()].sort()).toEqual(
      [...before.keys()].sort(),
    );
    expect((await verify(casefile.folder)).findings).toEqual([]);
  });

  it('are not what an entry names that still lacks its LF', async () => {
    await takeIn(casefile, looseFiles());
    const { size } = await stat(join(casefile.folder, 'journal.jsonl'));
    casefile.close();
    await truncate(join(casefile.folder, 'journal.jsonl'), size - 1);
    await rm(join(casefile.folder, 'catalogue.db'));
    casefile = await reopened(casefile.folder);
    await casefile.removeLooseBytes(await casefile.looseBytes());
    expect((await verify(casefile.folder)).findings).toEqual([]);
  });

  it('taken away between storing and recording stop the recording: no entry names what is not there', async () => {
    const { identity, items } = looseFiles();
    const other = await openCasefile(
      casefile.folder,
      testEnvironment('tidied', {
        disk: diskWith({ setMode: (path) => rm(path, { force: true }) }),
      }),
    );
    await expect(other.ingest(identity, () => yielded(items), allOfIt)).rejects.toThrow(
      /gone again/,
    );
    other.close();
    expect(await kindsOf(casefile.folder)).toEqual(['case opened']);
    expect(damageIn(await verify(casefile.folder))).toEqual([]);
  });
});

async function readAll(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

function reopened(folder: string): Promise<Casefile> {
  return openCasefile(folder, testEnvironment('reopened'));
}
