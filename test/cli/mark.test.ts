import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { widthOf } from '../../src/cli/terminal/wrap.ts';
import { backupXml, callXml, smsXml } from '../support/android-xml.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { samplePicture } from '../support/sample-picture.ts';
import { ctrlC } from '../support/scripted-terminal.ts';
import { zipOf } from '../support/zip-writer.ts';

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
});
afterEach(() => at.remove());

const first = Date.UTC(2026, 10, 14, 9, 0, 0);

/** Takes in texts from Sam, one a minute, and two incidents. AB/1 holds the texts. */
async function withTexts(texts: readonly string[], people = ['Sam Example']): Promise<void> {
  const rows = people.flatMap((contact_name, person) =>
    texts.map((body, index) =>
      smsXml({
        address: `+44770090012${3 + person}`,
        contact_name,
        body,
        date: first + index * 60_000,
        type: index % 4 === 3 ? 2 : 1,
      }),
    ),
  );
  await takeIn('texts.xml', backupXml(rows));
  await at.from(
    ['add'],
    [
      { what: 'He rang at the door.', when: '2026-11-14' },
      { what: 'A letter came.', when: '2026-11-15' },
    ],
  );
}

async function takeIn(name: string, content: string | Uint8Array): Promise<void> {
  await writeFile(join(at.world.home, name), content);
  const { code } = await at.run(['import', name, '--all', '--no-input', '--owner', 'Alex']);
  expect(code).toBe(0);
}

const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `text ${index + 1}`);

async function marks(): Promise<unknown> {
  return (await at.json(['mark', '--list'])).value;
}

const entries = (): Promise<number> => at.look((casefile) => casefile.head.seq);

