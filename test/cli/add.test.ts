import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCasefile, openCasefile } from '../../src/casefile/open.ts';
import type { Disk } from '../../src/casefile/disk.ts';
import type { Casefile } from '../../src/casefile/casefile.ts';
import { main } from '../../src/cli/main.ts';
import { ctrlC, scriptedTerminal, type Typed } from '../support/scripted-terminal.ts';
import { given, testWorld, type TestWorld } from '../support/surroundings.ts';

let world: TestWorld;
let record: string;
beforeEach(async () => {
  world = await testWorld();
  record = join(world.home, 'record');
});
afterEach(() => world.remove());

async function newCase(sample = false): Promise<void> {
  const details = { initials: 'AB', zone: 'Europe/London', nation: 'england-wales' } as const;
  const { environment } = world.surroundings(scriptedTerminal());
  (await createCasefile(record, { details, sample }, environment)).close();
}

async function withRecord<T>(look: (casefile: Casefile) => T | Promise<T>): Promise<T> {
  const casefile = await openCasefile(record, world.surroundings(scriptedTerminal()).environment);
  try {
    return await look(casefile);
  } finally {
    casefile.close();
  }
}

async function run(answers: readonly Typed[], argv: readonly string[] = ['add', '-C', record]) {
  const terminal = scriptedTerminal(answers);
  const code = await main(argv, world.surroundings(terminal));
  return { code, terminal, shown: terminal.shown().replace(/\s+/g, ' ') };
}

