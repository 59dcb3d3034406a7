import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCasefile } from '../../src/casefile/open.ts';
import { main } from '../../src/cli/main.ts';
import { settingsPath } from '../../src/cli/settings.ts';
import { verbs } from '../../src/cli/verbs.ts';
import { ctrlC, scriptedTerminal, type Typed } from '../support/scripted-terminal.ts';
import { testWorld, type TestWorld } from '../support/surroundings.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
});
afterEach(() => world.remove());

async function run(argv: readonly string[], answers: readonly Typed[] = [], changes: object = {}) {
  const terminal = scriptedTerminal(answers, 'columns' in changes ? { columns: 40 } : {});
  const code = await main(argv, world.surroundings(terminal, changes));
  return { code, terminal, shown: terminal.shown().replace(/\s+/g, ' ') };
}

async function newCase(name: string, sample = false): Promise<string> {
  const folder = join(world.home, name);
  const details = { initials: 'AB', zone: 'Europe/London', nation: 'england-wales' } as const;
  const { environment } = world.surroundings(scriptedTerminal());
  (await createCasefile(folder, { details, sample }, environment)).close();
  return folder;
}

const settings = (): string => join(world.home, '.config', 'evidence', 'settings.json');

describe('the program as a whole', () => {
  it('prints its version alone', async () => {
    const { code, terminal } = await run(['--version']);
    expect([code, terminal.results()]).toEqual([0, '0.0.0-test\n']);
  });

  it('ends its help with the exit codes and names only commands that are there', async () => {
    const { code, terminal } = await run(['--help']);
    expect(code).toBe(0);
    expect(terminal.results()).toMatch(/Exit codes:[^]*130 {2}stopped by you\n/);
    for (const { name } of verbs) expect(terminal.results()).toContain(`  ${name}`);
  });

  it.each(verbs.map(({ name }) => name))(
    'has help for %s, with the options that stand anywhere',
    async (verb) => {
      const { code, terminal } = await run([verb, '--help']);
      expect(code).toBe(0);
      expect(terminal.results()).toContain(`evidence ${verb}`);
      expect(terminal.results()).toContain('--no-input');
    },
  );

  it.each([
    [['frobnicate']],
    [['add', '--nonsense']],
    [['--nonsense']],
    [['init', 'a', 'b']],
    [['add', '--from']],
    [['-C']],
  ])('says calmly that %j is misuse', async (argv) => {
    const { code, terminal } = await run(argv);
    expect(code).toBe(2);
    expect(terminal.results()).toBe('');
    expect(terminal.shown()).not.toMatch(/error:|Error|\bat .*\.ts/);
    expect(terminal.shown()).toContain('evidence --help');
  });

  it('proposes the command that was nearly typed', async () => {
    expect((await run(['advise'])).shown).toContain('Did you mean advice?');
  });

  it.each([
    [['-C', 'X', '--json', 'add', '--from', '-']],
    [['add', '--from', '-', '--json', '-C', 'X']],
    [['add', '-C', 'X', '--from', '-', '--json']],
  ])('takes global options before and after the verb: %j', async (words) => {
    const folder = await newCase('elsewhere');
    const terminal = scriptedTerminal([], { isInteractive: false });
    const standardInput = async function* () {
      await Promise.resolve();
      yield Buffer.from('{"what":"x"}');
    };
    const argv = words.map((word) => (word === 'X' ? folder : word));
    expect(await main(argv, world.surroundings(terminal, { standardInput }))).toBe(0);
    expect(JSON.parse(terminal.results())).toHaveLength(1);
  });

  it('tells a fault of its own in calm words, without a stack, and says that nothing was harmed', async () => {
    const casefiles = {
      isCasefile: () => Promise.reject(new RangeError('secret words')),
      create: () => Promise.reject(new Error('x')),
      open: () => Promise.reject(new Error('x')),
    };
    const { code, shown } = await run(['add'], [], { casefiles });
    expect(code).toBe(1);
    expect(shown).toContain('the fault lies in the program');
    expect(shown).toContain('Nothing already recorded was harmed.');
    expect(shown).toContain('RangeError');
    expect(shown).not.toMatch(/secret|\.ts:/);
    const debug = await run(['add'], [], { casefiles, variables: { EVIDENCE_DEBUG: '1' } });
    expect(debug.shown).toContain('.ts:');
  });

  it('says that a disk is full in one sentence', async () => {
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    const casefiles = {
      isCasefile: () => Promise.reject(full),
      create: () => Promise.reject(full),
      open: () => Promise.reject(full),
    };
    const { code, terminal } = await run(['add'], [], { casefiles });
    expect(code).toBe(1);
    expect(terminal.shown()).toBe('The disk is full.\nNothing already recorded was harmed.\n');
  });
});

