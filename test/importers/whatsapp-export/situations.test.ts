import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import type { ReadingChoices } from '../../../src/core/source-item.ts';
import { importers } from '../../../src/importers/index.ts';
import type { Source } from '../../../src/importers/source.ts';
import { whatsappExport } from '../../../src/importers/whatsapp-export/importer.ts';
import { cutShort, zipOf } from '../../support/zip-writer.ts';
import { london, readAll, sourceAt } from './reading.ts';

let folder = '';
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whatsapp-situations-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function put(name: string, content: string | Uint8Array): Promise<Source> {
  count += 1;
  const path = join(folder, String(count), name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return await sourceAt(path);
}

interface Seen {
  readonly key: string;
  readonly others: string[];
  readonly group: boolean;
  readonly direction: string;
  readonly sender: string | null;
  readonly recipients: string[];
  readonly text: unknown;
  readonly markers: string[];
  readonly local: string | undefined;
  readonly missing: (string | undefined)[];
}

interface Plain {
  type: string;
  conversation: { key: string; others: { asFound: string }[]; group: boolean };
  message: {
    direction: string;
    sender: { asFound: string } | null;
    recipients: { asFound: string }[];
    text: unknown;
    markers: string[];
    happened: { local?: string };
    attachments: { missing?: string }[];
  };
}

async function messages(source: Source, choices: ReadingChoices = london): Promise<Seen[]> {
  const items = (await readAll(source, choices)) as unknown as Plain[];
  return items
    .filter(({ type }) => type === 'message')
    .map(({ conversation, message }) => ({
      key: conversation.key,
      others: conversation.others.map(({ asFound }) => asFound),
      group: conversation.group,
      direction: message.direction,
      sender: message.sender?.asFound ?? null,
      recipients: message.recipients.map(({ asFound }) => asFound),
      text: message.text,
      markers: message.markers,
      local: message.happened.local,
      missing: message.attachments.map(({ missing }) => missing),
    }));
}

const named = 'WhatsApp Chat with Sam Example.txt';
const two = `13/02/2026, 10:00 - Sam Example: hello
13/02/2026, 10:01 - Alex Reed: go away
`;

describe('a chat is recognised', () => {
  it('by its lines, whatever its name', async () => {
    expect(await whatsappExport.recognises(await put('x.bin', two))).toBe(true);
    expect(await whatsappExport.recognises(await put('x.txt', `\n\n${two}`))).toBe(true);
  });

  it.each([
    ['a diary', '31/01/2026, 21:04 - went out\n01/02/2026, 10:00 - came home\n'],
    ['a letter that quotes a chat', `Dear officer,\n${two}`],
    ['an empty file', ''],
    ['a long line', 'x'.repeat(300_000)],
    ['bytes', Buffer.alloc(5000, 0xff)],
  ])('and not in %s', async (_what, content) => {
    const source = await put(named, content);
    expect(await whatsappExport.recognises(source)).toBe(false);
    await expect(readAll(source)).rejects.toThrow(UserError);
  });

  it('in a zip by its text, and not in a zip that was cut short or holds none', async () => {
    const zip = zipOf([{ name: 'a/_chat.txt', content: two, deflate: true }]);
    expect(await whatsappExport.recognises(await put('x.zip', zip))).toBe(true);
    expect(await whatsappExport.recognises(await put('x.zip', cutShort(zip, 30)))).toBe(false);
    const none = zipOf([{ name: 'a.txt', content: 'a letter' }]);
    expect(await whatsappExport.recognises(await put('x.zip', none))).toBe(false);
  });

  it('in a folder with its media, and not in a folder where other things lie', async () => {
    const chat = await put(named, two);
    const place = dirname(chat.path as string);
    expect(await whatsappExport.recognises(await sourceAt(place))).toBe(true);
    await writeFile(join(place, 'holiday.jpg'), 'x');
    expect(await whatsappExport.recognises(await sourceAt(place))).toBe(false);
    await writeFile(join(place, 'IMG-20260213-WA0001.jpg'), 'x');
    expect(await whatsappExport.recognises(await sourceAt(place))).toBe(true);
    await writeFile(join(place, 'sms-20260213.xml'), 'x');
    expect(await whatsappExport.recognises(await sourceAt(place))).toBe(false);
  });

  it('before any loose file is', () => {
    const ids = importers.map(({ id }) => id);
    expect(ids.indexOf('whatsapp-export')).toBeGreaterThanOrEqual(0);
    expect(ids.indexOf('whatsapp-export')).toBeLessThan(ids.indexOf('loose-files'));
  });
});

describe('what has to be asked', () => {
  const open = '03/04/2026, 10:00 - Sam Example: one\n03/04/2026, 10:01 - Alex Reed: two\n';

  it('is the order of the dates where the file does not tell, with a reading of each', async () => {
    const source = await put(named, open);
    const [order, owner] = await whatsappExport.questions(source, london);
    expect(order).toMatchObject({ choice: 'dateOrder', required: true });
    expect(order?.options).toEqual([
      { value: 'dmy', label: 'day first: “03/04/2026, 10:00” is Friday 3 April 2026' },
      { value: 'mdy', label: 'month first: “03/04/2026, 10:00” is Wednesday 4 March 2026' },
    ]);
    expect(owner).toMatchObject({ choice: 'owner', required: false });
    expect(owner?.options.map(({ value }) => value)).toEqual(['Sam Example', 'Alex Reed']);
  });

  it('is never guessed: without an answer nothing is read', async () => {
    const source = await put(named, open);
    const error = await readAll(source).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).exitCode).toBe(2);
    expect((error as UserError).hint).toContain('--date-order');
    await expect(readAll(source, { ...london, dateOrder: 'ymd' })).rejects.toThrow(UserError);
    const read = await messages(source, { ...london, dateOrder: 'mdy' });
    expect(read.map(({ local }) => local)).toEqual(['2026-03-04T10:00', '2026-03-04T10:01']);
  });

  it('is whether a year of two digits stands first, where the whole chat is of one day', async () => {
    const oneDay = '24/01/31, 10:00 - Sam Example: one\n24/01/31, 10:01 - Alex Reed: two\n';
    const source = await put(named, oneDay);
    const [order] = await whatsappExport.questions(source, london);
    expect(order).toMatchObject({ choice: 'dateOrder', required: true });
    expect(order?.options).toEqual([
      { value: 'dmy', label: 'day first: “24/01/31, 10:00” is Friday 24 January 2031' },
      { value: 'ymd', label: 'year first: “24/01/31, 10:00” is Wednesday 31 January 2024' },
    ]);
    await expect(readAll(source)).rejects.toThrow(UserError);
    const read = await messages(source, { ...london, dateOrder: 'ymd' });
    expect(read.map(({ local }) => local)).toEqual(['2024-01-31T10:00', '2024-01-31T10:01']);
  });

  it('is nothing once it is answered, or where the file tells', async () => {
    const answered: ReadingChoices = { ...london, owner: 'Alex Reed', dateOrder: 'dmy' };
    expect(await whatsappExport.questions(await put(named, open), answered)).toEqual([]);
    const asked = await whatsappExport.questions(await put(named, two), london);
    expect(asked.map(({ choice }) => choice)).toEqual(['owner']);
  });

  it('does not overrule what the file itself shows, and that is told', async () => {
    const source = await put(named, two);
    const items = await readAll(source, { ...london, dateOrder: 'mdy' });
    expect((await messages(source, { ...london, dateOrder: 'mdy' }))[0]?.local).toBe(
      '2026-02-13T10:00',
    );
    expect(items.at(-1)).toMatchObject({ type: 'note' });
  });
});

