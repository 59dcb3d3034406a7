import { Readable } from 'node:stream';
import { createUnzip } from 'node:zlib';
import type { SourceItem } from '../../core/source-item.ts';
import { listElements } from '../json-rows/list-elements.ts';
import { UnpacksTooFar } from './backup-bytes.ts';
import type { BackupEntry } from './backup-entries.ts';
import type { TelephonyKind, TelephonyRows } from './telephony-rows.ts';
import { adbBackupWording as wording } from './wording.ts';

/** The list that a file in a backup is: of SMS, of MMS, or none. */
export function telephonyKind(name: string): TelephonyKind | null {
  const found = listName.exec(name);
  return found === null ? null : found[2] === 'sms' ? 'sms' : 'mms';
}

const listName = /^apps\/com\.android\.providers\.telephony\/d_f\/(\d+)_(sms|mms)_backup$/;

/** The rows of one list. Where it cannot be unpacked to its end, that is said in place of the rest. */
export async function* telephonyList(
  entry: BackupEntry,
  kind: TelephonyKind,
  rows: TelephonyRows,
): AsyncGenerator<SourceItem> {
  const number = (listName.exec(entry.name)?.[1] ?? '').slice(0, 12);
  const where = `${kind} list ${number}`;
  try {
    for await (const row of listElements(unpacked(entry))) {
      if ('bytes' in row) yield rows.item(row, kind);
      else if (row.end === 'no list') yield { type: 'skipped', where, why: wording.listUnreadable };
      else if (row.end === 'open') yield { type: 'note', where, what: wording.listOpen };
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    yield { type: 'skipped', where, why: wording.listUnreadable };
  }
}

/** The lists are packed once more by themselves. */
async function* unpacked(entry: BackupEntry): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(entry.pieces(), { objectMode: false });
  const unzip = createUnzip({ chunkSize: 256 * 1024 });
  packed.on('error', (error) => {
    unzip.destroy(error);
  });
  packed.pipe(unzip);
  let length = 0;
  try {
    for await (const piece of unzip) {
      const bytes = piece as Buffer;
      length += bytes.length;
      if (length > mostUnpacked) throw new UnpacksTooFar();
      yield bytes;
    }
  } finally {
    packed.destroy();
    unzip.destroy();
  }
}

/** A list has at most a thousand messages. */
const mostUnpacked = 1024 ** 3;

function isDamage(error: unknown): boolean {
  if (error instanceof UnpacksTooFar) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
