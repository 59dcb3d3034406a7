import { shownText, visible, visibleLine, type RecordedText } from '../core/text.ts';

/**
 * Words that a person or a source gave, safe to print: `visible` was applied, nothing else changed.
 * Renderers set them apart from our own words and keep their direction to themselves (`<bdi>`).
 */
export interface Quoted {
  readonly quoted: string;
}

/** Our own words, or quoted ones. */
export type Words = string | Quoted;

/** One thing under its label. */
export interface Fact {
  readonly label: string;
  readonly value: Words;
}

/** Quoted words with their lines and tabs kept. */
export function quote(text: RecordedText): Quoted {
  return { quoted: visible(text) };
}

/** Quoted words on one line: names, numbers, file names. */
export function quoteLine(text: RecordedText): Quoted {
  return { quoted: visibleLine(text) };
}

/** Quoted words as they are, ours with nothing added; for cells and searches. */
export function plain(words: Words): string {
  return typeof words === 'string' ? words : words.quoted;
}

/**
 * What to say of text that could not be shown as it is; null when it could. The bytes themselves are
 * in the extract or the journal.
 */
export function cannotBeShown(text: RecordedText): string | null {
  if (typeof text === 'string' || shownText(text) === '') return null;
  const kind = text.rawAs === 'bytes' ? 'bytes' : 'UTF-16 code units';
  return `some characters are not well-formed text; U+FFFD stands for them here, and the record keeps the exact ${kind}`;
}

/** `1,234`. */
export function countInWords(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 message`, `1,234 messages`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${countInWords(count)} ${count === 1 ? one : many}`;
}

/** `1,234 bytes`, with a rounded form beside it from 10,000 bytes on: `2,345,678 bytes (2.3 MB)`. */
export function sizeInWords(sizeBytes: number): string {
  const exact = counted(sizeBytes, 'byte');
  if (sizeBytes < 10_000) return exact;
  const units = ['kB', 'MB', 'GB', 'TB'] as const;
  const step = Math.min(Math.floor(Math.log10(sizeBytes) / 3), units.length);
  const rounded = (sizeBytes / 1000 ** step).toFixed(sizeBytes / 1000 ** step < 10 ? 1 : 0);
  return `${exact} (${rounded} ${units[step - 1] ?? 'kB'})`;
}

/** `2 minutes 5 seconds`; `0 seconds`. */
export function durationInWords(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = seconds % 60;
  const pieces = [
    ...(hours > 0 ? [counted(hours, 'hour')] : []),
    ...(minutes > 0 ? [counted(minutes, 'minute')] : []),
    ...(rest > 0 || seconds === 0 ? [counted(rest, 'second')] : []),
  ];
  return pieces.join(' ');
}