describe('evidence mark, in the pages of a conversation', () => {
  it('ticks by number and range, and marks what is ticked as key, with a reason', async () => {
    await withTexts(numbered(6));
    const { code, terminal, shown } = await at.run(
      ['mark'],
      ['', '', '1 3-4', 'k', '', 'He said so first.', 'q', ''],
    );
    expect(code).toBe(0);
    expect(terminal.left()).toBe(0);
    expect(terminal.questions.slice(2, 5)).toEqual([
      'What next?',
      'What next? (3 ticked)',
      'Mark 3 messages (AB/1:1, AB/1:3-4) as key? (Y/n)',
    ]);
    expect(shown).toContain('Marked as key: 3 messages (AB/1:1, AB/1:3-4).');
    expect(shown).toContain('3. 09:02:00 received [key]: text 3');
    expect(await marks()).toEqual({ key: ['AB/1:1', 'AB/1:3', 'AB/1:4'], incidents: [] });
    await at.look(async (casefile) => {
      let last = '';
      for await (const entry of casefile.entries()) last = JSON.stringify(entry);
      expect(last).toContain('He said so first.');
    });
  });

  it('links what is ticked to an incident by its number, and takes one of several marks away', async () => {
    await withTexts(numbered(4));
    const { terminal, shown } = await at.run(
      ['mark'],
      [
        '',
        '',
        'k 2',
        '',
        '',
        'i 2',
        '9',
        '1',
        '',
        'At the same time',
        'u 2',
        'The mark',
        'y',
        '',
        'q',
        '',
      ],
    );
    expect(terminal.left()).toBe(0);
    expect(shown).toContain('2: A letter came.');
    expect(shown).toContain('That is not the number of an incident here.');
    expect(shown).toContain('2. 09:01:00 received [key] [with incident 1]: text 2');
    expect(shown).toContain('2. 09:01:00 received [with incident 1]: text 2');
    expect(await marks()).toEqual({ key: [], incidents: [{ incident: 1, linked: ['AB/1:2'] }] });
  });

  it('keeps ticks from page to page, and takes them off again', async () => {
    await withTexts(numbered(40));
    const { terminal } = await at.run(
      ['mark'],
      ['', '', '1', 'b', '1-2', '2', 'k', 'n', '0', 'k', 'q', ''],
    );
    expect(terminal.left()).toBe(0);
    expect(terminal.questions).toContain('Mark 2 messages (AB/1:7, AB/1:24) as key? (Y/n)');
    expect(await marks()).toEqual({ key: [], incidents: [] });
  });

  it('says when it is left that something is ticked and not marked', async () => {
    await withTexts(numbered(3));
    const { terminal } = await at.run(['mark'], ['', '', '2', 'q', '', 'q', 'y', '']);
    expect(terminal.questions).toContain(
      'One is ticked, but nothing was done with it. Leave? (y/N)',
    );
    expect(terminal.left()).toBe(0);
  });

  it('goes to a day, finds words, and shows what stands around a hit', async () => {
    await withTexts(numbered(60));
    const { shown, terminal } = await at.run(
      ['mark'],
      [
        '',
        '',
        'd 14 November 2026',
        '/ "text 33"',
        'o 1',
        'd 20 november',
        'd soup',
        'd',
        '',
        'q',
        '',
      ],
    );
    expect(terminal.left()).toBe(0);
    expect(shown).toContain('14 November 2026 Sat 14 Nov 2026, GMT 1. 09:00:00 received: text 1');
    expect(shown).toContain('1 found. What was found');
    expect(shown).toMatch(/o 1 Sat 14 Nov 2026, GMT 1\. 09:29:00 received: text 30 .*text 33/);
    expect(shown).toContain('Nothing here has a time on that day or after it.');
    expect(shown).toContain('That could not be read as a day.');
  });

  it('finds words anywhere, marks there, and opens the conversation', async () => {
    await withTexts([...numbered(30), `${'so many words '.repeat(300)} needle`], ['Sam', 'Kim']);
    const { shown, terminal } = await at.run(
      ['mark'],
      ['Find words', 'needle', 'k 1-2', '', '', 'o 1', 'q', 'q', ''],
    );
    expect(terminal.left()).toBe(0);
    expect(shown).toContain('«needle»');
    expect(shown).toMatch(/o 1 (?:Sam|Kim), \+44770090012[34] – SMS and MMS, 31 rows/);
    expect(await marks()).toEqual({ key: ['AB/1:31', 'AB/2:31'], incidents: [] });
  });

  it('browses files and marks them', async () => {
    await takeIn('shot.png', samplePicture());
    await at.run(['mark'], ['Files', 'k 1', '', '', 'q', '']);
    expect(await marks()).toEqual({ key: ['AB/1'], incidents: [] });
  });

  it('answers what it cannot do in one sentence and asks again', async () => {
    await withTexts(numbered(2));
    const { shown, terminal } = await at.run(
      ['mark'],
      ['', '', 'k', '7', 'what', 'b', '', 'u 1', '0', 'o 1', 'h', 's', '/ soup', 'q', ''],
    );
    expect(terminal.left()).toBe(0);
    for (const sentence of [
      'Nothing is ticked. Type numbers first',
      'The numbers here go from 1 to 2.',
      'That is not one of the answers.',
      'b This is all of it. There is no other page.',
      'What next? This is all of it. There is no other page.',
      'What is ticked has no mark and no link.',
      'k 3 5-8 ticks and marks in one go.',
      'Nothing was found.',
    ])
      expect(shown).toContain(sentence);
  });

  it('sends from the first page onwards and from the last one back, and nowhere from the only one', async () => {
    await withTexts(numbered(40));
    const many = await at.run(['mark'], ['', '', '', 'b', 'b', 'b', 'b', 'q', '']);
    expect(many.terminal.left()).toBe(0);
    expect(many.shown).toContain('These are the last ones. “b” goes back.');
    expect(many.shown).toContain('These are the first ones. Enter goes on.');
    expect(many.shown).not.toContain('There is no other page.');
  });

  it('knows people by reference, code and name, as “timeline --with” does', async () => {
    await withTexts(numbered(3), ['Sam', 'Kim']);
    const identifiers = [{ kind: 'phone', value: '07700 900124', basis: 'They ring me from it.' }];
    await at.from(
      ['people', 'add'],
      [
        { name: 'Robin Example', role: 'other', identifiers },
        { name: 'Jo Example', role: 'witness' },
        { name: 'Alex Example', role: 'witness', identifiers },
      ],
    );
    for (const typed of ['P1', 'p1', 'Robin Example', 'robin', 'W2', 'P1/1']) {
      const { terminal, shown } = await at.run(['mark'], ['', typed, 'q', '']);
      expect(terminal.left(), typed).toBe(0);
      expect(shown).toContain('Kim, +447700900124 – SMS and MMS, 3 rows');
    }
    const { shown } = await at.run(['mark'], ['', 'P9', 'P2', 'Nobody', 'Sam', 'q', '']);
    expect(shown).toContain('There is no such person in your record.');
    expect(shown).toContain('P2 has no number or account in your record yet.');
    expect(shown).toContain('No name or number in here fits that.');
  });

  it('offers an incident that was taken back marked so', async () => {
    await withTexts(numbered(2));
    await at.look((casefile) => casefile.withdraw('2', { why: 'A slip.' }));
    const { shown } = await at.run(['mark'], ['', '', 'i 1', '', 'q', 'y', '']);
    expect(shown).toContain('2: A letter came. [taken back]');
    expect(shown).toContain('1: He rang at the door.');
    expect(shown).not.toContain('door. [taken back]');
  });

  it('says where nothing can be marked yet', async () => {
    const { shown, code } = await at.run(['mark'], ['Messages', 'Files', 'Show', '']);
    expect(code).toBe(0);
    expect(shown).toContain('There are no messages and no calls here yet.');
    expect(shown).toContain('There are no files here yet.');
  });

  it('shows calls, and who sent each message of a group', async () => {
    await takeIn('calls.xml', backupXml([callXml({ type: 3, duration: 0 })], { root: 'calls' }));
    const chat = ['Sam', 'Kim', 'Alex']
      .map((who, index) => `03/03/2026, 21:0${index} - ${who}: hello ${index}\n`)
      .join('');
    await takeIn(
      'WhatsApp Chat with Club.zip',
      zipOf([{ name: 'WhatsApp Chat with Club.txt', content: chat }]),
    );
    const { shown } = await at.run(['mark'], ['', '', 'Club', 'q', 'Messages', '123', 'q', '']);
    expect(shown).toContain('from Kim: hello 1');
    expect(shown).toContain('sent: hello 2');
    expect(shown).toMatch(/call, received: missed/);
  });

  it.each([
    [[ctrlC], 'Nothing was marked.'],
    [['', ctrlC], 'Nothing was marked.'],
    [['', '', '1', ctrlC], 'Nothing was marked.'],
    [['', '', '1', 'k', ctrlC], 'Nothing was marked.'],
    [['', '', '1', 'k', '', ctrlC], 'Nothing was marked.'],
    [['', '', 'k 1', '', '', '2', ctrlC], 'What you marked until now is recorded.'],
    [['', '', 'k 1', '', '', 'i 1', ctrlC], 'What you marked until now is recorded.'],
  ] as const)('says at Ctrl-C what is recorded (%#)', async (answers, sentence) => {
    await withTexts(numbered(3));
    const { code, shown } = await at.run(['mark'], answers);
    expect(code).toBe(130);
    expect(shown).toContain(sentence);
    const key = sentence.startsWith('What') ? ['AB/1:1'] : [];
    expect(await marks()).toEqual({ key, incidents: [] });
  });
});

