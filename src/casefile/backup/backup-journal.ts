import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemErrorCode } from '../../core/errors.ts';
import { checkLine } from '../../core/journal-entry.ts';
import { sha256Of, type Sha256 } from '../../core/sha256.ts';
import type { Environment } from '../casefile.ts';
import { notAsWritten } from './copied-file.ts';
import { tolerant } from '../disk-errors.ts';
import { journalLines } from '../journal/journal.ts';
import { names } from '../layout.ts';
import { writeFully } from '../objects/objects.ts';
import { makeIfMissing } from '../subfolders.ts';
import { copyTailAside } from '../journal/tail.ts';

/** How the journal of a copy stands to the first `end` bytes of the journal it is a copy of. */
export type CopyState =
  /** It is the beginning of it: `from` bytes. */
  | { readonly is: 'beginning'; readonly from: number }
  /** From `from` on, where a line begins, it holds bytes that are no entry of any record. */
  | { readonly is: 'torn'; readonly from: number }
  /** It holds an entry that the other does not have; they part at entry `entry`. */
  | { readonly is: 'forked'; readonly entry: number };

const pieceBytes = 1024 * 1024;

/**
 * Compares byte for byte. Only a line that is an entry by its own hash, and that the case file does not
 * hold, makes a fork: bytes that a power cut left, or that rotted, are nobody's words.
 */
export async function compareCopy(journal: string, copy: string, end: number): Promise<CopyState> {
  const sizeBytes = await sizeOrZero(copy);
  if (sizeBytes === 0) return { is: 'beginning', from: 0 };
  const common = await commonBeginning(journal, copy, Math.min(end, sizeBytes));
  if (common.bytes === sizeBytes) return { is: 'beginning', from: sizeBytes };
  return (await holdsUnknownEntry(journal, end, copy, common.lineStart))
    ? { is: 'forked', entry: common.lines + 1 }
    : { is: 'torn', from: common.lineStart };
}

/**
 * Brings the copy in `folder` up to the first `end` bytes of `journal`. Torn bytes are copied to the
 * folder's `set-aside/` before they are cut off. Flushes.
 */
export async function finishCopy(
  environment: Environment,
  folder: string,
  journal: string,
  state: Exclude<CopyState, { is: 'forked' }>,
  end: number,
): Promise<void> {
  const copy = join(folder, names.journal);
  if (state.is === 'torn') {
    await makeIfMissing(environment, join(folder, names.setAside));
    await copyTailAside(folder, environment, state.from);
  }
  const file = await openOrCreate(environment, copy);
  try {
    if (state.is === 'torn') await environment.disk.truncate(file, state.from);
    await append(environment, file, journal, state.from, end);
    await environment.disk.flush(file);
  } finally {
    await file.close();
  }
  await tolerant(() => environment.disk.flushFolder(dirname(copy)));
}

/** Reads the copy back. Throws UserError when it is not `end` bytes with that hash. */
export async function checkCopy(copy: string, end: number, expected: Sha256): Promise<void> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(copy, { highWaterMark: pieceBytes }))
    hash.update(piece as Buffer);
  if (hash.digest('hex') !== expected || (await stat(copy)).size !== end) throw notAsWritten();
}

async function append(
  environment: Environment,
  file: FileHandle,
  journal: string,
  from: number,
  end: number,
): Promise<void> {
  if (from >= end) return;
  let position = from;
  for await (const piece of createReadStream(journal, {
    start: from,
    end: end - 1,
    highWaterMark: pieceBytes,
  })) {
    await writeFully(environment, file, piece as Buffer, position);
    position += (piece as Buffer).byteLength;
  }
}

async function openOrCreate({ disk }: Environment, path: string): Promise<FileHandle> {
  try {
    return await disk.openForAppend(path);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
    return disk.createFile(path, 0o600);
  }
}

interface Common {
  readonly bytes: number;
  /** Whole lines in the part that is the same. */
  readonly lines: number;
  /** Where the line begins in which the two part. */
  readonly lineStart: number;
}

async function commonBeginning(journal: string, copy: string, most: number): Promise<Common> {
  const [one, other] = [await open(journal, 'r'), await open(copy, 'r')];
  try {
    let [bytes, lines, lineStart] = [0, 0, 0];
    while (bytes < most) {
      const length = Math.min(pieceBytes, most - bytes);
      const [a, b] = [await readAt(one, bytes, length), await readAt(other, bytes, length)];
      const same = sameBytes(a, b);
      for (let end = a.indexOf(0x0a); end !== -1 && end < same; end = a.indexOf(0x0a, end + 1)) {
        lines += 1;
        lineStart = bytes + end + 1;
      }
      bytes += same;
      if (same < length) break;
    }
    return { bytes, lines, lineStart };
  } finally {
    await one.close();
    await other.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const piece = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(piece, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return piece.subarray(0, done);
}

function sameBytes(a: Buffer, b: Buffer): number {
  const length = Math.min(a.byteLength, b.byteLength);
  if (a.subarray(0, length).equals(b.subarray(0, length))) return length;
  let same = 0;
  while (a[same] === b[same]) same += 1;
  return same;
}

async function holdsUnknownEntry(
  journal: string,
  end: number,
  copy: string,
  from: number,
): Promise<boolean> {
  const known = new Set<Sha256 | null>([null]);
  for await (const { bytes, offset } of journalLines(journal)) {
    if (offset >= end) break;
    known.add(ownHash(bytes));
  }
  for await (const { bytes } of journalLines(copy, from))
    if (!known.has(ownHash(bytes))) return true;
  return false;
}

/* Null for what is no entry. Its number and what it follows are not asked: a lost line may stand anywhere. */
function ownHash(line: Buffer): Sha256 | null {
  const { entry, faults } = checkLine(line, 0, sha256Of(''));
  return entry === null || faults.some(({ kind }) => kind === 'hash-differs') ? null : entry.hash;
}

async function sizeOrZero(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}
