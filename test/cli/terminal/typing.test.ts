import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { SessionOptions } from '../../support/terminal-session.ts';
import { hasTmux } from '../../support/terminal-session.ts';
import { AskingSession } from './asking-session.ts';

let asking: AskingSession | null = null;
afterEach(async () => {
  await asking?.close();
  asking = null;
});

const account = { ask: 'askLong', question: 'What happened?', default: '' };

async function ask(
  questions: readonly object[],
  options: SessionOptions = {},
  isPlain = false,
): Promise<AskingSession> {
  asking = await AskingSession.start(questions, options, { isPlain });
  return asking;
}

describe.skipIf(!hasTmux())('a long text, typed in a real terminal', () => {
  it.each([40, 80, 200])(
    'has several lines and can be put right anywhere, at %i columns',
    async (columns) => {
      const { session } = await ask([account], { columns });
      await session.waitFor('What happened?');
      await session.answer('He rang the bell at half past two and went away again.');
      await session.type('Then he wrote');
      await session.key('Home');
      await session.key('Up', columns === 40 ? 2 : 1);
      await session.type('On Sunday ');
      await session.key('DC', 2);
      await session.type('he');
      await session.key('C-End');
      await session.type(' three timez');
      await session.key('BSpace');
      await session.type('s. Oh no');
      await session.key('C-w', 2);
      await session.waitFor('three times.');
      const shown = await session.screen();
      for (const line of shown.split('\n')) expect(line.length).toBeLessThan(columns);
      await session.key('Enter', 2);
      expect(await asking?.end()).toBe('done');
      const expected =
        'On Sunday he rang the bell at half past two and went away again.\nThen he wrote three times.';
      expect(asking?.answers()).toEqual([expected]);
      expect(asking?.lastTyped()?.trim()).toBe(expected);
    },
  );

  it('takes 20,000 pasted characters with line breaks and control characters as one answer', async () => {
    const paragraph = 'He stood at the gate, he rang twice, he left a note: “ring me”. '.repeat(4);
    const clean = Array.from({ length: 80 }, (_, n) => `${n + 1} ${paragraph}`.trim()).join('\n');
    expect(clean.length).toBeGreaterThan(20_000);
    const hostile = clean
      .replace('1 He', '1 \u001b[2J\u001b]0;title\u0007He')
      .replaceAll('gate', 'ga\u0003te\u0000')
      .replaceAll('twice', 'twi\u009bce\u0008');
    const { session } = await ask([account, { ask: 'ask', question: 'When?', default: '' }]);
    await session.waitFor('What happened?');
    await session.paste(hostile);
    await session.waitFor('80 He stood');
    expect(asking?.lastTyped()).toBe(clean.replace('1 He', '1 [2J]0;titleHe'));
    await session.key('Enter', 2);
    await session.waitFor('When?');
    expect(await session.screen()).toContain('more lines, kept');
    await session.key('Enter');
    expect(await asking?.end()).toBe('done');
    expect(asking?.answers()).toEqual([clean.replace('1 He', '1 [2J]0;titleHe'), '']);
    expect(session.bytes()).not.toContain('\u001b]0');
    expect(session.bytes()).not.toMatch(/[\u0007\u009b]/);
  });

  it('shows only as much as the screen holds and follows the cursor', async () => {
    const { session } = await ask([{ ...account, typed: lines(60) }], { columns: 40, rows: 12 });
    await session.waitFor('line 60');
    await session.key('Up', 30);
    await session.waitFor('line 30');
    await session.type('X');
    await session.key('C-Home');
    await session.waitFor('What happened? line 1');
    await session.type('Y');
    await session.key('C-End');
    await session.key('Enter', 2);
    expect(await asking?.end()).toBe('done');
    expect(asking?.answers()).toEqual([`Y${lines(60)}`.replace('line 30\n', 'line 30X\n')]);
  });

  it('puts half-typed text of an earlier run back, to go on with', async () => {
    const { session } = await ask([
      { ...account, typed: 'He came\nto the' },
      { ask: 'ask', question: 'When?', typed: 'on Sun' },
    ]);
    await session.waitFor('to the');
    await session.type(' door.');
    await session.key('Enter', 2);
    await session.waitFor('on Sun');
    await session.answer('day');
    expect(await asking?.end()).toBe('done');
    expect(asking?.answers()).toEqual(['He came\nto the door.', 'on Sunday']);
  });

  it('says how to clear an answer that was refused, and leaves half-typed text as it is', async () => {
    for (const isPlain of [false, true]) {
      const { session } = await ask(
        [
          { ask: 'ask', question: 'When?', typed: 'on Sun', mustEndWith: '.' },
          { ask: 'ask', question: 'Where?' },
        ],
        {},
        isPlain,
      );
      await session.waitFor('on Sun');
      expect(await session.screen()).not.toContain('Ctrl-U');
      await session.answer('dy');
      await session.waitFor(
        /End with it\..*Ctrl-U clears the line\.|Ctrl-U clears the line\..*on Sundy/,
      );
      await session.key('C-u');
      await session.answer('Sunday.');
      await session.waitFor('Where?');
      await session.key('Enter');
      await session.waitFor('An answer is needed here. Ctrl-C leaves, and what you gave is kept.');
      expect((await session.screen()).split('Ctrl-U').length).toBe(isPlain ? 2 : 1);
      await session.answer('at home');
      expect(await asking?.end()).toBe('done');
      expect(asking?.answers()).toEqual(['Sunday.', 'at home']);
      await asking?.close();
    }
  });

  it('survives another size of the window', async () => {
    const { session } = await ask([account]);
    await session.type('a '.repeat(60));
    await session.waitFor('a a a');
    await session.resize(40, 20);
    await session.type('the end');
    await session.waitFor('the end');
    await session.key('Enter', 2);
    expect(await asking?.end()).toBe('done');
    expect(asking?.answers()).toEqual([`${'a '.repeat(60)}the end`]);
  });

  it('shows help with F1, and for “?” on a line of its own, and keeps the text', async () => {
    const { session } = await ask([{ ask: 'ownContact', text: 'Sam, next door' }, account]);
    await session.waitFor('What happened?');
    await session.type('One half');
    await session.key('F1');
    await session.waitFor(
      /Your own contact: Sam, next door .*999.*01609 643100.*evidence advice.*One half/,
    );
    await session.type(', the other');
    await session.key('Enter');
    await session.answer('?');
    await session.waitFor(/999.*999.*the other/);
    await session.answer('and the end');
    await session.key('Enter');
    expect(await asking?.end()).toBe('done');
    expect(asking?.answers()).toEqual(['One half, the other\nand the end']);
  });

  it('keeps what was ticked when help is asked for at a list', async () => {
    const options = ['One', 'Two', 'Three'].map((label, value) => ({ label, value }));
    const { session } = await ask(
      [
        { ask: 'choose', question: 'Which?', options },
        { ask: 'chooseMany', question: 'Which ones?', options },
      ],
      { columns: 40 },
    );
    await session.waitFor('Arrows');
    await session.key('Down');
    await session.type('?');
    await session.waitFor(/999.*> 2\. Two/);
    await session.key('Enter');
    await session.waitFor('Space');
    await session.key('Space');
    await session.type('?');
    await session.waitFor(/999.*\[x\] One/);
    await session.key('Enter');
    expect(await asking?.end()).toBe('done');
    expect(asking?.answers()).toEqual([1, [0]]);
  });
});

