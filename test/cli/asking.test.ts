import fc from 'fast-check';
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { terminalOn } from '../../src/cli/asking.ts';
import { Keyboard, pastedLineBreak } from '../../src/cli/keyboard.ts';
import { widthOf, wrap } from '../../src/cli/wrap.ts';
import { scriptedTerminal } from '../support/scripted-terminal.ts';

describe('a question', () => {
  it('shows help for “?” and asks again, whatever kind it is', async () => {
    const device = scriptedTerminal(['?', 'x', '?', 'B', '?', 'A|B', '?', 'y', '?', '']);
    const terminal = terminalOn(device, true);
    const options = [
      { value: 1, label: 'A' },
      { value: 2, label: 'B' },
    ];
    expect(await terminal.ask({ question: 'Q' })).toBe('x');
    expect(await terminal.choose({ question: 'Q', options })).toBe(2);
    expect(await terminal.chooseMany({ question: 'Q', options })).toEqual([1, 2]);
    expect(await terminal.confirm({ question: 'Q' })).toBe(true);
    await terminal.pause('Enter');
    const shown = device.shown().replace(/\s+/g, ' ');
    expect(shown.split('In danger now? Ring 999.')).toHaveLength(6);
    expect(shown).toContain('01609 643100');
    expect(shown).toContain('evidence advice');
  });

  it('takes Enter for the default and asks again where there is none', async () => {
    const terminal = terminalOn(scriptedTerminal(['', '', 'x', 'maybe', 'n', '']), true);
    expect(await terminal.ask({ question: 'Q', default: 'd' })).toBe('d');
    expect(await terminal.ask({ question: 'Q' })).toBe('x');
    expect(await terminal.confirm({ question: 'Q', default: true })).toBe(false);
    expect(await terminal.confirm({ question: 'Q', default: true })).toBe(true);
  });

  it('fails where nothing can be asked, naming the option', async () => {
    const terminal = terminalOn(scriptedTerminal([], { isInteractive: false }), true);
    await expect(async () => terminal.ask({ question: 'Q', option: '--x' })).rejects.toMatchObject({
      exitCode: 2,
      hint: 'Give the answer with --x.',
    });
    await expect(async () =>
      terminal.confirm({ question: 'Q', option: '--yes' }),
    ).rejects.toThrow();
    await expect(async () => terminal.choose({ question: 'Q', options: [] })).rejects.toThrow();
    await expect(async () => terminal.chooseMany({ question: 'Q', options: [] })).rejects.toThrow();
  });

  it('takes the default where nothing can be asked, and says so on stderr', async () => {
    const device = scriptedTerminal([], { isInteractive: false });
    const terminal = terminalOn(device, true);
    expect(await terminal.confirm({ question: 'Keep the source?', default: false })).toBe(false);
    expect(device.shown()).toBe('Not asked: Keep the source? Taken: no.\n');
    expect(device.results()).toBe('');
  });
});

describe('what is printed', () => {
  it('cannot drive the terminal, neither as talk nor as a result nor as JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const device = scriptedTerminal();
        const terminal = terminalOn(device, true);
        terminal.line(text);
        terminal.warn(text);
        terminal.heading(text);
        terminal.result(text);
        terminal.json({ text });
        const all = device.shown() + device.results();
        expect(all).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
        );
      }),
    );
    const device = scriptedTerminal();
    terminalOn(device, true).json({ text: 'a\u202eb\u009b' });
    expect(JSON.parse(device.results())).toEqual({ text: 'a\u202eb\u009b' });
  });

  it('is never wider than the screen from 40 to 200 columns, and loses no word', () => {
    fc.assert(
      fc.property(
        fc.lorem({ maxCount: 60 }),
        fc.integer({ min: 40, max: 200 }),
        (text, columns) => {
          const wrapped = wrap(text, columns);
          for (const line of wrapped.split('\n'))
            expect(widthOf(line)).toBeLessThanOrEqual(columns);
          expect(wrapped.replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '));
        },
      ),
    );
  });

  it('breaks long words and wide characters, and keeps a list’s indent', () => {
    expect(wrap('x'.repeat(90), 40).split('\n').map(widthOf)).toEqual([40, 40, 10]);
    expect(wrap('漢'.repeat(30), 40).split('\n').map(widthOf)).toEqual([40, 20]);
    expect(wrap('- one two three four five six', 20)).toBe('- one two three four\n  five six');
    expect(widthOf('👩‍👩‍👧')).toBe(2);
  });
});

class Keys extends EventEmitter {
  pause(): this {
    return this;
  }
  resume(): this {
    return this;
  }
}

/** What the prompts receive at each question, from keys that arrive as given. */
async function received(pieces: readonly (string | null)[], questions: number): Promise<string[]> {
  const keys = new Keys();
  const keyboard = new Keyboard(keys);
  let got = '';
  keyboard.on('data', (text: string) => (got += text));
  const answers: string[] = [];
  const flowing = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  keyboard.begin(null);
  for (const piece of pieces) keys.emit(piece === null ? 'end' : 'data', Buffer.from(piece ?? ''));
  for (let count = 0; count < questions; count += 1) {
    await flowing();
    answers.push(got);
    got = '';
    keyboard.finish();
    keyboard.begin(null);
  }
  return answers;
}

describe('the keyboard', () => {
  it('gives keys typed ahead to the next question, one Enter at a time', async () => {
    expect(await received(['one\rtwo\r\nthr', 'ee\n'], 3)).toEqual(['one\r', 'two\r', 'three\r']);
  });

  it('keeps a pasted account as one answer', async () => {
    const pasted = '\u001b[200~first\r\nsecond\nthird\tx\u001b[201~\r';
    const expected = [`first${pastedLineBreak}second${pastedLineBreak}third x\r`];
    expect(await received([pasted], 1)).toEqual(expected);
    expect(await received(Array.from(pasted), 1)).toEqual(expected);
  });

  it('lets no control character of a paste through', async () => {
    expect(await received(['\u001b[200~a\u0003\u001b[2Jb\u001b[201~\r'], 1)).toEqual(['a[2Jb\r']);
  });

  it('passes arrow keys whole', async () => {
    expect(await received(['\u001b[A\u001b[B\u001bOPx\r'], 1)).toEqual([
      '\u001b[A\u001b[B\u001bOPx\r',
    ]);
  });

  it('takes Ctrl-D and a terminal that went away for Ctrl-C', async () => {
    expect(await received(['ab\u0004'], 1)).toEqual(['ab\u0003']);
    expect(await received(['ab', null], 1)).toEqual(['ab\u0003']);
  });

  it('puts a character together that arrived in two pieces', async () => {
    const keys = new Keys();
    const keyboard = new Keyboard(keys);
    let got = '';
    keyboard.on('data', (text: string) => (got += text));
    keyboard.begin(null);
    const bytes = Buffer.from('ż\r');
    keys.emit('data', bytes.subarray(0, 1));
    keys.emit('data', bytes.subarray(1));
    await new Promise((resolve) => setImmediate(resolve));
    expect(got).toBe('ż\r');
  });
});
