import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { amr, wave } from '../media/made-files.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { ctrlC } from '../support/scripted-terminal.ts';
import { samplePicture } from '../support/sample-picture.ts';
import { zipOf } from '../support/zip-writer.ts';

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
});
afterEach(() => at.remove());

async function file(name: string, bytes: Uint8Array): Promise<string> {
  await writeFile(join(at.world.home, name), bytes);
  return name;
}

async function takeIn(name: string, bytes: Uint8Array): Promise<void> {
  await file(name, bytes);
  expect((await at.run(['import', name, '--no-input'])).code).toBe(0);
}

describe('evidence describe, asking', () => {
  it('takes a caption, the words typed out, and what can be seen in a screenshot', async () => {
    await takeIn('shot.png', samplePicture());
    const { code, terminal } = await at.run(
      ['describe', 'ab1'],
      [
        'The chat of 3 March',
        'Where are you?\nI can see you.',
        'y',
        'Yes',
        'No',
        'Yes',
        'Not sure',
        'Leave this out',
        '',
        'Save it',
      ],
    );
    expect(code).toBe(0);
    expect(terminal.left()).toBe(0);
    await at.look((casefile) => {
      expect(casefile.exhibit('AB/1')?.described).toEqual({
        caption: 'The chat of 3 March',
        transcript: 'Where are you?\nI can see you.',
        visible: { sender: 'yes', number: 'no', date: 'yes', time: 'not sure' },
      });
    });
  });

  it('asks of a picture that is no screenshot nothing about what can be seen in it', async () => {
    await takeIn('photo.png', samplePicture());
    const { terminal } = await at.run(['describe', 'AB/1'], ['The door', '', '', '']);
    expect(terminal.questions.join(' ')).not.toContain('Can you see');
  });

  it('asks of a voicemail who left it, from where, when, how that is known, and what can be heard', async () => {
    await takeIn('message.amr', amr([0, 0, 0, 0]));
    await at.run(
      ['describe', 'AB/1'],
      ['Sam', '07700 900123', '14 November', 'I know the voice', 'Ring me back.', ''],
    );
    await at.look((casefile) => {
      expect(casefile.exhibit('AB/1')?.described).toMatchObject({
        who: 'Sam',
        number: '07700 900123',
        when: { local: '2026-11-14' },
        howKnown: 'I know the voice',
        transcript: 'Ring me back.',
      });
    });
  });

  it('shows what was said before, keeps it as history and records only what is new', async () => {
    await takeIn('shot.png', samplePicture());
    await at.run(['describe', 'AB/1'], ['First words', '', '', '']);
    const { shown, terminal } = await at.run(
      ['describe', 'AB/1'],
      ['Caption', 'Better words', 'Save it'],
    );
    expect(terminal.left()).toBe(0);
    expect(shown).toContain('This was said of it before');
    expect(shown).toContain('Caption: First words');
    await at.look((casefile) => {
      const exhibit = casefile.exhibit('AB/1');
      expect(exhibit?.described).toEqual({ caption: 'Better words' });
      expect(exhibit?.descriptions).toMatchObject([
        { description: { caption: 'First words' } },
        { description: { caption: 'Better words' } },
      ]);
    });
  });

  it('records nothing when nothing was said', async () => {
    await takeIn('shot.png', samplePicture());
    const { code, shown } = await at.run(['describe', 'AB/1'], ['', '', '']);
    expect(code).toBe(0);
    expect(shown).toContain('Nothing was changed.');
    await at.look(async (casefile) => {
      expect(casefile.exhibit('AB/1')).not.toHaveProperty('described');
      expect(await casefile.drafts()).toEqual([]);
    });
  });

  it('describes a file inside a conversation', async () => {
    const chat = '03/03/2026, 21:04 - Sam: shot.jpg (file attached)\n';
    await file(
      'WhatsApp Chat with Sam.zip',
      zipOf([
        { name: 'WhatsApp Chat with Sam.txt', content: chat },
        { name: 'shot.jpg', content: samplePicture() },
      ]),
    );
    await at.run([
      'import',
      'WhatsApp Chat with Sam.zip',
      '--all',
      '--owner',
      'Alex',
      '--no-input',
    ]);
    const { code } = await at.from(['describe', 'AB/1/1'], { caption: 'What Sam sent' });
    expect(code).toBe(0);
    await at.look((casefile) => {
      expect(casefile.exhibit('AB/1/1')?.described).toEqual({ caption: 'What Sam sent' });
    });
  });

  it('keeps a draft at Ctrl-C, for that exhibit alone', async () => {
    await takeIn('shot.png', samplePicture());
    await takeIn('other.wav', wave(800, 8000));
    const stopped = await at.run(['describe', 'AB/1'], ['The chat', ctrlC]);
    expect(stopped.code).toBe(130);
    expect(stopped.shown).toContain('Your answers so far are kept.');
    await at.look(async (casefile) => {
      expect((await casefile.drafts())[0]).toMatchObject({ answers: { about: 'AB/1' } });
    });
    const other = await at.run(['describe', 'AB/2'], [ctrlC]);
    expect(other.shown).not.toContain('not saved yet');
    await at.run(['describe', 'AB/1'], ['Go on', '', '', '']);
    await at.look((casefile) => {
      expect(casefile.exhibit('AB/1')?.described).toEqual({ caption: 'The chat' });
    });
  });

  it('keeps hostile text from driving the terminal', async () => {
    await takeIn('shot\u001b[2J.png', samplePicture());
    await at.from(['describe', 'AB/1'], { caption: '\u001b]0;x\u0007 \u202e' });
    const { terminal } = await at.run(['describe', 'AB/1'], ['None']);
    expect(terminal.shown()).not.toMatch(/[\u0007\u001b\u202e]/);
    expect(terminal.shown()).toContain('[U+001B]');
  });
});

