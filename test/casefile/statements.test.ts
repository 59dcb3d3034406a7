import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Casefile } from '../../src/casefile/casefile.ts';
import { firstWording, isWithdrawn } from '../../src/core/amendment.ts';
import type { IncidentAnswers } from '../../src/core/incident.ts';
import type { OrderAnswers } from '../../src/core/order.ts';
import type { TellingAnswers } from '../../src/core/telling.ts';
import { damageIn, incident, newCase, verify, withCase } from './case-world.ts';
import { file, picture, robin, sam, takeIn, text, textSource } from './sources.ts';

const onFriday = { precision: 'day', local: '2026-11-20', basis: 'stated by the person' } as const;
const onSunday = { precision: 'day', local: '2026-11-22', basis: 'stated by the person' } as const;

/** Every answer that an incident can have. */
const everyAnswer: IncidentAnswers = {
  what: 'They stood at the gate.\nThen they left.',
  when: onFriday,
  whenKnown: 'My phone showed it.',
  felt: 'Afraid',
  where: 'Outside work',
  address: '1 Example Street',
  platform: 'Example Chat',
  link: 'https://example.org/x',
  account: '@sam',
  who: 'Sam',
  recognised: ['saw', 'voice'],
  howSure: 'fairly',
  description: 'Tall',
  clothing: 'Red coat',
  vehicle: 'Blue van',
  registration: 'AB12 CDE',
  companions: 'One other',
  through: 'A neighbour',
  targeted: 'My sister',
  words: '“I see you”, Sam',
  threats: 'None in words',
  behaviours: ['loitering'],
  channel: 'in person',
  channels: ['in-person'],
  times: 2,
  withYou: 'Alone',
  children: 'None',
  youDid: 'I went back in',
  injuries: 'None',
  damage: 'The gate',
  cost: '£40',
  feltSince: 'Watchful',
  impact: 2,
  cctvWhere: 'Over the door',
  cctvWhose: 'The office',
  cctvOverwritten: { precision: 'day', local: '2026-12-20' },
  cctvAsked: 'Not yet',
  told: 'My manager',
  toldReference: 'R 1',
  changed: 'I take another way',
  private: false,
  privateNote: 'For me',
  recordedBy: 'A friend',
};

async function reopened<T>(casefile: Casefile, use: (again: Casefile) => T): Promise<T> {
  return withCase(casefile.folder, use);
}

