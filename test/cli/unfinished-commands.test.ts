import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unfinishedCommands } from '../../src/cli/home/unfinished-commands.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { ctrlC, type Typed } from '../support/scripted-terminal.ts';

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
});
afterEach(() => at.remove());

const draft = (id: string, answers: object = {}) => ({
  id,
  savedAt: '2026-11-22T14:30:00.000Z',
  answers: answers as Readonly<Record<string, unknown>>,
});

const given = {
  person: { name: 'Sam Example', role: 'other' },
  number: { kind: 'phone', value: '07700 900123', basis: 'They ring me from it.' },
  order: { kind: 'asked-to-stop', from: '2026-04-21' },
  told: { to: 'police', when: '2026-04-22' },
};

/** What was begun and left, and the words that take it up again. */
const begun: readonly (readonly [readonly string[], readonly Typed[]])[] = [
  [
    ['people', 'add'],
    ['The other person', 'Jo', ctrlC],
  ],
  [
    ['people', 'change', 'P1'],
    ['Name', 'Jo', ctrlC],
  ],
  [
    ['people', 'number', 'P1'],
    ['A phone number', '07700 900456', ctrlC],
  ],
  [
    ['people', 'change', 'P1/1'],
    ['Phone number', '07700 900456', ctrlC],
  ],
  [
    ['orders', 'add'],
    ['Bail', ctrlC],
  ],
  [
    ['told', 'add'],
    ['The police', ctrlC],
  ],
  [
    ['told', 'change', 'T1'],
    ['How', 'by phone', ctrlC],
  ],
  [
    ['amend', '1'],
    ['Change', 'What happened', 'He rang twice.', ctrlC],
  ],
];

describe('what was begun and not saved', () => {
  it.each(begun)(
    'is taken up by the command that the home screen names: %s',
    async (words, answers) => {
      await at.from(['people', 'add'], given.person);
      await at.from(['people', 'number', 'P1'], given.number);
      await at.from(['orders', 'add'], given.order);
      await at.from(['told', 'add'], given.told);
      await at.from(['add'], { what: 'He rang.', when: '2026-04-20' });
      expect((await at.run(words, answers)).code).toBe(130);
      const { shown } = await at.run([], ['Leave']);
      const named = /1 other entry begun and not saved yet: (evidence .*?) What next\?/.exec(
        shown,
      )?.[1];
      expect(named).toBe(['evidence', ...words].join(' '));
      const again = await at.run(words, ['', ctrlC]);
      expect(again.shown).toMatch(/from Sun 22 Nov that (?:are|is) not saved yet\./);
    },
  );

  it('of one’s own number is taken up at the person', () => {
    expect(unfinishedCommands([draft('own-number-0a', { about: 'P1' })])).toEqual([
      'evidence people number P1',
    ]);
  });

  it('of a file names the file', () => {
    expect(unfinishedCommands([draft('describe-0a', { about: 'AB/3/1' })])).toEqual([
      'evidence describe AB/3/1',
    ]);
  });

  it('is named once, however much of it there is, and in order', () => {
    const drafts = [draft('told-0a'), draft('order-0b'), draft('told-0c')];
    expect(unfinishedCommands(drafts)).toEqual(['evidence orders add', 'evidence told add']);
    expect(unfinishedCommands([])).toEqual([]);
  });

  it('names the help, and nothing that a draft holds, where nobody knows what it is', () => {
    for (const strange of [
      draft('', {}),
      draft('somewhere else-1'),
      draft('number-0a', { about: 'Sam; rm -rf' }),
      draft('describe-0a', { about: 7 }),
      draft('amend-x'),
    ])
      expect(unfinishedCommands([strange])).toEqual(['evidence --help']);
    expect(unfinishedCommands([draft('person-0a', { about: '\u001b[2J' })])).toEqual([
      'evidence people add',
    ]);
  });
});
