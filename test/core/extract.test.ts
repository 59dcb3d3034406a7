import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call, Message } from '../../src/core/communication.ts';
import {
  decodeExtractHeader,
  decodeExtractRow,
  encodeExtractHeader,
  encodeExtractRow,
  equalityKey,
  type ExtractHeader,
} from '../../src/core/extract.ts';
import { identifier } from '../../src/core/identifier.ts';
import { sha256Of } from '../../src/core/sha256.ts';
import { recordText } from '../../src/core/text.ts';

const sam = identifier('+447700900123');
const robin = identifier('07700 900456');

const message: Message = {
  kind: 'message',
  means: 'SMS',
  direction: 'in',
  happened: { precision: 'second', utc: '2026-01-31T14:25:30Z', basis: 'device record', raw: '1' },
  sender: sam,
  recipients: [],
  place: 'sms 1',
  text: 'words',
  attachments: [],
  markers: [],
};

const call: Call = {
  kind: 'call',
  means: 'telephone',
  direction: 'in',
  happened: message.happened,
  sender: sam,
  recipients: [],
  place: 'call 1',
  outcome: 'missed',
  durationSeconds: 0,
  numberWithheld: false,
  markers: [],
};

const picture = { name: 'a.png', mediaType: 'image/png', sha256: sha256Of('a'), sizeBytes: 1 };

describe('an extract', () => {
  it('gives its header and rows back', () => {
    const header: ExtractHeader = {
      extract: 1,
      importer: 'android-sms-backup',
      importerVersion: 3,
      sourceSha256: sha256Of('source'),
      choices: { zone: 'Europe/London' },
      conversation: { key: 'sms x', kind: 'messages', means: 'SMS', others: [sam], group: false },
    };
    expect(decodeExtractHeader(encodeExtractHeader(header))).toEqual(header);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const row = { ...message, text: recordText(text) };
        const line = encodeExtractRow(row);
        expect(line).not.toContain('\n');
        expect(decodeExtractRow(line)).toEqual(row);
      }),
    );
    expect(decodeExtractRow(encodeExtractRow(call))).toEqual(call);
  });

  it.each(['null', '{}', '{"extract":2}', '[]', '"extract"', 'x'])(
    'is not what begins with %s',
    (line) => {
      expect(() => decodeExtractHeader(line)).toThrow(SyntaxError);
      expect(() => decodeExtractRow(line)).toThrow(SyntaxError);
    },
  );
});

describe('what makes two rows of two sources the same event', () => {
  const key = equalityKey(message, false);

  it.each<[string, Partial<Message>]>([
    ['where it stands in the source', { place: 'sms 99' }],
    ['names', { sender: { ...sam, name: 'Sam' } }],
    ['how the number is written', { sender: identifier('07700 900123') }],
    ['by which of its ways it came', { means: 'RCS' }],
    ['what is noted of it', { markers: ['read'], asFound: { read: '1' } }],
    ['other times', { otherTimes: [{ what: 'sent', happened: { precision: 'unknown' } }] }],
    [
      'where its time was found',
      { happened: { ...message.happened, basis: 'other', raw: '2', zone: 'Europe/Paris' } },
    ],
  ])('is not %s', (_, change) => {
    expect(equalityKey({ ...message, ...change }, false)).toBe(key);
  });

  it.each<[string, Partial<Message>]>([
    ['another direction', { direction: 'out' }],
    ['another sender', { sender: robin }],
    ['another time', { happened: { ...message.happened, utc: '2026-01-31T14:25:31Z' } }],
    ['other words', { text: 'words ' }],
    ['no words instead of empty ones', { text: null }],
    ['a file', { attachments: [picture] }],
    ['ill-formed text that looks alike', { text: recordText('words\ud800') }],
  ])('is broken by %s', (_, change) => {
    expect(equalityKey({ ...message, ...change }, false)).not.toBe(key);
  });

  it('counts files by their bytes, in order, and never by name', () => {
    const other = { ...picture, sha256: sha256Of('b') };
    const with2 = (first: typeof picture, second: typeof picture): string =>
      equalityKey({ ...message, attachments: [first, second] }, false);
    expect(with2(picture, other)).not.toBe(with2(other, picture));
    expect(with2({ ...picture, name: 'z' }, other)).toBe(with2(picture, other));
    expect(with2({ ...picture, sha256: sha256Of('c') }, other)).not.toBe(with2(picture, other));
  });

  it('takes the recipients of what was sent, in any order, and of a group only the sender', () => {
    const sent: Message = { ...message, direction: 'out', sender: null, recipients: [sam, robin] };
    const turned: Message = { ...sent, recipients: [robin, sam] };
    expect(equalityKey(sent, false)).toBe(equalityKey(turned, false));
    expect(equalityKey({ ...sent, recipients: [sam] }, true)).toBe(equalityKey(sent, true));
    expect(equalityKey({ ...sent, recipients: [sam] }, false)).not.toBe(equalityKey(sent, false));
    expect(equalityKey(sent, true)).not.toBe(equalityKey(sent, false));
  });

  it('tells calls by how long they were and how they ended', () => {
    const missed = equalityKey(call, false);
    expect(equalityKey({ ...call, durationSeconds: 1 }, false)).not.toBe(missed);
    expect(equalityKey({ ...call, outcome: 'answered' }, false)).not.toBe(missed);
    expect(equalityKey({ ...call, place: 'call 2', numberWithheld: true }, false)).toBe(missed);
  });

  it('is 32 hexadecimal digits', () => {
    expect(key).toMatch(/^[0-9a-f]{32}$/);
  });
});
