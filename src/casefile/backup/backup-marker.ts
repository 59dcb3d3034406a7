import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Head } from '../../core/case-record.ts';
import { systemErrorCode, UserError } from '../../core/errors.ts';
import { sha256Of } from '../../core/sha256.ts';
import type { Environment } from '../casefile.ts';
import { writeInPlace } from './copied-file.ts';
import { backupNames } from '../layout.ts';

/** What a backup that was finished holds. */
export interface FinishedBackup {
  /** UTC, milliseconds: what this computer's clock said. */
  readonly at: string;
  readonly head: Head;
  readonly objects: number;
  readonly bytes: number;
  /** Stored files that could not be copied. */
  readonly notCopied: number;
}

/** What `backup.json` says of the copy it lies in. */
export interface BackupMarker {
  /** The id in case.json of the case file that this is a copy of. */
  readonly caseId: string;
  readonly finished: FinishedBackup | null;
  /** Since when a run has been writing here; null when the last one finished. */
  readonly unfinishedSince: string | null;
  /** Whether it was copied byte for byte from a damaged case file. */
  readonly despiteDamage: boolean;
}

const markerFormat = 1;

const about =
  'This folder is a second copy of a record kept with a program called evidence. Please change nothing in it. To check it: evidence verify <this folder>. To bring the record back: evidence restore <this folder> <new folder>.';

/** What a copy says of itself: null when it has no marker, `unreadable` when that is torn. Throws UserError for one of a later format. */
export async function readMarker(folder: string): Promise<BackupMarker | 'unreadable' | null> {
  let text: string;
  try {
    text = await readFile(join(folder, backupNames.marker), 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemErrorCode(error) ?? '')) return null;
    return 'unreadable';
  }
  const value = parsed(text);
  if (value === null) return 'unreadable';
  if (value.format > markerFormat)
    throw new UserError('This backup was made by a newer version of the program.', {
      harm: 'Nothing was changed in it.',
      hint: 'Update the program, or choose another folder.',
    });
  const { case: caseId, finished, unfinishedSince, despiteDamage } = value;
  return { caseId, finished, unfinishedSince, despiteDamage: despiteDamage === true };
}

/** Puts the marker in place whole: a crash leaves the one before. */
export async function writeMarker(
  folder: string,
  environment: Environment,
  marker: BackupMarker,
): Promise<void> {
  const { caseId, finished, unfinishedSince, despiteDamage } = marker;
  const value: Omit<WrittenMarker, 'check'> = {
    format: markerFormat,
    about,
    case: caseId,
    finished,
    unfinishedSince,
    ...(despiteDamage ? { despiteDamage } : {}),
  };
  const text = `${JSON.stringify({ ...value, check: checkOf(value) }, null, 2)}\n`;
  await writeInPlace(environment, join(folder, backupNames.marker), [Buffer.from(text, 'utf8')]);
}

/** Whether a folder says that it is a backup, however badly. */
export async function isBackup(folder: string): Promise<boolean> {
  return (await readMarker(folder).catch(() => 'newer')) !== null;
}

/** Why nothing is added to the record in this folder, if it is a backup; else null. */
export async function backupRefusal(folder: string): Promise<string | null> {
  return (await isBackup(folder))
    ? 'This folder is a backup, so nothing is added to it. “evidence restore” makes a case file of it that you can go on with.'
    : null;
}

interface WrittenMarker {
  readonly format: number;
  readonly about: string;
  readonly case: string;
  readonly finished: FinishedBackup | null;
  readonly unfinishedSince: string | null;
  readonly despiteDamage?: boolean;
  /** SHA-256 of the members before it: a marker that rotted must not pass for another case's. */
  readonly check: string;
}

function checkOf(value: object): string {
  return sha256Of(JSON.stringify(value));
}

function parsed(text: string): WrittenMarker | null {
  try {
    const value = JSON.parse(text) as Partial<WrittenMarker> | null;
    if (typeof value?.format !== 'number') return null;
    const { check, ...checked } = value;
    if (check !== checkOf(checked)) return null;
    if (value.format > markerFormat) return value as WrittenMarker;
    return typeof value.case === 'string' && isFinished(value.finished) && isTime(value)
      ? (value as WrittenMarker)
      : null;
  } catch {
    return null;
  }
}

function isFinished(value: unknown): boolean {
  if (value === null) return true;
  const { at, head } = (value ?? {}) as Partial<FinishedBackup>;
  return typeof at === 'string' && typeof head?.seq === 'number' && typeof head.hash === 'string';
}

function isTime({ unfinishedSince }: Partial<WrittenMarker>): boolean {
  return unfinishedSince === null || typeof unfinishedSince === 'string';
}
