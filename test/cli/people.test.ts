import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCasefile } from '../../src/casefile/open.ts';
import { isWithdrawn } from '../../src/core/amendment.ts';
import { ownContactLine } from '../../src/cli/people/people-ledger.ts';
import { statedThing } from '../../src/cli/stated-thing.ts';
import { choosePeople } from '../../src/cli/questions/choose-people.ts';
import { terminalOn } from '../../src/cli/terminal/asking.ts';
import type { Context } from '../../src/cli/context.ts';
import { widthOf } from '../../src/cli/terminal/wrap.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { ctrlC, scriptedTerminal, type Typed } from '../support/scripted-terminal.ts';

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
});
afterEach(() => at.remove());

const sam = {
  name: 'Sam Example',
  role: 'other',
  about: 'We lived together until March.',
  identifiers: [
    { kind: 'phone', value: '07700 900123', basis: 'They rang me from it for years.' },
    { kind: 'account', value: '@sam', platform: 'Example Chat', basis: 'It shows their face.' },
  ],
};
const jo = { name: 'Jo Witness', role: 'witness', contact: '07700 900456' };

describe('evidence people, asking', () => {
  it('adds somebody with role, name and what to know, and then a number with its basis', async () => {
    const { code, terminal, shown } = await at.run(
      ['people', 'add'],
      [
        'The other person',
        'Sam Example',
        'We lived together.',
        'Save it',
        'y',
        'A phone number',
        '07700 900123',
        'They rang me from it.',
        'Save it',
        '',
      ],
    );
    expect(code).toBe(0);
    expect(terminal.left()).toBe(0);
    expect(shown).toContain('Saved as P1.');
    expect(shown).toContain('Read as +44 7700 900123.');
    expect(terminal.questions).toContain('How do you know that it is theirs?');
    await at.look((casefile) => {
      expect(casefile.people()).toMatchObject([
        {
          reference: 'P1',
          name: 'Sam Example',
          role: 'other',
          about: 'We lived together.',
          identifiers: [
            {
              reference: 'P1/1',
              kind: 'phone',
              value: '07700 900123',
              e164: '+447700900123',
              basis: 'They rang me from it.',
            },
          ],
        },
      ]);
    });
  });

  it('needs a name, and lets everything else be skipped', async () => {
    const { code, shown } = await at.run(
      ['people', 'add'],
      ['The other person', '', 'Sam', '', '', ''],
    );
    expect(code).toBe(0);
    expect(shown).toContain('An answer is needed here.');
    await at.look((casefile) => {
      expect(casefile.people()[0]).toMatchObject({ name: 'Sam', role: 'other' });
      expect(casefile.people()[0]).not.toHaveProperty('about');
    });
  });

  it('gives a witness a code and asks how they can be reached, which is kept back', async () => {
    const { shown } = await at.run(
      ['people', 'add'],
      ['Somebody who saw', 'Jo', '', '07700 900456', ''],
    );
    expect(shown).toContain('kept back from what you hand over');
    await at.look((casefile) => {
      expect(casefile.people()[0]).toMatchObject({ code: 'W1', contact: '07700 900456' });
    });
  });

  it('takes Enter for how the person knows that their own number is theirs', async () => {
    await at.run(
      ['people', 'add'],
      ['Me', 'Alex Example', '', '', 'y', 'A phone number', '07700 900999', '', '', ''],
    );
    await at.look((casefile) => {
      expect(casefile.people()[0]?.identifiers).toMatchObject([
        { e164: '+447700900999', basis: 'It is mine.' },
      ]);
    });
  });

  it('keeps a number that cannot be dialled as it was typed, and says so', async () => {
    await at.from(['people', 'add'], { name: 'Sam', role: 'other' });
    const { shown } = await at.run(
      ['people', 'number', 'P1'],
      ['A phone number', 'ends in 123', 'I saw the last digits.', ''],
    );
    expect(shown).toContain('It is kept as you typed it.');
    await at.look((casefile) => {
      const [number] = casefile.people()[0]?.identifiers ?? [];
      expect(number).toMatchObject({ value: 'ends in 123' });
      expect(number).not.toHaveProperty('e164');
    });
  });

  it('shows the list and a small menu, which ends with Enter', async () => {
    await at.from(['people', 'add'], [sam, jo]);
    const { code, terminal } = await at.run(['people'], ['']);
    expect(code).toBe(0);
    expect(terminal.questions).toEqual(['What would you like to do?']);
    expect(terminal.results()).toContain('P1  Sam Example');
  });

  it('changes an answer with a reason, and shows what stood before', async () => {
    await at.from(['people', 'add'], sam);
    const { shown } = await at.run(
      ['people'],
      [
        'Change what is said of somebody',
        'Sam',
        'About them',
        'Write it anew',
        'We lived together until May.',
        'Nothing more',
        'I mixed up the months.',
        'y',
        'Show one',
        'Sam',
        '',
      ],
    );
    expect(shown).toContain('The change to P1 is saved.');
    expect(shown).toContain('About them, before: We lived together until March.');
    expect(shown).toContain('About them, now: We lived together until May.');
    expect(shown).toContain('Why: I mixed up the months.');
    await at.look((casefile) => {
      expect(casefile.people()[0]).toMatchObject({ about: 'We lived together until May.' });
    });
  });

  it('changes nothing when nothing is written anew', async () => {
    await at.from(['people', 'add'], sam);
    const before = await at.look((casefile) => casefile.head);
    const { code, shown } = await at.run(['people', 'change', 'p1'], ['Nothing']);
    expect(code).toBe(0);
    expect(shown).toContain('Nothing was changed.');
    expect(await at.look((casefile) => casefile.head)).toEqual(before);
    expect(await at.look((casefile) => casefile.drafts())).toEqual([]);
  });

  it('works a changed number out anew, and leaves the dialled form out where it has none', async () => {
    await at.from(['people', 'add'], sam);
    await at.run(
      ['people', 'change', 'P1/1'],
      ['Phone number', '07700 900777', 'Nothing more', 'A slip.', ''],
    );
    await at.look((casefile) => {
      expect(casefile.people()[0]?.identifiers[0]).toMatchObject({ e164: '+447700900777' });
    });
    await at.from(['people', 'change', 'P1/1'], { changed: { value: 'not sure' }, why: 'Gone.' });
    await at.look((casefile) => {
      const [number] = casefile.people()[0]?.identifiers ?? [];
      expect(number?.value).toBe('not sure');
      expect(number).not.toHaveProperty('e164');
      expect(number?.changes).toHaveLength(2);
    });
  });

  it('says who records a change when it is somebody else', async () => {
    await at.from(['people', 'add'], sam);
    await at.run(
      ['people', 'change', 'P1'],
      ['I am recording', 'Kim Helper', 'Name', 'Sam E.', 'Nothing more', 'Short.', ''],
    );
    await at.look((casefile) => {
      const [person] = casefile.people();
      expect(person?.changes).toMatchObject([{ kind: 'amended', recordedBy: 'Kim Helper' }]);
      expect(person).not.toHaveProperty('recordedBy');
    });
  });

  it('takes somebody back with a reason, marked so, and lets them stand again', async () => {
    await at.from(['people', 'add'], sam);
    await at.run(['people', 'withdraw', 'P1'], ['y', 'It was somebody else.']);
    await at.look((casefile) => {
      expect(isWithdrawn(casefile.people()[0]!)).toBe(true);
    });
    const list = await at.run(['people'], ['']);
    expect(list.terminal.results()).toContain('Taken back. It stays in the record.');
    await at.run(['people', 'withdraw', 'P1'], ['y', 'It was them after all.']);
    await at.look((casefile) => {
      expect(isWithdrawn(casefile.people()[0]!)).toBe(false);
    });
  });

  it('leaves everything as it is when the person thinks better of taking back', async () => {
    await at.from(['people', 'add'], sam);
    const { shown } = await at.run(['people', 'withdraw', 'P1'], ['']);
    expect(shown).toContain('Nothing was changed.');
    await at.look((casefile) => {
      expect(isWithdrawn(casefile.people()[0]!)).toBe(false);
    });
  });
});

