import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { identifier } from '../../src/core/identifier.ts';
import type { Person } from '../../src/core/person.ts';
import type { SourceItem } from '../../src/core/source-item.ts';
import type { Importer } from '../../src/importers/importer.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { conversationWith, madeImporter, partyAt, rowsOf } from '../support/made-importer.ts';
import { ctrlC } from '../support/scripted-terminal.ts';

const made = vi.hoisted(() => ({ importers: [] as unknown[] }));
vi.mock('../../src/importers/index.ts', async (original) => {
  const real = await original<{ importers: readonly Importer[] }>();
  return {
    get importers() {
      return [...made.importers, ...real.importers];
    },
  };
});

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
  for (const name of ['phone', 'later']) writeFileSync(join(at.world.home, name), 'made phone');
});
afterEach(async () => {
  made.importers = [];
  await at.remove();
});

function phoneWith(items: readonly SourceItem[], more: Partial<Importer> = {}): void {
  made.importers = [madeImporter('made phone', items, more)];
}

const people = (): Promise<readonly Person[]> => at.look((casefile) => casefile.people());
const numbersOf = async (): Promise<string[]> =>
  (await people()).flatMap(({ reference, name, role, identifiers }) =>
    identifiers.map(
      ({ kind, value, e164, basis }) =>
        `${reference} ${name} (${role}): ${kind} ${e164 ?? value}, ${basis}`,
    ),
  );

const madeAt = { precision: 'second', utc: '2026-03-03T10:00:00Z' } as const;
const phone: SourceItem = {
  type: 'phone',
  phone: {
    own: [{ identifier: identifier('07700 900001'), basis: 'the phone number in Info.plist' }],
    madeAt,
  },
};
const sam = partyAt('+447700900123', 'Sam Example');

describe('the person’s own number', () => {
  const items = [...rowsOf(conversationWith('sms', partyAt('+447700900555')), 1), phone];

  it('is offered once, and kept with where it is stated', async () => {
    phoneWith(items);
    await at.run(['import', 'phone'], ['y']);
    expect(await numbersOf()).toEqual([
      'P1 AB (self): phone +447700900001, stated by the phone backup of 3 Mar 2026',
    ]);
    expect((await people())[0]?.identifiers[0]?.note).toBe('the phone number in Info.plist');
    const again = await at.run(['import', 'later']);
    expect(again.terminal.questions).toEqual([]);
  });

  it('is not kept where nothing can be asked, which is said', async () => {
    phoneWith(items);
    const { shown } = await at.run(['import', 'phone', '--no-input']);
    expect(shown).toContain('Your own number was found, and not put with your details.');
    expect(await people()).toEqual([]);
  });

  it('answers who the owner is where it fits exactly one of them', async () => {
    const asked = {
      choice: 'owner',
      required: true,
      why: 'Which of these is you?',
      options: [
        { value: 'Kim', label: 'Kim' },
        { value: '+44 7700 900001', label: '+44 7700 900001' },
      ],
    } as const;
    phoneWith(rowsOf(conversationWith('whatsapp', partyAt('Kim')), 1), {
      questions: () => Promise.resolve([asked]),
    });
    await at.look(async (casefile) => {
      const { reference } = await casefile.recordPerson({ name: 'Alex', role: 'self' });
      const number = { kind: 'phone', value: '07700 900001', e164: '+447700900001' } as const;
      await casefile.recordIdentifier(reference, { ...number, basis: 'It is mine.' });
    });
    const { code, shown } = await at.run(['import', 'phone', '--no-input']);
    expect(code).toBe(0);
    expect(shown).toContain('You are taken to be +44 7700 900001, as your details say.');
  });

  it('is asked once in a chat, and kept on the person’s word', async () => {
    const options = ['Kim', 'Alex B'].map((value) => ({ value, label: value }));
    const asked = { choice: 'owner', required: true, why: 'Which of these is you?', options };
    phoneWith(rowsOf(conversationWith('whatsapp', partyAt('Kim')), 1), {
      questions: () => Promise.resolve([asked as never]),
    });
    const first = await at.run(['import', 'phone'], ['Alex B', 'y']);
    expect(first.terminal.questions[0]).toBe('Which of these is you?');
    expect(await numbersOf()).toEqual([
      'P1 AB (self): account Alex B, chosen by you when a chat was taken in',
    ]);
    const second = await at.run(['import', 'later']);
    expect(second.terminal.questions).toEqual([]);
    expect(second.shown).toContain('You are taken to be Alex B');
  });
});

