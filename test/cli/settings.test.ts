import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { changeSettings, readSettings } from '../../src/cli/settings.ts';
import { scriptedTerminal, type ScriptedOptions } from '../support/scripted-terminal.ts';
import { testWorld, type TestWorld } from '../support/surroundings.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
});
afterEach(() => world.remove());

const path = (): string => join(world.home, '.config', 'evidence', 'settings.json');
const held = async (): Promise<unknown> => JSON.parse(await readFile(path(), 'utf8')) as unknown;

async function run(
  words: readonly string[],
  options: ScriptedOptions = {},
  answers: string[] = [],
) {
  const terminal = scriptedTerminal(answers, options);
  const code = await main(words, world.surroundings(terminal));
  return { code, terminal };
}

async function write(text: string): Promise<void> {
  await mkdir(dirname(path()), { recursive: true });
  await writeFile(path(), text);
}

describe('evidence settings', () => {
  it('says what to type as every other command does, whatever it was started with', async () => {
    const terminal = scriptedTerminal();
    const invokedAs = 'node ../bin/evidence.js';
    const code = await main(['settings', 'foo'], world.surroundings(terminal, { invokedAs }));
    expect(code).toBe(2);
    expect(terminal.shown()).toContain('Type, for example: evidence settings discreet on');
    expect(terminal.shown()).not.toContain('node');
  });

  it('shows where the file is and what it holds', async () => {
    expect((await run(['settings'])).terminal.results()).toBe(
      [
        `Settings file: ${path()}`,
        'It is not there. Nothing is remembered.',
        'Case file used last: not remembered',
        'discreet: off',
        'plain: off',
        'remember: on',
        '',
      ].join('\n'),
    );
    await write('{"lastCase":"/e/record","discreet":true}');
    const { terminal } = await run(['settings', '--json']);
    expect(JSON.parse(terminal.results())).toEqual({
      file: path(),
      exists: true,
      lastCase: '/e/record',
      discreet: true,
      plain: false,
      remember: true,
    });
  });

  it('switches things on and off and keeps the others', async () => {
    await write('{"lastCase":"/e/record"}');
    expect((await run(['settings', 'discreet', 'on'])).code).toBe(0);
    expect((await run(['settings', 'plain', 'on'])).terminal.shown()).toBe('plain is now on.\n');
    expect((await run(['settings', 'plain', 'off'])).code).toBe(0);
    expect(await held()).toEqual({ lastCase: '/e/record', discreet: true, plain: false });
    expect((await stat(path())).mode & 0o777).toBe(0o600);
  });

  it('forgets the case file at once when remembering is switched off', async () => {
    await write('{"lastCase":"/e/record","plain":true}');
    await run(['settings', 'remember', 'off']);
    expect(await held()).toEqual({ plain: true, remember: false });
  });

  it('removes the file, and says so when there is none', async () => {
    await write('{}');
    await run(['settings', 'forget']);
    expect(existsSync(path())).toBe(false);
    const { code, terminal } = await run(['settings', 'forget']);
    expect([code, terminal.shown()]).toEqual([
      0,
      'There is no settings file. Nothing was changed.\n',
    ]);
  });

  it('reads and writes nothing with --no-settings', async () => {
    await write('{"lastCase":"/e/record","plain":true}');
    const before = await readFile(path(), 'utf8');
    const { terminal } = await run(['settings', '--no-settings']);
    expect(terminal.results()).toContain('plain: off');
    expect(terminal.results()).not.toContain('/e/record');
    for (const words of [['forget'], ['discreet', 'on']]) {
      const { code } = await run(['settings', ...words, '--no-settings']);
      expect(code).toBe(2);
    }
    expect(await readFile(path(), 'utf8')).toBe(before);
  });

  it.each([
    ['colour', 'on'],
    ['discreet'],
    ['discreet', 'maybe'],
    ['forget', 'on'],
    ['__proto__', 'on'],
  ])('says calmly that “%s %s” is misuse', async (...words) => {
    const { code, terminal } = await run(['settings', ...words]);
    expect(code).toBe(2);
    expect(terminal.shown()).toContain('evidence settings discreet on');
    expect(existsSync(path())).toBe(false);
  });

  it('survives a file that makes no sense', async () => {
    for (const text of ['', '[]', '{"plain":"yes","discreet":1,"lastCase":7}', '\u0000']) {
      await write(text);
      const { code, terminal } = await run(['settings']);
      expect(code).toBe(0);
      expect(terminal.results()).toContain('plain: off');
    }
  });

  it('leaves the file as it was where it cannot be written', async () => {
    await mkdir(join(path(), 'a folder in its place'), { recursive: true });
    const place = { ...world.surroundings(scriptedTerminal()), options: { settings: true } };
    await expect(changeSettings(place, (held) => ({ ...held, plain: true }))).rejects.toThrow();
    expect(await readSettings(place)).toEqual({});
    expect(existsSync(`${path()}.new`)).toBe(false);
  });
});

describe('--discreet', () => {
  const screen = { talkOn: 'unicode screen', resultsOn: 'unicode screen' } as const;

  it('clears in the end on a screen alone, and asks for Enter only if something was shown', async () => {
    const onScreen = await run(['settings', '--discreet'], screen, ['']);
    expect([onScreen.terminal.willClear(), onScreen.terminal.left()]).toEqual([true, 0]);
    const inFile = await run(['settings', '--discreet'], { talkOn: 'unicode screen' });
    expect(inFile.terminal.willClear()).toBe(false);
    const asJson = await run(['settings', '--discreet', '--json'], screen);
    expect(asJson.terminal.willClear()).toBe(false);
    await write('{"discreet":true}');
    expect((await run(['settings'], screen, [''])).terminal.willClear()).toBe(true);
    expect((await run(['settings', '--no-settings'], screen)).terminal.willClear()).toBe(false);
  });
});

describe('a settings path that leads to a device or a pipe', () => {
  it('is neither replaced nor removed, and nothing else stops', async () => {
    await mkdir(dirname(path()), { recursive: true });
    execFileSync('mkfifo', [path()]);
    for (const words of [
      ['settings', 'discreet', 'on'],
      ['settings', 'forget'],
    ]) {
      const { terminal } = await run(words);
      expect(terminal.shown()).not.toContain('discreet is now on');
      expect((await stat(path())).isFIFO()).toBe(true);
    }
    expect((await run(['settings', 'discreet', 'on'])).code).toBe(1);
    expect((await run(['advice', 'online', '--no-input'])).code).toBe(0);
  });
});