describe('JSON of a list that cannot be taken', () => {
  it.each(['people', 'told'])('names the help that describes it: %s', async (list) => {
    const { code, shown } = await at.from([list, 'add'], { nonsense: 1 });
    expect(code).toBe(2);
    expect(shown).toContain(`“evidence ${list} add --help” shows what the JSON may hold.`);
    const changed = await at.run(['people', 'number', '--help']);
    expect(changed.terminal.shown() + changed.terminal.results()).not.toContain('P1/2');
  });
});

describe('drafts of a form', () => {
  it('keep what was answered at Ctrl-C, say so, exit with 130 and go on next time', async () => {
    const stopped = await at.run(['people', 'add'], ['The other person', 'Sam', ctrlC]);
    expect(stopped.code).toBe(130);
    expect(stopped.shown).toContain('Your answers so far are kept. “evidence people” offers');
    await at.look(async (casefile) => {
      const [draft] = await casefile.drafts();
      expect(draft?.id).toMatch(/^person-[0-9a-f]+$/);
      expect(casefile.people()).toEqual([]);
    });
    const resumed = await at.run(['people', 'add'], ['', 'About Sam', 'Save it', '']);
    expect(resumed.terminal.questions).not.toContain('What is their name?');
    await at.look(async (casefile) => {
      expect(casefile.people()).toMatchObject([{ name: 'Sam', about: 'About Sam' }]);
      expect(await casefile.drafts()).toEqual([]);
    });
  });

  it('say that nothing was recorded when nothing was answered yet', async () => {
    const { code, shown } = await at.run(['people', 'add'], [ctrlC]);
    expect(code).toBe(130);
    expect(shown).toContain('Nothing was recorded.');
    expect(await at.look((casefile) => casefile.drafts())).toEqual([]);
  });

  it('can be left for later or taken away', async () => {
    await at.run(['people', 'add'], ['The other person', 'Sam', ctrlC]);
    await at.run(['people', 'add'], ['Leave them', 'Me', 'Alex', '', 'Leave it for later']);
    expect(await at.look((casefile) => casefile.drafts())).toHaveLength(2);
    await at.run(['people', 'add'], ['Take them', 'n', ctrlC]);
    expect(await at.look((casefile) => casefile.drafts())).toHaveLength(2);
    await at.run(['people', 'add'], ['Take them', 'y', ctrlC]);
    expect(await at.look((casefile) => casefile.drafts())).toHaveLength(1);
  });

  it('offer the half-typed text of a question again', async () => {
    await at.look((casefile) =>
      casefile.saveDraft({
        id: 'person-0102',
        savedAt: '2026-11-20T10:00:00.000Z',
        answers: {
          answers: { role: 'other', name: 'Sam' },
          typing: { key: 'about', text: 'We lived toge' },
        },
      }),
    );
    const { terminal, shown } = await at.run(
      ['people', 'add'],
      ['Go on', 'We lived together.', '', ''],
    );
    expect(shown).toContain('There are answers from Fri 20 Nov');
    expect(terminal.fields[0]).toMatchObject({ typed: 'We lived toge' });
  });

  it('drop what is no answer, whatever the file holds', async () => {
    await at.look((casefile) =>
      casefile.saveDraft({
        id: 'person-0102',
        savedAt: '2026-11-20T10:00:00.000Z',
        answers: { answers: { role: 'villain', name: 7, about: 'kept' }, typing: 'x' },
      }),
    );
    await at.run(['people', 'add'], ['Go on', 'The other person', 'Sam', '', '']);
    await at.look((casefile) => {
      expect(casefile.people()).toMatchObject([{ name: 'Sam', role: 'other', about: 'kept' }]);
    });
  });

  it('are kept at every question, and nothing that was answered is lost', async () => {
    const script = ['The other person', 'Sam', 'We lived together.'];
    for (let stop = 1; stop <= script.length; stop += 1) {
      const own = await caseAtHand();
      const typed: Typed[] = [...script.slice(0, stop), ctrlC];
      expect((await own.run(['people', 'add'], typed)).code).toBe(130);
      const rest = script.slice(stop);
      const resumed = await own.run(['people', 'add'], ['Go on', ...rest, 'Save it', '']);
      expect(resumed.code, resumed.shown).toBe(0);
      await own.look((casefile) => {
        expect(casefile.people()).toMatchObject([
          { name: 'Sam', role: 'other', about: 'We lived together.' },
        ]);
      });
      await own.remove();
    }
  });

  it('of a change belong to what is changed', async () => {
    await at.from(['people', 'add'], [sam, jo]);
    await at.run(['people', 'change', 'P1'], ['Name', 'Sam E.', ctrlC]);
    const other = await at.run(['people', 'change', 'P2'], ['Nothing']);
    expect(other.shown).not.toContain('not saved yet');
    const same = await at.run(['people', 'change', 'P1'], ['', 'Nothing more', 'Short.', '']);
    expect(same.code).toBe(0);
    await at.look((casefile) => {
      expect(casefile.people()[0]?.name).toBe('Sam E.');
    });
  });
});