describe('who wrote to whom', () => {
  it('is not known without the owner, and known with them, by name or number', async () => {
    const source = await put(named, two);
    expect((await messages(source)).map(({ direction }) => direction)).toEqual([
      'unknown',
      'unknown',
    ]);
    const owned = await messages(source, { ...london, owner: 'Alex Reed' });
    expect(owned.map(({ direction }) => direction)).toEqual(['in', 'out']);
    expect(owned[1]?.recipients).toEqual(['Sam Example']);
    const byNumber = await put(
      'WhatsApp Chat with Sam.txt',
      '13/02/2026, 10:00 - \u202a+44 7700 900123\u202c: one\n13/02/2026, 10:01 - Sam: two\n',
    );
    const read = await messages(byNumber, { ...london, owner: '07700 900123' });
    expect(read.map(({ direction }) => direction)).toEqual(['out', 'in']);
  });

  it('is left open, and told, when the owner that was given is nobody in the chat', async () => {
    const source = await put(named, two);
    const items = await readAll(source, { ...london, owner: 'Alex Read' });
    expect(items.filter(({ type }) => type === 'note')).toHaveLength(1);
    expect((await messages(source, { ...london, owner: 'Alex Read' }))[0]?.direction).toBe(
      'unknown',
    );
  });

  it('is clear when only the one wrote whom the chat is called after', async () => {
    const source = await put(named, '13/02/2026, 10:00 - Sam Example: hello\n');
    const read = await messages(source, { ...london, owner: 'Alex Reed' });
    expect(read[0]?.direction).toBe('in');
  });

  it('gives one key to one chat, with or without its owner, as text or as archive', async () => {
    const text = await put(named, two);
    const copy = await put('WhatsApp Chat with Sam Example (2).txt', two);
    const zip = await put(
      'WhatsApp Chat - Sam Example.zip',
      zipOf([{ name: '_chat.txt', content: two }]),
    );
    const owned: ReadingChoices = { ...london, owner: 'Alex Reed' };
    for (const source of [text, copy, zip]) {
      for (const choices of [london, owned]) {
        expect((await messages(source, choices))[0]).toMatchObject({
          key: 'whatsapp Sam Example',
          group: false,
          others: ['Sam Example'],
        });
      }
    }
    const unnamed = await put('_chat.txt', two);
    for (const choices of [london, owned]) {
      expect((await messages(unnamed, choices))[0]?.key).toBe('whatsapp Alex Reed + Sam Example');
    }
  });

  it('takes the name of the chat from an iPhone’s own lines when the file has none', async () => {
    const source = await put(
      '_chat.txt',
      '[13/02/2026, 10:00:00] +44 7700 900123: \u200eMessages and calls are end-to-end encrypted.\n[13/02/2026, 10:00:01] Alex Reed: hello\n',
    );
    expect((await messages(source))[0]).toMatchObject({
      key: 'whatsapp +447700900123',
      others: ['+44 7700 900123'],
      sender: null,
      direction: 'none',
    });
  });
});

