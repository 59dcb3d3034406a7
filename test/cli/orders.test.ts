import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { widthOf } from '../../src/cli/terminal/wrap.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { ctrlC } from '../support/scripted-terminal.ts';

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
});
afterEach(() => at.remove());

async function withSamAndPicture(): Promise<void> {
  await at.from(['people', 'add'], { name: 'Sam Example', role: 'other' });
  await writeFile(join(at.world.home, 'shot.png'), 'not really a picture');
  await at.run(['import', 'shot.png', '--no-input']);
}

describe('evidence orders, asking', () => {
  it('records first of all when and how somebody was asked to stop, in which words, and what shows it', async () => {
    await withSamAndPicture();
    const { code, terminal } = await at.run(
      ['orders', 'add'],
      [
        'I asked them to stop',
        'Sam',
        '14 November',
        'by text message',
        'Please leave me alone.',
        'ab1',
        '',
      ],
    );
    expect(code).toBe(0);
    expect(terminal.left()).toBe(0);
    expect(terminal.questions).toEqual([
      'What is it about?',
      'Whom did you ask?',
      'When did you ask them to stop? [I don’t know]',
      'How did you ask?',
      'What words did you use?',
      'Which message or file shows it?',
      'Is that right? Enter saves it.',
    ]);
    await at.look((casefile) => {
      expect(casefile.orders()).toMatchObject([
        {
          reference: 'O1',
          kind: 'asked-to-stop',
          against: ['P1'],
          from: { precision: 'day', local: '2026-11-14', raw: '14 November' },
          how: 'by text message',
          terms: 'Please leave me alone.',
          shownBy: ['AB/1'],
        },
      ]);
    });
  });

  it('takes an end that lies ahead without asking, and asks which year where two are meant', async () => {
    await withSamAndPicture();
    const { terminal } = await at.run(
      ['orders', 'add'],
      [
        'Restraining order',
        'Sam',
        'Leeds Crown Court',
        '1 October 2026',
        '1 May 2027',
        'Not to contact me.',
        'Add or change',
        'Until',
        'Write it anew',
        '31 December',
        'Thursday 31 December 2026',
        '',
      ],
    );
    expect(terminal.questions).toContain('Which of these is it?');
    await at.look((casefile) => {
      expect(casefile.orders()[0]?.until).toMatchObject({ local: '2026-12-31' });
    });
  });

  it('lets everything be skipped but what it is', async () => {
    const { code } = await at.run(['orders', 'add'], ['Bail', '', '', '', '', '']);
    expect(code).toBe(0);
    await at.look((casefile) => {
      const [order] = casefile.orders();
      expect(order).toMatchObject({ kind: 'bail', from: { precision: 'unknown' } });
      expect(order).not.toHaveProperty('until');
      expect(order).not.toHaveProperty('against');
    });
  });

  it('asks again for a reference that is not there', async () => {
    await withSamAndPicture();
    const { shown } = await at.run(
      ['orders', 'add'],
      ['I asked', 'Sam', '', '', '', 'AB/9', 'nonsense!', '', ''],
    );
    expect(shown).toContain('At least one of these is not in this case file.');
    expect(shown).toContain('A reference is like AB/4');
  });

  it('takes an answer out again before it is saved', async () => {
    await at.run(
      ['orders', 'add'],
      ['A warning', '', '', 'Not to call.', 'Add or change', 'What it says', 'Take it out', ''],
    );
    await at.look((casefile) => {
      expect(casefile.orders()[0]).not.toHaveProperty('terms');
    });
  });

  it.each([
    ['england-wales', 'Non-molestation order', 'Interdict'],
    ['scotland', 'Interdict', 'Restraining order'],
    ['northern-ireland', 'Occupation order', 'Non-harassment order'],
  ] as const)('offers in %s the kinds of that nation only', async (nation, offered, foreign) => {
    const own = await caseAtHand({ nation });
    expect((await own.run(['orders', 'add'], [offered, ctrlC])).code).toBe(130);
    await expect(own.run(['orders', 'add'], ['Leave them', foreign])).resolves.toMatchObject({
      code: 1,
    });
    await own.remove();
  });

  it('asks again for an end that lies before the beginning', async () => {
    const { code, shown } = await at.run(
      ['orders', 'add'],
      ['Bail', '', '14 November 2026', '1 May 2026', '1 May 2027', 'Not to call.', ''],
    );
    expect(code).toBe(0);
    expect(shown).toContain('An order cannot end before it begins.');
    const until = { local: '2027-05-01' };
    await at.look((casefile) => {
      expect(casefile.orders()).toMatchObject([{ from: { local: '2026-11-14' }, until }]);
    });
    const change = ['Until', 'Write it anew', '1 May 2025', '', 'Nothing'];
    const { shown: later } = await at.run(['orders', 'change', 'O1'], change);
    expect(later).toContain('An order cannot end before it begins.');
    expect(later).toContain('Nothing was changed.');
    await at.look((casefile) => {
      expect(casefile.orders()).toMatchObject([{ until, changes: [] }]);
    });
  });

  it('keeps a draft at Ctrl-C and offers it again', async () => {
    await at.run(['orders', 'add'], ['A warning', '', '14 November', ctrlC]);
    await at.look(async (casefile) => {
      expect((await casefile.drafts())[0]?.id).toMatch(/^order-/);
    });
    const { terminal } = await at.run(['orders', 'add'], ['', 'Not to call.', '']);
    expect(terminal.questions).toEqual([
      'There are answers from Sun 22 Nov that are not saved yet.',
      'What does it say they must not do?',
      'Is that right? Enter saves it.',
    ]);
    await at.look((casefile) => {
      expect(casefile.orders()).toMatchObject([{ terms: 'Not to call.' }]);
    });
  });
});