describe('an incident', () => {
  it('keeps every answer that may be recorded, also in an index made anew', async () => {
    const casefile = await newCase();
    const [made] = await casefile.recordIncidents([everyAnswer]);
    expect(made).toMatchObject({ ...everyAnswer, number: 1, changes: [] });
    expect(casefile.incident(1)).toEqual(made);
    casefile.close();
    await rm(join(casefile.folder, 'catalogue.db'));
    expect(await reopened(casefile, (again) => again.incident(1))).toEqual(made);
    expect(damageIn(await verify(casefile.folder))).toEqual([]);
  });

  it('keeps its first wording when it is amended, and says why', async () => {
    const casefile = await newCase();
    await casefile.recordIncidents([{ ...incident('At the gate.'), felt: 'Cold', where: 'Home' }]);
    await casefile.amend('1', {
      changed: { what: 'At the back gate.', times: 3 },
      leftOut: ['felt'],
      why: 'I remembered more.',
      recordedBy: 'A friend',
    });
    await casefile.amend('1', {
      changed: { what: 'At the side gate.' },
      leftOut: [],
      why: 'Again',
    });
    const now = casefile.incident(1);
    if (now === null) throw new Error('gone');
    expect(now).toMatchObject({ what: 'At the side gate.', where: 'Home', times: 3 });
    expect(now.felt).toBeUndefined();
    expect(now.changes).toMatchObject([
      {
        kind: 'amended',
        of: now.entry,
        why: 'I remembered more.',
        recordedBy: 'A friend',
        before: { what: 'At the gate.', felt: 'Cold' },
        after: { what: 'At the back gate.', times: 3 },
      },
      { kind: 'amended', of: now.entry + 1, before: { what: 'At the back gate.' } },
    ]);
    const first = firstWording(now);
    expect(first).toMatchObject({ what: 'At the gate.', felt: 'Cold', where: 'Home' });
    expect(first.times).toBeUndefined();
    // An amendment says who recorded it; that is no answer of the incident.
    expect(now.recordedBy).toBeUndefined();
    const lines = (await readFile(join(casefile.folder, 'journal.jsonl'), 'utf8')).split('\n');
    expect(lines[now.entry - 1]).toContain('At the gate.');
    casefile.close();
    await rm(join(casefile.folder, 'catalogue.db'));
    expect(await reopened(casefile, (again) => again.incident(1))).toEqual(now);
  });

  it('is not said to have changed where it stands so already', async () => {
    const casefile = await newCase();
    const witnesses = [{ name: 'Robin', contact: '07700 900123' }];
    await casefile.recordIncidents([{ ...incident('At the gate.'), when: onFriday, witnesses }]);
    const stands = casefile.incident(1);
    const { when, witnesses: seen } = stands ?? {};
    const turned = (value: object): object => Object.fromEntries(Object.entries(value).reverse());
    const same = { when: turned(when ?? {}), witnesses: (seen ?? []).map(turned) } as object;
    const { head } = casefile;
    await casefile.amend('1', { changed: same, leftOut: ['felt'], why: 'nothing' });
    expect(casefile.head).toEqual(head);
    expect(casefile.incident(1)).toEqual(stands);
    await casefile.amend('1', {
      changed: { ...same, where: 'Home' },
      leftOut: ['felt'],
      why: 'more',
    });
    const line = (await readFile(join(casefile.folder, 'journal.jsonl'), 'utf8')).trimEnd();
    const { parts } = JSON.parse(line.split('\n').at(-1) ?? '') as { parts: { name: string }[] };
    expect(parts.map(({ name }) => name)).toEqual(['entry', 'incident', 'amends', 'why', 'where']);
    casefile.close();
  });

  it('is recorded together with whom they told of it, each naming the other', async () => {
    const casefile = await newCase();
    const telling: TellingAnswers = { to: 'police', when: onSunday };
    await casefile.recordTelling(telling);
    const [first, second] = await casefile.recordIncidents([
      { ...incident('one'), tellings: ['T1'], newTellings: [telling, telling] },
      { ...incident('two'), newTellings: [telling] },
    ]);
    expect([first?.tellings, second?.tellings]).toEqual([['T1', 'T2', 'T3'], ['T4']]);
    expect(first).not.toHaveProperty('newTellings');
    expect(casefile.incident(1)).toEqual(first);
    expect(casefile.tellings().map(({ incidents }) => incidents)).toEqual([
      undefined,
      [1],
      [1],
      [2],
    ]);
    expect(damageIn(await verify(casefile.folder))).toEqual([]);
    casefile.close();
  });

  it('moves in the timeline and is found by its new and its first words', async () => {
    const casefile = await newCase();
    await casefile.recordIncidents([
      { ...incident('first thing, xylophone'), when: onFriday },
      { ...incident('second thing'), when: { ...onFriday, local: '2026-11-21' } },
    ]);
    const order = (): string[] => [...casefile.timeline()].map(({ reference }) => reference);
    expect(order()).toEqual(['1', '2']);
    await casefile.amend('1', {
      changed: { when: onSunday, what: 'first thing, marimba' },
      leftOut: [],
      why: 'wrong day',
    });
    expect(order()).toEqual(['2', '1']);
    for (const words of ['xylophone', 'marimba'])
      expect([...casefile.search(words, 5)].map(({ reference }) => reference)).toEqual(['1']);
    casefile.close();
  });

  it('stays when it is withdrawn, and can stand again', async () => {
    const casefile = await newCase();
    await casefile.recordIncidents([incident('by mistake')]);
    await casefile.withdraw('1', { why: 'It was the postman.' });
    const withdrawn = casefile.incident(1);
    if (withdrawn === null) throw new Error('gone');
    expect(isWithdrawn(withdrawn)).toBe(true);
    expect(withdrawn.what).toBe('by mistake');
    expect([...casefile.timeline()]).toHaveLength(1);
    await casefile.withdraw('1', { why: 'It was not.', takenBack: true });
    const again = casefile.incident(1);
    expect(again !== null && isWithdrawn(again)).toBe(false);
    expect(again?.changes.map(({ kind }) => kind)).toEqual(['withdrawn', 'withdrawal taken back']);
    casefile.close();
  });

  it('is confirmed as it stood then: the entry names the last wording', async () => {
    const casefile = await newCase();
    await casefile.recordIncidents([incident('so it was')]);
    await casefile.confirm('1');
    await casefile.amend('1', { changed: { felt: 'calm' }, leftOut: [], why: 'forgot' });
    await casefile.confirm('1', 'My sister');
    const now = casefile.incident(1);
    const [first, amended, second] = now?.changes ?? [];
    expect(first).toMatchObject({ kind: 'confirmed', of: now?.entry });
    expect(second).toMatchObject({
      kind: 'confirmed',
      of: amended?.entry,
      recordedBy: 'My sister',
    });
    casefile.close();
  });

  it('makes a person with a code of a new witness, and names a known one by reference', async () => {
    const casefile = await newCase();
    const witness = { name: 'Pat', contact: 'pat@example.org' };
    const [one] = await casefile.recordIncidents([{ ...incident('a'), witnesses: [witness] }]);
    expect(one?.witnesses).toEqual([{ ...witness, person: 'P1', code: 'W1' }]);
    await casefile.recordIncidents([
      { ...incident('b'), witnesses: [{ name: '', person: 'P1' }, { name: 'Lee' }] },
    ]);
    expect(casefile.incident(2)?.witnesses).toEqual([
      { ...witness, person: 'P1', code: 'W1' },
      { name: 'Lee', person: 'P2', code: 'W2' },
    ]);
    const journal = await readFile(join(casefile.folder, 'journal.jsonl'), 'utf8');
    const entries = journal.split('\n').filter((line) => line.includes('incident recorded'));
    expect(entries.some((line) => line.includes('Pat') || line.includes('Lee'))).toBe(false);
    casefile.close();
  });

  it('takes texts too long for a line in an amendment and its reason', async () => {
    const casefile = await newCase();
    await casefile.recordIncidents([incident('short')]);
    const long = 'é'.repeat(400_000);
    const why = 'because '.repeat(60_000);
    await casefile.amend('1', { changed: { what: long }, leftOut: [], why });
    casefile.close();
    await rm(join(casefile.folder, 'catalogue.db'));
    await reopened(casefile, (again) => {
      expect(again.incident(1)?.what).toBe(long);
      expect(again.incident(1)?.changes).toMatchObject([{ why }]);
    });
    expect(damageIn(await verify(casefile.folder))).toEqual([]);
  });

  it('is read as it was written by the first version, witnesses within', async () => {
    const casefile = await newCase();
    casefile.close();
    const { makeEntry, encodeEntry } = await import('../../src/core/journal-entry.ts');
    await withCase(casefile.folder, async (open) => {
      const stamp = {
        kind: 'incident recorded',
        at: '2026-03-01T09:00:00.000Z',
        offsetMinutes: 0,
        software: 'evidence-organiser',
        version: '0.1.0',
      };
      const parts = [
        { name: 'entry', value: stamp },
        { name: 'incident', value: { number: 1 } },
        { name: 'what', value: 'as before' },
        { name: 'when', value: { precision: 'unknown' } },
        { name: 'witness 1', value: 'Pat' },
        { name: 'witness 1 contact', value: 'pat@example.org' },
      ];
      const entry = makeEntry(2, open.head.hash, parts, () => new Uint8Array(16).fill(7));
      await appendFile(join(open.folder, 'journal.jsonl'), `${encodeEntry(entry)}\n`);
    });
    await reopened(casefile, (again) => {
      expect(again.incident(1)?.witnesses).toEqual([{ name: 'Pat', contact: 'pat@example.org' }]);
    });
  });
});

