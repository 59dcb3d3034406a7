import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { stoppingTerminal } from '../support/stopping-terminal.ts';

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
  await writeFile(join(at.world.home, 'letter.jpg'), 'not really a picture');
});
afterEach(() => at.remove());

const add = async (answers: readonly string[], half = '') => {
  const terminal = stoppingTerminal(answers, half);
  const code = await main(['-C', at.folder, 'add'], at.world.surroundings(terminal));
  return { code, terminal, shown: terminal.shown().replace(/\s+/g, ' ') };
};
const first = ['He rang at the door.', '14 Nov at 3 pm', 'Afraid.'];
const toWitnesses = [...first, 'Add more', 'Who saw'];

describe('a file that is not there', () => {
  it('comes back with how to clear the field, and without the hints above it again', async () => {
    const { shown, terminal } = await add([
      ...first,
      'Add more',
      'Files, letters',
      'nofile',
      'nothing-here',
      'letter.jpg',
    ]);
    const hint = 'Drag them into this window';
    expect(shown.split(hint)).toHaveLength(2);
    expect(shown.match(/Ctrl-U clears the line\./g)).toHaveLength(2);
    expect(shown).toContain('1 file noted');
    expect(terminal.stoppedAt()?.question).toBe('Which other files?');
  });
});

describe('a draft that is taken up again', () => {
  it('says what it is, what stands already, and at which question it stopped', async () => {
    await add(toWitnesses, '["Jo Exa');
    const { shown, terminal } = await add(['Go on']);
    expect(shown).toContain('Going on with your answers from Sun 22 Nov');
    expect(shown).toContain('Written so far: He rang at the door., and 2 more answers');
    expect(shown).toContain('You stopped at the question: Who saw or heard it?');
    expect(terminal.stoppedAt()?.question).toBe('Who saw or heard it?');
  });

  it('names its question where a field of its own stands next', async () => {
    await add([...toWitnesses, 'Jo Example'], '07700');
    const { shown, terminal } = await add(['Go on']);
    expect(shown).toContain('You stopped at the question: Who saw or heard it?');
    expect(terminal.stoppedAt()?.question).not.toBe('What happened?');
    expect(shown).toContain('Written so far');
  });

  it('says only what was half written where nothing is answered', async () => {
    await add([], 'He rang');
    const { shown } = await add(['Go on']);
    expect(shown).toContain('Written so far: He rang');
    expect(shown).not.toContain('You stopped at');
  });
});

describe('a name without letters', () => {
  const names = () => at.look((casefile) => casefile.people().map(({ name }) => name));

  it('is asked back once, and nobody is recorded when it was no name', async () => {
    const { terminal } = await add([...toWitnesses, '12', 'n', 'Jo Example', '', '']);
    expect(terminal.questions).toContain('That has no letters in it. Is it meant as a name? (y/N)');
    expect(await names()).toEqual(['Jo Example']);
  });

  it('is taken when it is meant, and a number with spaces is asked back as well', async () => {
    await add([...toWitnesses, '12', 'y', '', '+44 7700 900123', 'n', '']);
    expect(await names()).toEqual(['12']);
  });
});

describe('a time that is changed', () => {
  it('stays as it is for Enter, as the hint says, and the prompt names nothing else', async () => {
    const { shown, terminal } = await add([...first, 'Change', 'When', '', 'Save it', 'n']);
    expect(shown).toContain('Enter alone keeps the time as it stands.');
    const asked = terminal.questions.filter((each) => each.startsWith('When did it happen?'));
    expect(asked).toEqual(['When did it happen? [I don’t know]', 'When did it happen?']);
    expect(await at.look((casefile) => casefile.incident(1)?.when.raw)).toBe('14 Nov at 3 pm');
  });

  it('stays as it is when the field is cleared first', async () => {
    const { terminal: _, ...ran } = await at.run(
      ['add'],
      [...first, 'Change', 'When', '', 'Save it', 'n'],
    );
    expect(ran.code).toBe(0);
    expect(await at.look((casefile) => casefile.incident(1)?.when.raw)).toBe('14 Nov at 3 pm');
    expect(await readdir(join(at.folder, 'drafts'))).toEqual([]);
  });
});
