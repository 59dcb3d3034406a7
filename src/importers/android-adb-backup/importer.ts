import type { Reading, SourceItem } from '../../core/source-item.ts';
import type { Importer } from '../importer.ts';
import { readStart, type Source } from '../source.ts';
import { beginsAsBackup } from './backup-header.ts';
import { readBackup } from './read-backup.ts';
import { isLocked, opened, unlocks } from './unlocking.ts';

/**
 * Reads the files of `adb backup` (`.ab`): the messages that Android's own telephony app put there. What
 * other apps put there is counted.
 */
export const adbBackup: Importer = {
  id: 'android-adb-backup',
  version: 1,
  title: 'Android backup made with adb',

  async recognises(source) {
    if (source.kind !== 'file') return false;
    return beginsAsBackup(await readStart(source, 32));
  },

  questions: () => Promise.resolve([]),
  isLocked,
  unlocks,
  read,
};

async function* read(source: Source, reading: Reading): AsyncGenerator<SourceItem> {
  yield* readBackup(source, await opened(source, reading.password), reading);
}