describe('names that the phone had saved', () => {
  const saved: readonly SourceItem[] = [
    ...rowsOf(conversationWith('sms', sam), 2),
    ...rowsOf(conversationWith('call', sam), 2),
    ...rowsOf(conversationWith('sms', partyAt('+447700900456', 'Ina Example')), 2),
    ...rowsOf(conversationWith('sms', partyAt('60777', 'My bank')), 2),
    ...rowsOf(conversationWith('sms', partyAt('MyShop', 'Shop')), 2),
    ...rowsOf(conversationWith('call'), 2),
    ...rowsOf(conversationWith('sms', partyAt('+447700900789')), 2),
    { type: 'phone', phone: { own: [], madeAt } },
  ];

  it('join the list of people, never those of short or word senders', async () => {
    phoneWith(saved);
    const { shown } = await at.run(['import', 'phone', '--all'], ['Yes, all 2']);
    expect(await numbersOf()).toEqual([
      'P1 Sam Example (unknown): phone +447700900123, saved on the phone on 3 Mar 2026',
      'P2 Ina Example (unknown): phone +447700900456, saved on the phone on 3 Mar 2026',
    ]);
    expect(shown).toContain('Added to your list of people: P1, P2.');
  });

  it('leave a number that stands with somebody, and join an equal name on the person’s word only', async () => {
    await at.look(async (casefile) => {
      const ina = await casefile.recordPerson({ name: 'Somebody', role: 'other' });
      await casefile.recordIdentifier(ina.reference, {
        kind: 'phone',
        value: '07700 900456',
        e164: '+447700900456',
        basis: 'They rang me.',
      });
      await casefile.recordPerson({ name: 'sam example', role: 'other' });
    });
    phoneWith(saved);
    const { terminal } = await at.run(['import', 'phone', '--all'], ['Yes', '']);
    expect(terminal.questions[1]?.replace(/\s+/g, ' ')).toBe(
      'Sam Example, +44 7700 900123: is this the same person as sam example, the other person (P2)? (y/N)',
    );
    expect((await people()).map(({ name, identifiers }) => [name, identifiers.length])).toEqual([
      ['Somebody', 1],
      ['sam example', 0],
      ['Sam Example', 1],
    ]);
  });

  it('become another number of the same person where they say so', async () => {
    await at.look((casefile) => casefile.recordPerson({ name: 'Sam Example', role: 'other' }));
    phoneWith(rowsOf(conversationWith('sms', sam), 1));
    const { shown } = await at.run(['import', 'phone'], ['Yes', 'y']);
    expect(shown).toContain('Added to P1.');
    expect(await numbersOf()).toEqual([
      'P1 Sam Example (other): phone +447700900123, saved on the phone; the day is not known',
    ]);
  });

  it('are not recorded where nothing can be asked; one line says how', async () => {
    phoneWith(saved);
    const { shown } = await at.run(['import', 'phone', '--all', '--no-input']);
    expect(shown).toContain('The phone had 2 saved names for numbers in these messages and calls.');
    expect(await people()).toEqual([]);
  });

  it('stay offered after Ctrl-C, with what was taken in kept', async () => {
    phoneWith(saved);
    const { code, shown } = await at.run(['import', 'phone', '--all'], [ctrlC]);
    expect(code).toBe(130);
    expect(shown).toContain('What was taken in is kept.');
    expect(await people()).toEqual([]);
  });
});

