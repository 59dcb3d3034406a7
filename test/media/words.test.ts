import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { shownText } from '../../src/core/text.ts';
import { htmlWords } from '../../src/media/html-words.ts';
import { rtfText } from '../../src/media/rtf.ts';
import { factsOf } from './facts-of.ts';

describe('the words of a text file', () => {
  it.each(['note.txt', 'note.md', 'NOTE.TXT', 'note'])('can be seen in %s', async (name) => {
    const facts = await factsOf('He was outside again.\r\n😀', name);
    expect(facts).toMatchObject({
      kind: 'text',
      mediaType: 'text/plain',
      words: 'He was outside again.\r\n😀',
      notes: [],
    });
  });

  it('are not taken for another format that begins alike', async () => {
    expect((await factsOf('BMW outside my house', 'note.txt')).words).toBe('BMW outside my house');
    expect((await factsOf('II* is what he wrote', 'note.txt')).kind).toBe('text');
  });

  it('are left in the file where that is a table or data', async () => {
    expect((await factsOf('a;b\n1;2\n', 'calls.csv')).words).toBeUndefined();
  });

  it('are read in UTF-8 with a mark and in UTF-16 of both orders', async () => {
    expect((await factsOf('\ufeffZażółć', 'a.txt')).words).toBe('Zażółć');
    const little = Buffer.from('\ufeffZażółć', 'utf16le');
    expect((await factsOf(little, 'a.txt')).words).toBe('Zażółć');
    expect((await factsOf(Buffer.from(little).swap16(), 'a.txt')).words).toBe('Zażółć');
  });

  it('in an old code are read as Windows-1252, and that is said', async () => {
    const facts = await factsOf(iconv.encode('café – “now” €5', 'windows-1252'), 'a.txt');
    expect(facts.words).toBe('café – “now” €5');
    expect(facts.notes).toEqual([
      'The text does not say how it is written; it is shown as if in Windows-1252.',
    ]);
  });

  it('keep a lone surrogate of UTF-16 as it is', async () => {
    const facts = await factsOf(Buffer.from('\ufeffa\ud83d b', 'utf16le'), 'a.txt');
    expect(facts.words).toEqual({
      shown: 'a\ufffd b',
      rawHex: '0061d83d00200062',
      rawAs: 'utf-16be',
    });
  });

  it('keep control characters and NULs', async () => {
    const text = `${'so he said that he knows where I live. '.repeat(5)}\u001b[2J\0 end`;
    expect((await factsOf(text, 'a.txt')).words).toBe(text);
  });

  it.each([
    ['plain', 'word '.repeat(200_000)],
    ['control characters', 'a'.repeat(100) + '\u001b'.repeat(100_000) + 'b'.repeat(10_000_000)],
    ['emoji', '😀'.repeat(200_000)],
  ])('are cut to what fits into the record: %s', async (_kind, text) => {
    const facts = await factsOf(text, 'long.txt');
    const size = Buffer.byteLength(JSON.stringify(facts.words ?? ''));
    expect(size).toBeLessThanOrEqual(256 * 1024);
    expect(text.startsWith(shownText(facts.words ?? 'none'))).toBe(true);
    expect(facts.notes.join()).toContain('Only the first part');
  });

  it('are none in an empty file, which is noted', async () => {
    expect(await factsOf('', 'a.txt')).toMatchObject({
      kind: 'other',
      mediaType: null,
      notes: ['The file is empty.'],
    });
  });
});

describe('the words of an RTF document', () => {
  const rtf = (text: string) => rtfText(Buffer.from(text, 'latin1'));

  it('come without formatting, fonts, pictures and notes for programs', () => {
    const document = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}}{\colortbl;\red1\green2\blue3;}
{\*\generator Riched20;}{\info{\title secret}}\viewkind4\pard\f0\fs20 He said \b never\b0  again.\par
{\pict\pngblip 89504e470d0a}Caf\'e9 \{costs\} \'805\line end\tab x\~y}`;
    expect(rtf(document)).toBe('He said never again.\nCafé {costs} €5\nend\tx\u00a0y');
  });

  it('come with characters written as numbers, and without what stands for them elsewhere', () => {
    expect(rtf(String.raw`{\rtf1\uc1 \u1051?\u1102?\u-10179?\u-8704? ok}`)).toBe('Лю😀 ok');
    expect(rtf(String.raw`{\rtf1\uc2 \u8364\'a2\'a4x{\uc0 \u8364y}}`)).toBe('€x€y');
  });

  it('come in the code of their font', () => {
    const document = String.raw`{\rtf1\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}\f1 \'cf\'f0\'e8\f0  \'e9 \f2 \'82\'a0}`;
    expect(rtf(document)).toBe('При é あ');
  });

  it('are those of the file', async () => {
    const facts = await factsOf(String.raw`{\rtf1 He wrote \'93hello\'94}`, 'note.rtf');
    expect(facts).toMatchObject({
      kind: 'text',
      mediaType: 'application/rtf',
      words: 'He wrote “hello”',
    });
  });

  it('never fail, whatever the document holds', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '\\',
        "\\'",
        '\\u-1 ',
        '\\bin9999999999 ',
        '\\uc8 ',
        '\\*',
        '\\f1',
        '\\fcharset128',
        '\\ansicpg-1',
        '\\par',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        rtfText(Buffer.from(`{\\rtf1${pieces.join('')}`, 'latin1'));
      }),
      { numRuns: 200 },
    );
    expect(rtf('{'.repeat(200_000))).toBe('');
  });
});