describe('evidence people, JSON', () => {
  it('gives back what it took', async () => {
    const added = await at.json(['people', 'add'], [sam, jo]);
    expect(added.code).toBe(0);
    const { value } = await at.json(['people']);
    expect(value).toEqual(added.value);
    expect(value).toMatchObject([
      {
        ref: 'P1',
        name: sam.name,
        role: sam.role,
        about: sam.about,
        withdrawn: false,
        identifiers: [
          { ref: 'P1/1', ...sam.identifiers[0], e164: '+447700900123' },
          { ref: 'P1/2', ...sam.identifiers[1] },
        ],
      },
      { ref: 'P2', code: 'W1', ...jo },
    ]);
  });

  it('keeps who recorded it', async () => {
    await at.from(['people', 'add'], { ...jo, recordedBy: 'Kim Helper' });
    expect((await at.json(['people'])).value).toMatchObject([{ recordedBy: 'Kim Helper' }]);
  });

  it('adds numbers to somebody', async () => {
    await at.from(['people', 'add'], { name: 'Sam', role: 'other' });
    const { code, value } = await at.json(['people', 'number', 'P1'], sam.identifiers);
    expect(code).toBe(0);
    expect(value).toMatchObject([{ ref: 'P1/1' }, { ref: 'P1/2', platform: 'Example Chat' }]);
  });

  it.each([
    ['no JSON', '{', 'That is not JSON.'],
    ['no object', '7', 'The JSON must be an object'],
    ['an empty list', '[]', 'The JSON holds nothing to record.'],
    ['a missing name', { role: 'other' }, '“name” is missing.'],
    ['a missing role', { name: 'Sam' }, '“role” is missing.'],
    ['an unknown role', { name: 'Sam', role: 'x' }, '“role” must be one of self, other,'],
    ['an unknown key', { ...jo, shoe: 'secret' }, 'There is no such key as “shoe”.'],
    ['an empty name', { name: ' ', role: 'other' }, '“name” must be text that is not empty.'],
    ['a lone surrogate', '{"name":"\\ud800","role":"other"}', 'text that is well formed'],
    ['a number without basis', { ...sam, identifiers: [{ kind: 'phone', value: '1' }] }, '“basis”'],
    ['numbers that are no list', { ...sam, identifiers: 'secret' }, '“identifiers” must be a list'],
    ['a fault in the second', [sam, { name: 'secret' }], 'Entry 2 of the list: “role” is missing.'],
  ])('refuses %s, records nothing and repeats no value', async (_case, input, message) => {
    const { code, shown } = await at.from(['people', 'add'], input);
    expect(code).toBe(2);
    expect(shown).toContain(message);
    expect(shown).not.toContain('secret');
    expect(await at.look((casefile) => casefile.people())).toEqual([]);
  });

  it('changes and takes back from JSON, and refuses what changes nothing', async () => {
    await at.from(['people', 'add'], sam);
    const change = { changed: { name: 'Sam E.' }, leftOut: ['about'], why: 'Right now.' };
    const { code, value } = await at.json(['people', 'change', 'P1'], change);
    expect(code).toBe(0);
    expect(value).toMatchObject({ ref: 'P1', name: 'Sam E.', changes: [{ why: 'Right now.' }] });
    expect(value).not.toHaveProperty('about');
    expect((await at.from(['people', 'change', 'P1'], change)).code).toBe(2);
    expect((await at.from(['people', 'change', 'P1'], { changed: {} })).shown).toContain('“why”');
    const noName = await at.from(['people', 'change', 'P1'], { leftOut: ['name'], why: 'x' });
    expect(noName.code).toBe(2);
    const back = await at.json(['people', 'withdraw', 'P1'], { why: 'Wrong.' });
    expect(back.value).toMatchObject({ withdrawn: true });
    expect((await at.from(['people', 'withdraw', 'P1'], { why: 'Wrong.' })).code).toBe(2);
    const again = await at.json(['people', 'withdraw', 'P1'], { why: 'Right.', takenBack: true });
    expect(again.value).toMatchObject({ withdrawn: false });
  });

  it('refuses a reference that is not there, and asks nothing where it may not', async () => {
    expect((await at.run(['people', 'change', 'P9'])).code).toBe(1);
    expect((await at.run(['people', 'number', 'P9'])).code).toBe(1);
    const { code, shown } = await at.run(['people', 'add', '--no-input']);
    expect(code).toBe(2);
    expect(shown).toContain('--from <file or ->');
    expect((await at.run(['people', '--no-input'])).code).toBe(0);
  });

  it('leaves a sample case alone', async () => {
    const sample = await caseAtHand({ sample: true });
    expect((await sample.from(['people', 'add'], sam)).code).toBe(1);
    expect((await sample.run(['people', 'add'], [])).code).toBe(1);
    const list = await sample.run(['people'], []);
    expect(list.code).toBe(0);
    expect(list.shown).toContain('SAMPLE');
    await sample.remove();
  });
});