describe('evidence add, asking', () => {
  beforeEach(() => newCase());

  it('takes three answers and one further Enter from the start to saved', async () => {
    const { code, terminal } = await run([
      'He waited outside work.',
      '14 Nov',
      'Scared',
      '',
      ctrlC,
    ]);
    expect(terminal.enters()).toBe(4);
    expect(code).toBe(130);
    await withRecord((casefile) => {
      expect(casefile.incident(1)).toMatchObject({
        what: 'He waited outside work.',
        when: { precision: 'day', local: '2026-11-14', raw: '14 Nov' },
        felt: 'Scared',
      });
    });
  });

  it('names the case on its first line, with the number of incidents and the last day', async () => {
    const first = await run(['One', '14 November', '', '', '', '']);
    expect(first.terminal.shown().split('\n')[0]).toBe(`Adding to ${record}, 0 incidents`);
    const second = await run([ctrlC]);
    expect(second.terminal.shown().split('\n')[0]).toBe(
      `Adding to ${record}, 1 incident, last on Sat 14 Nov`,
    );
  });

  it('needs only what happened: the time may stay open and the feeling may be left out', async () => {
    const { code } = await run(['Something', "I don't know", '', '', '', '']);
    expect(code).toBe(0);
    await withRecord((casefile) => {
      const incident = casefile.incident(1);
      expect(incident).toMatchObject({ what: 'Something', when: { precision: 'unknown' } });
      expect(incident).not.toHaveProperty('felt');
    });
  });

  it('asks again when nothing was written for what happened', async () => {
    const { shown } = await run(['', 'Something', '', '', '', '', '']);
    expect(shown).toContain('An answer is needed here.');
  });

  it('keeps the lines of an account that was pasted', async () => {
    await run(['First line\nSecond line', '', '', '', '', '']);
    await withRecord((casefile) => {
      expect(casefile.incident(1)?.what).toBe('First line\nSecond line');
    });
  });

  it('asks which time is meant only where the words can mean several', async () => {
    const { terminal } = await run([
      'Called',
      'yesterday about 3',
      'Saturday 21 November 2026, about 3 in the aft',
      '',
      '',
      '',
      '',
    ]);
    expect(terminal.questions).toContain('Which of these was it?');
    await withRecord((casefile) => {
      expect(casefile.incident(1)?.when).toMatchObject({
        precision: 'about',
        local: '2026-11-21T15:00',
        zone: 'Europe/London',
        raw: 'yesterday about 3',
      });
    });
  });

  it('offers to keep words that are no time, at the second try', async () => {
    await run(['Called', 'when it rained', 'the rainy day', 'Keep my words', '', '', '', '']);
    await withRecord((casefile) => {
      expect(casefile.incident(1)?.when).toMatchObject({
        precision: 'unknown',
        raw: 'the rainy day',
      });
    });
  });

  it('reads the whole entry back with weekday and date before it is saved', async () => {
    const { shown } = await run(['He rang.', 'last night at 11', 'Tired', '', '', '']);
    const before = shown.slice(0, shown.indexOf('Saved as incident'));
    expect(before).toContain('What happened: He rang.');
    expect(before).toContain('When: Saturday 21 November 2026, at 11 at night');
    expect(before).toContain('How it made you feel: Tired');
  });

  it('takes more in small groups, and keeps address and contacts apart', async () => {
    const { terminal } = await run([
      'He came to the door.',
      '14 Nov',
      '',
      'Add more',
      'Where it was',
      'home',
      '1 Example Street',
      'What more',
      'He rang twice.',
      '“Let me in”',
      '',
      'What kind',
      'Unwanted visits|Threatening',
      'In person',
      'at the door',
      '2',
      'Who saw',
      'Jo Example',
      '07700 900123',
      '',
      '',
      'How it hit',
      'Very much',
      '',
      'the lock',
      'Nothing more',
      'Save it',
      '',
    ]);
    expect(terminal.left()).toBe(0);
    await withRecord((casefile) => {
      expect(casefile.incident(1)).toMatchObject({
        what: 'He came to the door.\nHe rang twice.',
        where: 'home',
        address: '1 Example Street',
        words: '“Let me in”',
        behaviours: ['visit', 'threat'],
        channels: ['in-person'],
        channel: 'at the door',
        times: 2,
        witnesses: [{ person: 'P1', code: 'W1', name: 'Jo Example', contact: '07700 900123' }],
        impact: 3,
        changed: 'the lock',
      });
    });
  });

  it('lets an answer be changed before it is saved', async () => {
    await run(['Wrong', '14 Nov', 'x', 'Change', 'What happened', 'Right', '', '']);
    await withRecord((casefile) => {
      expect(casefile.incident(1)).toMatchObject({ what: 'Right', felt: 'x' });
    });
  });

  it('asks “Add another?” and goes on with three new questions', async () => {
    await run(['One', '14 Nov', '', '', 'y', 'Two', '15 Nov', '', '', '']);
    await withRecord((casefile) => {
      expect(casefile.summary().incidents).toBe(2);
      expect(casefile.incident(2)?.what).toBe('Two');
    });
  });

  it('attaches the files of the command line to the first incident', async () => {
    await writeFile(join(world.home, 'shot.png'), 'not really a picture');
    const { shown } = await run(
      ['One', '14 Nov', '', '', '', ''],
      ['add', '-C', record, 'shot.png'],
    );
    expect(shown).toContain('Saved as incident 1 with AB/1.');
    await withRecord((casefile) => {
      expect(casefile.incident(1)?.attached).toEqual(['AB/1']);
      expect(casefile.exhibit('AB/1')).toMatchObject({ name: 'shot.png' });
    });
  });

  it('says that a file is not there before it asks anything', async () => {
    const { code, terminal } = await run([], ['add', '-C', record, 'gone.png']);
    expect(code).toBe(1);
    expect(terminal.questions).toEqual([]);
    expect(terminal.shown()).toContain('There is no file or folder at gone.png.');
  });

  it('makes what was typed harmless on the screen', async () => {
    const { terminal } = await run(['\u001b[2Jgone \u202e', '14 Nov', '', '', '', '']);
    expect(terminal.shown().replace(/^> .*$/gm, '')).not.toMatch(/[\u001b\u202e]/);
    await withRecord((casefile) => {
      expect(casefile.incident(1)?.what).toBe('\u001b[2Jgone \u202e');
    });
  });
});

