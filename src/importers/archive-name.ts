import { crc32 } from 'node:zlib';
import iconv from 'iconv-lite';
import { recordBytes, shownText, type RecordedText } from '../core/text.ts';

/** The fields of a zip entry that decide how its name reads. */
export interface NamedEntry {
  readonly nameBytes: Buffer;
  readonly generalPurposeBitFlag: number;
  readonly extraFields: readonly { readonly id: number; readonly data: Buffer }[];
}

const utf8Flag = 0x800;
/** Info-ZIP "Unicode path": version 1, CRC-32 of the plain name, the name in UTF-8. */
const unicodePathField = 0x7075;

/**
 * The name of a zip entry. UTF-8 where the entry says so, where an Info-ZIP Unicode path belongs to
 * it, or where its bytes are well-formed UTF-8 (macOS writes UTF-8 without saying so); else it is
 * shown as code page 437 (APPNOTE appendix D) and its bytes are kept.
 */
export function entryName(entry: NamedEntry): RecordedText {
  const unicode = unicodePath(entry);
  if (unicode !== null) return recordBytes(unicode);
  const asUtf8 = recordBytes(entry.nameBytes);
  if (typeof asUtf8 === 'string' || (entry.generalPurposeBitFlag & utf8Flag) !== 0) return asUtf8;
  return {
    shown: iconv.decode(entry.nameBytes, 'cp437').toWellFormed(),
    rawHex: entry.nameBytes.toString('hex'),
    rawAs: 'bytes',
  };
}

function unicodePath(entry: NamedEntry): Buffer | null {
  const field = entry.extraFields.find(({ id }) => id === unicodePathField);
  if (field === undefined || field.data.length < 6 || field.data[0] !== 1) return null;
  if (field.data.readUInt32LE(1) !== crc32(entry.nameBytes)) return null;
  return field.data.subarray(5);
}

/** Why a name cannot be trusted as a place in a folder, in plain words; null when it can. */
export function unsafeName(name: RecordedText): string | null {
  const path = shownText(name);
  if (path === '') return 'it has no name';
  if (path.includes('\0')) return 'its name holds a NUL character';
  if (/^[/\\]/.test(path) || /^[A-Za-z]:/.test(path)) {
    return 'its name points to a fixed place on the disk';
  }
  if (path.split(/[/\\]/).includes('..')) return 'its name points outside the archive';
  return null;
}

/** The part of a path after its last separator. */
export function baseName(path: RecordedText): RecordedText {
  if (typeof path === 'string') return path.slice(path.lastIndexOf('/') + 1);
  const shown = path.shown.slice(path.shown.lastIndexOf('/') + 1);
  // A slash is the byte 2f in UTF-8 and in code page 437 alike.
  const bytes = Buffer.from(path.rawHex, 'hex');
  return {
    shown,
    rawHex: bytes.subarray(bytes.lastIndexOf(0x2f) + 1).toString('hex'),
    rawAs: path.rawAs,
  };
}