describe('the list of people', () => {
  const hostile = {
    name: 'Sam\u001b[2J\u202eelpmaxE',
    role: 'other',
    about: `${'x'.repeat(5000)}\nP9  Not a person`,
    identifiers: [{ kind: 'account', value: '=cmd|\u0007', basis: '\u001b]0;gotcha\u0007' }],
  };

  it('prints hostile text as what it is', async () => {
    await at.from(['people', 'add'], hostile);
    const { terminal } = await at.run(['people'], ['']);
    expect(terminal.results()).toContain('Sam[U+001B][2J[U+202E]elpmaxE');
    expect(terminal.results() + terminal.shown()).not.toMatch(/[\u0007\u001b\u202e]/);
    expect(terminal.results()).not.toMatch(/^P9/m);
    const choosing = await at.run(['people', 'change', 'P1'], ['Nothing']);
    expect(choosing.terminal.shown()).not.toMatch(/[\u0007\u001b\u202e]/);
  });

  it.each([40, 80, 200])('stands on a screen of %i columns', async (columns) => {
    await at.from(
      ['people', 'add'],
      [
        sam,
        jo,
        { name: 'مريم مثال', role: 'near', about: 'Lives next door 🌻' },
        { name: 'Kim Helper', role: 'own-contact', contact: '07700 900789' },
      ],
    );
    const { terminal } = await at.run(['people'], [''], {
      columns,
      rows: 200,
      talkOn: 'unicode screen',
      resultsOn: 'unicode screen',
    });
    const screen = `${terminal.results()}----\n${terminal.shown()}`;
    await expect(screen).toMatchFileSnapshot(`golden/people-${columns}.txt`);
    for (const line of screen.split('\n').filter((each) => !each.startsWith('> ')))
      expect(widthOf(line), line).toBeLessThanOrEqual(columns);
  });

  it('says so when nobody is in it', async () => {
    const { shown } = await at.run(['people'], ['']);
    expect(shown).toContain('Nobody is in the list yet.');
  });
});

