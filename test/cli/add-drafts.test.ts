import fc from 'fast-check';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Disk } from '../../src/casefile/disk.ts';
import { AddDraft, unfinishedIncidents, type KeptState } from '../../src/cli/add/add-draft.ts';
import { readKeptAnswers } from '../../src/cli/add/kept-answers.ts';
import { main } from '../../src/cli/main.ts';
import {
  incidentGroups,
  incidentQuestions,
  isAnswer,
  type QuestionId,
} from '../../src/cli/questions/incident-table.ts';
import { toldParties } from '../../src/core/telling.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { stoppingTerminal } from '../support/stopping-terminal.ts';

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
});
afterEach(() => at.remove());

const add = async (answers: readonly string[], half = '', disk?: (disk: Disk) => Disk) => {
  const terminal = stoppingTerminal(answers, half);
  const surroundings = at.world.surroundings(terminal);
  const environment =
    disk === undefined
      ? surroundings.environment
      : { ...surroundings.environment, disk: disk(surroundings.environment.disk) };
  const code = await main(['-C', at.folder, 'add'], { ...surroundings, environment });
  return { code, terminal, shown: terminal.shown().replace(/\s+/g, ' ') };
};

const happened = fc.record(
  {
    precision: fc.constantFrom('minute' as const, 'day' as const, 'about' as const),
    local: fc.constantFrom('2026-01-31', '2026-01-31T14:25'),
    zone: fc.constant('Europe/London'),
    zoneIs: fc.constantFrom('stated' as const, 'assumed' as const),
    raw: fc.string(),
    basis: fc.constant('stated by the person'),
  },
  { requiredKeys: ['precision'] },
);

function anyAnswer(id: QuestionId): fc.Arbitrary<unknown> {
  const control = incidentQuestions[id];
  switch (control.is) {
    case 'line':
    case 'long':
      return fc.string({ unit: 'grapheme' });
    case 'when':
    case 'to come':
      return happened;
    case 'count':
      return fc.integer({ min: 1, max: 999_999 });
    case 'yes or no':
      return fc.boolean();
    case 'one':
      return fc.constantFrom(...control.from.map((each) => each.id));
    case 'many':
      return fc.subarray(control.from.map((each) => each.id));
    case 'witnesses':
      return fc.array(
        fc.record({ name: fc.string(), person: fc.constant('P1') }, { requiredKeys: ['name'] }),
      );
    default:
      return fc.array(fc.string());
  }
}

const ids = (Object.keys(incidentQuestions) as QuestionId[]).filter(isAnswer);
const answers = fc.record(Object.fromEntries(ids.map((id) => [id, anyAnswer(id)])), {
  requiredKeys: [],
});
const state = fc.record({
  draft: fc.record({
    answers,
    files: fc.array(fc.string()),
    items: fc.array(
      fc.record(
        { what: fc.string(), when: happened, how: fc.string() },
        { requiredKeys: ['what', 'when'] },
      ),
    ),
    tellings: fc.array(
      fc.record(
        {
          to: fc.constantFrom(...toldParties.map(({ id }) => id)),
          when: happened,
          said: fc.string(),
        },
        { requiredKeys: ['to', 'when'] },
      ),
    ),
  }),
  place: fc.oneof(
    fc.constant({ in: 'first' as const }),
    fc.constant({ in: 'check' as const }),
    fc
      .constantFrom(...incidentGroups)
      .map(({ id, questions }) => ({ in: 'group' as const, group: id, question: questions[0]! })),
    fc
      .constantFrom(null, ...incidentGroups.map(({ id }) => id))
      .map((marked) => ({ in: 'menu' as const, marked })),
  ),
  begun: fc.option(
    fc.record({
      form: fc.constant('telling' as const),
      asked: fc.array(fc.string()),
      answers: fc.record({ said: fc.string() }, { requiredKeys: [] }),
    }),
  ),
  typed: fc.option(fc.record({ field: fc.string(), text: fc.string() })),
  savingAfter: fc.option(fc.nat()),
}) as unknown as fc.Arbitrary<KeptState>;