describe('an order from JSON that ends before it begins', () => {
  it.each([
    ['2026-11-14', '2026-05-01'],
    ['2026-11-14', '2026-10'],
    ['2026-11-14T15:00', '2026-11-14T14:00'],
    ['2026-11-14', { from: '2026-05-01', to: '2026-06-01' }],
  ])('is refused, from %j until %j', async (from, until) => {
    const before = await at.look((casefile) => casefile.head);
    const { code, shown } = await at.from(['orders', 'add'], { kind: 'bail', from, until });
    expect(code).toBe(2);
    expect(shown).toContain('“until” must be a time that is not before “from”.');
    expect(shown).toContain('“evidence orders add --help” shows what the JSON may hold.');
    expect(await at.look((casefile) => casefile.head)).toEqual(before);
  });

  it.each([
    ['2026-11-14', '2026-11-14'],
    ['2026-11-14', '2026-11'],
    ['2026-11', '2026-11-02'],
    ['unknown', '2026-11-02'],
    ['2026-11-14', { from: '2026-05-01', to: '2026-12-01' }],
  ])('is none, from %j until %j', async (from, until) => {
    expect((await at.from(['orders', 'add'], { kind: 'bail', from, until })).code).toBe(0);
  });

  it('is refused as a change too, but an old one does not stand in the way of other changes', async () => {
    await at.from(['orders', 'add'], { kind: 'bail', from: '2026-11-14' });
    const until = { changed: { until: '2026-01-01' }, why: 'x' };
    const refused = await at.from(['orders', 'change', 'O1'], until);
    expect(refused.code).toBe(2);
    expect(refused.shown).toContain('“evidence orders change --help”');
    await at.look(async (casefile) => {
      const end = { precision: 'day', local: '2026-01-01' } as const;
      await casefile.amend('O1', { changed: { until: end }, leftOut: [], why: 'x' });
    });
    const other = await at.from(['orders', 'change', 'O1'], {
      changed: { how: 'By post' },
      why: 'x',
    });
    expect(other.code).toBe(0);
  });
});

const restraining = {
  kind: 'restraining',
  court: 'Leeds Crown Court',
  caseNumber: 'T2026-1',
  from: '2026-10-01',
  until: '2027-05-01',
  against: ['P1'],
  terms: 'Not to contact AB.\nNot to come near the house.',
};

