import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  markerLanguages,
  markerWords,
} from '../../../src/importers/whatsapp-export/markers/languages.ts';
import type { MarkerWords } from '../../../src/importers/whatsapp-export/markers/marker-language.ts';
import {
  chatNameIn,
  findMarkers,
} from '../../../src/importers/whatsapp-export/markers/recognise-markers.ts';
import { languageOfWords } from '../../../src/importers/whatsapp-export/markers/words-as-patterns.ts';
import { readAll, sourceAt } from './reading.ts';

const mark = '\u200e';
const leftOut = 'media left out of the export';
const byOwner = ['deleted', 'by the person whose phone made the export'];
const android = { style: 'dash', marked: false } as const;
const iphone = { style: 'bracket', marked: true } as const;

/** Date and time as phones print them in some of the languages; the others print the first. */
const dates: Readonly<Record<string, string>> = {
  any: '28.01.2026, 21:04',
  Arabic: '٢٨/٠١/٢٠٢٦، ٩:٠٤ م',
  Chinese: '2026/1/28 下午9:04',
  Japanese: '2026/01/28 21:04',
  Korean: '2026. 1. 28. 오후 9:04',
  Spanish: '28/1/26, 9:04 p. m.',
  Turkish: '28.01.2026 21:04',
};

interface Said {
  readonly text: string;
  readonly markers: readonly string[];
  readonly attached?: number;
}

function saidOnAndroid(words: MarkerWords): Said[] {
  return [
    ...each(words.leftOutOnAndroid, (one) => ({
      text: `<${one}>\nlook`,
      markers: [leftOut],
      attached: 1,
    })),
    ...each(words.attachedOnAndroid, (one) => ({
      text: `IMG-20260128-WA0003.jpg (${one})\nlook`,
      markers: [],
      attached: 1,
    })),
    ...each(words.edited, (one) => ({ text: `go: away <${one}>`, markers: ['edited'] })),
    ...saidOnBoth(words, ''),
  ];
}

function saidOnIphone(words: MarkerWords): Said[] {
  const omitted = { markers: [leftOut], attached: 1 };
  const name = '00000003-PHOTO-2026-01-28-21-04-30.jpg';
  return [
    ...each(words.leftOutOnIphone, (one) => ({ ...omitted, text: mark + one })),
    ...each(words.leftOutOnIphone?.slice(-1), (one) => ({
      ...omitted,
      text: `letter.pdf • ${mark}3 ${mark}${one}`,
    })),
    ...each(words.attachedOnIphone, (one) => ({
      text: `look ${mark}<${one}: ${name}>`,
      markers: [],
      attached: 1,
    })),
    ...each(words.attachedAfterName, (one) => ({
      text: `look ${mark}<${name} ${one}>`,
      markers: [],
      attached: 1,
    })),
    ...each(words.edited, (one) => ({ text: `away ${mark}<${one}>`, markers: ['edited'] })),
    ...each(words.viewOnce, (one) => ({
      text: `${mark}${one}. More here.`,
      markers: ['view once', leftOut],
      attached: 1,
    })),
    ...each(words.missedVoiceCall, (one) => ({
      text: `${mark}${one}, ${mark}Tap`,
      markers: ['missed voice call'],
    })),
    ...saidOnBoth(words, mark),
  ];
}

function saidOnBoth(words: MarkerWords, own: string): Said[] {
  return [
    ...each(words.deleted, (one) => ({ text: own + one, markers: ['deleted'] })),
    ...each(words.deletedByOwner, (one) => ({ text: `${own}${one}.`, markers: byOwner })),
    ...each(words.missedVoiceCall, (one) => ({ text: own + one, markers: ['missed voice call'] })),
    ...each(words.missedVideoCall, (one) => ({ text: own + one, markers: ['missed video call'] })),
    ...each(words.place, (one) => ({
      text: `${own}${one}: https://maps.google.com/?q=51.5,-0.1`,
      markers: ['place'],
    })),
    ...each(words.livePlace, (one) => ({ text: own + one, markers: ['live place shared'] })),
  ];
}

