import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createCasefile, openCasefile } from '../../src/casefile/open.ts';
import type { Casefile } from '../../src/casefile/casefile.ts';
import { samplePicture } from '../support/sample-picture.ts';
import { scriptedTerminal } from '../support/scripted-terminal.ts';
import { testNow, testWorld } from '../support/surroundings.ts';
import { hasTmux, TerminalSession, type SessionOptions } from '../support/terminal-session.ts';

let session: TerminalSession | null = null;
let home = '';
afterEach(async () => {
  await session?.close();
  session = null;
  if (home !== '') rmSync(home, { recursive: true, force: true });
});

/** A home with a new case file and a picture; its name is the same in every run, for the screens show it. */
async function newHome(name: string): Promise<void> {
  home = join(tmpdir(), `evidence-${name}-${process.env['VITEST_POOL_ID'] ?? '0'}`);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home);
  writeFileSync(join(home, 'my picture.png'), samplePicture());
  const world = await testWorld();
  const { environment } = world.surroundings(scriptedTerminal());
  const details = { initials: 'AB', zone: 'Europe/London', nation: 'england-wales' } as const;
  (await createCasefile(join(home, 'record'), { details }, environment)).close();
  await world.remove();
}

async function start(
  words: readonly string[],
  options: SessionOptions = {},
): Promise<TerminalSession> {
  await session?.close();
  session = await TerminalSession.start(['-C', 'record', ...words], {
    home,
    now: testNow,
    ...options,
  });
  return session;
}

async function look<T>(use: (casefile: Casefile) => T | Promise<T>): Promise<T> {
  const world = await testWorld();
  const casefile = await openCasefile(
    join(home, 'record'),
    world.surroundings(scriptedTerminal()).environment,
  );
  try {
    return await use(casefile);
  } finally {
    casefile.close();
    await world.remove();
  }
}

async function drafts(): Promise<string> {
  const folder = join(home, 'record', 'drafts');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}