describe('choosing people in another question', () => {
  async function choose(
    answers: readonly Typed[],
    asked: Parameters<typeof choosePeople>[2],
    isInteractive = true,
  ): Promise<string[]> {
    const device = scriptedTerminal(answers, { isInteractive });
    const surroundings = at.world.surroundings(device);
    const terminal = terminalOn(device, true);
    const context = { ...surroundings, terminal } as unknown as Context;
    const casefile = await openCasefile(at.folder, surroundings.environment);
    try {
      return await choosePeople(context, casefile, asked);
    } finally {
      casefile.close();
      expect(device.left()).toBe(0);
    }
  }

  it('asks for a name at once where nobody is there yet, and takes Enter for nobody', async () => {
    expect(await choose([''], { question: 'Who was it?' })).toEqual([]);
    const made = await choose(['Sam', '07700 900123', 'I know it.', ''], {
      question: 'Who was it?',
      roles: ['other'],
    });
    expect(made).toEqual(['P1']);
    await at.look((casefile) => {
      expect(casefile.people()).toMatchObject([
        { role: 'other', identifiers: [{ e164: '+447700900123', basis: 'I know it.' }] },
      ]);
    });
  });

  it('offers those who fit first, and somebody new', async () => {
    await at.from(['people', 'add'], [jo, sam, { name: 'Alex', role: 'self' }]);
    const chosen = await choose(['Sam Example|Somebody who is not', 'Pat', '', ''], {
      question: 'Who was it?',
      roles: ['other'],
    });
    expect(chosen).toEqual(['P2', 'P4']);
  });

  it('asks a new witness how to reach them instead of for a number', async () => {
    await choose(['Jo', '1 Example Street', ''], { question: 'Who saw it?', roles: ['witness'] });
    await at.look((casefile) => {
      expect(casefile.people()).toMatchObject([{ code: 'W1', contact: '1 Example Street' }]);
    });
  });

  it('keeps what was chosen before with Enter, and where nothing can be asked', async () => {
    await at.from(['people', 'add'], [sam, jo]);
    expect(await choose([''], { question: 'Who?', chosen: ['P2'] })).toEqual(['P2']);
    expect(await choose([], { question: 'Who?', chosen: ['P2'] }, false)).toEqual(['P2']);
  });

  it('leaves out who was taken back', async () => {
    await at.from(['people', 'add'], [sam, jo]);
    await at.from(['people', 'withdraw', 'P1'], { why: 'Wrong.' });
    await expect(choose(['Sam Example'], { question: 'Who?' })).rejects.toThrow('is none of');
  });
});