describe('the guidance after saving', () => {
  beforeEach(() => newCase());

  it('closes every add with G7, D2 and D4 and their source, after the entry is saved', async () => {
    const { shown } = await run(['One', '', '', '', '', '']);
    const after = shown.slice(shown.indexOf('Saved as incident 1'));
    expect(after).toContain('ring the police on 999 straight away');
    expect(after).toContain('None of what has happened to you is your fault.');
    expect(after).toContain('Just speaking about it with somebody at Supporting Victims');
    expect(after).toContain('Jo Coles');
    expect(shown.slice(0, shown.indexOf('Saved as incident 1'))).not.toContain('Jo Coles');
  });

  it('says what harassment is once the second incident is recorded, and only then', async () => {
    const second = ['more than one time, it is harassment'];
    expect((await run(['One', '', '', '', '', ''])).shown).not.toContain(second[0]);
    expect((await run(['Two', '', '', '', '', ''])).shown).toContain(second[0]);
    expect((await run(['Three', '', '', '', '', ''])).shown).not.toContain(second[0]);
  });

  it('asks to keep gifts after a gift', async () => {
    const { shown } = await run([
      'Flowers',
      '',
      '',
      'Add more',
      'What kind',
      'Unwanted gifts',
      '',
      '',
      '',
      'Nothing more',
      '',
      '',
    ]);
    expect(shown).toContain('Keep every one.');
  });
});

describe('drafts', () => {
  beforeEach(() => newCase());

  it('keeps the answers at Ctrl-C and offers them at the next add', async () => {
    const stopped = await run(['He rang again.', ctrlC]);
    expect(stopped.code).toBe(130);
    expect(stopped.shown).toContain('Stopped. Your answers so far are kept.');
    expect(await readdir(join(record, 'drafts'))).toHaveLength(1);

    const again = await run(['', '14 Nov', '', '', '', '']);
    expect(again.code).toBe(0);
    expect(again.terminal.questions).not.toContain('What happened?');
    expect(await readdir(join(record, 'drafts'))).toEqual([]);
    await withRecord((casefile) => {
      expect(casefile.incident(1)?.what).toBe('He rang again.');
    });
  });

  it('has nothing to keep when Ctrl-C is the first answer', async () => {
    const { shown } = await run([ctrlC]);
    expect(shown).toContain('Stopped. Nothing was recorded.');
    expect(await readdir(join(record, 'drafts'))).toEqual([]);
  });

  it('keeps a draft at Ctrl-C in the read-back', async () => {
    await run(['One', '14 Nov', 'Sad', ctrlC]);
    const { shown } = await run(['', '', '', '']);
    expect(shown).toContain('How it made you feel: Sad');
    await withRecord((casefile) => {
      expect(casefile.summary().incidents).toBe(1);
    });
  });

  it('leaves a draft for later or takes it away on the person’s word', async () => {
    await run(['One', ctrlC]);
    await run(['Leave', 'Two', '', '', '', '', '']);
    expect(await readdir(join(record, 'drafts'))).toHaveLength(1);
    await run(['Take', 'y', 'Three', '', '', '', '']);
    expect(await readdir(join(record, 'drafts'))).toEqual([]);
  });

  it('says that what was saved stays when Ctrl-C comes at the next one', async () => {
    const { shown, code } = await run(['One', '', '', '', 'y', ctrlC]);
    expect(code).toBe(130);
    expect(shown).toContain('What you saved stays.');
  });

  it('goes on asking when the disk takes no draft, and says so once', async () => {
    const terminal = scriptedTerminal(['One', '14 Nov', 'Sad', '', '', '']);
    const surroundings = world.surroundings(terminal);
    const disk: Disk = {
      ...surroundings.environment.disk,
      createFile: (path, mode) =>
        path.includes('drafts')
          ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
          : surroundings.environment.disk.createFile(path, mode),
    };
    const environment = { ...surroundings.environment, disk };
    expect(await main(['add', '-C', record], { ...surroundings, environment })).toBe(0);
    expect(terminal.shown().split('cannot be kept as a draft')).toHaveLength(2);
    await withRecord((casefile) => {
      expect(casefile.incident(1)?.what).toBe('One');
    });
  });

  it('keeps the draft when saving fails, and says so', async () => {
    await writeFile(join(world.home, 'a.txt'), 'x');
    const terminal = scriptedTerminal(['One', '14 Nov', 'Sad', '', '']);
    const surroundings = world.surroundings(terminal);
    const disk: Disk = {
      ...surroundings.environment.disk,
      openForAppend: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    };
    const environment = { ...surroundings.environment, disk };
    expect(await main(['add', '-C', record], { ...surroundings, environment })).toBe(1);
    expect(terminal.shown()).toContain('Your answers so far are kept.');
    expect(await readdir(join(record, 'drafts'))).toHaveLength(1);
  });

  it('says at Ctrl-C before the draft is taken up that it is still there', async () => {
    await run(['One', ctrlC]);
    expect((await run([ctrlC])).shown).toContain('Stopped. Your answers so far are kept.');
  });

  it('is not troubled by a draft that somebody scribbled on', async () => {
    await run(['One', ctrlC]);
    const [name = ''] = await readdir(join(record, 'drafts'));
    await writeFile(
      join(record, 'drafts', name),
      JSON.stringify({ id: name.replace('.json', ''), savedAt: 'x', answers: { what: 7 } }),
    );
    const { code } = await run(['Two', '', '', '', '', '']);
    expect(code).toBe(0);
  });
});