describe('a list of contacts', () => {
  const contact = (name: string, ...numbers: string[]): SourceItem => ({
    type: 'contact',
    contact: { name, identifiers: numbers.map((each) => identifier(each)), place: 'card 1' },
  });

  it('offers those who stand in the record, one card as one person, and others one by one', async () => {
    phoneWith([
      ...rowsOf(conversationWith('sms', partyAt('+447700900123')), 1),
      contact('Sam Card', '07700 900123', '07700 900124', '60777'),
      contact('Lee Nobody', 'lee@example.org', '07700 900300'),
      contact('Short', '60777'),
    ]);
    const { terminal } = await at.run(['import', 'phone'], ['Choose one by one', 'lee|sam']);
    expect(terminal.searched[0]?.lines.map(({ label }) => label)).toEqual([
      'Sam Card, +44 7700 900123',
      'Lee Nobody, lee@example.org, +44 7700 900300',
    ]);
    expect(await numbersOf()).toEqual([
      'P1 Sam Card (unknown): phone +447700900123, in a list of contacts',
      'P2 Lee Nobody (unknown): email lee@example.org, in a list of contacts',
      'P2 Lee Nobody (unknown): phone +447700900300, in a list of contacts',
    ]);
  });
});

describe('what a source does not hold', () => {
  const items: readonly SourceItem[] = [
    ...rowsOf(conversationWith('sms', partyAt('+447700900123')), 1),
    {
      type: 'not here',
      notHere: { what: 'The call list', how: 'Make an encrypted backup. It holds the calls.' },
    },
  ];

  it('is said in sentences, and not again for what is taken in a second time', async () => {
    phoneWith(items);
    const first = await at.run(['import', 'phone', 'later']);
    expect(first.shown.split('Not in it: the call list. Make an encrypted backup.')).toHaveLength(
      2,
    );
    expect((await at.run(['import', 'phone'])).shown).not.toContain('Not in it');
  });

  it('stands in the JSON of every run', async () => {
    phoneWith(items);
    const { value } = await at.json(['import', 'phone']);
    expect(value).toMatchObject({
      sources: [
        {
          notHere: [
            { what: 'The call list', how: 'Make an encrypted backup. It holds the calls.' },
          ],
        },
      ],
    });
  });
});

describe('a locked backup', () => {
  const password = ' open sesame ';
  const locked: Partial<Importer> = {
    isLocked: () => Promise.resolve(true),
    unlocks: (_source, typed, onProgress) => {
      onProgress?.(0.5);
      return Promise.resolve(typed === password);
    },
  };
  const items = rowsOf(conversationWith('sms', partyAt('+447700900123')), 1);

  it('says that a password is wrong, then opens with the right one, blanks and all', async () => {
    phoneWith(items, locked);
    const { code, terminal } = await at.run(['import', 'phone'], ['wrong', '?', password]);
    expect(code).toBe(0);
    expect(terminal.shown()).toContain('That password does not open this backup.');
    expect(terminal.fields[0]?.show('wrong')).toBe('•••••');
    expect(terminal.fields[0]?.show(password)).not.toContain('sesame');
    expect(terminal.shown()).toContain('In danger now?');
  });

  it('opens with the first line of a file, and keeps nothing of it', async () => {
    phoneWith(items, locked);
    writeFileSync(join(at.world.home, 'word'), `${password}\r\nmore\n`);
    const { code, terminal } = await at.run(
      ['import', 'phone', '--password-file', 'word', '--json'],
      [],
      { isInteractive: false },
    );
    expect(code).toBe(0);
    expect(terminal.results() + terminal.shown()).not.toContain('sesame');
    await at.look(async (casefile) => {
      const texts: string[] = [];
      for await (const entry of casefile.entries()) texts.push(JSON.stringify(entry));
      expect(texts.join('')).not.toContain('sesame');
      expect(await casefile.drafts()).toEqual([]);
    });
  });

  it('is refused plainly without one, with a wrong file and with an empty one', async () => {
    phoneWith(items, locked);
    writeFileSync(join(at.world.home, 'wrong'), 'nope\n');
    writeFileSync(join(at.world.home, 'empty'), '\n');
    const off = { isInteractive: false };
    expect(await at.run(['import', 'phone'], [], off)).toMatchObject({ code: 2 });
    const wrong = await at.run(['import', 'phone', '--password-file', 'wrong'], [], off);
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.shown).toContain('The password in that file does not open this backup.');
    const empty = await at.run(['import', 'phone', '--password-file', 'empty'], [], off);
    expect(empty.shown).toContain('That file does not begin with a password.');
    expect(await at.run(['import', 'phone', '--password-file', 'gone'], [], off)).toMatchObject({
      code: 2,
    });
  });
});
