import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeDisk } from '../../../src/casefile/disk.ts';
import { createCasefile } from '../../../src/casefile/open.ts';
import { hasTmux, TerminalSession, type SessionOptions } from '../../support/terminal-session.ts';
import { testNow } from '../../support/surroundings.ts';
import { AskingSession } from './asking-session.ts';

let home = '';
const opened: { close(): Promise<void> }[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'evidence-screens-'));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
  rmSync(home, { recursive: true, force: true });
});

async function start(words: readonly string[], options: SessionOptions = {}) {
  const session = await TerminalSession.start(words, { home, now: testNow, ...options });
  opened.push(session);
  return session;
}

async function asked(questions: readonly object[], options: SessionOptions = {}, isPlain = false) {
  const asking = await AskingSession.start(questions, options, { isPlain });
  opened.push(asking);
  return asking;
}

async function newCase(): Promise<string> {
  const folder = join(home, 'record');
  let drawn = 0;
  const environment = {
    now: () => new Date(testNow),
    offsetMinutes: () => 0,
    randomBytes: (sizeBytes: number) => {
      drawn += 1;
      return createHash('sha256').update(String(drawn)).digest().subarray(0, sizeBytes);
    },
    disk: nodeDisk,
    software: { name: 'evidence-organiser', version: '0.0.0-test' },
  };
  const details = { initials: 'AB', zone: 'Europe/London', nation: 'england-wales' } as const;
  (await createCasefile(folder, { details, sample: false }, environment)).close();
  return folder;
}

describe.skipIf(!hasTmux())('paging', () => {
  it('shows a screenful at a time, and no line twice or never', async () => {
    const { session, ...asking } = await paged(10);
    for (let seen = 9; seen < 30; seen += 9) {
      await session.waitFor(new RegExp(`line ${seen} > Enter: more, q: stop$`));
      await session.key(seen === 9 ? 'Space' : 'Enter');
    }
    await session.waitFor('line 30');
    expect((await session.history()).match(/line \d+/g)).toEqual(
      Array.from({ length: 30 }, (_, index) => `line ${index + 1}`),
    );
    expect(asking.noted()).toEqual([{ end: 'done' }]);
  });

  async function paged(rows: number) {
    const asking = await asked([{ ask: 'page', lines: 30 }], { rows, columns: 40 });
    return { session: asking.session, noted: () => asking.noted() };
  }

  it('shows help and asks again; Ctrl-C stops', async () => {
    const { session, noted } = await paged(24);
    await session.waitFor('q: stop');
    await session.answer('?');
    await session.waitFor(/999.*q: stop/);
    await session.key('C-c');
    expect(await session.exitCode()).toBe(130);
    expect(noted()).toEqual([{ end: 'stopped' }]);
  });

  it('writes everything where results go into a file', async () => {
    const file = join(home, 'results');
    const asking = await asked([{ ask: 'page', lines: 3000 }], { resultsInto: file });
    expect(await asking.end()).toBe('done');
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3001);
  });
});

const cleared = '\u001b[H\u001b[2J\u001b[3J';

async function endsCleared(session: TerminalSession): Promise<void> {
  await session.waitUntil('the last bytes clear the screen', () =>
    session.bytes().endsWith(cleared),
  );
}

describe.skipIf(!hasTmux())('a discreet run', () => {
  it('waits for Enter where there is something to read, and then clears screen and scroll-back', async () => {
    await newCase();
    const session = await start(['-C', 'record', 'timeline', '--discreet']);
    await session.waitFor(/Nothing is recorded yet.*Press Enter to clear the screen/);
    expect(session.bytes()).not.toContain('\u001b[3J');
    await session.key('Enter');
    expect(await session.exitCode()).toBe(0);
    await endsCleared(session);
    await session.waitUntil('all is clear', async () => (await session.history()) === '');
  });

  it.each(['C-c', 'SIGTERM', 'SIGHUP'] as const)(
    'clears at once after %s, by the setting too',
    async (end) => {
      await newCase();
      writeFileSync(join(home, 'settings.json'), '{"discreet":true}');
      const session = await start(['-C', 'record']);
      await session.waitFor('Arrows');
      if (end === 'C-c') await session.key(end);
      else session.kill(end);
      expect(await session.exitCode()).toBe(130);
      await endsCleared(session);
    },
  );

  it('waits after an error, and after help', async () => {
    for (const words of [
      ['show', '--discreet', '-C', 'nowhere', '1'],
      ['--help', '--discreet'],
    ]) {
      const session = await start(words, { rows: 60 });
      await session.waitFor('Press Enter to clear');
      await session.key('Enter');
      await session.exitCode();
      await endsCleared(session);
    }
  });

  it('clears nothing where results go into a file, nor where nothing may be asked', async () => {
    await newCase();
    const file = join(home, 'results');
    const piped = await start(['-C', 'record', 'timeline', '--discreet'], { resultsInto: file });
    expect(await piped.exitCode()).toBe(0);
    const silent = await start(['-C', 'record', 'timeline', '--discreet', '--no-input']);
    expect(await silent.exitCode()).toBe(0);
    for (const bytes of [piped.bytes(), silent.bytes(), readFileSync(file, 'utf8')])
      expect(bytes).not.toContain('\u001b[');
  });
});