describe('evidence describe, JSON', () => {
  const all = {
    who: 'Sam',
    number: '07700 900123',
    when: '2026-11-14',
    howKnown: 'I know the voice',
    caption: 'A call',
    transcript: 'Word one.\nWord two.',
    visible: { sender: 'yes', link: 'not sure' },
    recordedBy: 'Kim Helper',
  };

  it('gives back what it took', async () => {
    await takeIn('shot.png', samplePicture());
    const { code, value } = await at.json(['describe', 'AB/1'], all);
    expect(code).toBe(0);
    expect(value).toMatchObject({
      ref: 'AB/1',
      described: { ...all, when: { local: '2026-11-14' } },
      descriptions: [{ description: { recordedBy: 'Kim Helper' } }],
    });
    expect((await at.json(['describe', 'AB/1'])).value).toEqual(value);
  });

  it.each([
    ['nothing', {}, 'The JSON holds nothing to record.'],
    ['nobody but the recorder', { recordedBy: 'Kim' }, 'The JSON holds nothing to record.'],
    ['an unknown key', { title: 'x' }, 'There is no such key as “title”.'],
    ['an unknown aspect', { visible: { shoe: 'yes' } }, '“visible” must be an object with any of'],
    ['an unknown answer', { visible: { date: 'maybe' } }, '“visible” must be'],
    ['an empty view', { visible: {} }, '“visible” must be'],
  ])('refuses %s', async (_case, input, message) => {
    await takeIn('shot.png', samplePicture());
    const { code, shown } = await at.from(['describe', 'AB/1'], input);
    expect(code).toBe(2);
    expect(shown).toContain(message);
    await at.look((casefile) => {
      expect(casefile.exhibit('AB/1')).not.toHaveProperty('described');
    });
  });

  it('refuses what is no exhibit, and asks nothing where it may not', async () => {
    expect((await at.from(['describe', '7'], all)).code).toBe(2);
    expect((await at.from(['describe', 'P1'], all)).code).toBe(2);
    expect((await at.from(['describe', 'AB/9'], all)).code).toBe(1);
    await takeIn('shot.png', samplePicture());
    const { code, shown } = await at.run(['describe', 'AB/1', '--no-input']);
    expect(code).toBe(2);
    expect(shown).toContain('--from');
  });
});

describe('after taking in', () => {
  it('offers to describe voicemails and pictures, one after the other', async () => {
    await file('message.amr', amr([0, 0, 0, 0]));
    await file('shot.png', samplePicture());
    const { code, terminal } = await at.run(
      ['import', 'message.amr', 'shot.png'],
      ['y', 'Sam', '', '', '', '', '', 'y', 'The chat', '', '', ''],
    );
    expect(code).toBe(0);
    expect(terminal.left()).toBe(0);
    await at.look((casefile) => {
      expect(casefile.exhibit('AB/1')?.described).toEqual({ who: 'Sam' });
      expect(casefile.exhibit('AB/2')?.described).toEqual({ caption: 'The chat' });
    });
  });

  it('lets the person skip one of several, or stop', async () => {
    await file('one.wav', wave(800, 8000));
    await file('two.wav', wave(801, 8000));
    await file('three.wav', wave(802, 8000));
    const { code, terminal } = await at.run(
      ['import', 'one.wav', 'two.wav', 'three.wav'],
      ['', 'Leave it', '', 'Sam', '', '', '', '', '', 'Stop here'],
    );
    expect(code).toBe(0);
    expect(terminal.left()).toBe(0);
    await at.look((casefile) => {
      expect(casefile.exhibit('AB/2')?.described).toEqual({ who: 'Sam' });
      expect(casefile.exhibit('AB/3')).not.toHaveProperty('described');
    });
  });

  it('says at Ctrl-C that what was taken in stays', async () => {
    await file('one.wav', wave(800, 8000));
    const { code, shown } = await at.run(['import', 'one.wav'], ['y', ctrlC]);
    expect(code).toBe(130);
    expect(shown).toContain('What was taken in stays.');
    expect(shown).not.toContain('Nothing was recorded');
    await at.look((casefile) => {
      expect(casefile.exhibit('AB/1')).not.toBeNull();
    });
  });
});
