import { recordBytes, type RecordedText } from '../../core/text.ts';
import { instantFromUnix, type Happened } from '../../core/time.ts';
import { KeyedArchive } from '../property-list/keyed-archive.ts';
import {
  member,
  PlistDamaged,
  wholeNumber,
  type PlistValue,
} from '../property-list/plist-value.ts';
import { readPlist } from '../property-list/plist.ts';

/** What a backup's list says of one file, besides where it belongs. */
export interface FileRecord {
  readonly sizeBytes: number | null;
  readonly modified: Happened;
  /** Null for a file that lies in the backup in clear. */
  readonly key: LockedKey | null;
  readonly notes: Readonly<Record<string, RecordedText>>;
}

/** The key of a file, wrapped with the key of its class. */
export interface LockedKey {
  readonly classNumber: number;
  readonly wrapped: Buffer;
}

/** Reads the record that Manifest.db keeps of a file. Throws PlistDamaged. */
export function readFileRecord(bytes: Buffer): FileRecord {
  const archive = new KeyedArchive(bytes);
  const { root } = archive;
  const size = wholeNumber(archive.member(root, 'Size'));
  return {
    sizeBytes: size !== null && size >= 0 ? size : null,
    modified: statedTime(archive.member(root, 'LastModified')),
    key: lockedKey(archive.bytes(archive.member(root, 'EncryptionKey'))),
    notes: attributeNotes(archive.bytes(archive.member(root, 'ExtendedAttributes'))),
  };
}

/** A key as a backup states it: its class as four bytes, the lowest first, then 40 bytes. */
export function lockedKey(bytes: Buffer | null): LockedKey | null {
  if (bytes?.byteLength !== 44) return null;
  return { classNumber: bytes.readUInt32LE(0), wrapped: bytes.subarray(4) };
}

/** A time in Unix seconds as the list of a backup states it. */
export function statedTime(value: PlistValue | undefined): Happened {
  const seconds = wholeNumber(value);
  if (seconds === null || seconds === 0) return { precision: 'unknown', basis };
  return instantFromUnix(seconds * 1000, { basis, raw: String(seconds) });
}

const basis = 'list of the backup';

function attributeNotes(bytes: Buffer | null): Record<string, RecordedText> {
  if (bytes === null) return {};
  try {
    return notesIn(readPlist(bytes));
  } catch (error) {
    if (error instanceof PlistDamaged) return {};
    throw error;
  }
}

const mostNotes = 50;
const longestNote = 4096;
/* Names of members in the record are ASCII. */
const noteName = /^[\x20-\x7e]{1,200}$/;

function notesIn(attributes: PlistValue): Record<string, RecordedText> {
  if (!(attributes instanceof Map)) return {};
  const names = [...(attributes as ReadonlyMap<string, PlistValue>).keys()].slice(0, mostNotes);
  return textNotes(names.map((name) => [name, member(attributes, name)]));
}

/** What was noted beside a file and is text; all else is of no use to a reader. */
export function textNotes(
  attributes: readonly (readonly [string, PlistValue | undefined])[],
): Record<string, RecordedText> {
  const notes: [string, RecordedText][] = [];
  for (const [name, value] of attributes) {
    const bytes = typeof value === 'string' ? Buffer.from(value) : value;
    if (!Buffer.isBuffer(bytes) || bytes.byteLength > longestNote || !noteName.test(name)) continue;
    const text = recordBytes(bytes);
    if (typeof text === 'string' && !/[\u0000-\u001f\u007f]/.test(text)) notes.push([name, text]);
  }
  return Object.fromEntries(notes);
}