describe.skipIf(!hasTmux())('the person’s own editor', () => {
  const edited = { ...account, edits: true, typed: 'Half of it' };

  function editorIn(folder: string, script: string): string {
    const path = join(folder, 'my editor.sh');
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o700 });
    return `'${path}' --wait`;
  }

  it('opens on the text with Ctrl-O, in the folder lent, and leaves nothing behind', async () => {
    asking = await AskingSession.start([]);
    const { folder } = asking;
    const editor = editorIn(
      folder,
      `printf '%s\\n' "$@" >'${folder}/arguments'; cat "$2" >'${folder}/was'; stat -c %a "$2" >'${folder}/mode'; echo TMP=$TMPDIR >>'${folder}/arguments'; printf 'and\\033[2J the rest\\n' >>"$2"`,
    );
    const second = await AskingSession.start([edited], { variables: { VISUAL: editor } });
    try {
      const { session } = second;
      await session.waitFor('Ctrl-O');
      await session.key('C-o');
      await session.waitFor('and[2J the rest');
      await session.key('Enter', 2);
      expect(await second.end()).toBe('done');
      expect(second.answers()).toEqual(['Half of it\nand[2J the rest']);
      const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
      expect(read('was')).toBe('Half of it\n');
      expect(read('mode')).toBe('600\n');
      expect(read('arguments')).toBe(
        `--wait\n${second.folder}/notes.scratch/text.txt\nTMP=${second.folder}/notes.scratch\n`,
      );
      expect(readdirSync(second.folder)).toEqual(['notes']);
    } finally {
      await second.close();
    }
  });

  it('keeps the text where it stops with a fault or is not there', async () => {
    const { session } = await ask([edited], { variables: { EDITOR: '/nowhere/editor' } });
    await session.waitFor('Ctrl-O');
    await session.key('C-o');
    await session.waitFor(/The editor stopped with a fault.*Half of it/);
    await session.key('Enter', 2);
    expect(await asking?.end()).toBe('done');
    expect(asking?.answers()).toEqual(['Half of it']);
  });

  it('is not offered where none is named', async () => {
    const { session } = await ask([edited]);
    await session.waitFor('What happened?');
    expect(await session.screen()).not.toContain('Ctrl-O');
    await session.key('C-o');
    await session.key('Enter', 2);
    expect(await asking?.end()).toBe('done');
    expect(asking?.answers()).toEqual(['Half of it']);
  });

  it('is ended with what it saved when the program is told to end', async () => {
    asking = await AskingSession.start([]);
    const editor = editorIn(asking.folder, `echo saved >>"$2"; echo OPEN; exec sleep 100`);
    const second = await AskingSession.start([edited], { variables: { VISUAL: editor } });
    try {
      await second.session.waitFor('Ctrl-O');
      await second.session.key('C-o');
      await second.session.waitFor('OPEN');
      second.session.kill('SIGTERM');
      expect(await second.end()).toBe('stopped');
      expect(second.lastTyped()).toBe('Half of it\nsaved');
    } finally {
      await second.close();
    }
  });
});

function lines(count: number): string {
  return Array.from({ length: count }, (_, index) => `line ${index + 1}`).join('\n');
}
