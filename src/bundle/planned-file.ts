import type { ExhibitReference } from '../core/exhibit.ts';
import { sha256Of, type Sha256 } from '../core/sha256.ts';

/** One file of the bundle before it is written; `path` below the top folder. */
export interface PlannedFile {
  readonly path: string;
  /** Null for a copy that is made when it is written. */
  readonly sizeBytes: number | null;
  /** What the bytes must hash to; null for a copy. */
  readonly sha256: Sha256 | null;
  /** A fresh stream of the bytes; null when a copy cannot be made after all. */
  open(): Promise<AsyncIterable<Uint8Array> | null>;
  readonly reference?: ExhibitReference;
  /** Damaged in the record, and put in on the person's word as far as it can be read. */
  readonly damaged?: true;
}

/** A file whose text is known. */
export function textFile(path: string, text: string): PlannedFile {
  const bytes = Buffer.from(text, 'utf8');
  return {
    path,
    sizeBytes: bytes.byteLength,
    sha256: sha256Of(bytes),
    open: () => Promise.resolve(inOnePiece(bytes)),
  };
}

/** A text for people: with the line ends that every Windows program understands. */
export function pageFile(path: string, lines: readonly string[]): PlannedFile {
  return textFile(path, lines.map((line) => line + '\r\n').join(''));
}

/** Bytes as a stream of one piece. */
export async function* inOnePiece(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  if (bytes.byteLength > 0) yield await Promise.resolve(bytes);
}
