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

const everyKind = [
  { ask: 'line', text: 'דוד כהן (17:05) wrote “שלום” – and זה' },
  { ask: 'ask', question: 'When was it – about?', hint: 'Such as “yesterday at 3”.' },
  { ask: 'askLong', question: 'What happened?', default: '' },
  {
    ask: 'choose',
    question: 'Which one?',
    options: [
      'A letter or a gift',
      'A call',
      'A message that is long enough to be wrapped at forty columns',
    ].map((label, value) => ({ label, value })),
  },
  {
    ask: 'chooseMany',
    question: 'Which of them?',
    options: ['Following', 'Watching', 'Calling'].map((label, value) => ({ label, value })),
    default: [1],
  },
  { ask: 'confirm', question: 'Save it?', default: true },
  { ask: 'page', lines: 40 },
];

const cursorMove = /\u001b\[[0-9;]*[ABCDGHJKfsu]|\u001b[78]|\r(?!\n)/;

describe.skipIf(!hasTmux())('plain mode', () => {
  it.each([40, 80])('reads line by line as it is written, at %i columns', async (columns) => {
    const { session, ...rest } = await plainRun(columns);
    await expect(await session.history()).toMatchFileSnapshot(`golden/plain-${columns}.txt`);
    expect(session.bytes()).not.toMatch(cursorMove);
    expect(session.bytes()).not.toMatch(/\u001b\[[0-9;]*m/);
    expect(rest.answers).toEqual(['Sunday', 'He rang twice.\nThen he left.', 1, [0, 2], true]);
  });

  async function plainRun(columns: number) {
    const asking = await asked(everyKind, { columns, rows: 24 }, true);
    const { session } = asking;
    await session.waitFor('about?');
    await session.answer('?');
    await session.waitFor(/999.*about\?/);
    await session.answer('Sunday');
    await session.waitFor('What happened?');
    await session.type('He rank');
    await session.key('BSpace');
    await session.type('g twice.');
    await session.key('Enter');
    await session.type('Oh no');
    await session.key('C-u');
    await session.answer('Then he left.');
    await session.key('Enter');
    await session.waitFor('Which one?');
    await session.answer('7');
    await session.waitFor('not one of them');
    await session.answer('2');
    await session.waitFor('Which of them?');
    await session.answer('1 3');
    await session.waitFor('Save it?');
    await session.key('Enter');
    await session.waitFor('Enter: more');
    await session.answer('');
    await session.waitFor('line 40', 'history').catch(() => session.answer(''));
    expect(await asking.end()).toBe('done');
    return { session, answers: asking.answers() };
  }

  it('is what TERM=dumb and the setting mean as well, and the home screen keeps to it', async () => {
    await newCase();
    const runs: [readonly string[], SessionOptions][] = [
      [['-C', 'record'], { variables: { TERM: 'dumb' } }],
      [['-C', 'record', '--plain'], {}],
      [['-C', 'record'], {}],
    ];
    writeFileSync(join(home, 'settings.json'), '{"plain":true}');
    for (const [words, options] of runs) {
      const session = await start(words, options);
      await session.waitFor(/Type a number from 1 to \d+\. >$/);
      await session.answer('?');
      await session.waitFor('Ring 999');
      await session.key('C-c');
      expect(await session.exitCode()).toBe(130);
      expect(session.bytes()).not.toMatch(cursorMove);
      expect(session.bytes()).not.toMatch(/\u001b\[[0-9;]*m/);
    }
  });
});

describe.skipIf(!hasTmux())('a drawn screen', () => {
  it.each([40, 80, 200])('cuts nothing at %i columns', async (columns) => {
    const { session } = await asked(everyKind, { columns, rows: 30 });
    await session.waitFor('about?');
    await session.answer('Sunday');
    await session.waitFor('What happened?');
    await session.answer(
      'He rang twice, and he rang again in the night until I took the phone off.',
    );
    await session.key('Enter');
    await session.waitFor('Arrows');
    const shown = await session.screen();
    await expect(shown).toMatchFileSnapshot(`golden/drawn-${columns}.txt`);
    await session.type('3');
    await session.key('Enter');
    await session.waitFor('Space');
    await session.key('Enter');
    await session.waitFor('Save it?');
    await session.key('Enter');
    await session.waitFor('Enter: more');
    await session.type('q');
    await session.waitUntil(
      'the page is left',
      async () => !(await session.screen()).includes('more'),
    );
  });

  it('has no colour with NO_COLOR, and only what both backgrounds show without it', async () => {
    for (const noColor of [true, false]) {
      const { session } = await asked(everyKind.slice(1), {
        variables: noColor ? { NO_COLOR: '1' } : { FORCE_COLOR: '3' },
      });
      await session.waitFor('about?');
      await session.answer('x');
      await session.waitFor('happened');
      await session.key('Enter');
      await session.waitFor('Arrows');
      await session.key('Enter');
      await session.waitFor('Space');
      const styles = session.bytes().match(/\u001b\[[0-9;]*m/g) ?? [];
      if (noColor) expect(styles).toEqual([]);
      else {
        expect(styles.length).toBeGreaterThan(0);
        // Bold, faint, yellow, and the ends of them.
        for (const style of styles) expect(style).toMatch(/^\u001b\[(?:1|2|22|33|39)m$/);
      }
    }
  });

  it('falls back to ASCII where the locale is not UTF-8, and writes UTF-8 into a file all the same', async () => {
    const { session } = await asked(everyKind, { variables: { LANG: 'C' } });
    await session.waitFor('about?');
    const shown = await session.screen();
    expect(shown).toMatch(/^[\x20-\x7e\n]*$/);
    expect(shown).toContain('Such as "yesterday at 3".');
    expect(shown).toContain('[U+05D3]');
    expect(session.bytes()).toMatch(/^[\u0000-\u007f]*$/);
    const file = join(home, 'help.txt');
    const help = await start(['--help'], { variables: { LANG: 'C' }, resultsInto: file });
    expect(await help.exitCode()).toBe(0);
    const onScreen = await start(['--help'], { variables: { LANG: 'C' }, rows: 60 });
    expect(await onScreen.exitCode()).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/“/);
    expect(await onScreen.screen()).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('keeps right-to-left text apart from what stands around it', async () => {
    const { session } = await asked(everyKind);
    await session.waitFor('about?');
    expect(session.bytes()).toContain(
      '\u2068דוד כהן\u2069 (17:05) wrote “\u2068שלום\u2069” – and \u2068זה\u2069',
    );
  });
});
