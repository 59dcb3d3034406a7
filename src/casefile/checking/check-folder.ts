import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import { readMarker } from '../backup/backup-marker.ts';
import { damage, note } from './findings.ts';
import { chainStart, walkChain } from '../journal/journal.ts';
import { backupNames, names } from '../layout.ts';
import type { RecorderPlace } from '../journal/recorder.ts';

type Place = Omit<RecorderPlace, 'catalogue'>;

const expectedNames: ReadonlySet<string> = new Set([
  ...Object.values(names),
  ...Object.values(backupNames),
  `${names.catalogue}-journal`,
]);

/** What lies in the case folder besides the record; `withJournal` false when there is none to compare with. */
export async function folderFindings(place: Place, withJournal: boolean): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of await readdir(place.folder)) {
    if (expectedNames.has(name)) continue;
    findings.push(
      withJournal && (await isSecondJournal(place, name))
        ? await strayJournal(place, name)
        : note(
            'unexpected-file',
            'the case folder',
            'Something lies in the case folder that is not part of it.',
          ),
    );
  }
  if (await isUnfinishedBackup(place.folder)) findings.push(unfinishedBackup);
  for (const name of await namesIn(join(place.folder, names.setAside)))
    findings.push(
      note(
        'set-aside',
        `${names.setAside}/${name}`,
        'Bytes that were moved out of the way are kept here.',
      ),
    );
  return findings;
}

const unfinishedBackup = note(
  'backup-not-finished',
  backupNames.marker,
  'This backup was not finished. “evidence backup” finishes it.',
);

async function isUnfinishedBackup(folder: string): Promise<boolean> {
  const marker = await readMarker(folder).catch(() => null);
  return marker === 'unreadable' || (marker !== null && marker.unfinishedSince !== null);
}

async function isSecondJournal(place: Place, name: string): Promise<boolean> {
  if (!/journal/i.test(name) || !/\.jsonl/i.test(name)) return false;
  return (await lstat(join(place.folder, name))).isFile();
}

/** A second journal, as file synchronising leaves them: says where the two part. Never spliced. */
async function strayJournal(place: Place, name: string): Promise<Finding> {
  const hashes: string[] = [];
  for await (const step of walkChain(join(place.folder, names.journal), chainStart(place.caseText)))
    if (step.is === 'entry') hashes.push(step.entry.hash);
  let seq = 0;
  for await (const step of walkChain(join(place.folder, name), chainStart(place.caseText))) {
    if (step.is === 'tail') break;
    seq += 1;
    if (step.is === 'entry' && hashes[seq - 1] === step.entry.hash) continue;
    return damage(
      'second-journal',
      'the case folder',
      `A second journal lies here; it differs from entry ${seq} on.`,
    );
  }
  return note(
    'second-journal',
    'the case folder',
    `A second journal lies here; its ${seq} entries agree with the record.`,
  );
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
