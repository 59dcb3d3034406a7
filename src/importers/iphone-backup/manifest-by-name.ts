import type { BackupFolder } from './backup-folder.ts';
import { fileIdOf, type ListedFile, type Manifest } from './manifest.ts';

/**
 * What stands in for the list of a backup that has lost it: a blob is named after the place of its file
 * on the phone, so whoever knows the place finds the blob. What is below a folder nobody knows then.
 */
export class ManifestByName implements Manifest {
  readonly name = 'Manifest.db';
  readonly passedOver = { evil: 0, unknownKind: 0 };
  readonly isCut = false;
  readonly #folder: BackupFolder;

  constructor(folder: BackupFolder) {
    this.#folder = folder;
  }

  find(domain: string, path: string): ListedFile | null {
    const fileId = fileIdOf(domain, path);
    if (this.#folder.blob(fileId) === null) return null;
    return { fileId, domain, path, record: () => null };
  }

  below(): Iterable<ListedFile> {
    return [];
  }

  idsBeginning(): ReadonlySet<string> {
    return new Set();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
