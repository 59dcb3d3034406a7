import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { longestLineBytes, partValue, type JournalEntry } from '../../src/core/journal-entry.ts';
import { recordBytes, recordText } from '../../src/core/text.ts';
import {
  everythingIn,
  incident,
  journalLinesOf,
  newCase,
  notesIn,
  verify,
  withCase,
} from './case-world.ts';
import { file, fileSource, sam, takeIn, text, textSource } from './sources.ts';

const awkward: Record<string, string> = {
  'line separators and controls': 'a\u2028b\u2029c\u0085d\u0000e\u001bf\rg\r\nh\ti\u007f',
  'right-to-left and overrides': 'שלום \u202emoc.elpmaxe\u202c \u2066x\u2069 مرحبا',
  'emoji and marks': '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u0301 é \ufeff',
  'code for other programs':
    "<script>alert(1)</script> =cmd|' /C calc'!A0 \"; DROP TABLE events; --",
  'quotes and backslashes': '\\ " \\" \\u0041 \\\\ / \'',
  'unassigned and private code points': '\u0378\ue000\u{10ffff}\ufffe',
};

describe('what a person wrote', () => {
  it.each(Object.entries(awkward))('is kept word for word: %s', async (_, what) => {
    const casefile = await newCase();
    const answers = { ...incident(what), words: what, address: what, where: what };
    await casefile.recordIncidents([{ ...answers, witnesses: [{ name: what, contact: what }] }]);
    casefile.close();
    await rm(join(casefile.folder, 'catalogue.db'));
    await withCase(casefile.folder, (again) => {
      expect(again.incident(1)).toMatchObject({
        ...answers,
        witnesses: [{ name: what, contact: what }],
      });
    });
    const entry = await incidentEntry(casefile.folder);
    expect(partValue(entry, 'what')).toBe(what);
    expect((await verify(casefile.folder)).findings).toEqual([]);
  });

  it('stands in parts of their own, one for each answer, so that each can be kept back', async () => {
    const casefile = await newCase();
    await casefile.recordIncidents([
      {
        what: 'what',
        when: { precision: 'day', local: '2026-02-01' },
        felt: 'felt',
        where: 'where',
        address: 'address',
        who: 'who',
        words: 'words',
        channel: 'channel',
        told: 'told',
        toldReference: 'reference',
        changed: 'changed',
        privateNote: 'note',
        recordedBy: 'KL',
        behaviours: ['following'],
        times: 2,
        attached: ['AB/1'],
        witnesses: [{ name: 'one', contact: 'first' }, { name: 'two' }],
      },
    ]);
    casefile.close();
    const entry = await incidentEntry(casefile.folder);
    expect(entry.parts.map((part) => ('name' in part ? part.name : ''))).toEqual([
      'entry',
      'incident',
      'what',
      'felt',
      'where',
      'address',
      'who',
      'words',
      'channel',
      'told',
      'told reference',
      'changed',
      'private note',
      'recorded by',
      'when',
      'behaviours',
      'times',
      'attached',
      'witness person 1',
      'witness person 2',
    ]);
  });

  it('may be 20,000 characters in one line, and 300 kB in an object', async () => {
    const casefile = await newCase();
    const page = 'ü'.repeat(20_000);
    const book = 'w'.repeat(300_000);
    await casefile.recordIncidents([{ ...incident(page), words: book }]);
    casefile.close();
    const entry = JSON.parse((await journalLinesOf(casefile.folder))[1]!) as JournalEntry;
    expect(partValue(entry, 'what')).toBe(page);
    const { textObject, sizeBytes } = partValue(entry, 'words') as {
      textObject: string;
      sizeBytes: number;
    };
    expect(sizeBytes).toBe(300_000);
    const path = join(casefile.folder, 'objects', textObject.slice(0, 2), textObject);
    expect(await readFile(path, 'utf8')).toBe(book);
    await rm(join(casefile.folder, 'catalogue.db'));
    await withCase(casefile.folder, (again) => {
      expect(again.incident(1)).toMatchObject({ what: page, words: book });
    });
    expect((await verify(casefile.folder)).findings).toEqual([]);
  });

  it('may be long in every answer at once: what does not fit in the line becomes objects', async () => {
    const casefile = await newCase();
    const long = (letter: string): string => letter.repeat(200_000);
    const answers = {
      ...incident(long('a')),
      felt: long('b'),
      where: long('c'),
      who: long('d'),
      words: '\u0001'.repeat(100_000),
      told: long('f'),
      changed: long('g'),
    };
    await casefile.recordIncidents([answers]);
    casefile.close();
    const [, line] = await journalLinesOf(casefile.folder);
    expect(Buffer.byteLength(line!)).toBeLessThan(longestLineBytes);
    await rm(join(casefile.folder, 'catalogue.db'));
    await withCase(casefile.folder, (again) => {
      expect(again.incident(1)).toMatchObject(answers);
    });
    expect((await verify(casefile.folder)).findings).toEqual([]);
  });

  it('may hold what no text can: a lone surrogate is kept with its code units', async () => {
    const casefile = await newCase();
    const [recorded] = await casefile.recordIncidents([
      { ...incident('before \ud800 after'), words: `${'x'.repeat(300_000)}\udc00` },
    ]);
    expect(recorded!.number).toBe(1);
    casefile.close();
    const entry = JSON.parse((await journalLinesOf(casefile.folder))[1]!) as JournalEntry;
    expect(partValue(entry, 'what')).toEqual(recordText('before \ud800 after'));
    expect(partValue(entry, 'words')).toMatchObject({ encoding: 'utf-16be', sizeBytes: 600_002 });
    await rm(join(casefile.folder, 'catalogue.db'));
    await withCase(casefile.folder, (again) => {
      expect(again.incident(1)?.what).toBe('before \ufffd after');
      expect(again.incident(1)?.words).toHaveLength(300_001);
    });
  });

  it('about an exhibit is kept too, and the last word counts', async () => {
    const casefile = await newCase();
    const source = fileSource('one', [file('voicemail.m4a', 'sound')]);
    await takeIn(casefile, source);
    await casefile.describeExhibit('AB/1', { who: 'Robin' });
    await casefile.describeExhibit('AB/1', {
      who: 'Sam \ud800',
      when: { precision: 'day', local: '2026-02-03' },
    });
    expect(casefile.exhibit('AB/1')?.described).toEqual({
      who: 'Sam \ufffd',
      when: { precision: 'day', local: '2026-02-03' },
    });
    await expect(casefile.describeExhibit('AB/2', { who: 'Sam' })).rejects.toThrow(
      'There is nothing of that reference in this case file.',
    );
    await expect(casefile.describeExhibit('AB/1', { who: 'x'.repeat(1_100_000) })).rejects.toThrow(
      'That is too much for one entry of the record.',
    );
    const long = 'x'.repeat(1_100_000);
    await casefile.describeExhibit('AB/1', { transcript: long });
    expect(casefile.exhibit('AB/1')?.described).toMatchObject({ transcript: long });
    casefile.close();
    expect((await verify(casefile.folder)).findings).toEqual([]);
  });
});