describe('people, orders and tellings', () => {
  it('get references that are never used again, and keep what stood before', async () => {
    const casefile = await newCase();
    const person = await casefile.recordPerson({ name: 'Sam', role: 'other' });
    expect(person.reference).toBe('P1');
    const identifier = await casefile.recordIdentifier('P1', {
      kind: 'phone',
      value: '07700 900123',
      e164: '+447700900123',
      basis: 'It was in my phone.',
    });
    expect(identifier.reference).toBe('P1/1');
    await casefile.withdraw('P1/1', { why: 'not theirs' });
    expect((await casefile.recordIdentifier('P1', { ...identifier })).reference).toBe('P1/2');
    await casefile.amend('P1', { changed: { name: 'Sam J' }, leftOut: [], why: 'full name' });
    await casefile.amend('P1', { changed: { role: 'witness' }, leftOut: [], why: 'saw it too' });
    const [now] = casefile.people();
    expect(now).toMatchObject({ name: 'Sam J', role: 'witness', code: 'W1' });
    expect(now?.changes).toMatchObject([
      { before: { name: 'Sam' } },
      { before: { role: 'other' } },
    ]);
    expect(now?.identifiers.map(isWithdrawn)).toEqual([true, false]);
    casefile.close();
    await rm(join(casefile.folder, 'catalogue.db'));
    expect(await reopened(casefile, (again) => again.people())).toEqual([now]);
  });

  it('stand in the timeline at their time, and move when that is amended', async () => {
    const casefile = await newCase();
    const order: OrderAnswers = { kind: 'asked-to-stop', from: onSunday, terms: 'Leave me alone' };
    const telling: TellingAnswers = { to: 'police', when: onFriday, theirReference: 'N 12' };
    expect(await casefile.recordOrder(order)).toMatchObject({ ...order, reference: 'O1' });
    expect(await casefile.recordTelling(telling)).toMatchObject({ ...telling, reference: 'T1' });
    const kinds = (): string[] => [...casefile.timeline()].map(({ kind }) => kind);
    expect(kinds()).toEqual(['telling', 'order']);
    const when = { ...onSunday, local: '2026-11-23' };
    await casefile.amend('T1', { changed: { when }, leftOut: ['theirReference'], why: 'slip' });
    expect(kinds()).toEqual(['order', 'telling']);
    expect(casefile.tellings()[0]?.theirReference).toBeUndefined();
    expect([...casefile.search('alone', 5)].map(({ reference }) => reference)).toEqual(['O1']);
    casefile.close();
  });

  it('refuse what is not there, and then nothing is recorded', async () => {
    const casefile = await newCase();
    const before = casefile.head;
    const change = { changed: {}, leftOut: [], why: 'x' };
    for (const reference of ['1', 'P1', 'P1/1', 'O3', 'T9', 'AB/1', 'AB/1:2', 'nonsense'])
      await expect(casefile.amend(reference, change)).rejects.toThrow(/nothing of that reference/);
    await expect(
      casefile.recordIdentifier('P4', { kind: 'phone', value: '1', basis: 'x' }),
    ).rejects.toThrow(/nothing of that reference/);
    expect(casefile.head).toEqual(before);
    casefile.close();
  });
});