describe('evidence orders, JSON', () => {
  it('gives back what it took', async () => {
    await withSamAndPicture();
    const asked = {
      kind: 'asked-to-stop',
      from: { from: '2026-09-01', to: '2026-09-03' },
      shownBy: ['AB/1'],
      recordedBy: 'Kim Helper',
    };
    const { code, value } = await at.json(['orders', 'add'], [restraining, asked]);
    expect(code).toBe(0);
    expect(value).toEqual((await at.json(['orders'])).value);
    expect(value).toMatchObject([
      {
        ...restraining,
        ref: 'O1',
        from: { local: '2026-10-01' },
        until: { local: '2027-05-01' },
      },
      { ref: 'O2', shownBy: ['AB/1'], recordedBy: 'Kim Helper', from: { end: '2026-09-03' } },
    ]);
  });

  it.each([
    ['another nation’s kind', { kind: 'interdict' }, '“kind” must be one of asked-to-stop'],
    ['somebody who is not there', { kind: 'bail', against: ['P7'] }, '“against” must be a list of'],
    ['an exhibit that is not there', { kind: 'bail', shownBy: ['AB/7'] }, '“shownBy” must be'],
    ['a date that is none', { kind: 'bail', from: '2026-02-30' }, '“from” must be a date'],
    [
      'an end before its beginning',
      { kind: 'bail', from: { from: '2026-02', to: '2026-01' } },
      'a',
    ],
  ])('refuses %s', async (_case, input, message) => {
    const { code, shown } = await at.from(['orders', 'add'], input);
    expect(code).toBe(2);
    expect(shown).toContain(message);
    expect(await at.look((casefile) => casefile.orders())).toEqual([]);
  });

  it('changes an order and takes it back', async () => {
    await withSamAndPicture();
    await at.from(['orders', 'add'], restraining);
    const change = { changed: { until: '2028-05-01' }, why: 'The court made it longer.' };
    expect((await at.json(['orders', 'change', 'o1'], change)).value).toMatchObject({
      until: { local: '2028-05-01' },
    });
    await at.from(['orders', 'withdraw', 'O1'], { why: 'Wrong case.', recordedBy: 'Kim' });
    expect((await at.json(['orders'])).value).toMatchObject([
      { withdrawn: true, changes: [{ kind: 'amended' }, { kind: 'withdrawn', recordedBy: 'Kim' }] },
    ]);
  });

  it('asks nothing where it may not, and leaves a sample alone', async () => {
    expect((await at.run(['orders', 'add', '--no-input'])).code).toBe(2);
    const sample = await caseAtHand({ sample: true });
    expect((await sample.from(['orders', 'add'], { kind: 'bail' })).code).toBe(1);
    await sample.remove();
  });
});

describe('the list of orders', () => {
  it('says of an end whether it is over', async () => {
    await withSamAndPicture();
    await at.from(
      ['orders', 'add'],
      [
        restraining,
        { kind: 'bail', until: '2026-11-22' },
        { kind: 'bail', until: '2026-11-21' },
        { kind: 'bail', until: '2026-10' },
        { kind: 'bail', until: '2026-11-22T14:31Z' },
        { kind: 'bail', until: '2026-11-22T14:29Z' },
      ],
    );
    const { terminal } = await at.run(['orders', '--no-input']);
    const ends = terminal.results().match(/Ends on|Ended on|Ends:|Ended:/g);
    expect(ends).toEqual(['Ends on', 'Ends on', 'Ended on', 'Ended:', 'Ends:', 'Ended:']);
  });

  it.each([40, 80, 200])('stands on a screen of %i columns', async (columns) => {
    await withSamAndPicture();
    await at.from(
      ['orders', 'add'],
      [
        {
          kind: 'asked-to-stop',
          from: '2026-09-01',
          how: 'by text',
          terms: 'Stop.',
          shownBy: ['AB/1'],
        },
        restraining,
        { kind: 'other', title: `A very long title ${'w'.repeat(300)}\u001b[2J`, from: '2026-01' },
      ],
    );
    const { terminal } = await at.run(['orders'], [''], {
      columns,
      rows: 200,
      talkOn: 'unicode screen',
      resultsOn: 'unicode screen',
    });
    const screen = `${terminal.results()}----\n${terminal.shown()}`;
    expect(screen).not.toContain('\u001b');
    await expect(screen).toMatchFileSnapshot(`golden/orders-${columns}.txt`);
    for (const line of screen.split('\n').filter((each) => !each.startsWith('> ')))
      expect(widthOf(line), line).toBeLessThanOrEqual(columns);
  });
});