const hostile = [
  '\u202egnp.exe\u202c and \u2066more',
  '<script>alert(1)</script> [key] [with incident 1] 2. 09:00 sent: not me',
  'أين أنتِ الآن؟ الساعة 5:30 (لا)',
  '👀👩🏽‍🤝‍👨🏻 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️',
  `line one\n 2. 09:00:00 sent: line two\u009b31m`,
  'w'.repeat(5000),
];

describe('hostile and long texts', () => {
  it.each([40, 80, 200])(
    'stay on their row, whole lines and no controls, at %i columns',
    async (columns) => {
      await withTexts(hostile);
      const { terminal } = await at.run(['mark'], ['', '', 'b', 'b', 'q', ''], {
        columns,
        rows: 40,
        talkOn: 'unicode screen',
      });
      const screen = terminal.shown();
      expect(screen.replace(/[\u2068\u2069]/g, '')).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066\u2067]/,
      );
      expect(screen.replace(/\s+/g, ' ')).toContain('… (all of it: evidence show AB/1:6)');
      // Every row begins once, whatever texts say.
      const isPage = (line: string): boolean => /^ ?\d+\. /.test(line);
      const rows = screen.split('\n').filter(isPage);
      expect(rows.length).toBeGreaterThan(0);
      for (const line of screen.split('\n').filter((each) => !each.startsWith('> ')))
        expect(widthOf(line), line).toBeLessThanOrEqual(columns);
      expect(screen.split('\n').filter((line) => /^ ?2\. .*line two/.test(line))).toEqual([]);
    },
  );

  it('are written in ASCII where the screen shows no more', async () => {
    await withTexts(hostile);
    const { terminal } = await at.run(['mark'], ['', '', 'b', 'q', ''], { talkOn: 'ascii screen' });
    const said = terminal
      .shown()
      .split('\n')
      .filter((line) => !line.startsWith('> '));
    expect(said.join('\n')).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('names that drive a terminal do not, in lists and titles', async () => {
    await withTexts(['a'], ['Sam\u009b31m \u202e', 'Kim']);
    const { terminal } = await at.run(['mark'], ['', '', 'Sam', 'q', '']);
    expect(terminal.shown()).not.toMatch(/[\u009b\u202e\u001b]/);
  });
});

