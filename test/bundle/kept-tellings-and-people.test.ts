import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBag } from '../../src/bundle/check-bag.ts';
import { smsXml } from '../support/android-xml.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { bundleMade, expectNowhere, pdftotext } from './bundle-made.ts';
import { filesBelow } from './temporary-folder.ts';

/* What is private, each word of it in no other place. */
const secrets = {
  toWhom: 'Quokka clinic',
  how: 'By bandicoot post',
  theirReference: 'NUMBAT-77',
  said: 'The wombat answer',
  why: 'The dingo reason',
  letter: 'A platypus letter.\n',
  name: 'Kookaburra Jones',
  about: 'A lorikeet breeder',
  number: '07700 900777',
  normal: '+447700900777',
  basis: 'The cockatoo basis',
  seenBy: 'Galah Smith',
} as const;
const wanted = Object.values(secrets);

const when = { precision: 'unknown' } as const;
const day = { precision: 'day', local: '2026-02-04' } as const;

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
});
afterEach(() => at.remove());

function lineOf(files: ReadonlyMap<string, string>, seq: number): { parts: { name?: string }[] } {
  const lines = files.get('data/check/journal.jsonl')!.trimEnd().split('\n');
  return JSON.parse(lines[seq - 1]!) as { parts: { name?: string }[] };
}

function partsShown(files: ReadonlyMap<string, string>, seq: number): string[] {
  return lineOf(files, seq).parts.flatMap(({ name }) => name ?? []);
}

describe('a telling that belongs to private incidents alone', () => {
  let entries: number[];
  beforeEach(async () => {
    await writeFile(join(at.world.home, 'quokka-letter.txt'), secrets.letter);
    expect((await at.run(['import', 'quokka-letter.txt', '--no-input'])).code).toBe(0);
    entries = await at.look(async (casefile) => {
      await casefile.recordIncidents([
        { what: 'Kept to myself.', when, private: true },
        { what: 'He shouted.', when },
      ]);
      const { toWhom, how, theirReference, said, why } = secrets;
      const told = { to: 'doctor', when, toWhom, how, theirReference, said } as const;
      const one = await casefile.recordTelling({ ...told, incidents: [1], attached: ['AB/1'] });
      await casefile.amend('T1', { changed: { officer: said }, leftOut: [], why });
      const last = casefile.head.seq;
      await casefile.recordTelling(told);
      await casefile.recordIncidents([{ what: 'Mine.', when, private: true, tellings: ['T2'] }]);
      await casefile.recordTelling({ to: 'police', when, said: 'Shared words', incidents: [1, 2] });
      return [one.entry, last];
    });
  });

  it('leaves nothing of itself in any byte of a bundle', async () => {
    const files = await bundleMade(at);
    expect(files.size).toBeGreaterThan(10);
    expectNowhere(wanted, files);
  });

  it('is named by its reference wherever tellings stand, and others stay as they are', async () => {
    const files = await bundleMade(at);
    for (const path of ['data/2_TIMELINE.html', ...(pdftotext === null ? [] : ['PDF'])])
      for (const reference of ['T1', 'T2']) {
        const found = files.get(path)!.split(`${reference}: kept back by AB`).length - 1;
        expect(found, path).toBe(3);
      }
    expect(files.get('data/2_TIMELINE.html')).toContain('Shared words');
    expect(files.get('data/2_TIMELINE.html')).not.toContain('T3: kept back');
    const { findings } = await checkBag(join(at.world.home, 'handover'));
    expect(findings.filter(({ severity }) => severity === 'damage')).toEqual([]);
  });

  it('shows of its entries, changes among them, no more than that they are about it', async () => {
    const files = await bundleMade(at);
    for (const seq of entries) expect(partsShown(files, seq)).toEqual(['entry', 'telling']);
  });

  it('is handed over once a shared incident names it', async () => {
    await at.look((casefile) =>
      casefile.amend('2', { changed: { tellings: ['T1'] }, leftOut: [], why: 'It was this.' }),
    );
    const files = await bundleMade(at);
    expect(files.get('data/2_TIMELINE.html')).toContain(secrets.said);
    expect(files.get('data/2_TIMELINE.html')).not.toContain('T1: kept back');
    expect(files.get('data/2_TIMELINE.html')).toContain('T2: kept back');
  });

  it('stands in the person’s own copy', async () => {
    expect((await at.run(['report', '--private', '-o', 'own'])).code).toBe(0);
    const html = filesBelow(join(at.world.home, 'own')).get('2_TIMELINE.html')!.toString();
    for (const word of [secrets.said, secrets.toWhom]) expect(html).toContain(word);
    expect(html).not.toContain('kept back by AB');
  });
});

