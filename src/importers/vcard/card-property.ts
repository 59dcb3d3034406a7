import iconv from 'iconv-lite';
import { recordBytes, recordText, type RecordedText } from '../../core/text.ts';
import type { CardLine } from './card-lines.ts';

/** One line of a card, taken apart. */
export interface CardProperty {
  /** In capitals: `FN`, `TEL`. */
  readonly name: string;
  /** `item1`, which ties a label to what it is the label of; empty for none. */
  readonly group: string;
  /** In capitals, with their values as found; one that stands bare is a `TYPE` or an `ENCODING`. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** Not decoded, each byte as one character. */
  readonly value: string;
  /** Whether the value is longer than what is kept of it. */
  readonly cut: boolean;
}

/** Null for a line that is no property: it has no colon, or no name before it. */
export function cardProperty({ text, cut }: CardLine): CardProperty | null {
  const colon = colonOf(text);
  if (colon === -1) return null;
  const [first = '', ...rest] = splitOutsideQuotes(text.slice(0, colon), ';');
  const [, group = '', name] = /^\s*(?:([\w-]+)\.)?([\w-]+)\s*$/.exec(first) ?? [];
  if (name === undefined) return null;
  return {
    name: name.toUpperCase(),
    group: group.toLowerCase(),
    parameters: parametersOf(rest),
    value: text.slice(colon + 1),
    cut,
  };
}

/** The names of a line are shorter; a line that has no colon so far is none of a card's. */
const longestNames = 4096;

/** The colon that ends the names: the first that stands outside of quotes, else the first. */
function colonOf(text: string): number {
  const start = text.slice(0, longestNames);
  const [before = ''] = /^(?:[^":]|"[^"]*")*/.exec(start) ?? [];
  return start[before.length] === ':' ? before.length : start.indexOf(':');
}

function splitOutsideQuotes(text: string, separator: ';' | ','): string[] {
  const parts: string[] = [];
  let part = '';
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return [...parts, part];
}

const encodings = /^(?:quoted-printable|base64|b|8bit|7bit)$/i;

function parametersOf(written: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const parameters = new Map<string, string[]>();
  for (const parameter of written) {
    const [, stated, after] = /^\s*([\w-]+)\s*=(.*)$/s.exec(parameter) ?? [];
    const value = (after ?? parameter).trim();
    if (value === '') continue;
    const name = stated?.toUpperCase() ?? (encodings.test(value) ? 'ENCODING' : 'TYPE');
    const before = parameters.get(name) ?? [];
    parameters.set(name, [...before, ...splitOutsideQuotes(value, ',').map((one) => one.trim())]);
  }
  return parameters;
}

/** Whether the value is written as bytes of a picture, sound or key, over lines of its own. */
export function isBase64(property: CardProperty): boolean {
  return /^(?:base64|b)$/i.test(encodingOf(property));
}

function encodingOf({ parameters }: CardProperty): string {
  return parameters.get('ENCODING')?.[0] ?? '';
}

/** The value as text: quoted-printable and the stated character set undone, escapes still in it. */
export function textOf(property: CardProperty): RecordedText {
  const bytes = /^quoted-printable$/i.test(encodingOf(property))
    ? quotedPrintable(property.value)
    : isBase64(property)
      ? Buffer.from(property.value.replace(/\s/g, ''), 'base64')
      : Buffer.from(property.value, 'latin1');
  const charset = property.parameters.get('CHARSET')?.[0] ?? '';
  if (charset === '' || /^utf-?8$/i.test(charset) || !iconv.encodingExists(charset))
    return recordBytes(bytes);
  const decoded = iconv.decode(bytes, charset);
  // What its stated character set cannot hold is kept as bytes.
  return decoded.includes('\ufffd') ? recordBytes(bytes) : recordText(decoded);
}

/** RFC 2045 §6.7; an `=` that begins no pair of hex digits stands for itself. */
function quotedPrintable(value: string): Buffer {
  const decoded = value.replace(/=([0-9A-Fa-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return Buffer.from(decoded, 'latin1');
}

/** `a\;b;c` into `a;b` and `c`, with all escapes undone. */
export function componentsOf(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(/\\.|;/gs)) {
    if (found !== ';') continue;
    parts.push(unescaped(text.slice(from, index)));
    from = index + 1;
  }
  return [...parts, unescaped(text.slice(from))];
}

/** Line feeds, commas, semicolons and backslashes are written with a backslash before them. */
export function unescaped(text: string): string {
  return text.replace(/\\([nN,;:\\])/g, (_, escaped: string) =>
    escaped.toLowerCase() === 'n' ? '\n' : escaped,
  );
}
