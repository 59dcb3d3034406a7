import { describe, expect, it } from 'vitest';
import { planBundle } from '../../src/bundle/bundle-plan.ts';
import { readMeFirst } from '../../src/bundle/bundle-words.ts';
import type { PlannedFile } from '../../src/bundle/planned-file.ts';
import { UserError } from '../../src/core/errors.ts';
import type { Exhibit } from '../../src/core/exhibit.ts';
import { sha256Of, type Sha256 } from '../../src/core/sha256.ts';
import { physicalItem } from '../support/sample-exhibits.ts';
import { inputOf, journalText, secrets, smallCase, type SmallCase } from './small-case.ts';

async function textOf(file: PlannedFile | undefined): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const piece of (await file?.open()) ?? []) parts.push(piece);
  return Buffer.concat(parts).toString('utf8');
}

async function pageOf(small: SmallCase['input'], path: string): Promise<string> {
  const plan = await planBundle(small);
  return textOf([...plan.tagFiles, ...plan.payload].find((file) => file.path === path));
}

describe('the plan of a bundle', () => {
  it('names every file and counts before anything is written', async () => {
    const plan = await planBundle(smallCase().input);
    expect(plan.payload.map(({ path }) => path)).toEqual([
      'data/1_REPORT.pdf',
      'data/2_TIMELINE.html',
      'data/3_CALLS_AND_MESSAGES.csv',
      'data/exhibits/AB_1_Das_Cafe_Lodz_No5.JPG',
      'data/exhibits/AB_2_voice.amr',
      'data/exhibits/AB_3_nul.txt',
      'data/exhibits/AB_4_conversation.jsonl',
      'data/exhibits/AB_4_1_IMG_1.jpg',
      'data/copies/AB_2_voice.amr.wav',
      'data/check/HOW-TO-CHECK.txt',
      'data/check/case.json',
      'data/check/exhibits.jsonl',
      'data/check/journal.jsonl',
      'data/check/receipts.json',
      'data/check/receipts.txt',
      'data/check/withheld.txt',
      'data/advice/keeping_messages.txt',
    ]);
    const { withheldByWhy, bytes, ...numbers } = plan.numbers;
    expect(numbers).toEqual({
      files: 22,
      exhibits: 5,
      copiesAtMost: 1,
      entries: 8,
      withheldEntries: 6,
      withheldParts: 10,
    });
    expect([...withheldByWhy.values()]).toEqual([1, 5, 4]);
    expect(bytes).toBe(plan.payload.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0));
  });

  it('lets nothing that is withheld into any file', async () => {
    const plan = await planBundle(smallCase().input);
    for (const file of [...plan.tagFiles, ...plan.payload]) {
      const text = await textOf(file);
      for (const secret of Object.values(secrets)) expect(text, file.path).not.toContain(secret);
    }
  });

  it('says how many parts are withheld and why, never what or what they are called', async () => {
    const page = await pageOf(smallCase().input, 'data/check/withheld.txt');
    expect(page).toContain(
      'entry 2: 5 parts: private details, or who somebody else is and how to reach them\r\n',
    );
    expect(page).toContain('entry 8: 1 part: details of an earlier bundle\r\n');
    expect(page).not.toMatch(/address|note|witness/);
  });

  it('hands over a journal whose lines are those of the record where nothing is withheld', async () => {
    const { input, journal } = smallCase();
    const whole = await pageOf({ ...input, keepBack: () => null }, 'data/check/journal.jsonl');
    expect(whole).toBe(journalText(journal));
  });

  it('begins with a page of at most 20 lines that says who, how to read it and what is withheld', async () => {
    const { input, exhibits } = smallCase();
    const full = {
      ...input,
      sample: true,
      contact: 'ab@example.org\u001b[2J\n\n\n'.repeat(20),
      despiteDamage: true,
      record: {
        ...input.record,
        findings: [{ severity: 'damage', kind: 'x', where: 'entry 2', what: 'Changed.' }] as const,
        exhibits: (): Iterable<Exhibit> => exhibits.map((one) => ({ ...one, removedBy: 9 })),
      },
    };
    const page = await pageOf(full, 'READ-ME-FIRST.txt');
    const lines = page.trimEnd().split('\r\n');
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(lines.every((line) => line.length <= 140)).toBe(true);
    expect(lines[0]).toContain('SAMPLE – INVENTED PEOPLE');
    expect(page).toContain('right-click the zip, Extract All, then open data\\1_REPORT.pdf');
    expect(page).not.toMatch(/Withheld: .*parts of/);
    const { withheldThings } = await planBundle(full);
    expect(withheldThings.answers).toBeGreaterThan(0);
    expect(page).toContain(`${withheldThings.answers} private answer`);
    expect(page).toContain('data\\check\\withheld.txt says why.');
    expect(page).toContain('Part of the record is damaged');
    expect(page).toContain('Exhibits that are not here: 5');
    expect(page).not.toContain('\u001b');
    expect(page).toContain(input.record.head.hash);
  });

  it('says that there are no exhibits, and folds the longest counts, within 20 lines', async () => {
    const none = await pageOf(smallCase([]).input, 'READ-ME-FIRST.txt');
    const { input } = smallCase([]);
    const empty = { ...input, record: { ...input.record, exhibits: (): Iterable<Exhibit> => [] } };
    expect(await pageOf(empty, 'READ-ME-FIRST.txt')).toContain('Exhibits: none.\r\n');
    expect(none).toContain('Exhibits: 2, in data\\exhibits.');
    const { numbers, withheldThings } = await planBundle(input);
    const most = Object.keys(withheldThings).map((kind) => [kind, 9_999_999] as const);
    const things = Object.fromEntries(most) as unknown as typeof withheldThings;
    const full = { ...input, sample: true, forWhom: 'PC Example', despiteDamage: true };
    const lines = readMeFirst(full, numbers, things, 3);
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(lines.every((line) => line.length <= 140)).toBe(true);
    const said = lines.join(' ');
    for (const words of ['9999999 incidents, ', '9999999 people, ', '9999999 private answers, '])
      expect(said).toContain(words);
  });

  it('marks nothing as a sample that is none', async () => {
    const plan = await planBundle(smallCase().input);
    expect(plan.sample).toBe(false);
    for (const file of plan.tagFiles) expect(await textOf(file)).not.toContain('SAMPLE');
  });

  it('puts in no file for a thing that can be held', async () => {
    const { input, exhibits } = smallCase();
    const record = { ...input.record, exhibits: () => [...exhibits, physicalItem] };
    const plan = await planBundle({ ...input, record });
    expect(plan.numbers.exhibits).toBe(exhibits.length);
    expect(plan.leftOut).toEqual([]);
    expect(await pageOf({ ...input, record }, 'data/check/exhibits.jsonl')).not.toContain('AB/13');
  });

  it('stops at a damaged record', async () => {
    const { input } = smallCase();
    const findings = [
      { severity: 'damage', kind: 'x', where: 'entry 2', what: 'Changed.' },
    ] as const;
    const damaged = { ...input, record: { ...input.record, findings } };
    await expect(planBundle(damaged)).rejects.toThrow(UserError);
    const page = await pageOf({ ...damaged, despiteDamage: true }, 'data/check/findings.txt');
    expect(page).toContain('damage: entry 2: Changed.');
  });

  it('stops when the journal does not end at the head', async () => {
    const { input, journal } = smallCase();
    const shorter = inputOf(input.record, journal.slice(0, -1));
    await expect(planBundle(shorter)).rejects.toThrow('The record changed');
  });

  it('takes the journal only up to the head', async () => {
    const { input, journal } = smallCase();
    const { seq, hash } = journal[4]!;
    const upTo = { ...input, record: { ...input.record, head: { seq, hash } } };
    const text = await pageOf({ ...upTo, keepBack: () => null }, 'data/check/journal.jsonl');
    expect(text).toBe(journalText(journal.slice(0, 5)));
  });

  it('leaves out, and lists, what was removed or cannot be read', async () => {
    const { input, objects, record, exhibits: all } = smallCase();
    const [gone, rotten, removed] = all;
    objects.delete(gone!.object);
    objects.set(rotten!.object, Buffer.from('rotten'));
    const exhibits = all.map((one) => (one === removed ? { ...one, removedBy: 8 } : one));
    const plan = await planBundle({
      ...input,
      despiteDamage: true,
      record: { ...record, exhibits: () => exhibits },
    });
    expect(plan.leftOut).toEqual([
      { reference: 'AB/1', why: 'its bytes are missing or damaged' },
      { reference: 'AB/3', why: 'removed by entry 8' },
    ]);
    const kept = plan.payload.find(({ reference }) => reference === 'AB/2');
    expect(kept).toMatchObject({ damaged: true, sha256: sha256Of('rotten') });
  });

  it('puts texts too long for the journal beside it, unless they are withheld', async () => {
    const long = Buffer.from('x'.repeat(300_000));
    const { input, objects, journal } = smallCase();
    const object: Sha256 = sha256Of(long);
    objects.set(object, long);
    const named = journal.map((entry, index) =>
      index === 1
        ? {
            ...entry,
            parts: [
              ...entry.parts,
              {
                name: 'what',
                salt: '0'.repeat(32),
                value: { textObject: object, sizeBytes: 300_000 },
              },
            ],
          }
        : entry,
    );
    const withText = { ...inputOf(input.record, named), record: input.record };
    const path = `data/check/long_texts/${object}.txt`;
    expect(await pageOf(withText, path)).toBe(long.toString());
    expect(
      await pageOf({ ...withText, keepBack: (name) => (name === 'what' ? 'x' : null) }, path),
    ).toBe('');
  });
});