describe('which case file', () => {
  it('is the one named, else EVIDENCE_CASE, else the one around the current folder', async () => {
    const [a, b, c] = [await newCase('a'), await newCase('b'), await newCase('c')];
    const variables = { EVIDENCE_CASE: b };
    const inside = { currentFolder: join(c, 'drafts') };
    expect((await run(['add', '-C', a], [ctrlC], { variables, ...inside })).shown).toContain(
      `Adding to ${a}`,
    );
    expect((await run(['add'], [ctrlC], { variables, ...inside })).shown).toContain(
      `Adding to ${b}`,
    );
    expect((await run(['add'], [ctrlC], inside)).shown).toContain(`Adding to ${c}`);
  });

  it('is the one used last when nothing else says', async () => {
    const used = await newCase('used');
    await run(['add'], [ctrlC], { currentFolder: used });
    expect((await run(['add'], [ctrlC])).shown).toContain(`Adding to ${used}`);
  });

  it('is not changed by -C, by EVIDENCE_CASE, by looking at home, or by a sample case', async () => {
    const named = await newCase('named');
    const sample = await newCase('sample', true);
    await run(['add', '-C', named], [ctrlC]);
    await run(['add'], [ctrlC], { variables: { EVIDENCE_CASE: named } });
    await run(['add'], [ctrlC], { currentFolder: sample });
    await run([], ['Leave'], { currentFolder: named });
    await run(['advice', '--no-input']);
    expect(existsSync(settings())).toBe(false);
  });

  it('is not remembered with --no-settings, nor where the settings say so', async () => {
    const folder = await newCase('used');
    await run(['add', '--no-settings'], [ctrlC], { currentFolder: folder });
    expect(existsSync(settings())).toBe(false);
    await mkdir(join(world.home, '.config', 'evidence'), { recursive: true });
    await writeFile(settings(), '{"remember": false}');
    await run(['add'], [ctrlC], { currentFolder: folder });
    expect(await readFile(settings(), 'utf8')).toBe('{"remember": false}');
  });

  it('is remembered in one small file that only its owner can read', async () => {
    const folder = await newCase('used');
    await run(['add'], [ctrlC], { currentFolder: folder });
    expect(JSON.parse(await readFile(settings(), 'utf8'))).toEqual({ lastCase: folder });
    expect((await stat(settings())).mode & 0o777).toBe(0o600);
    expect(await readdir(join(world.home, '.config', 'evidence'))).toEqual(['settings.json']);
  });

  it('says that a stick is not plugged in, and makes nothing in its place', async () => {
    const folder = await newCase('stick');
    await run(['add'], [ctrlC], { currentFolder: folder });
    await rename(folder, join(world.home, 'elsewhere'));
    for (const argv of [['add'], [], ['add', '-C', folder]]) {
      const { code, shown } = await run(argv);
      expect(code).toBe(1);
      expect(shown).toContain(`is not there: ${folder}`);
      expect(shown).toContain('no folder is made in its place');
    }
    expect(existsSync(folder)).toBe(false);
  });

  it('says that a folder named is no case file', async () => {
    await mkdir(join(world.home, 'plain'));
    const { code, shown } = await run(['add', '-C', 'plain']);
    expect(code).toBe(1);
    expect(shown).toContain(`There is no case file in ${join(world.home, 'plain')}.`);
  });

  it('is not looked for in a settings file that is rubbish', async () => {
    await mkdir(join(world.home, '.config', 'evidence'), { recursive: true });
    await writeFile(settings(), '\u0000{{{');
    expect((await run([], ['Leave'])).code).toBe(0);
  });
});

