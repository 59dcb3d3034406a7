import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { Finding } from '../core/finding.ts';
import { visibleLine } from '../core/text.ts';
import { BagReadFault, damage, unsafePath, type BagFile, type OpenBag } from './open-bag.ts';
import { layoutFindings } from './zip-layout.ts';

/** An entry that unpacks to more than this, and to this many times its size, is not unpacked. */
const bomb = { bytes: 1024 ** 3, ratio: 500 };

/** The list of a zip is held in memory; no bundle's is near this. */
const mostEntries = 1_000_000;

const encryptedFlag = 1;
const linkMode = 0o120000;
const typeOfMode = 0o170000;

/**
 * Opens a zip for checking. Everything that makes a zip dangerous, or makes two programs see two
 * different things in it, is a finding. Only entries that can be read safely are in `files`. Nothing
 * is unpacked to the disk.
 */
export async function openZip(path: string): Promise<OpenBag> {
  const findings: Finding[] = [];
  const zip = await openPromise(path, {
    autoClose: false,
    decodeStrings: false,
    validateEntrySizes: false,
  }).catch((error: unknown) => {
    findings.push(damage('zip-unreadable', 'the zip', zipFault(error)));
    return null;
  });
  if (zip === null) return { files: new Map(), findings, close: () => Promise.resolve() };
  const entries = await listEntries(zip, findings);
  findings.push(...(await layoutFindings(zip, entries)));
  const files = new Map<string, BagFile>();
  for (const entry of entries) takeEntry(zip, entry, files, findings);
  return {
    files,
    findings,
    close: () => {
      zip.close();
      return Promise.resolve();
    },
  };
}

/** The name of an entry: UTF-8 where it is, else each byte as a character. */
export function entryName(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const text = raw.toString('utf8');
  return Buffer.from(text, 'utf8').equals(raw) ? text : raw.toString('latin1');
}

async function listEntries(zip: ZipFile, findings: Finding[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length <= mostEntries) continue;
      findings.push(
        damage('zip-too-many', 'the zip', 'It lists far more files than a bundle has.'),
      );
      break;
    }
  } catch (error) {
    findings.push(damage('zip-unreadable', 'the zip', zipFault(error)));
  }
  return entries;
}

function takeEntry(
  zip: ZipFile,
  entry: Entry,
  files: Map<string, BagFile>,
  findings: Finding[],
): void {
  const name = entryName(entry);
  if (name.endsWith('/') && entry.uncompressedSize === 0) return;
  const fault = entryFault(entry, name);
  if (fault !== null) findings.push(fault);
  else if (files.has(name))
    findings.push(damage('zip-twice', visibleLine(name), 'The zip holds two files of this name.'));
  else
    files.set(name, {
      path: name,
      sizeBytes: entry.uncompressedSize,
      read: () => read(zip, entry),
    });
}

/** Why an entry is not read at all; null when it can be. */
function entryFault(entry: Entry, name: string): Finding | null {
  const where = visibleLine(name);
  const unsafe = unsafePath(name);
  if (unsafe !== null) return damage('unsafe-path', where, unsafe);
  if (((entry.externalFileAttributes >>> 16) & typeOfMode) === linkMode)
    return damage('zip-link', where, 'It is a link to somewhere else, not a file.');
  if ((entry.generalPurposeBitFlag & encryptedFlag) !== 0)
    return damage('zip-encrypted', where, 'It is locked with a password and cannot be checked.');
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return damage('zip-method', where, 'It is packed in a way that cannot be read here.');
  if (
    entry.uncompressedSize > bomb.bytes &&
    entry.uncompressedSize > bomb.ratio * entry.compressedSize
  )
    return damage(
      'zip-bomb',
      where,
      'It would unpack to far more than it should, so it was not unpacked.',
    );
  return null;
}

/* Sizes are held to here, not by yauzl, which would stop the whole list at the first that is wrong. */
async function* read(zip: ZipFile, entry: Entry): AsyncIterable<Uint8Array> {
  let checksum = 0;
  let bytes = 0;
  for await (const piece of unpacked(zip, entry)) {
    bytes += piece.byteLength;
    if (bytes > entry.uncompressedSize) break;
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (bytes !== entry.uncompressedSize)
    throw new BagReadFault('zip-unreadable', 'It is not of the size that the zip says.');
  if (checksum !== entry.crc32)
    throw new BagReadFault('zip-crc', 'It does not match the checksum in the zip.');
}

async function* unpacked(zip: ZipFile, entry: Entry): AsyncIterable<Buffer> {
  try {
    for await (const piece of await zip.openReadStreamPromise(entry)) yield piece as Buffer;
  } catch (error) {
    throw new BagReadFault('zip-unreadable', 'It cannot be unpacked.', error);
  }
}

function zipFault(error: unknown): string {
  const cut =
    error instanceof Error && /End of central directory|unexpected EOF/i.test(error.message);
  return cut
    ? 'The zip is cut off or not a zip, so what is in it cannot be listed.'
    : 'The list of files in the zip cannot be read to its end.';
}