describe('names and text are told apart', () => {
  async function senders(...rests: string[]): Promise<[string | null, unknown][]> {
    const lines = rests.map((rest, index) => `13/02/2026, 10:${10 + index} - ${rest}\n`);
    const read = await messages(await put('x.txt', lines.join('')));
    return read.map(({ sender, text }) => [sender, text]);
  }

  it('where the text holds colons', async () => {
    expect(await senders('Sam: a: b', 'Sam: note: c', 'Alex: x: y: z', 'Alex:', 'Sam: ')).toEqual([
      ['Sam', 'a: b'],
      ['Sam', 'note: c'],
      ['Alex', 'x: y: z'],
      ['Alex', ''],
      ['Sam', ''],
    ]);
  });

  it('where the name holds a colon', async () => {
    expect(
      await senders('Dr: Sam: hello', 'Dr: Sam: note: x', 'Alex: Dr: Sam: quoted', 'Dr: Sam left'),
    ).toEqual([
      ['Dr: Sam', 'hello'],
      ['Dr: Sam', 'note: x'],
      ['Alex', 'Dr: Sam: quoted'],
      [null, 'Dr: Sam left'],
    ]);
  });

  it('where a name reads like a notice', async () => {
    expect(
      await senders('Guy who left: a', 'Guy who left: b', 'Guy who left: c', 'Guy who left: d'),
    ).toEqual(['a', 'b', 'c', 'd'].map((text) => ['Guy who left', text]));
  });

  it('where a notice holds a colon', async () => {
    expect(
      await senders(
        'Sam: hello',
        'Sam: again',
        'Sam changed the subject from "a: b" to "c: d"',
        'Samuel zmienił temat: nowy',
        'Sam zmienił temat: nowy',
      ),
    ).toEqual([
      ['Sam', 'hello'],
      ['Sam', 'again'],
      [null, 'Sam changed the subject from "a: b" to "c: d"'],
      ['Samuel zmienił temat', 'nowy'],
      [null, 'Sam zmienił temat: nowy'],
    ]);
  });
});

