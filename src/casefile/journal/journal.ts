import { open, type FileHandle } from 'node:fs/promises';
import type { Head } from '../../core/case-record.ts';
import { checkLine, type JournalEntry, type LineFault } from '../../core/journal-entry.ts';
import { sha256Of, type Sha256 } from '../../core/sha256.ts';

/** One line of the journal file, terminated or, as the last one, not. */
export interface JournalLine {
  /** Without the LF. Cut at 2 MiB: a longer line is not an entry anyway. */
  readonly bytes: Buffer;
  /** Where it begins in the file. */
  readonly offset: number;
  /** Its length in the file, with the LF where there is one. */
  readonly lengthBytes: number;
  readonly terminated: boolean;
}

const longestKept = 2 * 1024 * 1024;
const largestPiece = 1024 * 1024;
const smallestPiece = 16 * 1024;

/** Reads lines from `offset` on. The file is only read. */
export async function* journalLines(path: string, offset = 0): AsyncGenerator<JournalLine> {
  const file = await open(path, 'r');
  try {
    yield* linesOf(file, offset);
  } finally {
    await file.close();
  }
}

async function* linesOf(file: FileHandle, from: number): AsyncGenerator<JournalLine> {
  const left = (await file.stat()).size - from + 1;
  const pieceBytes = Math.min(largestPiece, Math.max(smallestPiece, left));
  const piece = Buffer.allocUnsafe(pieceBytes);
  let kept: Buffer[] = [];
  let keptBytes = 0;
  let lineLength = 0;
  let position = from;
  let lineStart = from;
  const keep = (bytes: Buffer): void => {
    lineLength += bytes.byteLength;
    const wanted = bytes.subarray(0, Math.max(0, longestKept - keptBytes));
    if (wanted.byteLength > 0) kept.push(Buffer.from(wanted));
    keptBytes += wanted.byteLength;
  };
  for (;;) {
    const { bytesRead } = await file.read(piece, 0, pieceBytes, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    let start = 0;
    for (;;) {
      const end = piece.subarray(0, bytesRead).indexOf(0x0a, start);
      if (end === -1) break;
      keep(piece.subarray(start, end));
      yield line(kept, lineStart, lineLength + 1, true);
      lineStart += lineLength + 1;
      [kept, keptBytes, lineLength, start] = [[], 0, 0, end + 1];
    }
    keep(piece.subarray(start, bytesRead));
  }
  if (lineLength > 0) yield line(kept, lineStart, lineLength, false);
}

function line(
  kept: Buffer[],
  offset: number,
  lengthBytes: number,
  terminated: boolean,
): JournalLine {
  return { bytes: Buffer.concat(kept), offset, lengthBytes, terminated };
}

/** Where the walk along the chain stands: the number and hash of the last entry, and the next offset. */
export interface ChainPosition {
  readonly seq: number;
  readonly hash: Sha256;
  readonly offset: number;
}

/** The head of the record up to a position. */
export function headAt({ seq, hash }: ChainPosition): Head {
  return { seq, hash };
}

/** The position before entry 1: the first `prev` is the SHA-256 of case.json. */
export function chainStart(caseText: string): ChainPosition {
  return { seq: 0, hash: sha256Of(caseText), offset: 0 };
}

/** What the walk meets. `tail` are the bytes after the last LF, if any; it comes last. */
export type ChainStep =
  | {
      readonly is: 'entry';
      readonly entry: JournalEntry;
      readonly faults: readonly LineFault[];
      readonly offset: number;
      readonly lengthBytes: number;
    }
  | {
      readonly is: 'unreadable';
      readonly seq: number;
      readonly faults: readonly LineFault[];
      readonly offset: number;
      readonly lengthBytes: number;
    }
  | {
      readonly is: 'tail';
      readonly offset: number;
      readonly lengthBytes: number;
    };

/**
 * Walks the chain from a position known to hold. After a line whose number or hash is not what was
 * expected the walk goes on from what the line says of itself, so that what follows is judged by it.
 */
export async function* walkChain(path: string, from: ChainPosition): AsyncGenerator<ChainStep> {
  let { seq, hash } = from;
  for await (const found of journalLines(path, from.offset)) {
    const { offset, lengthBytes } = found;
    if (!found.terminated) {
      yield { is: 'tail', offset, lengthBytes };
      return;
    }
    const { entry, faults } = checkLine(found.bytes, seq + 1, hash);
    seq = entry?.seq ?? seq + 1;
    if (entry === null) {
      yield { is: 'unreadable', seq, faults, offset, lengthBytes };
      continue;
    }
    hash = entry.hash;
    yield { is: 'entry', entry, faults, offset, lengthBytes };
  }
}