describe('a draft', () => {
  it('gives back any answers that were kept in it', () => {
    fc.assert(
      fc.property(state, (kept) => {
        expect(readKeptAnswers(JSON.parse(JSON.stringify(kept)))).toEqual(
          JSON.parse(JSON.stringify(kept)),
        );
      }),
    );
  });

  it('is no draft when it holds anything else, and never an error', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        readKeptAnswers(anything);
      }),
    );
    expect(readKeptAnswers({ draft: { answers: { what: 7 } } })).toBeNull();
  });

  it('of the first version is read as well', () => {
    expect(
      readKeptAnswers({ what: 'He rang.', files: ['/x/a.png'], witnesses: [{ name: 'Jo' }] }),
    ).toMatchObject({
      draft: { answers: { what: 'He rang.', witnesses: [{ name: 'Jo' }] }, files: ['/x/a.png'] },
      place: { in: 'first' },
    });
  });

  it('is written at most once for a burst of typing, and holds the last of it', async () => {
    await at.look(async (casefile) => {
      let saves = 0;
      const watched = new Proxy(casefile, {
        get: (target, name) => {
          if (name === 'saveDraft') saves += 1;
          const member: unknown = Reflect.get(target, name, target);
          return typeof member === 'function' ? (member.bind(target) as unknown) : member;
        },
      });
      const { environment } = at.world.surroundings(stoppingTerminal([]));
      const empty = { answers: {}, files: [], items: [], tellings: [] };
      const draft = new AddDraft(watched, environment, {
        state: {
          draft: empty,
          place: { in: 'first' },
          begun: null,
          typed: null,
          savingAfter: null,
        },
      });
      const { onTyping } = draft.field('what');
      for (let length = 1; length <= 500; length += 1) onTyping?.('x'.repeat(length));
      await draft.settle();
      expect(saves).toBe(1);
      expect(await unfinishedIncidents(casefile)).toMatchObject([
        { typed: { field: 'what', text: 'x'.repeat(500) } },
      ]);
    });
  });

  it('is offered among others with its day and its first words', async () => {
    await add(['One thing that happened'], '');
    await add(['Leave them', 'Another thing'], '');
    const { shown, terminal } = await add(['Leave them'], 'Only half');
    expect(terminal.questions[0]).toBe('There are 2 sets of answers that are not saved yet.');
    expect(shown).not.toContain('Nothing was recorded');
    const third = await add(['Go on with Sun 22 Nov: Only half', ''], '');
    expect(third.terminal.fields[0]?.typed).toBe('Only half');
    expect(await readdir(join(at.folder, 'drafts'))).toHaveLength(3);
  });

  it('is taken away only when the person says so twice', async () => {
    await add(['One'], '');
    await add(['Take them away', 'n'], '');
    expect(await readdir(join(at.folder, 'drafts'))).toHaveLength(1);
    await add(['Take them away', 'y'], '');
    expect(await readdir(join(at.folder, 'drafts'))).toHaveLength(0);
  });

  it('goes away when all that was typed is rubbed out again', async () => {
    const terminal = stoppingTerminal([], '');
    await main(['-C', at.folder, 'add'], at.world.surroundings(terminal));
    expect(await readdir(join(at.folder, 'drafts'))).toEqual([]);
    expect(terminal.shown()).toContain('Nothing was recorded.');
  });

  it('that was saved already is not saved twice, when the stop came just after', async () => {
    const stuck = await add(['One', '', '', 'Save it'], '', (disk) => ({
      ...disk,
      unlink: (path) =>
        path.includes('drafts')
          ? Promise.reject(Object.assign(new Error('gone'), { code: 'EIO' }))
          : disk.unlink(path),
    }));
    expect(stuck.code).not.toBe(0);
    const { shown } = await add([], '');
    expect(shown).toContain('Those answers are saved already, as incident 1.');
    expect(await readdir(join(at.folder, 'drafts'))).toEqual([]);
    await at.look((casefile) => {
      expect(casefile.summary().incidents).toBe(1);
    });
  });

  it.each([0, 1, 2, 3, 4, 5])(
    'records what goes with it once, when the disk is full after %i writes and it is saved again',
    async (writes) => {
      await writeFile(join(at.world.home, 'a.txt'), 'x');
      const files = ['Files', 'a.txt', '', 'A thing', 'A ring', '', '', '', '', 'Go on'];
      const told = ['Who you told', 'Write down', 'Family', '', '', '', '', '', 'Go on', ''];
      const written = ['One', '', '', 'Add more', ...files, ...told, 'Nothing more', 'Save it'];
      let appends = 0;
      const failing = await add(written, '', (disk) => ({
        ...disk,
        openForAppend: (path) => {
          appends += 1;
          return appends > writes
            ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
            : disk.openForAppend(path);
        },
      }));
      expect(failing.terminal.left()).toBe(0);
      if (failing.code === 1) await add(['', 'Save it', ''], '');
      await at.look((casefile) => {
        expect(casefile.summary()).toMatchObject({ incidents: 1, exhibits: 2 });
        expect(casefile.tellings()).toMatchObject([{ reference: 'T1', incidents: [1] }]);
        expect(casefile.incident(1)).toMatchObject({
          attached: ['AB/1', 'AB/2'],
          tellings: ['T1'],
        });
      });
    },
  );
});
