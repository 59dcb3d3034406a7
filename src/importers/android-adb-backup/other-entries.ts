import type { SourceItem } from '../../core/source-item.ts';
import type { BackupEntry } from './backup-entries.ts';
import { adbBackupWording as wording } from './wording.ts';

/** Counts what a backup holds besides messages. */
export class OtherEntries {
  readonly #apps = new Set<string>();
  #ofApps = 0;
  #shared = 0;

  count({ name, isFolder }: BackupEntry): void {
    if (isFolder || name === ownManifest) return;
    const [root, app] = name.split('/');
    if (root === 'shared') this.#shared += 1;
    else {
      this.#ofApps += 1;
      if (root === 'apps' && app !== undefined && this.#apps.size < mostApps) this.#apps.add(app);
    }
  }

  *notes(): Generator<SourceItem> {
    if (this.#ofApps > 0) {
      const what = wording.otherFiles(this.#ofApps, this.#apps.size);
      yield { type: 'note', where: 'backup', what };
    }
    if (this.#shared > 0) {
      yield { type: 'note', where: 'backup', what: wording.sharedFiles(this.#shared) };
      yield { type: 'not here', notHere: wording.storageNotHere };
    }
  }
}

/** What the app that keeps the messages says of itself. */
const ownManifest = 'apps/com.android.providers.telephony/_manifest';
const mostApps = 100_000;
