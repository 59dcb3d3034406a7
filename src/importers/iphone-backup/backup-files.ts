import { UserError } from '../../core/errors.ts';
import type { IncomingBytes } from '../../core/source-item.ts';
import { unknownTime } from '../../core/time.ts';
import { bytesOfFile } from '../file-bytes.ts';
import type { PhoneFile, PhoneFiles } from '../phone/phone.ts';
import { importersWording } from '../wording.ts';
import type { BackupFolder, Blob } from './backup-folder.ts';
import type { BackupNotes } from './backup-notes.ts';
import type { ClassKeys } from './class-keys.ts';
import { decryptedBytes } from './decrypted-bytes.ts';
import type { FileRecord } from './file-record.ts';
import { staysInside, type ListedFile, type Manifest } from './manifest.ts';

/** The files of a phone as a backup of it holds them. `keys` is null for one that is not locked. */
export class BackupFiles implements PhoneFiles {
  readonly #folder: BackupFolder;
  readonly #manifest: Manifest;
  readonly #keys: ClassKeys | null;
  readonly #notes: BackupNotes;

  constructor(
    folder: BackupFolder,
    manifest: Manifest,
    keys: ClassKeys | null,
    notes: BackupNotes,
  ) {
    this.#folder = folder;
    this.#manifest = manifest;
    this.#keys = keys;
    this.#notes = notes;
  }

  find(domain: string, path: string): PhoneFile | null {
    if (!staysInside(path)) return null;
    const listed = this.#manifest.find(domain, path);
    return listed === null ? null : this.#phoneFile(listed);
  }

  *below(domain: string, beginning: string): Generator<PhoneFile> {
    for (const listed of this.#manifest.below(domain, beginning)) yield this.#phoneFile(listed);
  }

  /** Where the bytes of a file lie in the backup; null when they do not. */
  blobOf(domain: string, path: string): Blob | null {
    const listed = staysInside(path) ? this.#manifest.find(domain, path) : null;
    return listed === null ? null : this.#folder.blob(listed.fileId);
  }

  #phoneFile(listed: ListedFile): PhoneFile {
    const record = listed.record();
    const blob = this.#folder.blob(listed.fileId);
    const place = `file ${listed.fileId}`;
    const { domain, path } = listed;
    return {
      domain,
      path,
      sizeBytes: record?.sizeBytes ?? null,
      modified: record?.modified ?? unknownTime(),
      place,
      bytes: blob === null ? null : this.#bytes(blob, record, place),
      ...(record === null || Object.keys(record.notes).length === 0 ? {} : { notes: record.notes }),
    };
  }

  #bytes(blob: Blob, record: FileRecord | null, place: string): IncomingBytes {
    if (this.#keys === null) return this.#clear(blob, record, place);
    if (record === null) return locked;
    // An empty file, or one that was never locked, has no key.
    if (record.key === null) return this.#clear(blob, record, place);
    const key = this.#keys.unlocked(record.key);
    if (key === null) return locked;
    return decryptedBytes(blob, key, record.sizeBytes, (oddity) => {
      this.#notes.count(oddity, place);
    });
  }

  #clear(blob: Blob, record: FileRecord | null, place: string): IncomingBytes {
    const stated = record?.sizeBytes ?? blob.sizeBytes;
    const bytes = bytesOfFile(blob.path, blob.sizeBytes);
    if (stated === blob.sizeBytes) return bytes;
    return {
      open: () => {
        this.#notes.count('size', place);
        return bytes.open();
      },
    };
  }
}

const wording = importersWording.iphoneBackup.fileLocked;

const locked: IncomingBytes = {
  open() {
    throw new UserError(wording.message, wording);
  },
};