describe('somebody who is named only in private incidents', () => {
  beforeEach(async () => {
    await at.look(async (casefile) => {
      const { name, about, number, normal, basis, seenBy } = secrets;
      await casefile.recordPerson({ name, about, role: 'other' });
      await casefile.recordIdentifier('P1', { kind: 'phone', value: number, e164: normal, basis });
      await casefile.recordPerson({ name: seenBy, role: 'near' });
      await casefile.recordPerson({ name: 'Anna Myself', role: 'self' });
      await casefile.recordPerson({ name: 'Tied To-Nothing', role: 'near' });
      await casefile.recordPerson({ name: 'Olga Shared', role: 'other' });
      await casefile.recordIncidents([
        {
          what: 'Kept to myself.',
          when,
          private: true,
          people: ['P1', 'P3', 'P5'],
          witnesses: [{ person: 'P2', name: '' }],
        },
        { what: 'He shouted.', when, people: ['P5'] },
      ]);
    });
  });

  it('leaves nothing but a reference in any byte of a bundle', async () => {
    const files = await bundleMade(at);
    expectNowhere(wanted, files);
    const html = files.get('data/2_TIMELINE.html')!;
    expect(html).toContain('<span class="ref">P1</span> kept back by AB');
    expect(html).toContain('<span class="ref">P2</span> kept back by AB');
    const { findings } = await checkBag(join(at.world.home, 'handover'));
    expect(findings.filter(({ severity }) => severity === 'damage')).toEqual([]);
  });

  it('is not the person, nor anybody tied to what is shared or to nothing', async () => {
    const files = await bundleMade(at);
    for (const name of ['Anna Myself', 'Tied To-Nothing', 'Olga Shared'])
      expect(files.get('data/2_TIMELINE.html')).toContain(name);
    expect(files.get('shown before')).toContain('The list of people names 3 people.');
    expect(files.get('shown before')).toMatch(/Kept back: 1 incident 2 people /);
  });

  it('goes out when an order is against them', async () => {
    await at.look((casefile) =>
      casefile.recordOrder({ kind: 'asked-to-stop', from: day, against: ['P1'] }),
    );
    const html = (await bundleMade(at)).get('data/2_TIMELINE.html');
    expect(html).toContain(secrets.name);
    expect(html).not.toContain(secrets.seenBy);
  });

  it('goes out when their number is that of a conversation', async () => {
    await takeInTextsWith(secrets.normal);
    const html = (await bundleMade(at)).get('data/2_TIMELINE.html');
    expect(html).toContain(secrets.name);
    expect(html).not.toContain(secrets.seenBy);
  });
});

async function takeInTextsWith(address: string): Promise<void> {
  const sms = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><smses count="1">${smsXml({ address })}</smses>`;
  await writeFile(join(at.world.home, 'sms.xml'), sms);
  const words = ['import', 'sms.xml', '--all', '--no-input', '--zone', 'Europe/London'];
  expect((await at.run(words)).code).toBe(0);
}

describe('what is said before a bundle is made', () => {
  it('warns of a conversation with a witness or an own contact, by reference', async () => {
    await takeInTextsWith('+447700900123');
    await at.look(async (casefile) => {
      const basis = 'She gave it to me.';
      await casefile.recordPerson({ name: 'Nora Hidden', role: 'witness' });
      await casefile.recordIdentifier('P1', { kind: 'phone', value: '07700 900123', basis });
      await casefile.recordPerson({ name: 'Hilda Hidden', role: 'own-contact' });
      await casefile.recordIdentifier('P2', { kind: 'phone', value: '07700 900123', basis });
      await casefile.recordPerson({ name: 'Wanda Hidden', role: 'witness' });
      await casefile.recordIdentifier('P3', { kind: 'phone', value: '07700 900555', basis });
    });
    const shown = (await bundleMade(at)).get('shown before')!;
    const stands = 'Their number and name stand in it.';
    expect(shown).toContain(`A conversation that goes in is with a witness (W1): AB/1. ${stands}`);
    expect(shown).toContain(
      `A conversation that goes in is with somebody you can ring for help (P2): AB/1. ${stands}`,
    );
    expect(shown).toContain('cannot be left out here yet. If it must not go out, answer no');
    expect(shown).not.toContain('W2');
    expect(shown).not.toMatch(/Hidden|900123/);
    expect(shown).toContain('Names and addresses inside what was written are not looked for yet.');
  });

  it('counts what is kept back as things, and an answer that was amended once', async () => {
    await at.look(async (casefile) => {
      await casefile.recordPerson({ name: 'Nora Hidden', role: 'witness', contact: 'By hand' });
      await casefile.recordIncidents([
        { what: 'Kept to myself.', felt: 'Ill', where: 'Here', when, private: true },
        { what: 'He shouted.', when, privateNote: 'One', address: '1 Example Row' },
      ]);
      const changed = { privateNote: 'Two' };
      await casefile.amend('2', { changed, leftOut: [], why: 'It was two.' });
    });
    const files = await bundleMade(at);
    expect(files.get('shown before')).toContain(
      'Kept back: 1 incident 1 person 2 private answers ',
    );
    expect(files.get('data/check/withheld.txt')).toMatch(/entry \d+: \d+ parts: an incident/);
  });

  it('speaks of copies for viewing only where there may be some', async () => {
    const files = await bundleMade(at);
    expect(files.get('READ-ME-FIRST.txt')).not.toContain('Copies for viewing');
  });

  it('heads those who were told on page 1 with what they are', async () => {
    await at.look((casefile) => casefile.recordTelling({ to: 'friend', when }));
    const files = await bundleMade(at);
    if (pdftotext === null) return;
    expect(files.get('PDF')).not.toContain('Reports made');
    expect(files.get('PDF')).toMatch(/Who was told +Family or a friend/);
  });
});
