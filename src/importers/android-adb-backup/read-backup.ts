import type { Reading, SourceItem } from '../../core/source-item.ts';
import type { Source } from '../source.ts';
import { backupBytes, UnpacksTooFar, type Passed } from './backup-bytes.ts';
import { BackupCut, backupEntries } from './backup-entries.ts';
import { OtherEntries } from './other-entries.ts';
import { telephonyKind, telephonyList } from './telephony-list.ts';
import { TelephonyRows } from './telephony-rows.ts';
import type { OpenBackup } from './unlocking.ts';
import { adbBackupWording as wording } from './wording.ts';

/** Yields the messages in a backup in the order of its files, then what has to be told of it. */
export async function* readBackup(
  source: Source,
  backup: OpenBackup,
  reading: Reading,
): AsyncGenerator<SourceItem> {
  const rows = new TelephonyRows(reading.choices.owner);
  const others = new OtherEntries();
  try {
    yield* itemsIn(source, backup, rows, others);
  } catch (error) {
    if (!(error instanceof BackupCut)) throw error;
    const why = error.cause instanceof UnpacksTooFar ? wording.bomb : wording.cut;
    yield { type: 'skipped', where: 'end of the file', why };
  }
  yield* rows.notes();
  yield* others.notes();
  if (rows.rows === 0) yield { type: 'not here', notHere: wording.messagesNotHere };
  yield { type: 'not here', notHere: wording.callsNotHere };
  yield { type: 'progress', bytesRead: source.sizeBytes, bytesInAll: source.sizeBytes };
}

async function* itemsIn(
  source: Source,
  backup: OpenBackup,
  rows: TelephonyRows,
  others: OtherEntries,
): AsyncGenerator<SourceItem> {
  const passed: Passed = { packed: 0, unpacked: 0 };
  for await (const entry of backupEntries(backupBytes(source, backup, passed))) {
    const kind = telephonyKind(entry.name);
    if (kind === null) others.count(entry);
    else yield* telephonyList(entry, kind, rows);
    await entry.drain();
    const bytesRead = Math.min(source.sizeBytes, backup.header.sizeBytes + passed.packed);
    yield { type: 'progress', bytesRead, bytesInAll: source.sizeBytes };
  }
}