function each(words: readonly string[] | undefined, say: (one: string) => Said): Said[] {
  return (words ?? []).map(say);
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whatsapp-languages-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Read {
  readonly text: string;
  readonly sender: string | null;
  readonly markers: readonly string[];
  readonly attached: number;
  readonly local: string | undefined;
  readonly key: string;
}

async function read(where: string, lines: readonly string[]): Promise<Read[]> {
  const place = join(folder, where);
  await mkdir(place, { recursive: true });
  const path = join(place, '_chat.txt');
  await writeFile(path, `${lines.join('\n')}\n`);
  const items = await readAll(await sourceAt(path));
  return items
    .filter(({ type }) => type === 'message')
    .map((item) => {
      const { message, conversation } = item as unknown as {
        message: {
          text: string;
          sender: { asFound: string } | null;
          markers: string[];
          attachments: unknown[];
          happened: { local?: string };
        };
        conversation: { key: string };
      };
      return {
        text: message.text,
        sender: message.sender?.asFound ?? null,
        markers: message.markers,
        attached: message.attachments.length,
        local: message.happened.local?.slice(0, 16),
        key: conversation.key,
      };
    });
}

function expected(said: readonly Said[]): Omit<Read, 'local' | 'key'>[] {
  return said.map(({ text, markers, attached }) => ({
    text,
    sender: 'Sam Example',
    markers,
    attached: attached ?? 0,
  }));
}

const ordinary: readonly Said[] = [
  { text: 'why are you not answering', markers: [] },
  { text: 'note: I know', markers: [] },
];

describe.each(markerWords)('an export in $language', (words) => {
  const date = dates[words.language] ?? dates['any'] ?? '';

  it('is read with its markers, from Android', async () => {
    const said = [...ordinary, ...saidOnAndroid(words)];
    const lines = said.map(({ text }) => `${date} - Sam Example: ${text}`);
    const notice = words.encryption?.[0] ?? 'x';
    const rows = await read(`${words.language}-android`, [
      ...lines,
      `${date} - Alex Reed: go away`,
      `${date} - ${notice}. More.`,
      `${date} - ${words.missedVoiceCall?.[0] ?? ''}`,
    ]);
    expect(rows.every(({ local }) => local === '2026-01-28T21:04')).toBe(true);
    const plain = rows.map(({ text, sender, markers, attached }) => ({
      text,
      sender,
      markers,
      attached,
    }));
    expect(plain.slice(0, said.length)).toEqual(expected(said));
    expect(plain.slice(said.length + 1)).toMatchObject([
      { sender: null, markers: ['a line by WhatsApp itself'] },
      { sender: null, markers: ['missed voice call'] },
    ]);
  });

  it('is read with its markers, from an iPhone', async () => {
    const said = [...ordinary, ...saidOnIphone(words)];
    const start = `[${date.replace(/(\d:\d\d|[٠-٩]:[٠-٩]{2})/, (time) => `${time}:${time.includes(':0') ? '05' : '٠٥'}`)}] `;
    const lines = said.map(({ text }) => `${start}Sam Example: ${text}`);
    // Somebody's own words, without the mark of WhatsApp.
    const own = words.deleted?.[0] ?? '';
    const notices = (words.encryption ?? []).map(
      (notice) => `${start}Sam Example: ${mark}${notice}. More.`,
    );
    const rows = await read(`${words.language}-iphone`, [
      ...notices,
      `${start}Alex Reed: go away ${mark}`,
      `${start}Alex Reed: ${own}`,
      ...lines,
    ]);
    expect(rows.every(({ local }) => local === '2026-01-28T21:04')).toBe(true);
    const plain = rows.map(({ text, sender, markers, attached }) => ({
      text,
      sender,
      markers,
      attached,
    }));
    const first = notices.length;
    for (const notice of plain.slice(0, first))
      expect(notice).toMatchObject({ sender: null, markers: ['a line by WhatsApp itself'] });
    expect(plain[first + 1]).toMatchObject({ text: own, sender: 'Alex Reed', markers: [] });
    expect(plain.slice(first + 2)).toEqual(expected(said));
    if (first > 0) expect(rows[0]?.key).toBe('whatsapp Sam Example');
  });

  it('is called by the name of the chat', () => {
    for (const name of words.chatNames ?? []) {
      expect(chatNameIn(`${name.replace('%', 'Sam Example')} (1).txt`)).toBe('Sam Example');
      expect(chatNameIn(`${name.replace('%', '')}.txt`)).toBeNull();
    }
  });
});

describe('an export in a language whose words are not known', () => {
  it('gives every message, with WhatsApp’s words as text', async () => {
    const texts = [
      '<Media utelämnat>',
      'Du raderade detta meddelande',
      'hej: du',
      'a.jpg (bifogad)',
    ];
    const lines = texts.flatMap((text) => [
      `2026-01-28 21:04 - Sam Example: ${text}`,
      '2026-01-28 21:04 - Alex Reed: nej',
    ]);
    const rows = await read('unknown', lines);
    expect(rows).toHaveLength(8);
    expect(rows.filter((_row, index) => index % 2 === 0)).toMatchObject(
      texts.map((text) => ({ text, sender: 'Sam Example', markers: [], attached: 0 })),
    );
  });
});

const kinds = [
  'leftOutOnAndroid',
  'leftOutOnIphone',
  'viewOnce',
  'deleted',
  'deletedByOwner',
  'edited',
  'missedVoiceCall',
  'missedVideoCall',
  'place',
  'livePlace',
  'encryption',
  'attachedOnAndroid',
  'attachedOnIphone',
] as const;
const phrases = markerWords.flatMap((words) => kinds.flatMap((kind) => words[kind] ?? []));

describe('what people write themselves', () => {
  const own = fc.stringMatching(/^[xyzж]{1,8}$/);

  it('gives no markers, though it holds the words of some language', () => {
    fc.assert(
      fc.property(fc.constantFrom(...phrases), own, own, (phrase, before, after) => {
        const unmarked = { style: 'bracket', marked: false } as const;
        for (const style of [android, unmarked, iphone]) {
          for (const line of [
            `${before} ${phrase}`,
            `${phrase} ${after}`,
            `${before} ${phrase}, ${after}`,
            `${phrase}, ${after}`,
            `${phrase}: ${after}`,
            `(${phrase})`,
          ])
            expect([line, findMarkers([line], style)]).toEqual([
              line,
              { markers: [], attached: [], leftOut: 0 },
            ]);
          expect(findMarkers([before, phrase], style).markers).toEqual([]);
        }
        expect(findMarkers([phrase], iphone).markers).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives only what WhatsApp says after it, in an iPhone’s marked line', () => {
    const edited = `${mark}<Se editó este mensaje.>`;
    for (const line of [`Llamada perdida, lo siento ${edited}`, `imagen omitida ${edited}`])
      expect(findMarkers([line], iphone)).toMatchObject({ markers: ['edited'], leftOut: 0 });
    expect(findMarkers([`${mark}x imagen omitida`], iphone).markers).toEqual([]);
  });

  it('gives no markers when it is any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (line) => {
        expect(findMarkers([`w${line}`], android)).toEqual({
          markers: [],
          attached: [],
          leftOut: 0,
        });
      }),
    );
  });
});

