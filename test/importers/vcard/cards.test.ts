import fc from 'fast-check';
import iconv from 'iconv-lite';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/core/canonical-json.ts';
import type { SavedContact, SourceItem } from '../../../src/core/source-item.ts';
import { discover } from '../../../src/importers/discover.ts';
import { importers } from '../../../src/importers/index.ts';
import { utf8Pieces } from '../../../src/importers/vcard/card-encoding.ts';
import { vcardFile } from '../../../src/importers/vcard/importer.ts';
import { readCards } from '../../../src/importers/vcard/read-cards.ts';
import { damagedCopies } from '../iphone-calls/damaged-copies.ts';
import { asGolden, itemsRead, withScratch } from '../items-read.ts';
import { stateOf, withFolder } from '../source-folder.ts';

function lines(...all: readonly string[]): string {
  return all.map((line) => `${line}\r\n`).join('');
}

const sam = ['FN:Sam Invented', 'TEL;TYPE=CELL:+447700900123'];

function card(version: string, ...all: readonly string[]): string {
  return lines('BEGIN:VCARD', `VERSION:${version}`, ...all, 'END:VCARD');
}

const situations: Readonly<Record<string, string | Buffer>> = {
  'good-version-2.1': [
    card(
      '2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Inv=C3=A9;Zo=C3=AB;;;',
      'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB Inv=C3=A9=',
      'nted the Third',
      'TEL;CELL;PREF:07700 900123',
      'TEL;WORK;VOICE:+447700900456',
      'EMAIL;INTERNET:zoe@example.org',
      'X-SAMSUNGADR;ENCODING=QUOTED-PRINTABLE:;;=31=32;;;;',
      'PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ',
      ' AAAQABAAD/2wBDAAgGBgcGBQgHBwcJ',
      '',
    ),
    card('2.1', 'N:Invented;Alex', 'TEL;HOME;FAX:+447700900789'),
  ].join(''),
  'good-version-3.0': [
    card(
      '3.0',
      'N:Invented;Sam;J.;Dr.;MBE',
      'FN:Sam \\"J\\" Invented\\, MBE',
      'ORG:Example Bank;Branch',
      'item1.TEL;type=pref:+44 7700 900123',
      'item1.X-ABLabel:_$!<Mobile>!$_',
      'item2.EMAIL;type=INTERNET:sam@example.org',
      'item2.X-ABLabel:the old one',
      'TEL;TYPE=WORK,VOICE:+447700',
      ' 900456',
      'NOTE:A long note that is',
      '  folded',
      'REV:2026-01-31T14:25:30Z',
    ),
    card('3.0', 'N:;;;;', 'FN:', 'ORG:Example Bank;Branch', 'TEL:+447700900789'),
    card('3.0', 'N:Invented;Al;;;', 'TEL:+447700900111'),
  ].join(''),
  'good-version-4.0': card(
    '4.0',
    'FN:Sam Invented',
    'N:Invented;Sam;;;',
    'TEL;VALUE=uri;TYPE="cell,home";PREF=1:tel:+44-7700-900123;ext=5',
    'EMAIL;TYPE=work;ALTID="a:b;c":mailto:sam@example.org',
    'REV:20260131T142530Z',
  ),
  'good-line-feeds-alone': card('3.0', ...sam).replaceAll('\r\n', '\n'),
  'odd-carriage-returns-alone': card('3.0', ...sam).replaceAll('\r\n', '\r'),
  'odd-byte-order-mark': Buffer.concat([
    Buffer.from([0xef, 0xbb, 0xbf]),
    Buffer.from(card('3.0', ...sam)),
  ]),
  'odd-utf-16': Buffer.from(`\ufeff${card('3.0', 'FN:Zoë 😀', 'TEL:+447700900123')}`, 'utf16le'),
  'odd-character-sets': Buffer.concat([
    Buffer.from(lines('BEGIN:VCARD', 'VERSION:2.1')),
    Buffer.from('FN;CHARSET=SHIFT_JIS:'),
    iconv.encode('山田', 'shift_jis'),
    Buffer.from(lines('', 'TEL:+447700900001', 'END:VCARD', 'BEGIN:VCARD', 'VERSION:2.1')),
    Buffer.from(
      lines(
        'FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Zo=EB',
        'TEL:+447700900002',
        'END:VCARD',
      ),
    ),
    Buffer.from(
      lines(
        'BEGIN:VCARD',
        'VERSION:2.1',
        'FN;CHARSET=NO-SUCH-SET:Sam',
        'TEL:+447700900003',
        'END:VCARD',
      ),
    ),
    Buffer.from(lines('BEGIN:VCARD', 'VERSION:2.1')),
    Buffer.from('FN:Zo\u00eb\r\nTEL:+447700900004\r\nEND:VCARD\r\n', 'latin1'),
  ]),
  'odd-folded-inside-a-letter': Buffer.concat([
    Buffer.from(lines('BEGIN:VCARD', 'VERSION:3.0')),
    Buffer.from('FN:Zo\u00c3\r\n \u00ab Invented\r\nTEL:+447700900123\r\nEND:VCARD\r\n', 'latin1'),
  ]),
  'odd-assistant-within': card(
    '2.1',
    'FN:Sam',
    'AGENT:',
    ...card('2.1', 'FN:Alex', 'TEL:+447700900456').trim().split('\r\n'),
    'TEL:+447700900123',
  ),
  'odd-without-names-or-numbers': [
    card('3.0', 'TEL:+447700900123'),
    card('3.0', 'FN:Sam'),
    card('3.0', 'NICKNAME:Al', 'TEL:', 'TEL:60321', 'TEL:*#06#', 'EMAIL:not an address'),
  ].join(''),
  'odd-picture-in-one-line': card(
    '3.0',
    'FN:Sam',
    `PHOTO;ENCODING=b:${'A'.repeat(3_000_000)}=`,
    'TEL:+447700900123',
  ),
  'odd-pictures-lines-not-set-in': card(
    '2.1',
    'FN:Sam',
    'PHOTO;BASE64:/9j/4AAQ',
    'SkZJRgABAQ==',
    '',
    'TEL:+447700900123',
  ),
  'odd-lines-outside': `${card('3.0', ...sam)}rubbish\r\nTEL:+447700900456\r\nEND:VCARD\r\n${card('3.0', 'FN:Alex', 'TEL:+447700900789')}`,
  'broken-no-end':
    lines('BEGIN:VCARD', 'VERSION:3.0', ...sam) + card('3.0', 'FN:Alex', 'TEL:+447700900456'),
  'broken-cut-short':
    card('3.0', ...sam) + lines('BEGIN:VCARD', 'VERSION:3.0', 'FN:Alex').concat('TEL:+4477009'),
  'broken-lines': card('3.0', 'FN:Sam', 'no colon in this', ':no name', 'TEL:+447700900123'),
  'broken-name-too-long': card(
    '3.0',
    `FN:${'a'.repeat(100_000)}`,
    'NICKNAME:Sam',
    'TEL:+447700900123',
  ),
  'broken-numbers-without-end': card(
    '3.0',
    'FN:Sam',
    ...Array.from({ length: 1_002 }, () => 'TEL:60321'),
  ),
};

