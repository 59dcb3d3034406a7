import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Keyboard, type KeyTaker } from '../../../src/cli/terminal/keyboard.ts';
import { looksPasted } from '../../../src/cli/terminal/unmarked-paste.ts';
import { hasTmux } from '../../support/terminal-session.ts';
import { AskingSession } from './asking-session.ts';

class Keys extends EventEmitter {
  pause(): this {
    return this;
  }
  resume(): this {
    return this;
  }
}

class Taker implements KeyTaker {
  got = '';
  key(key: string): 'more' | 'done' {
    this.got += key;
    return key === '\r' ? 'done' : 'more';
  }
  pasted(text: string): void {
    this.got += `<${text}>`;
  }
  stop(): void {
    this.got += 'STOP';
  }
}

/** A keyboard at a question that has stood there for a while. */
async function atQuestion() {
  const source = new Keys();
  const keyboard = new Keyboard(source);
  const taker = new Taker();
  keyboard.take(taker);
  for (let round = 0; round < 4; round += 1)
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  const arrives = (text: string): void => void source.emit('data', Buffer.from(text));
  return { keyboard, taker, arrives };
}

describe('a paste that is not marked', () => {
  it('is one text, with blank lines, in whatever reads it arrives', async () => {
    const { taker, arrives } = await atQuestion();
    arrives('first\rsec');
    arrives('ond\r\n\r\r');
    arrives('third\r');
    await vi.waitFor(() => {
      expect(taker.got).toBe('<first\nsecond\n\n\nthird\n>');
    });
    arrives('\r');
    expect(taker.got).toBe('<first\nsecond\n\n\nthird\n>\r');
  });

  it('ends at a key that is no text, and Ctrl-C keeps what was pasted', async () => {
    const { taker, arrives } = await atQuestion();
    arrives('a\rb');
    arrives('\u0003');
    expect(taker.got).toBe('<a\nb>STOP');
    const other = await atQuestion();
    other.arrives('a\rb');
    other.keyboard.stop();
    expect(other.taker.got).toBe('<a\nb>STOP');
  });

  it('cannot end itself with the mark that a terminal sets', async () => {
    const { taker, arrives } = await atQuestion();
    arrives(`${'a\r'.repeat(200)}\u001b[201~\u0003b`);
    await vi.waitFor(() => {
      expect(taker.got).toBe(`<${'a\n'.repeat(200)}[201~b>`);
    });
  });

  it('is told from keys', () => {
    for (const typed of [
      '\r',
      '\r\r',
      'a',
      'an answer\r',
      'text\r\r',
      '\rtext',
      'a\u007f\rb',
      'a\r\u001b[A',
    ])
      expect(looksPasted(typed, false), JSON.stringify(typed)).toBe(false);
    for (const pasted of ['a\rb', 'a\r\n\r\nb', '\ra\r', `${'a'.repeat(300)}\r`])
      expect(looksPasted(pasted, false), JSON.stringify(pasted)).toBe(true);
    expect(looksPasted('one\rtwo\r', true)).toBe(false);
    expect(looksPasted('a line\r'.repeat(500), true)).toBe(true);
  });
});

let asking: AskingSession | null = null;
afterEach(async () => {
  await asking?.close();
  asking = null;
});

const paragraph = 'He stood at the gate and rang, he went away, he came again. '.repeat(5).trim();
const account = Array.from({ length: 60 }, (_, n) => `${n + 1} ${paragraph}`).join('\n\n');

describe.skipIf(!hasTmux())('a paste in a terminal that does not mark it', () => {
  it.each([false, true])('stays in the field it was pasted into, plain: %s', async (isPlain) => {
    asking = await AskingSession.start(
      [
        { ask: 'askLong', question: 'What happened?', default: '' },
        { ask: 'ask', question: 'When?', default: '' },
        { ask: 'ask', question: 'Where?', default: '' },
      ],
      // The program asks such a terminal for no marks, so that tmux sets none.
      { variables: { TERM: 'dumb' } },
      { isPlain },
    );
    const { session } = asking;
    await session.waitFor('What happened?');
    await session.paste(account.replaceAll('\n', '\r'));
    await session.waitFor('60 He stood');
    await session.waitUntil('all of it is there', () => asking?.lastTyped() === account);
    await session.key('Enter', 2);
    await session.waitFor('When?');
    await session.paste('on Sunday\r\rat three\r');
    await session.waitFor('on Sunday  at three');
    await session.key('Enter');
    await session.waitFor('Where?');
    await session.answer('at home');
    expect(await asking.end()).toBe('done');
    expect(asking.answers()).toEqual([account, 'on Sunday  at three', 'at home']);
  });
});