describe.skipIf(!hasTmux())('evidence add in a real terminal', () => {
  it('takes a one-line account to saved with six keys besides its letters', async () => {
    await newHome('keys');
    const at = await start(['add']);
    await at.waitFor('What happened?');
    const letters = ['He rang.', '14 Nov', 'Sad'];
    await at.type('He rang.');
    await at.key('Enter', 2);
    await at.waitFor('When did it happen?');
    await at.answer('14 Nov');
    await at.waitFor('How did it make you feel?');
    await at.type('Sad');
    await at.key('Enter', 2);
    await at.waitFor('4. Leave it for later');
    await at.key('Enter');
    await at.waitFor('Saved as incident 1.');
    expect(at.presses - letters.join('').length).toBeLessThanOrEqual(6);
  });

  it.each([40, 80, 200])(
    'looks like this from the first line to saved, %i columns wide',
    async (columns) => {
      await newHome(`add-${columns}`);
      const at = await start(['add'], { columns, rows: 50 });
      await at.waitFor('What happened?');
      await at.type('He stood at the gate when I came home.');
      await at.key('Enter');
      await at.type('He did not say a word.');
      await at.key('Enter', 2);
      await at.waitFor('When did it happen?');
      await at.answer('14 Nov at 3 pm');
      await at.waitFor(/How did it make you feel\?.*Enter on an empty line: done\./);
      await at.key('Enter');
      await at.waitFor('4. Leave it for later');
      await at.key('Down');
      await at.key('Enter');
      await at.waitFor('16. Nothing more');
      await at.type('4');
      await at.key('Enter');
      await at.waitFor('Which place was it?');
      await at.answer('home');
      await at.waitFor('What is the address?');
      await at.answer('1 Example Street');
      await at.waitFor(/\(answered\).*16\. Nothing more/);
      await at.type('12');
      await at.key('Enter');
      await at.waitFor('What would you like to attach?');
      await at.answer("'my picture.png' ");
      await at.waitFor('Which other files?');
      await at.key('Enter');
      await at.waitFor('4. Go on');
      await at.key('Enter');
      await at.waitFor('16. Nothing more');
      const menu = await at.screen();
      await at.key('End');
      await at.type('16');
      await at.key('Enter');
      await at.waitFor('4. Leave it for later');
      await at.type('3');
      await at.key('Enter');
      await at.waitFor('None of them');
      await at.type('3');
      await at.key('Enter');
      await at.waitFor(/How did it make you feel\?.*Enter on an empty line: done\./);
      await at.type('Scared');
      await at.key('Enter', 2);
      await at.waitFor('How it made you feel: Scared');
      await at.waitFor('4. Leave it for later');
      await at.key('Enter');
      await at.waitFor('Saved as incident 1 with AB/1.');
      await at.waitFor('Would you like');
      await at.answer('n');
      await at.waitFor('Add another?');
      await at.key('Enter');
      expect(await at.exitCode()).toBe(0);
      const screen = `${menu}\n\n=====\n\n${await at.history()}\n`.replaceAll(home, '/home/me');
      await expect(screen).toMatchFileSnapshot(`golden/add-${columns}.txt`);
    },
  );

  /** Keys up to each kind of field, what to wait for there, and what stands in the answers by then. */
  const places = [
    { name: 'what', keys: [], asked: 'What happened?' },
    { name: 'when', keys: ['He rang.', ''], asked: 'When did it happen?' },
    { name: 'felt', keys: ['He rang.', '', ''], asked: 'How did it make you feel?' },
    {
      name: 'address',
      keys: ['He rang.', '', '', '', '2', '4', 'home'],
      asked: 'What is the address?',
    },
    { name: 'a witness', keys: ['He rang.', '', '', '', '2', '9'], asked: 'Who saw or heard it?' },
    { name: 'a letter', keys: ['He rang.', '', '', '', '2', '12', '', '2'], asked: 'What is it?' },
    {
      name: 'files',
      keys: ['He rang.', '', '', '', '2', '12'],
      asked: 'What would you like to attach?',
    },
  ] as const;
  type Stop = 'C-c' | 'C-d' | 'SIGHUP' | 'SIGTERM' | 'SIGKILL' | 'closed window';
  const stops: readonly Stop[] = ['C-c', 'C-d', 'SIGHUP', 'SIGTERM', 'SIGKILL', 'closed window'];

  async function stop(at: TerminalSession, how: Stop): Promise<void> {
    if (how === 'closed window') return at.closeWindow();
    if (how === 'C-c' || how === 'C-d') return at.key(how);
    at.kill(how);
  }

  /* Each place meets two ways of stopping; all of them are met. */
  const cases = places.flatMap((place, index) =>
    [stops[index % stops.length]!, stops[(index + 3) % stops.length]!].map(
      (how) => [place.name, how, place] as const,
    ),
  );

  it.each(cases)(
    'keeps what is half typed at %s through %s, and offers it again',
    async (_name, how, place) => {
      await newHome('stop');
      const at = await start(['add']);
      await at.waitFor('What happened?');
      for (const keys of place.keys) await at.answer(keys);
      await at.waitFor(place.asked);
      await at.type('half typ');
      await at.waitFor('half typ');
      // A power cut cannot be asked to wait: what it finds on the disk is at most half a second old.
      if (how === 'SIGKILL')
        await at.waitUntil('the draft holds it', async () => (await drafts()).includes('half typ'));
      await stop(at, how);
      await at.exitCode();
      expect(await drafts()).toContain('half typ');

      const again = await start(['add']);
      await again.waitFor('There are answers from Sun 22 Nov that are not saved yet.');
      await again.key('Enter');
      await again.waitFor(place.asked);
      await again.waitFor('half typ');
      await again.type('ed');
      await again.waitFor('half typed');
      await again.key('C-c');
      expect(await again.exitCode()).toBe(130);
      expect(await drafts()).toContain('half typed');
    },
  );

  it('takes 20,000 pasted characters with control characters, and keeps them at Ctrl-C', async () => {
    await newHome('paste');
    const long = Array.from({ length: 400 }, (_, index) => `Line ${index}: ${'é'.repeat(40)}`).join(
      '\n',
    );
    const at = await start(['add'], { rows: 30, patienceMs: 60_000 });
    await at.waitFor('What happened?');
    await at.paste(`${long}\u001b[2J\u0007 the end`);
    await at.waitFor('the end');
    await at.key('C-c');
    expect(await at.exitCode()).toBe(130);
    const again = await start(['add'], { rows: 30, patienceMs: 60_000 });
    await again.waitFor('that are not saved yet');
    await again.key('Enter');
    await again.waitFor('the end');
    await again.key('Enter', 2);
    await again.waitFor('When did it happen?');
    await again.key('Enter');
    await again.waitFor('How did it make you feel?');
    await again.key('Enter');
    await again.waitFor('4. Leave it for later');
    await again.key('Enter');
    await again.waitFor('Saved as incident 1.');
    await look((casefile) => {
      const what = casefile.incident(1)?.what ?? '';
      expect(what.startsWith(long)).toBe(true);
      expect(what).toContain('the end');
    });
  }, 120_000);

  it.each([40, 80, 200])('comes home to this screen, %i columns wide', async (columns) => {
    await newHome(`home-${columns}`);
    const at = await start([], { columns, rows: 40 });
    await at.waitFor('9. Leave');
    await at.type('1');
    await at.key('Enter');
    await at.waitFor('What happened?');
    await at.type('He rang.');
    await at.key('Enter', 2);
    await at.waitFor('When did it happen?');
    await at.answer('14 Nov');
    await at.waitFor('How did it make you feel?');
    await at.key('Enter');
    await at.waitFor('4. Leave it for later');
    await at.key('Enter');
    await at.waitFor('Add another?');
    await at.key('Enter');
    await at.waitFor('Enter goes back to the menu.');
    expect(await at.screen()).toContain('evidence advice');
    await at.key('Enter');
    await at.waitFor('1 incident recorded');
    await at.waitFor('9. Leave');
    const screen = `${await at.history()}\n`.replaceAll(home, '/home/me');
    await expect(screen).toMatchFileSnapshot(`golden/home-${columns}.txt`);
    await at.key('C-c');
    expect(await at.exitCode()).toBe(130);
  });
});