describe('media', () => {
  const line = (name: string) => `13/02/2026, 10:00 - Sam: ${name} (file attached)\n`;

  it('of a text alone is taken from beside it, by its exact name, and never through a link', async () => {
    const source = await put(named, ['a.jpg', 'b.jpg', '../x.jpg', 'link.jpg'].map(line).join(''));
    const place = dirname(source.path as string);
    await writeFile(join(place, 'a.jpg'), 'x');
    await writeFile(join(place, 'B.jpg'), 'x');
    await symlink(join(place, 'a.jpg'), join(place, 'link.jpg'));
    const why = 'not in the folder beside the chat';
    expect((await messages(source)).map(({ missing }) => missing)).toEqual([
      [undefined],
      [why],
      [why],
      [why],
    ]);
  });

  it('that cannot be opened is named, with the reason', async () => {
    const source = await put(named, line('a.jpg'));
    const place = join(dirname(source.path as string), 'a.jpg');
    await writeFile(place, 'x');
    await chmod(place, 0);
    const asRoot = process.getuid?.() === 0;
    expect((await messages(source))[0]?.missing).toEqual([
      asRoot ? undefined : 'this computer could not open it',
    ]);
  });

  it('in a folder goes with its message, and what no line names is a file of its own', async () => {
    const source = await put(named, line('IMG-20260213-WA0001.jpg'));
    const place = dirname(source.path as string);
    await writeFile(join(place, 'IMG-20260213-WA0001.jpg'), 'x');
    await writeFile(join(place, 'IMG-20260213-WA0002.jpg'), 'y');
    await symlink('/etc/passwd', join(place, 'IMG-20260213-WA0003.jpg'));
    const items = await readAll(await sourceAt(place));
    expect(items.map(({ type }) => type)).toEqual(['skipped', 'message', 'file']);
  });
});

describe('a damaged or hostile archive', () => {
  it('whose chat does not match its checksum is not read at all', async () => {
    const bad = { name: '_chat.txt', content: two.repeat(3), stated: { crc32: 1 } };
    const source = await put('x.zip', zipOf([bad]));
    await expect(readAll(source)).rejects.toThrow(/The chat’s text in this archive is damaged/);
    await expect(whatsappExport.questions(source, london)).rejects.toThrow(UserError);
  });

  it('with a bomb among its media gives everything else', async () => {
    const source = await put(
      'x.zip',
      zipOf([
        { name: '_chat.txt', content: two },
        { name: 'bomb.jpg', content: Buffer.alloc(66 * 1024 * 1024), deflate: true },
        { name: 'small.jpg', content: 'x' },
      ]),
    );
    const items = await readAll(source);
    expect(items.map(({ type }) => type)).toEqual(['skipped', 'message', 'message', 'file']);
  });

  it('may hold several chats: each is read, and media goes with the chat beside it', async () => {
    const other = two.replaceAll('Sam Example', 'Kim').replace('hello', 'p.jpg (file attached)');
    const source = await put(
      'x.zip',
      zipOf([
        { name: `a/${named}`, content: two },
        { name: 'b/WhatsApp Chat with Kim.txt', content: other },
        { name: 'a/p.jpg', content: 'not this' },
        { name: 'b/p.jpg', content: 'this' },
      ]),
    );
    const read = await messages(source);
    expect(read.map(({ key }) => key)).toEqual([
      'whatsapp Sam Example',
      'whatsapp Sam Example',
      'whatsapp Kim',
      'whatsapp Kim',
    ]);
    const items = await readAll(source);
    expect(items.at(-1)).toMatchObject({ type: 'file', file: { path: 'a/p.jpg' } });
  });
});

