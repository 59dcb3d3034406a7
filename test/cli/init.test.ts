import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCasefile } from '../../src/casefile/open.ts';
import { main } from '../../src/cli/main.ts';
import { safetyPage } from '../../src/cli/start/safety-page.ts';
import { wrap } from '../../src/cli/terminal/wrap.ts';
import { ctrlC, scriptedTerminal, type Typed } from '../support/scripted-terminal.ts';
import { testWorld, type TestWorld } from '../support/surroundings.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
});
afterEach(() => world.remove());

async function run(argv: readonly string[], answers: readonly Typed[] = [], changes = {}) {
  const terminal = scriptedTerminal(answers);
  const code = await main(argv, world.surroundings(terminal, changes));
  return { code, terminal, shown: terminal.shown().replace(/\s+/g, ' ') };
}

describe('the safety page', () => {
  it('has at most 22 lines of 80 columns, with the question below it', () => {
    const lines = wrap(safetyPage.join('\n\n'), 79).split('\n');
    expect(lines.length + 1).toBeLessThanOrEqual(22);
  });

  it('says seven things in their order', () => {
    const page = safetyPage.join(' ');
    const places = [
      '999',
      'need collect nothing',
      'leave now',
      'NOT LOCKED',
      'Nothing is sent',
      'Do not remove or change',
      'Enter goes on, Ctrl-C leaves',
    ].map((words) => page.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('comes before any file exists, and Ctrl-C leaves nothing behind', async () => {
    const { code, shown } = await run(['init'], [ctrlC]);
    expect(code).toBe(130);
    expect(shown).toContain('Stopped. Nothing was written.');
    expect(await readdir(world.home)).toEqual([]);
  });

  it.each([2, 3, 4, 5])('leaves nothing behind when the person stops at answer %i', async (at) => {
    const answers = ['', '', 'AB', '', ''].slice(0, at - 1);
    const { code } = await run(['init'], [...answers, ctrlC]);
    expect(code).toBe(130);
    expect(await readdir(world.home)).toEqual([]);
  });

  it('cannot be skipped by a script that did not say it was read', async () => {
    const { code, shown } = await run(['init', '--no-input', '--initials', 'AB']);
    expect(code).toBe(2);
    expect(shown).toContain('--i-have-read-this');
    expect(await readdir(world.home)).toEqual([]);
  });

  it('is not in the human help', async () => {
    const { terminal } = await run(['init', '--help']);
    expect(terminal.results()).not.toContain('i-have-read-this');
  });
});

describe('evidence init', () => {
  it('proposes “record” in the home folder and asks for initials, zone and nation', async () => {
    const { code, shown } = await run(['init'], ['', '', 'ab', '', 'Scotland']);
    expect(code).toBe(0);
    expect(shown).toContain(`Your case file is in ${join(world.home, 'record')}.`);
    const casefile = await openCasefile(
      join(world.home, 'record'),
      world.surroundings(scriptedTerminal()).environment,
    );
    expect(casefile.details).toEqual({ initials: 'AB', zone: 'Europe/London', nation: 'scotland' });
    casefile.close();
  });

  it('runs without questions when everything is given', async () => {
    const { code, terminal } = await run([
      'init',
      'mine',
      '--initials',
      'xy',
      '--timezone',
      'Europe/London',
      '--nation',
      'northern-ireland',
      '--no-input',
      '--i-have-read-this',
      '--json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(terminal.results())).toMatchObject({
      folder: join(world.home, 'mine'),
      initials: 'XY',
      nation: 'northern-ireland',
      head: { seq: 1 },
    });
  });

  it('takes defaults for what is optional with --no-input, and says so', async () => {
    const { code, shown } = await run([
      'init',
      '--initials',
      'AB',
      '--no-input',
      '--i-have-read-this',
    ]);
    expect(code).toBe(0);
    expect(shown).toContain('Taken: Europe/London.');
    expect(existsSync(join(world.home, 'record', 'journal.jsonl'))).toBe(true);
  });

  it('names the option for initials that nobody can be asked for', async () => {
    const { code, shown } = await run(['init', '--no-input', '--i-have-read-this']);
    expect(code).toBe(2);
    expect(shown).toContain('--initials');
    expect(await readdir(world.home)).toEqual([]);
  });

  it.each([
    [['--initials', 'A1']],
    [['--initials', 'ABCDEFG']],
    [['--initials', '']],
    [['--timezone', 'Mars/Base']],
    [['--nation', 'france']],
  ])('refuses %j before it shows or asks anything', async (options) => {
    const { code, terminal } = await run(['init', ...options]);
    expect(code).toBe(2);
    expect(terminal.questions).toEqual([]);
    expect(await readdir(world.home)).toEqual([]);
  });

  it('asks again for initials that are none', async () => {
    const { code, shown } = await run(['init'], ['', '', 'A.B.', 'AB', '', '']);
    expect(code).toBe(0);
    expect(shown).toContain('one to six letters');
  });

  it('refuses a folder that holds something, and touches nothing in it', async () => {
    await mkdir(join(world.home, 'full'));
    await writeFile(join(world.home, 'full', 'a.txt'), 'x');
    const { code, shown } = await run(['init', 'full']);
    expect(code).toBe(1);
    expect(shown).toContain('There is something in that folder already.');
    expect(await readdir(join(world.home, 'full'))).toEqual(['a.txt']);
  });

  it('refuses a folder that is a case file, or lies in one', async () => {
    await run(['init'], ['', '', 'AB', '', '']);
    expect((await run(['init', 'record'])).shown).toContain(
      'There is a case file in that folder already.',
    );
    expect((await run(['init', 'record/inner'])).shown).toContain('lies inside a case file');
  });

  it('makes no folder above the one named', async () => {
    const { code, shown } = await run(['init', 'stick/record'], ['', 'AB', '', '']);
    expect(code).toBe(1);
    expect(shown).toContain('No folder is made in its place.');
    expect(existsSync(join(world.home, 'stick'))).toBe(false);
  });

  it('goes into an empty folder that is there already', async () => {
    await mkdir(join(world.home, 'empty'));
    expect((await run(['init', 'empty'], ['', 'AB', '', ''])).code).toBe(0);
  });

  it.each(['OneDrive', 'OneDrive - Work', 'Dropbox', 'Google Drive', 'iCloudDrive'])(
    'warns when the folder lies inside %s',
    async (name) => {
      await mkdir(join(world.home, name));
      const { shown } = await run(['init', join(name, 'record')], ['', 'AB', '', '']);
      expect(shown).toMatch(
        /Note: This folder lies inside (?:OneDrive|Dropbox|Google Drive|iCloud)/,
      );
    },
  );

  it('warns when the folder lies inside a git work tree', async () => {
    await mkdir(join(world.home, 'work', '.git'), { recursive: true });
    const { shown } = await run(['init', 'work/record'], ['', 'AB', '', '']);
    expect(shown).toContain('git work tree');
  });
});