describe('evidence mark with references', () => {
  it('marks rows, ranges, files and files inside conversations, and shows how they stand', async () => {
    await withTexts(numbered(9));
    await takeIn('shot.png', samplePicture());
    const { code, value } = await at.json([
      'mark',
      'ab1:2-4',
      'AB/2',
      'AB_1:2',
      '--key',
      '--incident',
      '2',
    ]);
    expect(code).toBe(0);
    expect(value).toEqual([
      ...[2, 3, 4].map((line) => ({
        ref: `AB/1:${line}`,
        kind: 'message',
        key: true,
        linkedTo: [2],
      })),
      { ref: 'AB/2', kind: 'file', key: true, linkedTo: [2] },
    ]);
    const back = await at.json(['mark', 'AB/1:3', 'AB/2', '--not-key', '--not-incident', '2']);
    expect(back.value).toEqual([
      { ref: 'AB/1:3', kind: 'message', key: false, linkedTo: [] },
      { ref: 'AB/2', kind: 'file', key: false, linkedTo: [] },
    ]);
    expect((await at.json(['mark', 'AB/1:2', 'AB/1:3'])).value).toMatchObject([
      { key: true },
      { key: false },
    ]);
  });

  it('marks the message of a file inside it', async () => {
    const chat = '03/03/2026, 21:04 - Sam: shot.jpg (file attached)\n';
    await takeIn(
      'WhatsApp Chat with Sam.zip',
      zipOf([
        { name: 'WhatsApp Chat with Sam.txt', content: chat },
        { name: 'shot.jpg', content: samplePicture() },
      ]),
    );
    await at.run(['mark', 'AB/1/1', '--key', '--no-input']);
    expect((await at.json(['mark', 'AB/1:1', 'AB/1/1'])).value).toMatchObject([
      { ref: 'AB/1:1', key: true },
      { ref: 'AB/1/1', kind: 'file', key: true },
    ]);
  });

  it('asks what to do, and why, where nothing was said', async () => {
    await withTexts(numbered(3));
    const { code, terminal, shown } = await at.run(
      ['mark', 'AB/1:1-2'],
      ['Link', '1', '', 'Same evening'],
    );
    expect(code).toBe(0);
    expect(terminal.left()).toBe(0);
    expect(shown).toContain('AB/1:1: not marked');
    expect((await at.run(['mark', 'AB/1:1', '--key'], ['Because'])).terminal.left()).toBe(0);
    expect(await marks()).toEqual({
      key: ['AB/1:1'],
      incidents: [{ incident: 1, linked: ['AB/1:1', 'AB/1:2'] }],
    });
  });

  it('asks nothing with --no-input, and records nothing twice', async () => {
    await withTexts(numbered(2));
    const { code, terminal, shown } = await at.run(['mark', 'AB/1:1', '--key', '--no-input']);
    expect(code).toBe(0);
    expect(terminal.questions).toEqual([]);
    expect(shown).toContain('Marked as key: 1 message (AB/1:1).');
    const before = await entries();
    const again = await at.run(['mark', 'AB/1:1', '--key', '--no-input']);
    expect(again.shown).toContain('It stands so already.');
    expect(await entries()).toBe(before);
    const unsaid = await at.run(['mark', 'AB/1:1', '--no-input']);
    expect(unsaid.code).toBe(2);
    expect(unsaid.shown).toContain('--not-incident <number>');
  });

  it.each([
    [['AB/1', '--key'], 2, 'A whole conversation cannot be marked.'],
    [['AB/1:1', 'AB/1:9', '--key'], 1, 'At least one of these is not in this case file.'],
    [['AB/1:1', 'AB/9', '--key'], 1, 'At least one of these is not in this case file.'],
    [['AB/1:0', '--key'], 1, 'At least one of these is not in this case file.'],
    [['AB/1:1-9', '--key'], 1, 'At least one of these is not in this case file.'],
    [['AB/1:3-1', '--key'], 2, 'is not the reference of a message'],
    [['AB/1:1-999999', '--key'], 2, 'That is more than 2000 at once.'],
    [['7', '--key'], 2, 'is not the reference of a message'],
    [['P1', '--key'], 2, 'is not the reference of a message'],
    [['nonsense', '--key'], 2, 'is not the reference of a message'],
    [['AB/1:1', '--key', '--not-key'], 2, 'An option and its opposite'],
    [['AB/1:1', '--incident', '1', '--not-incident', '1'], 2, 'An option and its opposite'],
    [['AB/1:1', '--incident', '9'], 2, 'That is not the number of an incident'],
    [['AB/1:1', '--incident', 'x'], 2, 'That is not the number of an incident'],
    [['--key'], 2, 'What to mark was not said.'],
    [['AB/1:1', '--list'], 2, 'With --list, nothing is marked.'],
    [['AB/1:1', '--from', '-'], 2, 'everything stands in the JSON'],
    [[], 2, 'nothing can be asked here'],
  ] as const)('refuses %j before anything is recorded', async (words, code, message) => {
    await withTexts(numbered(3));
    const before = await entries();
    const ran = await at.run(['mark', ...words, '--no-input']);
    expect(ran.code).toBe(code);
    expect(ran.shown).toContain(message);
    expect(await entries()).toBe(before);
  });

  it('leaves a sample case alone, and shows its marks', async () => {
    const sample = await caseAtHand({ sample: true });
    expect((await sample.run(['mark'], [])).code).toBe(1);
    expect((await sample.run(['mark', 'AB/1:1', '--key'], [])).code).toBe(1);
    expect((await sample.run(['mark', '--list'], [])).code).toBe(0);
    await sample.remove();
  });
});

