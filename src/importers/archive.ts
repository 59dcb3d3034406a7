import { open, type FileHandle } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { fromFd, type Entry, type ZipFile } from 'yauzl';
import { UserError } from '../core/errors.ts';
import type { RecordedText } from '../core/text.ts';
import { entryName } from './archive-name.ts';
import { EntryChecks, type ArchiveLimits, type RawEntry } from './archive-checks.ts';

/** One file inside a zip archive that can be read. */
export interface ArchiveEntry {
  /** Its place in the archive's own list, from 1. */
  readonly number: number;
  /** `entry 12`: never its name, which may name a person. */
  readonly where: string;
  /** Path inside the archive, with `/`. */
  readonly path: RecordedText;
  /** As the archive states it; checked as the bytes pass. */
  readonly sizeBytes: number;
  /**
   * The bytes, unpacked, from the beginning. Throws EntryUnreadable at the first sign that they are
   * not what the archive states: more or fewer than declared, another checksum, or not unpackable.
   * What was handed out before is then not to be used.
   */
  open(): AsyncIterable<Uint8Array>;
}

/** What an archive holds. */
export interface Archive {
  /** In the order of the archive's list. Folders are left out. */
  readonly entries: readonly ArchiveEntry[];
  /** Entries that are not handed out, each with the reason in plain words. */
  readonly refused: readonly { readonly where: string; readonly why: string }[];
  close(): Promise<void>;
}

/** One entry that could not be read to its end; `why` is a plain half-sentence. */
export class EntryUnreadable extends UserError {
  readonly why: string;

  constructor(where: string, why: string, cause?: unknown) {
    super(`A file inside the archive could not be read (${where}): ${why}.`, { cause });
    this.name = 'EntryUnreadable';
    this.why = why;
  }
}

/**
 * Opens a zip archive and checks its list of files. Returns null when the file is no zip archive, or
 * one that was cut short before its list. Nothing is unpacked; the caller closes it.
 */
export async function openArchive(
  path: string | Buffer,
  limits?: Partial<ArchiveLimits>,
): Promise<Archive | null> {
  const file = await open(path, 'r');
  try {
    const zip = await zipIn(file);
    if (zip === null) {
      await file.close();
      return null;
    }
    return await listArchive(file, zip, limits);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function zipIn(file: FileHandle): Promise<ZipFile | null> {
  const start = Buffer.alloc(4);
  const { bytesRead } = await file.read(start, 0, 4, 0);
  if (bytesRead < 4 || start.toString('latin1', 0, 2) !== 'PK') return null;
  return await new Promise((resolve) => {
    // yauzl's own checks of names and sizes end the whole listing; ours are made entry by entry.
    const options = {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    };
    fromFd(file.fd, options, (error, zip) => {
      resolve(error === null ? zip : null);
    });
  });
}

async function listArchive(
  file: FileHandle,
  zip: ZipFile,
  limits?: Partial<ArchiveLimits>,
): Promise<Archive> {
  const checks = new EntryChecks((await file.stat()).size, limits);
  const brokenAfter = await eachEntry(zip, (entry, number) => {
    checks.add(rawEntry(entry, number));
  });
  if (brokenAfter !== null) {
    checks.refuse(brokenAfter + 1, 'the archive’s list of files is damaged from here on');
  }
  const { accepted, refused } = checks.result();
  return {
    entries: accepted.map((entry) => ({
      number: entry.number,
      where: `entry ${entry.number}`,
      path: entry.path,
      sizeBytes: entry.sizeBytes,
      open: () => entryBytes(file, entry),
    })),
    refused,
    // Not zip.close(): that would close the descriptor behind the handle's back.
    close: () => file.close(),
  };
}

/** Goes through the list; returns null, or after which entry it could not be read further. */
async function eachEntry(
  zip: ZipFile,
  visit: (entry: Entry, number: number) => void,
): Promise<number | null> {
  return await new Promise((resolve) => {
    let number = 0;
    zip.on('entry', (entry: Entry) => {
      number += 1;
      visit(entry, number);
      zip.readEntry();
    });
    zip.on('end', () => {
      resolve(null);
    });
    zip.on('error', () => {
      resolve(number);
    });
    zip.readEntry();
  });
}

function rawEntry(entry: Entry, number: number): RawEntry {
  return {
    number,
    path: entryName({
      nameBytes: entry.fileNameRaw,
      generalPurposeBitFlag: entry.generalPurposeBitFlag,
      extraFields: entry.extraFields,
    }),
    sizeBytes: entry.uncompressedSize,
    packedBytes: entry.compressedSize,
    method: entry.compressionMethod,
    encrypted: (entry.generalPurposeBitFlag & 0x41) !== 0,
    madeBy: entry.versionMadeBy >>> 8,
    attributes: entry.externalFileAttributes,
    crc32: entry.crc32,
    headerOffset: entry.relativeOffsetOfLocalHeader,
  };
}

async function* entryBytes(file: FileHandle, entry: RawEntry): AsyncGenerator<Uint8Array> {
  const where = `entry ${entry.number}`;
  let sum = 0;
  let sizeBytes = 0;
  for await (const piece of unpacked(file, entry, where)) {
    sizeBytes += piece.byteLength;
    if (sizeBytes > entry.sizeBytes) {
      throw new EntryUnreadable(where, 'it unpacks to more than the archive states');
    }
    sum = crc32(piece, sum);
    yield piece;
  }
  if (sizeBytes < entry.sizeBytes) {
    throw new EntryUnreadable(where, 'it ends before the size that the archive states');
  }
  if (sum !== entry.crc32) {
    throw new EntryUnreadable(where, 'its bytes do not match the checksum in the archive');
  }
}

async function* unpacked(
  file: FileHandle,
  entry: RawEntry,
  where: string,
): AsyncGenerator<Uint8Array> {
  const packed = packedBytes(file, entry, await dataStart(file, entry, where));
  if (entry.method === 0) {
    yield* packed;
    return;
  }
  // The callback is there because a pipeline needs one: errors arrive where the stream is read.
  const inflated = pipeline(
    Readable.from(packed),
    createInflateRaw({ chunkSize: pieceBytes }),
    () => undefined,
  );
  try {
    for await (const piece of inflated) yield piece as Buffer;
  } catch (error) {
    throw new EntryUnreadable(where, 'its packed bytes are damaged or cut short', error);
  }
}

const pieceBytes = 256 * 1024;

/*
 * By positions, not by a read stream: that would close the archive's descriptor when it is left
 * early, whatever its options say.
 */
async function* packedBytes(
  file: FileHandle,
  entry: RawEntry,
  start: number,
): AsyncGenerator<Buffer> {
  const end = start + entry.packedBytes;
  for (let at = start; at < end;) {
    const buffer = Buffer.allocUnsafe(Math.min(pieceBytes, end - at));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

/** Where an entry's bytes begin: behind its own header (APPNOTE 4.3.7). */
async function dataStart(file: FileHandle, entry: RawEntry, where: string): Promise<number> {
  const header = Buffer.alloc(30);
  const { bytesRead } = await file.read(header, 0, 30, entry.headerOffset);
  if (bytesRead < 30 || header.readUInt32LE(0) !== 0x04034b50) {
    throw new EntryUnreadable(where, 'its bytes are not where the archive says they are');
  }
  return entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}
