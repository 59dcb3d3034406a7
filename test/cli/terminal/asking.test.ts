import fc from 'fast-check';
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { terminalOn } from '../../../src/cli/terminal/asking.ts';
import { Keyboard } from '../../../src/cli/terminal/keyboard.ts';
import { widthOf, wrap } from '../../../src/cli/terminal/wrap.ts';
import { scriptedTerminal } from '../../support/scripted-terminal.ts';

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

const drivesTerminal = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

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
        expect(all).not.toMatch(drivesTerminal);
        const screen = scriptedTerminal([], {
          talkOn: 'unicode screen',
          resultsOn: 'unicode screen',
        });
        terminalOn(screen, true).result(text);
        terminalOn(screen, true).line(text);
        const onScreen = screen.results() + screen.shown();
        // Our own pairs around right-to-left text, and nothing else.
        expect(onScreen.replace(/\u2068([^\u2066-\u2069]*)\u2069/g, '$1')).not.toMatch(
          drivesTerminal,
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

/** What questions receive, one after the other, from keys that arrive as given; null is a terminal that goes away. */
function received(pieces: readonly (string | Buffer | null)[], questions: number): string[] {
  const source = new Keys();
  const keyboard = new Keyboard(source);
  const answers: string[] = [];
  const ask = (): void => {
    let got = '';
    const end = (): void => {
      answers.push(got);
    };
    keyboard.take({
      key: (key) => {
        got += key;
        if (key === '\r') end();
        return key === '\r' ? 'done' : 'more';
      },
      pasted: (text) => (got += `<${text}>`),
      stop: () => {
        got += 'STOP';
        end();
      },
    });
  };
  ask();
  for (const piece of pieces) {
    if (piece === null) source.emit('end');
    else source.emit('data', Buffer.from(piece));
  }
  for (let count = 1; count < questions; count += 1) {
    keyboard.release();
    ask();
  }
  return answers;
}

describe('the keyboard', () => {
  it('gives keys typed ahead to the next question, one answer at a time', () => {
    expect(received(['one\rtwo\r\nthr', 'ee\n'], 3)).toEqual(['one\r', 'two\r', 'three\r']);
  });

  it('keeps a pasted account as one piece, however it arrives', () => {
    const pasted = '\u001b[200~first\r\nsecond\nthird\tx\u001b[201~\r';
    const expected = ['<first\nsecond\nthird x>\r'];
    expect(received([pasted], 1)).toEqual(expected);
    expect(received(Array.from(pasted), 1)).toEqual(expected);
  });

  it('lets no control character of a paste through', () => {
    expect(received(['\u001b[200~a\u0003\u001b[2J\u009bb\u0007\u001b[201~\r'], 1)).toEqual([
      '<a[2Jb>\r',
    ]);
  });

  it('passes keys that send a sequence whole', () => {
    expect(received(['\u001b[A\u001b[1;5D\u001bOPx\r'], 1)).toEqual([
      '\u001b[A\u001b[1;5D\u001bOPx\r',
    ]);
    expect(received(['a\u001b', '[', '3~', 'b\u001bO', 'H\r'], 1)).toEqual([
      'a\u001b[3~b\u001bOH\r',
    ]);
  });

  it('takes Ctrl-D for Ctrl-C', () => {
    expect(received(['ab\u0004'], 1)).toEqual(['abSTOP']);
    expect(received(['ab\u0003cd\r'], 1)).toEqual(['abSTOP']);
  });

  it('stops every question once the terminal is gone', () => {
    expect(received(['ab', null], 3)).toEqual(['abSTOP', 'STOP', 'STOP']);
  });

  it('puts a character together that arrived in two pieces', () => {
    const bytes = Buffer.from('ż\r');
    expect(received([bytes.subarray(0, 1), bytes.subarray(1)], 1)).toEqual(['ż\r']);
  });
});