describe('evidence mark, JSON', () => {
  it('records a list of markings, with reasons and who recorded them', async () => {
    await withTexts(numbered(4));
    const { code, value } = await at.json(
      ['mark'],
      [
        { references: ['AB/1:1-2'], key: true, why: 'First words', recordedBy: 'Kim Helper' },
        { references: ['AB/1:2'], link: { incident: 1, linked: true } },
        { references: ['AB/1:1'], key: false },
      ],
    );
    expect(code).toBe(0);
    expect(value).toEqual([
      { ref: 'AB/1:1', kind: 'message', key: false, linkedTo: [] },
      { ref: 'AB/1:2', kind: 'message', key: true, linkedTo: [1] },
    ]);
  });

  it.each([
    [{}, '“references” is missing.'],
    [{ references: 'AB/1:1', key: true }, '“references” must be a list of references'],
    [{ references: [], key: true }, 'is not the reference of a message'],
    [{ references: ['AB/1'], key: true }, 'A whole conversation cannot be marked.'],
    [{ references: ['AB/1:9'], key: true }, 'is not in this case file'],
    [{ references: ['AB/1:1'] }, 'Either “key” or “link” is needed.'],
    [{ references: ['AB/1:1'], key: 'yes' }, '“key” must be true or false.'],
    [{ references: ['AB/1:1'], link: 7 }, 'The JSON must be an object'],
    [{ references: ['AB/1:1'], link: { incident: '1' } }, '“link” must be'],
    [{ references: ['AB/1:1'], link: { incident: 9 } }, 'not the number of an incident'],
    [{ references: ['AB/1:1'], link: { incident: 1, so: 1 } }, 'There is no such key'],
    [{ references: ['AB/1:1'], key: true, why: '' }, '“why” must be text'],
    [{ references: ['AB/1:1'], key: true, reason: 'x' }, 'There is no such key as “reason”.'],
    [[], 'The JSON holds nothing to record.'],
    [
      [
        { references: ['AB/1:1'], key: true },
        { references: ['AB/9'], key: true },
      ],
      'Entry 2',
    ],
  ])('refuses %j, and records nothing', async (input, message) => {
    await withTexts(numbered(2));
    const before = await entries();
    const { code, shown } = await at.from(['mark'], input);
    expect(code).toBe(2);
    expect(shown).toContain(message);
    expect(await entries()).toBe(before);
  });
});

describe('evidence mark --list', () => {
  it('shows what is key, and what is linked to which incident', async () => {
    await withTexts(numbered(3));
    expect((await at.run(['mark', '--list'])).terminal.results()).toContain(
      'Nothing is marked as key',
    );
    await at.from(['mark'], { references: ['AB/1:2'], key: true, link: { incident: 1 } });
    await at.from(['mark'], { references: ['AB/1:3'], link: { incident: 2 } });
    expect((await at.run(['mark', '--list'])).terminal.results()).toBe(
      [
        'Marked as key:',
        'AB/1:2    Sat 14 Nov 2026 09:01:00 GMT [key, with incident 1]',
        '  SMS from Sam Example, +447700900123: text 2',
        '',
        'Linked to incident 1: He rang at the door.',
        'AB/1:2    Sat 14 Nov 2026 09:01:00 GMT [key, with incident 1]',
        '  SMS from Sam Example, +447700900123: text 2',
        '',
        'Linked to incident 2: A letter came.',
        'AB/1:3    Sat 14 Nov 2026 09:02:00 GMT [with incident 2]',
        '  SMS from Sam Example, +447700900123: text 3',
        '',
      ].join('\n'),
    );
  });
});
