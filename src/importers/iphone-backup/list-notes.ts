import { readdir } from 'node:fs/promises';
import { systemErrorCode } from '../../core/errors.ts';
import type { SourceItem } from '../../core/source-item.ts';
import { importersWording } from '../wording.ts';
import { isFileId } from './backup-folder.ts';
import type { OpenBackup } from './open-backup.ts';

const wording = importersWording.iphoneBackup.notes;

/** What is to be told of a backup as a whole: of what it says of itself, and of its list. */
export async function backupNotes(backup: OpenBackup): Promise<SourceItem[]> {
  return [...factNotes(backup), ...(await listNotes(backup))];
}

function factNotes({ facts, isEncrypted }: OpenBackup): SourceItem[] {
  const { snapshotState, unread, saysEncrypted } = facts;
  const states = !unread.includes('Status.plist');
  return [
    ...unread.map((name) => note(name, wording.unreadFacts)),
    ...(states && snapshotState === null ? [note('Status.plist', wording.noState)] : []),
    ...(snapshotState !== null && snapshotState !== 'finished'
      ? [note('Status.plist', wording.notFinished)]
      : []),
    ...(saysEncrypted === null || saysEncrypted === isEncrypted
      ? []
      : [note('Manifest.plist', isEncrypted ? wording.saysOpen : wording.saysLocked)]),
  ];
}

async function listNotes(backup: OpenBackup): Promise<SourceItem[]> {
  const { manifest, hasList } = backup;
  if (!hasList) return [note('list of the backup', wording.listLost)];
  const { evil, unknownKind } = manifest.passedOver;
  const { missing, stray } = await comparedWithList(backup);
  const counted = (count: number, what: (count: number) => string) =>
    count === 0 ? [] : [note(manifest.name, what(count))];
  return [
    ...(manifest.isCut ? [note(manifest.name, wording.listCut)] : []),
    ...counted(evil, wording.evil),
    ...counted(unknownKind, wording.unknownKind),
    ...counted(missing, wording.missing),
    ...counted(stray, wording.stray),
  ];
}

function note(where: string, what: string): SourceItem {
  return { type: 'note', where, what };
}

interface Compared {
  /** Files that the list names and the backup does not hold. */
  readonly missing: number;
  /** Blobs that the list does not name. */
  readonly stray: number;
}

/* One shard folder at a time: of 150,000 names never more than some 600 are held. */
async function comparedWithList({ folder, manifest }: OpenBackup): Promise<Compared> {
  const flat = await blobsIn(folder.path);
  let [missing, stray] = [0, 0];
  if (manifest.name === 'Manifest.mbdb') {
    const listed = manifest.idsBeginning('');
    return { missing: countNotIn(listed, flat), stray: countNotIn(flat, listed) };
  }
  for (let shard = 0; shard < 256; shard++) {
    const digits = shard.toString(16).padStart(2, '0');
    const listed = manifest.idsBeginning(digits);
    const there = await blobsIn(folder.below(digits));
    for (const id of flat) if (id.startsWith(digits)) there.add(id);
    missing += countNotIn(listed, there);
    stray += countNotIn(there, listed);
  }
  return { missing, stray };
}

function countNotIn(ids: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let count = 0;
  for (const id of ids) if (!others.has(id)) count += 1;
  return count;
}

async function blobsIn(path: string | Buffer): Promise<Set<string>> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return new Set(
      entries.filter((entry) => entry.isFile() && isFileId(entry.name)).map(({ name }) => name),
    );
  } catch (error) {
    // What cannot be opened holds nothing that can be read.
    if (systemErrorCode(error) === undefined) throw error;
    return new Set();
  }
}
