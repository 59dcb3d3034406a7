import type { Entry, LocalFileHeader, ZipFile } from 'yauzl';
import type { Finding } from '../core/finding.ts';
import { visibleLine } from '../core/text.ts';
import { damage, note } from './open-bag.ts';

/*
 * A zip says everything twice: in front of each file and in the list at its end. Programs differ in
 * which they believe, so a zip where the two disagree can show one person one thing and another person
 * another. Offsets and sizes are those of PKWARE's APPNOTE, 4.3.
 */

const dataDescriptorFlag = 8;
const longestDescriptor = 24;

/** Compares each entry with its own header, and looks for entries that share bytes and for bytes between. */
export async function layoutFindings(zip: ZipFile, entries: readonly Entry[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  const spans: Span[] = [];
  for (const entry of entries) {
    const where = visibleLine(entry.fileNameRaw.toString('utf8'));
    const header = await localHeader(zip, entry);
    if (header === null)
      findings.push(damage('zip-unreadable', where, 'Its place in the zip cannot be read.'));
    else {
      if (differs(header, entry))
        findings.push(
          damage('zip-headers-differ', where, 'The zip says two different things about this file.'),
        );
      spans.push(spanOf(header, entry, where));
    }
  }
  return [...findings, ...overlaps(spans)];
}

interface Span {
  readonly where: string;
  readonly start: number;
  readonly end: number;
  /** Where the next may begin at the latest. */
  readonly endWithDescriptor: number;
}

async function localHeader(zip: ZipFile, entry: Entry): Promise<LocalFileHeader | null> {
  try {
    return await zip.readLocalFileHeaderPromise(entry);
  } catch {
    return null;
  }
}

function differs(header: LocalFileHeader, entry: Entry): boolean {
  if (
    !header.fileName.equals(entry.fileNameRaw) ||
    header.compressionMethod !== entry.compressionMethod ||
    header.generalPurposeBitFlag !== entry.generalPurposeBitFlag ||
    header.lastModFileDate !== entry.lastModFileDate ||
    header.lastModFileTime !== entry.lastModFileTime
  )
    return true;
  const filledIn =
    header.crc32 !== 0 || header.compressedSize !== 0 || header.uncompressedSize !== 0;
  if ((header.generalPurposeBitFlag & dataDescriptorFlag) !== 0 && !filledIn) return false;
  const isLong = (size: number): boolean => size === 0xffffffff;
  return (
    header.crc32 !== entry.crc32 ||
    (!isLong(header.compressedSize) && header.compressedSize !== entry.compressedSize) ||
    (!isLong(header.uncompressedSize) && header.uncompressedSize !== entry.uncompressedSize)
  );
}

function spanOf(header: LocalFileHeader, entry: Entry, where: string): Span {
  const end = header.fileDataStart + entry.compressedSize;
  const described = (entry.generalPurposeBitFlag & dataDescriptorFlag) !== 0;
  return {
    where,
    start: entry.relativeOffsetOfLocalHeader,
    end,
    endWithDescriptor: end + (described ? longestDescriptor : 0),
  };
}

function overlaps(spans: readonly Span[]): Finding[] {
  const inOrder = [...spans].sort((one, other) => one.start - other.start);
  const findings: Finding[] = [];
  let last: Span | null = null;
  for (const span of inOrder) {
    if (last !== null && span.start < last.end)
      findings.push(
        damage('zip-overlap', span.where, 'It shares bytes of the zip with another file.'),
      );
    else if (span.start > (last?.endWithDescriptor ?? 0))
      findings.push(
        note('zip-gap', span.where, 'The zip holds other bytes in front of this file.'),
      );
    last = span;
  }
  return findings;
}