describe('the person’s own contact', () => {
  it('is one line with how to reach them, and nothing where there is none', async () => {
    expect(ownContactLine([])).toBeNull();
    await at.from(
      ['people', 'add'],
      [sam, { name: 'Kim\u001b', role: 'own-contact', contact: '07700 900789' }],
    );
    const people = await at.look((casefile) => casefile.people());
    expect(ownContactLine(people)).toBe('Kim[U+001B], 07700 900789');
  });
});

describe('JSON of any shape', () => {
  it('is taken or refused in plain words, and never breaks the program', async () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          name: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
          role: fc.oneof(fc.constantFrom('other', 'witness', 'self'), fc.jsonValue()),
          about: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
          identifiers: fc.oneof(fc.constant([]), fc.jsonValue()),
          __proto__: fc.jsonValue(),
          constructor: fc.jsonValue(),
        },
        { requiredKeys: ['name', 'role'] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (value) => {
        const { code, shown, terminal } = await at.from(['people', 'add'], value);
        expect([0, 2], shown).toContain(code);
        expect(terminal.shown()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what was stated, by any reference', () => {
  it('is found whatever its kind and however its reference is typed', async () => {
    await at.from(['people', 'add'], sam);
    await at.from(['orders', 'add'], { kind: 'bail' });
    await at.from(['told', 'add'], { to: 'friend' });
    await at.look((casefile) => {
      const found = ['p1', 'P1_2', 'o1', ' T1 '].map((typed) => statedThing(casefile, typed));
      expect(found.map((thing) => (thing?.asJson() as { ref: string }).ref)).toEqual([
        'P1',
        'P1/2',
        'O1',
        'T1',
      ]);
      expect(statedThing(casefile, 'P9')).toBeNull();
      expect(statedThing(casefile, '1')).toBeNull();
    });
  });
});