/** The items of a file of cards; its folder has to stay as it is. */
async function read(content: string | Buffer): Promise<unknown[]> {
  let items: unknown[] = [];
  await withFolder({ 'people.vcf': content }, async (folder) => {
    const before = await stateOf(folder);
    const path = join(folder, 'people.vcf');
    const { size } = await stat(path);
    const source = { path, name: 'people.vcf', kind: 'file', sizeBytes: size } as const;
    expect(await vcardFile.recognises(source)).toBe(true);
    items = await withScratch((scratch) =>
      itemsRead(vcardFile.read(source, { choices: { zone: 'Europe/London' }, scratch })),
    );
    expect(await stateOf(folder)).toBe(before);
  });
  return items;
}

describe('a file of contact cards', () => {
  for (const [name, content] of Object.entries(situations)) {
    test(`is read as found: ${name}`, async () => {
      await expect(asGolden(await read(content))).toMatchFileSnapshot(`${name}/items.txt`);
    });
  }

  test('is one row, and each card a contact, however the bytes arrive', async () => {
    const content = Buffer.from(situations['good-version-2.1']!);
    const whole = await contacts(content, content.byteLength);
    for (const size of [1, 2, 3, 7, 64]) expect(await contacts(content, size)).toEqual(whole);
    const wide = situations['odd-utf-16'] as Buffer;
    expect(await contacts(wide, 1)).toEqual(await contacts(wide, wide.byteLength));
  });

  test('is known by its beginning, not by its name', async () => {
    const files = {
      'a.txt': ` \n begin:vcard\nVERSION:3.0\n${sam.join('\n')}\nEND:VCARD\n`,
      'b.vcf': 'Dear Sam, BEGIN:VCARD',
      'c.vcf': '',
    };
    await withFolder(files, async (folder) => {
      const { found } = await discover(folder, importers);
      expect(found.map(({ importer }) => importer.id)).toEqual(['vcard', 'loose-files']);
    });
  });

  test('gives back the name and number that were written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (written) => {
        const name = written.trim();
        fc.pre(name !== '' && !/\r/.test(name));
        const escaped = name.replace(/[\\,;]/g, '\\$&').replaceAll('\n', '\\n');
        const folded = escaped.length > 3 ? Array.from(escaped).join('\r\n ') : escaped;
        const content = Buffer.from(card('4.0', `FN:${folded}`, 'TEL:+447700900123'));
        expect(await contacts(content, 16)).toMatchObject([{ name }]);
      }),
      { numRuns: 60 },
    );
  });

  test('never breaks the reading, whatever of it is damaged', async () => {
    for (const content of [situations['good-version-2.1']!, situations['good-version-3.0']!]) {
      for (const damaged of damagedCopies(Buffer.from(content), 300)) {
        for await (const item of readCards(utf8Pieces(pieces(damaged, 50))))
          expect(() => canonicalJson(item)).not.toThrow();
      }
    }
  });

  test('with ten thousand cards is read to its end', async () => {
    const content = Buffer.from(card('3.0', ...sam).repeat(10_000));
    expect(await contacts(content, 65_536)).toHaveLength(10_000);
  });
});

async function contacts(content: Buffer, pieceBytes: number): Promise<SavedContact[]> {
  const found: SavedContact[] = [];
  const items: AsyncIterable<SourceItem> = readCards(utf8Pieces(pieces(content, pieceBytes)));
  for await (const item of items) if (item.type === 'contact') found.push(item.contact);
  return found;
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* pieces(content: Buffer, pieceBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.byteLength; at += pieceBytes)
    yield content.subarray(at, at + pieceBytes);
}
