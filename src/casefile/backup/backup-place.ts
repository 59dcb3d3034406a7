import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemErrorCode } from '../../core/errors.ts';
import { badPlace, notAFolder, otherCase } from './backup-errors.ts';
import { readMarker, type BackupMarker } from './backup-marker.ts';
import { isPassing } from './copied-file.ts';
import { chainedCaseText } from './found-copy.ts';
import { backupNames, names } from '../layout.ts';

/** The case file that a backup is made of. */
export interface BackedUpCase {
  readonly folder: string;
  readonly caseId: string;
  readonly caseText: string;
}

/** Where a backup goes. */
export interface BackupPlace {
  readonly folder: string;
  /** What it said of itself before this run; null for a new one, or one whose marker is gone. */
  readonly marker: BackupMarker | null;
}

/**
 * Finds the backup of this case file in or at the folder given, or a free name for a new one there.
 * Changes nothing. Throws UserError when the folder is not there, is no fit place, or is of another case.
 */
export async function chooseBackupPlace(given: string, record: BackedUpCase): Promise<BackupPlace> {
  const around = await assertFolder(given);
  await assertApart(around, record.folder);
  const itself = await lookAt(around, record);
  if (itself === 'case') throw badPlace('That folder is itself a case file, not a backup of one.');
  if (itself === 'other backup') throw otherCase();
  if (typeof itself === 'object') return itself;
  return (await existingIn(around, record)) ?? (await newIn(around, record));
}

/** A free name beside other backups, for the bytes of a damaged record as they are. */
export async function chooseNewPlace(
  given: string,
  record: BackedUpCase,
  day: string,
): Promise<string> {
  const around = await assertFolder(given);
  await assertApart(around, record.folder);
  const isBackup = (await readMarker(around)) !== null;
  const parent = isBackup ? dirname(around) : around;
  return freeName(parent, `${safeStem(record.folder)}-as-it-is-${day}`);
}

async function assertFolder(given: string): Promise<string> {
  try {
    const path = await realpath(given);
    if ((await stat(path)).isDirectory()) return path;
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR', 'ELOOP'].includes(systemErrorCode(error) ?? '')) throw error;
    throw notAFolder(false);
  }
  throw notAFolder(true);
}

async function assertApart(around: string, caseFolder: string): Promise<void> {
  if (await isInside(around, caseFolder))
    throw badPlace('That place lies inside the case file itself.');
  for (let above = dirname(around); ; above = dirname(above)) {
    if (await isRecord(above)) throw badPlace('That place lies inside a case file or a backup.');
    if (dirname(above) === above) return;
  }
}

/** Whether a folder is another one or lies in it, by what the disk says, not by spelling. */
export async function isInside(path: string, folder: string): Promise<boolean> {
  const wanted = await stat(folder, { bigint: true });
  for (let here = await realpath(path); ; here = dirname(here)) {
    const { dev, ino } = await stat(here, { bigint: true });
    if (dev === wanted.dev && ino === wanted.ino) return true;
    if (dirname(here) === here) return false;
  }
}

/** Whether a folder holds a case file or a copy of one. */
export async function isRecord(folder: string): Promise<boolean> {
  const found = await namesIn(folder);
  return found.includes(names.caseJson) && found.includes(names.journal);
}

type Seen = BackupPlace | 'nothing' | 'empty' | 'case' | 'other backup' | 'something else';

/** What a folder is to a backup of this case: one of its own as a place, else a word. */
async function lookAt(folder: string, record: BackedUpCase): Promise<Seen> {
  const found = await namesIn(folder);
  const marker = await readMarker(folder);
  const caseText = await textOf(join(folder, names.caseJson));
  const isOurs =
    caseText === record.caseText || (await chainedCaseText(folder)) === record.caseText;
  if (marker !== null && marker !== 'unreadable')
    return marker.caseId === record.caseId && (isOurs || !isOtherCase(caseText, record))
      ? await unlessInCase({ folder, marker }, record)
      : 'other backup';
  if (caseText !== null && !isOurs && marker === 'unreadable') return 'other backup';
  // A copy that lost its marker is told from a case file by what a case file has once it was opened.
  const wasOpened = found.includes(names.lock) || found.includes(names.catalogue);
  if (isOurs && (marker === 'unreadable' || !wasOpened))
    return unlessInCase({ folder, marker: null }, record);
  if (caseText !== null) return 'case';
  const isBare = found.every((name) => isPassing(name) || name === backupNames.marker);
  if (marker === 'unreadable') return isBare ? { folder, marker: null } : 'other backup';
  if (found.length === 0) return 'empty';
  return isBare ? { folder, marker: null } : 'something else';
}

/* With the same marker, case.json may be torn; an id in it that is another one is another case. */
function isOtherCase(caseText: string | null, { caseId }: BackedUpCase): boolean {
  try {
    const value = JSON.parse(caseText ?? '') as { id?: unknown } | null;
    return typeof value?.id === 'string' && value.id !== caseId;
  } catch {
    return false;
  }
}

async function unlessInCase(place: BackupPlace, record: BackedUpCase): Promise<BackupPlace> {
  if (await isInside(record.folder, place.folder))
    throw badPlace('The case file lies inside that folder.');
  return place;
}

/* Several copies of one case in one folder: the one that came furthest. */
async function existingIn(around: string, record: BackedUpCase): Promise<BackupPlace | null> {
  const candidates: BackupPlace[] = [];
  for (const name of await namesIn(around)) {
    const folder = join(around, name);
    const marker = await readMarker(folder).catch(() => null);
    if (marker === null || marker === 'unreadable' || marker.despiteDamage) continue;
    if (marker.caseId === record.caseId) candidates.push({ folder, marker });
  }
  const reached = ({ marker }: BackupPlace): number => marker?.finished?.head.seq ?? 0;
  const best = candidates.sort((a, b) => reached(b) - reached(a))[0];
  return best === undefined ? null : unlessInCase(best, record);
}

async function newIn(around: string, record: BackedUpCase): Promise<BackupPlace> {
  const stem = `${safeStem(record.folder)}-backup`;
  const taken = await namesIn(around);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}-${number}`;
    const found = spelled(taken, name);
    const folder = join(around, found ?? name);
    if (found === undefined) return { folder, marker: null };
    const seen = await lookAt(folder, record);
    if (seen === 'empty') return { folder, marker: null };
    if (typeof seen === 'object') return seen;
  }
}

async function freeName(around: string, stem: string): Promise<string> {
  const taken = await namesIn(around);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}-${number}`;
    if (spelled(taken, name) === undefined) return join(around, name);
  }
}

/* Sticks do not tell capitals from small letters. */
function spelled(taken: readonly string[], name: string): string | undefined {
  return taken.find((one) => one.toLowerCase() === name.toLowerCase());
}

/** The case folder's own name, in letters that every disk takes: FAT and exFAT refuse these. */
function safeStem(folder: string): string {
  const safe = basename(folder)
    .replace(/[\u0000-\u001f<>:"/\\|?*]/g, '_')
    .replace(/[. ]+$/, '')
    .slice(0, 60);
  return safe === '' ? 'record' : safe.toWellFormed();
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const code = systemErrorCode(error) ?? '';
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(code)) return [];
    throw error;
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(systemErrorCode(error) ?? '')) return null;
    throw error;
  }
}
