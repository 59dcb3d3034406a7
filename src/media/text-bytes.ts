import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { recordText, type RecordedText } from '../core/text.ts';

/** Text as read from bytes, and what had to be decided to read it. */
export interface ReadText {
  readonly text: RecordedText;
  readonly note?: string;
}

const sampleBytes = 8192;

/** Whether bytes are text: by a byte order mark, or by holding next to no control characters. */
export function isText(bytes: Buffer): boolean {
  if (byteOrderMark(bytes) !== null) return true;
  const sample = bytes.subarray(0, sampleBytes);
  let controls = 0;
  for (const byte of sample) if (isControl(byte)) controls += 1;
  return controls * 50 <= sample.byteLength && (isMostlyUtf8(sample) || hasWords(sample));
}

/** Reads text in UTF-8 or, by its mark, UTF-16; what is neither is read as Windows-1252, and that is said. */
export function readText(bytes: Buffer): ReadText {
  const mark = byteOrderMark(bytes);
  if (mark === 'utf-16le') return { text: recordText(bytes.toString('utf16le', 2)) };
  if (mark === 'utf-16be') return { text: recordText(bigEndian(bytes.subarray(2))) };
  const content = mark === 'utf-8' ? bytes.subarray(3) : bytes;
  if (isMostlyUtf8(content)) return { text: recordText(content.toString('utf8')) };
  return {
    text: recordText(iconv.decode(content, 'windows-1252')),
    note: 'The text does not say how it is written; it is shown as if in Windows-1252.',
  };
}

/** Whether text begins with the header lines of an e-mail. */
export function looksLikeMail(bytes: Buffer): boolean {
  const lines = bytes.toString('latin1', 0, sampleBytes).split(/\r?\n/, 60);
  const names = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (line === '') break;
    if (/^[ \t]/.test(line) || (index === 0 && line.startsWith('From '))) continue;
    const name = /^([A-Za-z][A-Za-z0-9-]{1,60}):/.exec(line)?.[1];
    if (name === undefined) return false;
    names.add(name.toLowerCase());
  }
  const telling = ['from', 'to', 'date', 'subject', 'message-id', 'received', 'mime-version'];
  return names.has('from') && telling.filter((name) => names.has(name)).length >= 3;
}

type Mark = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The mark that says how text is written, or null. */
export function byteOrderMark(bytes: Buffer): Mark | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function bigEndian(bytes: Buffer): string {
  const even = Buffer.from(bytes.subarray(0, bytes.byteLength - (bytes.byteLength % 2)));
  return even.swap16().toString('utf16le');
}

/** Below a space, without tab, line ends, form feed, backspace and escape, which texts do hold. */
function isControl(byte: number): boolean {
  if (byte >= 0x20) return byte === 0x7f;
  return !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b;
}

/** UTF-8, but for a last character that the cut of the sample may have split. */
function isMostlyUtf8(bytes: Buffer): boolean {
  for (let cut = 0; cut < 4 && cut <= bytes.byteLength; cut += 1) {
    if (isUtf8(bytes.subarray(0, bytes.byteLength - cut))) return true;
  }
  return false;
}

/** Text in an 8-bit code: mostly letters, spaces and marks of ASCII. */
function hasWords(bytes: Buffer): boolean {
  let plain = 0;
  for (const byte of bytes) if (byte < 0x80) plain += 1;
  return plain * 10 >= bytes.byteLength * 6;
}
