import { recordBytes } from '../../core/text.ts';
import { lockedKey, statedTime, textNotes, type FileRecord } from './file-record.ts';
import {
  fileIdOf,
  placeKey,
  staysInside,
  type ListedFile,
  type Manifest,
  type PassedOver,
} from './manifest.ts';

const magic = Buffer.from('mbdb\x05\x00', 'latin1');

/** The highest four bits of a file's mode. */
const kinds = { file: 0x8, folder: 0x4, link: 0xa } as const;

/**
 * The list of a backup of iOS 9 and before. `isCut` when it ends in the middle of a row: the rows
 * before are there.
 */
export class ManifestMbdb implements Manifest {
  readonly name = 'Manifest.mbdb';
  readonly passedOver: PassedOver;
  readonly isCut: boolean;
  readonly #bytes: Buffer;
  /** Where the row of each file begins, by its place. */
  readonly #starts: ReadonlyMap<string, number>;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    const starts = new Map<string, number>();
    let [evil, unknownKind, at] = [0, 0, magic.byteLength];
    while (at < bytes.byteLength) {
      const row = rowAt(bytes, at);
      if (row === null) break;
      if (row.kind === kinds.file && !staysInside(row.path)) evil += 1;
      else if (row.kind === kinds.file) starts.set(placeKey(row.domain, row.path), at);
      else if (row.kind !== kinds.folder && row.kind !== kinds.link) unknownKind += 1;
      at = row.end;
    }
    this.isCut = at < bytes.byteLength;
    this.passedOver = { evil, unknownKind };
    this.#starts = starts;
  }

  find(domain: string, path: string): ListedFile | null {
    const start = this.#starts.get(placeKey(domain, path));
    return start === undefined ? null : this.#listedAt(start);
  }

  *below(domain: string, beginning: string): Generator<ListedFile> {
    const start = placeKey(domain, beginning);
    const found = [...this.#starts].filter(([key]) => key.startsWith(start));
    // One character for each byte: this is the order of the bytes.
    found.sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [, at] of found) {
      const file = this.#listedAt(at);
      if (file !== null) yield file;
    }
  }

  idsBeginning(digits: string): ReadonlySet<string> {
    const ids = new Set<string>();
    for (const start of this.#starts.values()) {
      const id = this.#listedAt(start)?.fileId;
      if (id?.startsWith(digits) === true) ids.add(id);
    }
    return ids;
  }

  /** Whether any file has a key, so that a password is needed. */
  holdsKeys(): boolean {
    return [...this.#starts.values()].some((start) => this.#listedAt(start)?.record()?.key != null);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #listedAt(start: number): ListedFile | null {
    const row = rowAt(this.#bytes, start);
    if (row === null) return null;
    const { domain, path, record } = row;
    return { fileId: fileIdOf(domain, path), domain, path, record: () => record };
  }
}

/** Whether a file that begins with these bytes is such a list. */
export function beginsAsMbdb(start: Buffer): boolean {
  return start.subarray(0, magic.byteLength).equals(magic);
}

interface Row extends Pick<ListedFile, 'domain' | 'path'> {
  readonly kind: number;
  readonly record: FileRecord;
  readonly end: number;
}

/* http://code.google.com/p/iphonebackupbrowser/wiki/MbdbMbdxFormat */
function rowAt(bytes: Buffer, start: number): Row | null {
  const reader = new MbdbReader(bytes, start);
  const [domain, path] = [reader.text(), reader.text()];
  reader.text();
  reader.text();
  const key = reader.text();
  const tail = reader.take(40);
  const attributes: [string, Buffer][] = [];
  for (let left = tail?.readUInt8(39) ?? 0; left > 0; left--)
    attributes.push([(reader.text() ?? empty).toString('utf8'), reader.text() ?? empty]);
  if (tail === null || reader.isCut) return null;
  const sizeBytes = Number(tail.readBigUInt64BE(30));
  return {
    domain: (domain ?? empty).toString('utf8'),
    path: recordBytes(path ?? empty),
    kind: tail.readUInt16BE(0) >> 12,
    record: {
      sizeBytes: Number.isSafeInteger(sizeBytes) ? sizeBytes : null,
      modified: statedTime(tail.readUInt32BE(18)),
      key: lockedKey(key),
      notes: textNotes(attributes),
    },
    end: reader.at,
  };
}

const empty = Buffer.alloc(0);

class MbdbReader {
  readonly #bytes: Buffer;
  at: number;
  isCut = false;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** Null where there is none, which is written as the length 0xffff. */
  text(): Buffer | null {
    const length = this.take(2)?.readUInt16BE() ?? 0xffff;
    return length === 0xffff ? null : this.take(length);
  }

  take(sizeBytes: number): Buffer | null {
    if (this.isCut || this.at + sizeBytes > this.#bytes.byteLength) {
      this.isCut = true;
      return null;
    }
    this.at += sizeBytes;
    return this.#bytes.subarray(this.at - sizeBytes, this.at);
  }
}
