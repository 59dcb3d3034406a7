import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { ctrlC } from '../support/scripted-terminal.ts';

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
});
afterEach(() => at.remove());

describe('evidence details', () => {
  it('shows initials, time zone and nation, and asks what to change', async () => {
    const { code, terminal } = await at.run(['details'], ['']);
    expect(code).toBe(0);
    expect(terminal.results()).toBe(
      'Initials: AB\nTime zone: Europe/London\nNation: England or Wales\n',
    );
    expect(terminal.questions).toEqual(['What would you like to change?']);
  });

  it('changes the initials, and says that references given already stay', async () => {
    await writeFile(join(at.world.home, 'note.txt'), 'one');
    await at.run(['import', 'note.txt', '--no-input']);
    const { shown } = await at.run(['details'], ['Initials', 'cd']);
    expect(shown).toContain('References that were given already stay as they are.');
    await writeFile(join(at.world.home, 'note.txt'), 'two');
    await at.run(['import', 'note.txt', '--no-input']);
    await at.look((casefile) => {
      expect(casefile.details.initials).toBe('CD');
      expect([...casefile.exhibits()].map(({ reference }) => reference)).toEqual(['AB/1', 'CD/2']);
    });
  });

  it('changes time zone and nation from the command line and prints JSON', async () => {
    const { code, value } = await at.json([
      'details',
      '--timezone',
      'Europe/Belfast',
      '--nation',
      'northern-ireland',
    ]);
    expect(code).toBe(0);
    expect(value).toEqual({ initials: 'AB', zone: 'Europe/Belfast', nation: 'northern-ireland' });
    expect((await at.json(['details'])).value).toEqual(value);
  });

  it.each([
    ['--initials', 'A1'],
    ['--initials', 'ABCDEFG'],
    ['--timezone', 'Mars/Base'],
    ['--nation', 'atlantis'],
  ])('refuses %s %s and changes nothing', async (option, value) => {
    const before = await at.look((casefile) => casefile.head);
    expect((await at.run(['details', option, value])).code).toBe(2);
    expect(await at.look((casefile) => casefile.head)).toEqual(before);
  });

  it('asks again for what cannot be, and keeps what is there with Enter', async () => {
    const { shown } = await at.run(['details'], ['Time zone', 'nowhere', '']);
    expect(shown).toContain('does not know that time zone');
    expect(shown).toContain('Nothing was changed.');
  });

  it('changes nothing at Ctrl-C, and nothing of a sample', async () => {
    const { code, shown } = await at.run(['details'], ['Initials', ctrlC]);
    expect(code).toBe(130);
    expect(shown).toContain('Nothing was changed.');
    const sample = await caseAtHand({ sample: true });
    expect((await sample.run(['details', '--initials', 'ZZ'])).code).toBe(1);
    await sample.remove();
  });

  it('asks nothing with --no-input', async () => {
    const { code, terminal } = await at.run(['details', '--no-input']);
    expect(code).toBe(0);
    expect(terminal.questions).toEqual([]);
  });
});