describe('marks and links', () => {
  it('stand in an entry with the exhibit’s and the line’s own hash, and can be taken away', async () => {
    const casefile = await newCase();
    const { added } = await takeIn(
      casefile,
      textSource('a', [text(sam, 'one', 0), text(sam, 'two', 1, [picture('a.png', 'x')])]),
    );
    const [conversation = ''] = added;
    await casefile.recordIncidents([incident('with texts')]);
    await casefile.mark({
      references: [`${conversation}:1`, `${conversation}/1`],
      key: true,
      link: { incident: 1, linked: true },
    });
    const row = casefile.item(conversation, 1);
    expect(row).toMatchObject({ marked: true, linkedTo: [1] });
    // A file inside a conversation is shown by its message.
    expect(casefile.item(conversation, 2)).toMatchObject({ marked: true });
    expect(casefile.linkedTo(1)).toEqual([`${conversation}:1`, `${conversation}:2`]);
    const journal = await readFile(join(casefile.folder, 'journal.jsonl'), 'utf8');
    const [entry = ''] = journal.split('\n').filter((line) => line.includes('item marked'));
    expect(entry).toContain('lineSha256');
    await casefile.mark({ references: [`${conversation}:1`], key: false });
    await casefile.mark({
      references: [`${conversation}:1`],
      link: { incident: 1, linked: false },
    });
    expect(casefile.item(conversation, 1)).toMatchObject({ marked: false, linkedTo: [] });
    await expect(casefile.mark({ references: [conversation], key: true })).rejects.toThrow();
    await expect(
      casefile.mark({ references: [`${conversation}:1`], link: { incident: 9, linked: true } }),
    ).rejects.toThrow();
    casefile.close();
    await rm(join(casefile.folder, 'catalogue.db'));
    await reopened(casefile, (again) => {
      expect(again.linkedTo(1)).toEqual([`${conversation}:2`]);
    });
    expect(damageIn(await verify(casefile.folder))).toEqual([]);
  });

  it('of a row that a newer exhibit repeats stand where the row stood first', async () => {
    const casefile = await newCase();
    const rows = [text(robin, 'one', 0), text(robin, 'two', 1)];
    const first = textSource('a', rows.slice(0, 1));
    const second = textSource('b', rows);
    await takeIn(casefile, first);
    const { added } = await takeIn(casefile, second);
    await casefile.mark({ references: [`${added[0] ?? ''}:1`], key: true });
    expect(casefile.item('AB/1', 1)).toMatchObject({ reference: 'AB/1:1', marked: true });
    casefile.close();
  });
});