describe('evidence add without a case', () => {
  it('shows the safety page, starts a case, and goes on with the questions', async () => {
    const { code, terminal } = await run(
      ['', '', 'ab', '', '', 'He rang.', '14 Nov', '', '', '', ''],
      ['add'],
    );
    expect(code).toBe(0);
    expect(terminal.shown()).toMatch(/^BEFORE YOU BEGIN/);
    await withRecord((casefile) => {
      expect(casefile.details).toEqual({
        initials: 'AB',
        zone: 'Europe/London',
        nation: 'england-wales',
      });
      expect(casefile.incident(1)?.what).toBe('He rang.');
    });
  });

  it('writes nothing when the person leaves at the safety page', async () => {
    const { code, shown } = await run([ctrlC], ['add']);
    expect(code).toBe(130);
    expect(shown).toContain('Stopped. Nothing was written.');
    expect(await readdir(world.home)).toEqual([]);
  });
});

describe('evidence add in a sample case', () => {
  it('is refused, and says whose case it is', async () => {
    await newCase(true);
    const { code, shown } = await run(['x']);
    expect(code).toBe(1);
    expect(shown).toContain('SAMPLE – INVENTED PEOPLE');
    expect(shown).toContain('Nothing is added to it.');
  });
});

describe('evidence add --from', () => {
  beforeEach(() => newCase());

  async function fromJson(value: unknown, argv: readonly string[] = []) {
    const terminal = scriptedTerminal([], { isInteractive: false });
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const code = await main(
      ['add', '-C', record, '--from', '-', ...argv],
      world.surroundings(terminal, { standardInput: () => given(text) }),
    );
    return { code, terminal, shown: terminal.shown().replace(/\s+/g, ' ') };
  }

  const count = (): Promise<number> => withRecord((casefile) => casefile.summary().incidents);

  it('records one incident of which only “what” is given', async () => {
    expect((await fromJson({ what: 'He rang.' })).code).toBe(0);
    await withRecord((casefile) => {
      expect(casefile.incident(1)).toMatchObject({
        what: 'He rang.',
        when: { precision: 'unknown' },
      });
    });
  });

  it('records an array in one go and prints what was recorded as JSON', async () => {
    const { terminal, code } = await fromJson(
      [{ what: 'One', when: '2026-11-14' }, { what: 'Two' }],
      ['--json'],
    );
    expect(code).toBe(0);
    const printed = JSON.parse(terminal.results()) as Record<string, unknown>[];
    expect(printed).toMatchObject([
      {
        ref: '1',
        kind: 'incident',
        happened: { precision: 'day', local: '2026-11-14' },
        attached: [],
      },
      { ref: '2', kind: 'incident', happened: { precision: 'unknown' } },
    ]);
    await withRecord((casefile) => {
      expect(printed[1]).toMatchObject({ entry: casefile.head.seq, head: casefile.head });
    });
  });

  it('takes every documented key', async () => {
    const incident = {
      what: 'w',
      when: '2026-03-14T15:10',
      felt: 'f',
      where: 'p',
      address: 'a',
      who: 'h',
      words: 'x',
      behaviours: ['gift', 'threat'],
      channel: 'post',
      times: 3,
      witnesses: [{ name: 'Jo', contact: 'jo@example.org' }, { name: 'Al' }],
      told: 't',
      toldReference: 'r',
      changed: 'c',
      privateNote: 'n',
      recordedBy: 'her sister',
    };
    expect((await fromJson(incident)).code).toBe(0);
    const rest: Record<string, unknown> = { ...incident };
    delete rest['when'];
    await withRecord((casefile) => {
      expect(casefile.incident(1)).toMatchObject(rest);
      expect(casefile.incident(1)?.when).toMatchObject({
        precision: 'minute',
        local: '2026-03-14T15:10',
        zone: 'Europe/London',
        zoneIs: 'stated',
      });
    });
  });

  it.each([
    ['2026-03', { precision: 'month', local: '2026-03' }],
    ['2026-03-14', { precision: 'day', local: '2026-03-14' }],
    ['2026-03-14 15:10', { precision: 'minute', local: '2026-03-14T15:10' }],
    ['2026-03-14T15:10:22', { precision: 'second', local: '2026-03-14T15:10:22' }],
    ['2026-03-14T15:10Z', { precision: 'minute', utc: '2026-03-14T15:10:00Z' }],
    ['2026-03-14T15:10+02:00', { precision: 'minute', utc: '2026-03-14T13:10:00Z' }],
    ['2026-03-29T01:30', { precision: 'minute', local: '2026-03-29T01:30' }],
    ['unknown', { precision: 'unknown', raw: 'unknown' }],
    [
      { from: '2026-03-14T15:00', to: '2026-03-14T16:00' },
      { precision: 'between', local: '2026-03-14T15:00', end: '2026-03-14T16:00' },
    ],
  ])('reads the time %j', async (when, expected) => {
    expect((await fromJson({ what: 'x', when })).code).toBe(0);
    await withRecord((casefile) => {
      expect(casefile.incident(1)?.when).toMatchObject(expected);
    });
  });

  it.each([
    ['not JSON', 'That is not JSON.'],
    ['[]', 'The JSON holds no incident.'],
    ['7', 'An incident is an object with at least “what”.'],
    ['null', 'An incident is an object with at least “what”.'],
    [{}, '“what” is missing.'],
    [{ what: '  ' }, '“what” must be text that is not empty.'],
    [{ what: 7 }, '“what” must be text.'],
    [{ what: 'secret', waht: 'x' }, 'There is no such key as “waht”.'],
    [{ what: 'secret', times: 'three' }, '“times” must be a whole number from 1.'],
    [{ what: 'secret', times: 0.5 }, '“times” must be a whole number from 1.'],
    [{ what: 'secret', behaviours: ['stalking'] }, '“behaviours.1” must be one of following'],
    [{ what: 'secret', witnesses: [{ contact: 'secret' }] }, '“witnesses.1.name” is missing.'],
    [{ what: 'secret', when: 'secret' }, '“when” must be a date'],
    [{ what: 'secret', when: '2026-02-30' }, '“when” must be a date'],
    [{ what: 'secret', when: 7 }, '“when” must be a date'],
    [{ what: 'secret', when: { from: '2026-03-02', to: '2026-03-01' } }, '“when” must be a date'],
    ['{"what": "secret \\ud800"}', '“what” must be text that is well formed.'],
    [[{ what: 'secret' }, { what: 'secret', when: 'secret' }], 'Incident 2: “when” must be'],
  ])('refuses %j whole, names the place and repeats no value', async (value, complaint) => {
    const { code, shown, terminal } = await fromJson(value, ['--json']);
    expect(code).toBe(2);
    expect(shown).toContain(complaint);
    expect(shown).toContain('Nothing was recorded.');
    expect(shown).not.toContain('secret');
    expect(terminal.results()).toBe('');
    expect(await count()).toBe(0);
  });

  it('refuses a time in the future unless the JSON says that it is right', async () => {
    const { shown, code } = await fromJson({ what: 'x', when: '2030-01-01' });
    expect(code).toBe(2);
    expect(shown).toContain('A time lies in the future, by this computer’s clock.');
    expect(shown).toContain('"futureIsRight": true');
    expect(await count()).toBe(0);
    expect(
      (await fromJson([{ what: 'y' }, { what: 'x', when: '2030-01-01', futureIsRight: true }]))
        .code,
    ).toBe(0);
    expect(await count()).toBe(2);
  });

  it.each([
    ['2026-03-29T01:30', 'The hour was skipped that night'],
    ['2026-10-25T01:30', 'The hour came twice that night'],
  ])('says at recording what the clocks did at %s', async (when, said) => {
    expect((await fromJson({ what: 'x', when })).shown).toContain(said);
    expect((await fromJson({ what: 'x', when: `${when}Z` })).shown).not.toContain('that night');
  });

  it('reads a file, also as PowerShell writes it', async () => {
    const path = join(world.home, 'incident.json');
    await writeFile(
      path,
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"what": "żółć"}', 'utf16le')]),
    );
    const terminal = scriptedTerminal([], { isInteractive: false });
    expect(
      await main(['add', '-C', record, '--from', 'incident.json'], world.surroundings(terminal)),
    ).toBe(0);
    await withRecord((casefile) => {
      expect(casefile.incident(1)?.what).toBe('żółć');
    });
  });

  it('says that the file with the JSON is not there', async () => {
    const terminal = scriptedTerminal([], { isInteractive: false });
    expect(
      await main(['add', '-C', record, '--from', 'gone.json'], world.surroundings(terminal)),
    ).toBe(1);
    expect(terminal.shown()).toContain('The file with the JSON cannot be read.');
  });

  it('attaches files to one incident, and refuses them for several', async () => {
    await writeFile(join(world.home, 'a.txt'), 'x');
    expect((await fromJson([{ what: '1' }, { what: '2' }], ['a.txt'])).code).toBe(2);
    expect(await count()).toBe(0);
    await fromJson({ what: '1' }, ['a.txt']);
    await withRecord((casefile) => {
      expect(casefile.incident(1)?.attached).toEqual(['AB/1']);
    });
  });

  it('never prompts, on a terminal either', async () => {
    const terminal = scriptedTerminal([]);
    const code = await main(
      ['add', '-C', record, '--from', '-'],
      world.surroundings(terminal, { standardInput: () => given('{"what":"x"}') }),
    );
    expect(code).toBe(0);
    expect(terminal.questions).toEqual([]);
  });

  it('keeps what was written out of settings, names and anything but the case', async () => {
    await fromJson({ what: 'a very private sentence' });
    for (const name of await readdir(world.home, { recursive: true })) {
      expect(name).not.toContain('private');
      if (name.startsWith('record') || existsSync(join(world.home, name, '.'))) continue;
      expect(await readFile(join(world.home, name), 'utf8')).not.toContain(
        'a very private sentence',
      );
    }
  });
});

describe('evidence add where nothing can be asked', () => {
  it.each([['--no-input'], ['--json']])('with %s names --from', async (flag) => {
    await newCase();
    const { code, shown } = await run([], ['add', '-C', record, flag]);
    expect(code).toBe(2);
    expect(shown).toContain('--from');
  });
});