describe('where the settings are kept', () => {
  it.each([
    ['linux', {}, '/h/.config/evidence/settings.json'],
    ['linux', { XDG_CONFIG_HOME: '/x' }, '/x/evidence/settings.json'],
    ['darwin', {}, '/h/Library/Application Support/evidence/settings.json'],
    ['win32', { APPDATA: '/r' }, '/r/evidence/settings.json'],
    ['win32', {}, '/h/AppData/Roaming/evidence/settings.json'],
    ['linux', { EVIDENCE_SETTINGS: '/e/s.json' }, '/e/s.json'],
  ] as const)('on %s with %j', (platform, variables, expected) => {
    expect(settingsPath({ platform, variables, homeFolder: '/h' })).toBe(expected);
  });
});

describe('evidence alone', () => {
  it('says how to start when there is no case', async () => {
    const { code, shown } = await run([], ['Leave']);
    expect(code).toBe(0);
    expect(shown).toContain('evidence add');
    expect(shown).toContain('999');
  });

  it('says where the case stands, and runs what is chosen', async () => {
    const folder = await newCase('mine');
    await run(['add'], ['One', '14 Nov', '', '', '', ''], { currentFolder: folder });
    const { code, shown } = await run([], ['Record', 'Two', '', '', '', '', '', 'Leave'], {
      currentFolder: folder,
    });
    expect(code).toBe(0);
    expect(shown).toContain('1 incident recorded, the last on Sat 14 Nov.');
    expect(shown).toContain('Nothing has been put together to hand over yet.');
    expect(shown).toContain('Saved as incident 2.');
  });

  it('mentions what was begun and not saved', async () => {
    const folder = await newCase('mine');
    await run(['add'], ['One', ctrlC], { currentFolder: folder });
    expect((await run([], ['Leave'], { currentFolder: folder })).shown).toContain(
      '1 incident begun and not saved yet',
    );
  });

  it('lists what can be typed where nothing can be asked, and prints JSON on request', async () => {
    const folder = await newCase('mine');
    const plain = await run(['--no-input'], [], { currentFolder: folder });
    expect(plain.shown).toContain('evidence add');
    const { terminal } = await run(['--json'], [], { currentFolder: folder });
    expect(JSON.parse(terminal.results())).toMatchObject({
      case: folder,
      incidents: 0,
      head: { seq: 1 },
    });
  });
});

describe('evidence advice', () => {
  it('prints every topic with its source, and the numbers apart from it', async () => {
    const { terminal, code } = await run(['advice', '--no-input']);
    expect(code).toBe(0);
    expect(terminal.results()).toContain('Jo Coles');
    expect(terminal.results().replace(/\s+/g, ' ')).toContain(
      'National Stalking Helpline: 0808 802 0300',
    );
    expect(terminal.results().indexOf('NUMBERS')).toBeGreaterThan(
      terminal.results().indexOf('Jo Coles'),
    );
  });

  it('prints one topic, found by its beginning', async () => {
    const { terminal } = await run(['advice', 'onl']);
    expect(terminal.results()).toContain('ONLINE');
    expect(terminal.results()).not.toContain('NUMBERS');
  });

  it('lists the topics when there is none of that name', async () => {
    const { code, shown } = await run(['advice', 'nonsense']);
    expect(code).toBe(2);
    expect(shown).toContain('harassment, stalking, feelings');
  });

  it('fits a narrow screen', async () => {
    const { terminal } = await run(['advice', '--no-input'], [], { columns: 40 });
    for (const line of terminal.results().split('\n'))
      if (line.includes(' ')) expect(line.length).toBeLessThan(40);
  });

  it('is there even when the case file is not', async () => {
    expect((await run(['advice', '-C', '/nowhere', '--no-input'])).code).toBe(0);
  });
});

describe('the commands’ words', () => {
  it('are loaded only for the command that was typed', () => {
    const script = `
      import { main } from ${JSON.stringify(join(process.cwd(), 'dist/cli/main.js'))};
      process.exitCode = await main(['--version']);`;
    if (!existsSync('dist/cli/main.js')) return;
    const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
