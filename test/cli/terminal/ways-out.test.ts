import { afterEach, describe, expect, it } from 'vitest';
import { hasTmux } from '../../support/terminal-session.ts';
import { AskingSession } from './asking-session.ts';

let asking: AskingSession | null = null;
afterEach(async () => {
  await asking?.close();
  asking = null;
});

const options = ['One', 'Two'].map((label, value) => ({ label, value }));
const questions = {
  ask: { ask: 'ask', question: 'The question?' },
  askLong: { ask: 'askLong', question: 'The question?' },
  choose: { ask: 'choose', question: 'The question?', options },
  chooseMany: { ask: 'chooseMany', question: 'The question?', options },
  confirm: { ask: 'confirm', question: 'The question?' },
} as const;
const kinds = Object.keys(questions) as (keyof typeof questions)[];

async function atQuestion(kind: keyof typeof questions, isPlain = false): Promise<AskingSession> {
  asking = await AskingSession.start([questions[kind], questions.ask], {}, { isPlain });
  await asking.session.waitFor('The question?');
  await asking.session.waitFor(
    isPlain || !kind.startsWith('choose') ? /> ?$|question|done/ : /Arrows|Space/,
  );
  return asking;
}

/** The terminal as it was found: modes, no marked paste, cursor shown. */
async function givenBack({ session }: AskingSession): Promise<void> {
  await session.waitUntil('the program has ended', async () => (await session.exitCode()) >= 0);
  const { before, after } = session.terminalModes();
  expect(after).toBe(before);
  const isLast = (last: string, other: string): boolean =>
    session.bytes().lastIndexOf(last) >= session.bytes().lastIndexOf(other);
  await session.waitUntil(
    'marked paste is off and the cursor is shown',
    () => isLast('\u001b[?2004l', '\u001b[?2004h') && isLast('\u001b[?25h', '\u001b[?25l'),
  );
}

/* Fields end in one place and lists in another; one of each is tried with every signal. */
function signalsAt(kind: keyof typeof questions): NodeJS.Signals[] {
  return kind === 'askLong' || kind === 'chooseMany'
    ? ['SIGINT', 'SIGTERM', 'SIGHUP']
    : ['SIGTERM'];
}

describe.skipIf(!hasTmux())('a stop at a question', () => {
  it.each(kinds.flatMap((kind) => [[kind, 'C-c'] as const, [kind, 'C-d'] as const]))(
    'reaches the caller and gives the terminal back: %s, %s',
    async (kind, key) => {
      const at = await atQuestion(kind);
      await at.session.key(key);
      expect(await at.end()).toBe('stopped');
      expect(await at.session.exitCode()).toBe(130);
      await givenBack(at);
    },
  );

  it.each(kinds.flatMap((kind) => signalsAt(kind).map((signal) => [kind, signal] as const)))(
    'is what a signal is: %s, %s',
    async (kind, signal) => {
      const at = await atQuestion(kind);
      at.session.kill(signal);
      expect(await at.end()).toBe('stopped');
      expect(await at.session.exitCode()).toBe(130);
      await givenBack(at);
    },
  );

  it.each([false, true])(
    'loses nothing typed when the window is closed (plain: %s)',
    async (isPlain) => {
      const at = await atQuestion('askLong', isPlain);
      await at.session.type('He came');
      await at.session.key('Enter');
      await at.session.type('to the');
      await at.session.waitFor('to the');
      await at.session.closeWindow();
      expect(await at.end()).toBe('stopped');
      expect(at.lastTyped()).toBe('He came\nto the');
      expect(at.answers()).toEqual([]);
    },
  );

  it.each(['SIGTERM', 'SIGHUP'] as const)('stops the plain field as well: %s', async (signal) => {
    const at = await atQuestion('askLong', true);
    await at.session.type('half');
    await at.session.waitFor('half');
    at.session.kill(signal);
    expect(await at.end()).toBe('stopped');
    expect(at.lastTyped()).toBe('half');
    await givenBack(at);
  });

  it('has kept every key before it, even where nothing was drawn yet', async () => {
    const at = await atQuestion('ask');
    await at.session.paste(`${'x'.repeat(5000)}\u0003y`);
    await at.session.key('C-c');
    expect(await at.end()).toBe('stopped');
    expect(at.lastTyped()).toBe(`${'x'.repeat(5000)}y`);
  });
});