describe('what is said of exhibits', () => {
  it('adds up, keeps its history, and can be found', async () => {
    const casefile = await newCase();
    const { added } = await takeIn(casefile, textSource('a', [file('v.amr', 'sound', 0)]));
    const [reference = ''] = added;
    await casefile.describeExhibit(reference, { who: 'Sam', caption: 'A voicemail' });
    await casefile.describeExhibit(reference, {
      transcript: 'You will hear from me, rhubarb',
      visible: { sender: 'yes', date: 'no' },
    });
    await casefile.describeExhibit(reference, { caption: 'The second voicemail' });
    const exhibit = casefile.exhibit(reference);
    expect(exhibit?.described).toEqual({
      who: 'Sam',
      caption: 'The second voicemail',
      transcript: 'You will hear from me, rhubarb',
      visible: { sender: 'yes', date: 'no' },
    });
    expect(exhibit?.descriptions).toHaveLength(3);
    for (const words of ['rhubarb', 'voicemail', 'v.amr'])
      expect([...casefile.search(words, 5)].map((event) => event.reference)).toEqual([reference]);
    casefile.close();
  });

  it('also stands on a file inside a conversation, and its message is found by it', async () => {
    const casefile = await newCase();
    const { added } = await takeIn(
      casefile,
      textSource('a', [text(sam, 'look', 0, [picture('a.png', 'x')])]),
    );
    const reference = `${added[0] ?? ''}/1`;
    await casefile.describeExhibit(reference, { caption: 'my front door, gooseberry' });
    expect(casefile.exhibit(reference)?.described?.caption).toContain('gooseberry');
    expect([...casefile.search('gooseberry', 5)].map((event) => event.reference)).toEqual([
      `${added[0] ?? ''}:1`,
    ]);
    casefile.close();
  });

  it('records a thing that can be held as an exhibit of its own, in the same row of numbers', async () => {
    const casefile = await newCase();
    const item = {
      what: 'A bunch of flowers',
      when: onFriday,
      how: 'On the doorstep',
      keptWhere: 'In the shed',
      touchedBy: 'Me',
    };
    expect(await casefile.recordItem(item)).toBe('AB/1');
    expect(casefile.exhibit('AB/1')).toMatchObject({ kind: 'physical', item });
    expect([...casefile.timeline()]).toMatchObject([{ kind: 'item', reference: 'AB/1' }]);
    const { added } = await takeIn(casefile, textSource('a', [file('a.txt', 'x', 0)]));
    expect(added).toEqual(['AB/2']);
    expect([...casefile.search('flowers', 5)].map(({ reference }) => reference)).toEqual(['AB/1']);
    casefile.close();
    expect(damageIn(await verify(casefile.folder))).toEqual([]);
  });
});

const someText = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
const change = fc.record({
  changed: fc.record(
    { what: someText, felt: someText, where: someText, times: fc.integer({ min: 1, max: 9 }) },
    { requiredKeys: [] },
  ),
  leftOut: fc.uniqueArray(fc.constantFrom<'felt' | 'where' | 'times'>('felt', 'where', 'times')),
  why: someText,
});

describe('any row of amendments', () => {
  it('gives the answers that a plain reckoning gives, before and after the index is made anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), async (changes) => {
        const casefile = await newCase();
        await casefile.recordIncidents([incident('start')]);
        let expected: Record<string, unknown> = { ...incident('start') };
        let differing = 0;
        for (const { changed, leftOut, why } of changes) {
          const gone = leftOut.filter((member) => !(member in changed));
          const stands = shown(expected);
          const differs =
            Object.entries(changed).some(([member, value]) => stands[member] !== value) ||
            gone.some((member) => member in stands);
          if (differs) differing += 1;
          await casefile.amend('1', { changed, leftOut: gone, why });
          expected = { ...expected, ...changed };
          for (const member of gone) Reflect.deleteProperty(expected, member);
        }
        const now = casefile.incident(1);
        if (now === null) throw new Error('gone');
        const { number, entry, recordedAt, changes: made, ...answers } = now;
        expect(answers).toEqual(shown(expected));
        // What stands so already is not recorded as a change.
        expect(made).toHaveLength(differing);
        const { what, felt } = firstWording(now);
        expect([what, felt]).toEqual(['start', undefined]);
        casefile.close();
        await writeFile(join(casefile.folder, 'catalogue.db'), 'broken');
        expect(await reopened(casefile, (again) => again.incident(1))).toEqual(now);
      }),
      { numRuns: 12 },
    );
  });
});

/* Lone surrogates are kept by their code units and shown as U+FFFD. */
function shown(answers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).map(([member, value]) => [
      member,
      typeof value === 'string' ? value.toWellFormed() : value,
    ]),
  );
}