describe('what a source says', () => {
  it('is kept as it came: ill-formed text, names that are not UTF-8, NUL, U+2028', async () => {
    const casefile = await newCase();
    const odd = [...Object.values(awkward), 'lone \ud83d here'];
    const name = recordBytes(Buffer.from([0x66, 0xfc, 0x72, 0x2e, 0x74, 0x78, 0x74]));
    const source = textSource('odd.xml', [
      ...odd.map((words, index) => text(sam, recordText(words), index)),
      file(name, 'content'),
    ]);
    await takeIn(casefile, source);
    const shown = [...casefile.conversationRows('AB/2', false)].map((event) =>
      event.kind === 'message' && event.contact.kind === 'message' ? event.contact.text : null,
    );
    expect(shown).toEqual(odd.map(recordText));
    expect(casefile.exhibit('AB/1')).toMatchObject({
      name: { shown: 'f\ufffdr.txt', rawHex: '66fc722e747874', rawAs: 'bytes' },
    });
    const before = everythingIn(casefile);
    casefile.close();
    await rm(join(casefile.folder, 'catalogue.db'));
    await withCase(casefile.folder, (again) => {
      expect(everythingIn(again)).toEqual(before);
    });
    expect((await verify(casefile.folder)).findings).toEqual([]);
  });

  it('can be searched by the beginnings of words, in any script, and breaks no query', async () => {
    const casefile = await newCase();
    await casefile.recordIncidents([incident('Er stand vor der Tür. Дверь. שלום'), incident('x')]);
    const found = (words: string): string[] =>
      [...casefile.search(words, 10)].map(({ reference }) => reference);
    expect(found('stand tur')).toEqual(['1']);
    expect(found('двер')).toEqual(['1']);
    expect(found('שלום')).toEqual(['1']);
    for (const words of ['"', "'", '*', '(', 'AND', 'NEAR(', '', '\u0000', '- -', 'a:b', '\ud800'])
      expect(() => found(words)).not.toThrow();
    expect(found('tür nothere')).toEqual([]);
    casefile.close();
  });
});

describe('drafts', () => {
  it('are kept until they are removed, and one that a crash spoilt harms none', async () => {
    const casefile = await newCase();
    const draft = { id: 'a-1', savedAt: '2026-03-01T00:00:00Z', answers: { what: 'half a sent' } };
    await casefile.saveDraft(draft);
    await casefile.saveDraft({ ...draft, answers: { what: 'half a sentence' } });
    await casefile.saveDraft({ ...draft, id: '../../outside', savedAt: '2026-02-01T00:00:00Z' });
    await writeFile(join(casefile.folder, 'drafts', 'spoilt.json'), '{"id":');
    expect((await casefile.drafts()).map(({ id, answers }) => [id, answers])).toEqual([
      ['../../outside', { what: 'half a sent' }],
      ['a-1', { what: 'half a sentence' }],
    ]);
    await casefile.removeDraft('a-1');
    await casefile.removeDraft('a-1');
    expect(await casefile.drafts()).toHaveLength(1);
    casefile.close();
    expect(notesIn(await verify(casefile.folder))).toEqual([]);
  });
});

describe('an error', () => {
  it('never repeats what a person wrote', async () => {
    const casefile = await newCase();
    const error = await casefile
      .describeExhibit('AB/1', { who: 'A secret name' })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(JSON.stringify(error)).not.toContain('secret');
    casefile.close();
  });
});

/** The line that records the first incident; the witnesses' own entries stand before it. */
async function incidentEntry(folder: string): Promise<JournalEntry> {
  const entries = (await journalLinesOf(folder)).map((line) => JSON.parse(line) as JournalEntry);
  const entry = entries.find((one) => partValue(one, 'incident') !== undefined);
  if (entry === undefined) throw new Error('no incident in the journal');
  return entry;
}
