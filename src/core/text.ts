import { isUtf8 } from 'node:buffer';

/**
 * Text that no well-formed string can hold: what can be shown of it, and its own bytes. `rawAs` says
 * whether `rawHex` are the source's bytes (a file name that is not UTF-8) or UTF-16BE code units
 * (text with a lone surrogate from UTF-16 or from XML references).
 */
export interface IllFormedText {
  readonly shown: string;
  readonly rawHex: string;
  readonly rawAs: 'bytes' | 'utf-16be';
}

/** Text as it is recorded: never normalised, never repaired. */
export type RecordedText = string | IllFormedText;

/** Records a string that may hold lone surrogates (each shown as U+FFFD). */
export function recordText(text: string): RecordedText {
  if (text.isWellFormed()) return text;
  return { shown: text.toWellFormed(), rawHex: utf16beHex(text), rawAs: 'utf-16be' };
}

/** Records bytes that are meant to be UTF-8 and may not be (each bad byte shown as U+FFFD). */
export function recordBytes(bytes: Uint8Array): RecordedText {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shown = view.toString('utf8');
  return isUtf8(view) ? shown : { shown, rawHex: view.toString('hex'), rawAs: 'bytes' };
}

/** The part of a recorded text that can be shown. It may still hold control characters. */
export function shownText(text: RecordedText): string {
  return typeof text === 'string' ? text : text.shown;
}

/** A recorded text of which the shown form is the given one; for text that lost something in `shown`. */
export function illFormed(shown: string, utf16: string): IllFormedText {
  return { shown: shown.toWellFormed(), rawHex: utf16beHex(utf16), rawAs: 'utf-16be' };
}

function utf16beHex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

/*
 * C0 and C1 controls and DEL drive a terminal; the bidirectional overrides, embeddings and isolates
 * can make text read as something else; U+2028/2029 break lines where none is expected.
 */
const unsafe =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\u{e0001}\u{e0020}-\u{e007f}]/gu;

const carriageReturns = /\r\n/g;

/*
 * Emoji flags of England, Scotland and Wales are tag sequences; they are the one good use of tag
 * characters, and harmless.
 */
const flagOfTags = /\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f}/gu;

/**
 * Text that is safe to print: every character that could drive a terminal or change the direction
 * of what stands around it is written as `[U+001B]`. Line feeds and tabs stay; CR LF becomes LF.
 * Lone surrogates become U+FFFD.
 */
export function visible(text: RecordedText): string {
  const shown = shownText(text).toWellFormed().replace(carriageReturns, '\n');
  const flags = [...shown.matchAll(flagOfTags)];
  if (flags.length === 0) return shown.replace(unsafe, codePoint);
  let result = '';
  let from = 0;
  for (const flag of flags) {
    result += shown.slice(from, flag.index).replace(unsafe, codePoint) + flag[0];
    from = flag.index + flag[0].length;
  }
  return result + shown.slice(from).replace(unsafe, codePoint);
}

/** `visible` on one line: line feeds become ` ⏎ `, tabs a space. */
export function visibleLine(text: RecordedText): string {
  return visible(text).replace(/\n/g, ' ⏎ ').replace(/\t/g, ' ');
}

/** `U+1F600` written as `[U+1F600]`. */
export function codePoint(character: string): string {
  const value = character.codePointAt(0) ?? 0;
  return `[U+${value.toString(16).toUpperCase().padStart(4, '0')}]`;
}