describe('an e-mail', () => {
  const mail = (...lines: string[]) => lines.join('\r\n');
  const headers = [
    'Return-Path: <sam@example.org>',
    'Received: from b.example.org by mx.example.org; Wed, 31 Jan 2024 14:25:40 +0000',
    'Received: from c.example.org by b.example.org; Wed, 31 Jan 2024 14:25:33 +0000',
    'From: =?utf-8?Q?S=C3=A1m?= <sam@example.org>',
    'To: a@example.org,',
    ' b@example.org',
    'Date: Wed, 31 Jan 2024 15:25:30 +0100',
    'Subject: =?utf-8?B?SSBrbm93?=',
  ];

  it('gives its headers as they stand, its words and the sender’s date', async () => {
    const facts = await factsOf(
      mail(...headers, 'Content-Type: text/plain; charset=utf-8', '', 'I know where you live.'),
      'message.eml',
    );
    expect(facts).toMatchObject({
      kind: 'text',
      mediaType: 'message/rfc822',
      words: expect.stringMatching(/^I know where you live\.\s*$/) as unknown,
      asFound: {
        From: '=?utf-8?Q?S=C3=A1m?= <sam@example.org>',
        To: 'a@example.org, b@example.org',
        Subject: '=?utf-8?B?SSBrbm93?=',
      },
      happened: {
        utc: '2024-01-31T14:25:30Z',
        zone: 'UTC+1',
        basis: 'e-mail header “Date”, set by the sender',
        raw: 'Wed, 31 Jan 2024 15:25:30 +0100',
      },
    });
    expect(facts.times[1]).toMatchObject({
      what: 'received',
      happened: { utc: '2024-01-31T14:25:40Z' },
    });
  });

  it('is known by its headers whatever its name is', async () => {
    expect((await factsOf(mail(...headers, '', 'x'), 'message.txt')).mediaType).toBe(
      'message/rfc822',
    );
  });

  it.each([
    ['Wed, 31 Jan 24 14:25 GMT', { precision: 'minute', utc: '2024-01-31T14:25:00Z' }],
    ['31 Jan 2024 14:25:30 -0000', { utc: '2024-01-31T14:25:30Z' }],
    ['Wed, 31 Jan 2024 09:25:30 EST', { utc: '2024-01-31T14:25:30Z' }],
    ['Wed, 31 Jan 2024 14:25:30 XYZ', { precision: 'second', local: '2024-01-31T14:25:30' }],
    ['Fri, 31 Dec 9999 23:59:59 +0000', { precision: 'unknown' }],
    ['whenever', { precision: 'unknown', raw: 'whenever' }],
  ])('whose Date is “%s” is dated by it strictly', async (date, expected) => {
    const text = mail('From: a@example.org', 'To: b@example.org', `Date: ${date}`, '', 'x');
    expect((await factsOf(text, 'm.eml')).times[0]?.happened).toMatchObject(expected);
  });

  it('dated absurdly by its sender is dated by the mail server, and says so', async () => {
    const text = mail(
      'Received: by mx.example.org; Wed, 31 Jan 2024 14:25:40 +0000',
      'From: a@example.org',
      'To: b@example.org',
      'Date: Mon, 1 Jan 0001 00:00:00 +0000',
      '',
      'x',
    );
    expect((await factsOf(text, 'm.eml')).happened).toMatchObject({
      utc: '2024-01-31T14:25:40Z',
      basis: 'e-mail header “Received”, set by the mail server',
    });
  });

  it('in the form of a web page gives its words, and that is said', async () => {
    const page =
      '<html><head><style>p{}</style></head><body><p>I know</p><script>x()</script>you&rsquo;re in<br>&#128512; &amp;lt;</body></html>';
    const facts = await factsOf(mail(...headers, 'Content-Type: text/html', '', page), 'm.eml');
    expect(facts.words).toBe('I know\nyou’re in\n😀 &lt;');
    expect(facts.notes).toEqual(['The words were taken out of the e-mail’s web page form.']);
  });

  it('says how many files hang on it, and keeps a forwarded message apart', async () => {
    const text = mail(
      ...headers,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'see below',
      '--b',
      'Content-Type: message/rfc822',
      '',
      'From: other@example.org',
      '',
      'words of another',
      '--b',
      'Content-Type: image/png; name="a.png"',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '--b--',
    );
    const facts = await factsOf(text, 'm.eml');
    expect(facts.asFound?.['Files attached']).toBe('2');
    expect(facts.words).not.toContain('another');
  });
});

describe('the words of a web page', () => {
  it('never fail and never take long, whatever the page holds', () => {
    for (const piece of ['<', '<!--', '<script>', '&#', '</', '<p', 'a&']) {
      htmlWords(piece.repeat(50_000));
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (page) => {
        htmlWords(`<p>${page}`);
      }),
    );
  });
});