describe('times that run backwards', () => {
  it('are not taken for pasted text in the hour that happens twice', async () => {
    const source = await put(
      named,
      `25/10/2026, 01:58 - Sam Example: before
25/10/2026, 01:02 - Alex Reed: the hour again
25/10/2026, 01:30 - Sam Example: on
25/10/2026, 03:00 - Sam Example: later
25/10/2026, 01:00 - Alex Reed: two hours back
`,
    );
    expect((await messages(source)).map(({ markers }) => markers.length)).toEqual([0, 0, 0, 0, 2]);
  });
});

describe('a very long chat', () => {
  it('near the number at which WhatsApp cuts is told of', async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, index) => `13/02/2026, 10:00 - Sam Example: ${index}\n`,
    );
    const items = await readAll(await put(named, lines.join('')));
    expect(items).toHaveLength(10_001);
    expect(items.at(-1)).toMatchObject({ type: 'note' });
    expect(String(items.at(-1)?.['what'])).toContain('10000');
  });

  it('with a line longer than can be held skips that line and reads on', async () => {
    const long = `13/02/2026, 10:00 - Sam Example: ${'x'.repeat(17 * 1024 * 1024)}\n`;
    const items = await readAll(await put(named, long + two));
    expect(items.map(({ type }) => type)).toEqual(['skipped', 'message', 'message']);
  });
});

const author = fc.constantFrom('Sam Example', 'Alex Reed', '~\u202fRobin', '+44 7700 900123');
/** No line of it may look like the beginning of another message. */
const words = fc
  .array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 1, maxLength: 3 })
  .map((lines) => lines.map((line) => `w${line.replaceAll(/[\r\n]/g, ' ')}`).join('\n'));

const chat = fc
  .array(fc.record({ author, text: words, minutes: fc.nat(5000), seconds: fc.nat(59) }), {
    minLength: 1,
    maxLength: 30,
  })
  .filter((rows) => rows.some(({ author: one }) => one !== rows[0]?.author));

function printed(
  start: number,
  style: 'android' | 'iphone',
  row: { author: string; text: string; seconds: number },
) {
  const iso = new Date(start).toISOString();
  const date = `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;
  if (style === 'android') return `${date}, ${iso.slice(11, 16)} - ${row.author}: ${row.text}\n`;
  return `[${date}, ${iso.slice(11, 16)}:${String(row.seconds).padStart(2, '0')}] ${row.author}: ${row.text}\n`;
}

describe('any chat', () => {
  it.each(['android', 'iphone'] as const)('comes back as it was written, on %s', async (style) => {
    await fc.assert(
      fc.asyncProperty(chat, async (rows) => {
        let at = Date.UTC(2026, 0, 13, 10);
        let text = '';
        const expected: [string, string, string][] = [];
        for (const row of rows) {
          at += row.minutes * 60_000;
          text += printed(at, style, row);
          const local = new Date(at).toISOString().slice(0, 16);
          const seconds = style === 'iphone' ? `:${String(row.seconds).padStart(2, '0')}` : '';
          expected.push([row.author, row.text, local + seconds]);
        }
        const read = await messages(await put(named, text));
        expect(read.map((one) => [one.sender, one.text, one.local])).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('of random lines is read or refused in plain words, and no row is lost', async () => {
    const bits = fc.constantFrom(
      '31/01/2026, 10:00 - ',
      '[31/01/2026, 10:00:00] ',
      'Sam: ',
      ': ',
      '\n',
      '\u200e',
      '<Media omitted>',
      ' (file attached)',
      'x.jpg',
      '\0',
      '\u{1f600}',
      '"',
      ' left',
      'POLL:',
      '/',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(bits, { maxLength: 60 }), async (parts) => {
        const body = parts.join('');
        const source = await put('x.txt', `31/01/2026, 10:00 - Sam: first\n${body}`);
        const read = await messages(source);
        const starts = body
          .split('\n')
          .filter((line) => /^\u200e*31\/01\/2026, 10:00 - /.test(line));
        expect(read).toHaveLength(starts.length + 1);
        const all = read.map(({ sender, text }) => `${sender ?? ''}${String(text)}`).join('');
        for (const part of parts) {
          if (part === 'x.jpg' || part === '<Media omitted>') expect(all).toContain(part);
        }
      }),
      { numRuns: 150 },
    );
  });
});
