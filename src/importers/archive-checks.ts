import { shownText, type RecordedText } from '../core/text.ts';
import { unsafeName } from './archive-name.ts';

/** What an archive's list says of one entry. */
export interface RawEntry {
  readonly number: number;
  readonly path: RecordedText;
  readonly sizeBytes: number;
  readonly packedBytes: number;
  readonly method: number;
  readonly encrypted: boolean;
  /** The system that wrote it (upper byte of "version made by"): 3 Unix, 19 macOS. */
  readonly madeBy: number;
  readonly attributes: number;
  readonly crc32: number;
  readonly headerOffset: number;
}

/** Beyond these an archive is taken for a bomb. */
export interface ArchiveLimits {
  /** Up to this size an entry may be packed as tightly as it likes. */
  readonly freeBytes: number;
  /** Above `freeBytes`, unpacked size to packed size. */
  readonly ratio: number;
  /** Of all entries together, unpacked. */
  readonly totalBytes: number;
}

const MiB = 1024 ** 2;
/** A terabyte in all: more than any phone holds. */
const usualLimits: ArchiveLimits = { freeBytes: 64 * MiB, ratio: 200, totalBytes: 1024 ** 4 };

/**
 * Sorts the entries of one archive into those that may be read and those that are refused, each with
 * its reason. Entries that share a name are refused together: which one is meant cannot be known.
 */
export class EntryChecks {
  readonly #archiveBytes: number;
  readonly #limits: ArchiveLimits;
  readonly #files: RawEntry[] = [];
  readonly #byName = new Map<string, number>();
  readonly #refused: { readonly number: number; readonly why: string }[] = [];

  constructor(archiveBytes: number, limits: Partial<ArchiveLimits> = {}) {
    this.#archiveBytes = archiveBytes;
    this.#limits = { ...usualLimits, ...limits };
  }

  add(entry: RawEntry): void {
    if (isFolder(entry)) {
      if (entry.sizeBytes > 0) this.refuse(entry.number, 'it is a folder that holds bytes');
      return;
    }
    this.#files.push(entry);
    const name = sameName(entry);
    this.#byName.set(name, (this.#byName.get(name) ?? 0) + 1);
  }

  refuse(number: number, why: string): void {
    this.#refused.push({ number, why });
  }

  result(): { accepted: RawEntry[]; refused: { where: string; why: string }[] } {
    const totals = { unpacked: 0, packed: 0 };
    const accepted = this.#files.filter((entry) => {
      const why = this.#reason(entry, totals);
      if (why !== null) this.refuse(entry.number, why);
      return why === null;
    });
    const refused = this.#refused
      .toSorted((a, b) => a.number - b.number)
      .map(({ number, why }) => ({ where: `entry ${number}`, why }));
    return { accepted, refused };
  }

  #reason(entry: RawEntry, totals: { unpacked: number; packed: number }): string | null {
    const ofItself = unsafeName(entry.path) ?? kindReason(entry) ?? this.#ratioReason(entry);
    if (ofItself !== null) return ofItself;
    if ((this.#byName.get(sameName(entry)) ?? 0) > 1) {
      return 'the archive holds two files of this name';
    }
    // Entries that overlap each other unpack the same bytes many times over.
    if (totals.packed + entry.packedBytes > this.#archiveBytes) {
      return 'it overlaps other files in the archive';
    }
    if (totals.unpacked + entry.sizeBytes > this.#limits.totalBytes) {
      return 'the archive would unpack to more than this program reads';
    }
    totals.packed += entry.packedBytes;
    totals.unpacked += entry.sizeBytes;
    return null;
  }

  #ratioReason(entry: RawEntry): string | null {
    if (entry.sizeBytes <= this.#limits.freeBytes) return null;
    return entry.sizeBytes > entry.packedBytes * this.#limits.ratio
      ? 'it would unpack to far more than it is: such files are made to fill a disk'
      : null;
  }
}

function kindReason(entry: RawEntry): string | null {
  if (entry.encrypted) return 'it is locked with a password';
  if (isLink(entry)) return 'it is a link to somewhere else';
  if (entry.method !== 0 && entry.method !== 8) {
    return 'it is packed in a way that this program does not read';
  }
  if (entry.method === 0 && entry.sizeBytes !== entry.packedBytes) {
    return 'its sizes in the archive contradict each other';
  }
  return null;
}

const unixSystems = new Set([3, 19]);
const kindOfFile = { mask: 0o170000, file: 0o100000, folder: 0o040000 };
const windowsReparsePoint = 0x400;

function unixKind(entry: RawEntry): number {
  if (!unixSystems.has(entry.madeBy)) return 0;
  return (entry.attributes >>> 16) & kindOfFile.mask;
}

/** Links, and pipes, devices and sockets too. */
function isLink(entry: RawEntry): boolean {
  const kind = unixKind(entry);
  if (kind !== 0 && kind !== kindOfFile.file) return true;
  return (entry.attributes & windowsReparsePoint) !== 0 && !unixSystems.has(entry.madeBy);
}

function isFolder(entry: RawEntry): boolean {
  const kind = unixKind(entry);
  if (kind === kindOfFile.folder) return true;
  return shownText(entry.path).endsWith('/') && (kind === 0 || kind === kindOfFile.file);
}

/** Names that a file system would put in one place: `a//b`, `./a/b` and `a\b` are all `a/b`. */
function sameName(entry: RawEntry): string {
  return shownText(entry.path)
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}