describe('the words of all languages', () => {
  it('say one thing each', () => {
    const meanings = new Map<string, string>();
    for (const words of markerWords) {
      for (const kind of kinds) {
        if (kind.startsWith('attached')) continue;
        for (const one of words[kind] ?? []) {
          const key = one.normalize('NFC').toLowerCase();
          expect([one, meanings.get(key) ?? kind]).toEqual([one, kind]);
          meanings.set(key, kind);
        }
      }
    }
  });

  it('are found as they may be typed: with a letter’s dot apart or not, with a non-joiner or not', () => {
    const precomposed = 'এই মেসেজটি বাদ দেও\u09df\u09be হ\u09df\u09c7ছে।';
    expect(findMarkers([precomposed], android).markers).toEqual(['deleted']);
    for (const gap of ['', '\u200c'])
      expect(findMarkers([`تماس تصویری بی${gap}پاسخ`], android).markers).toEqual([
        'missed video call',
      ]);
  });

  it('are patterns without repetition that has no bound', () => {
    const one = languageOfWords(markerWords);
    const patterns = [
      one.attachedOnIphone,
      one.attachedOnAndroid,
      ...[...one.phrases, ...one.notices].map(({ pattern }) => pattern),
    ];
    for (const { source } of patterns)
      expect(source.replaceAll(/\\./g, '')).not.toMatch(/[*+]|,\}|[?}]\)[{*+]/);
  });

  it('give an answer on lines of 100,000 characters made to keep them busy', () => {
    const bits = ['<', '<a', ' ', 'a', 'a.jpg (', '\u200e', ...phrases, '<adjunto: a', ' eklendi'];
    const patterns = markerLanguages.flatMap((language) => [
      language.attachedOnIphone,
      language.attachedOnAndroid,
      ...language.chatNames,
      ...[...language.phrases, ...language.notices].map(({ pattern }) => pattern),
    ]);
    for (const bit of bits) {
      const line = `${bit.repeat(Math.ceil(100_000 / bit.length)).slice(0, 100_000)}\u0000`;
      expect(findMarkers([line], android).markers).toEqual([]);
      for (const pattern of patterns) expect(typeof pattern.test(line)).toBe('boolean');
    }
  });
});
