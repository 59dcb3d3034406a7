import { readdir, readFile, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemErrorCode, UserError } from '../core/errors.ts';
import { encodeEntry, makeEntry } from '../core/journal-entry.ts';
import { sha256Of } from '../core/sha256.ts';
import { decodeCaseJson, encodeCaseJson, newestFormat } from './case-json.ts';
import type { Casefile, Environment, NewCase } from './casefile.ts';
import { tolerant, writeError } from './disk-errors.ts';
import { asJson, kinds } from './journal/entry-kinds.ts';
import { names, readMeText } from './layout.ts';
import { writeFully } from './objects/objects.ts';
import { OpenCasefile } from './open-casefile.ts';
import { subfolders } from './subfolders.ts';

/** Whether a folder holds a case file. A folder that is not there holds none. */
export async function isCasefile(folder: string): Promise<boolean> {
  try {
    return (await stat(join(folder, names.caseJson))).isFile();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP'].includes(systemErrorCode(error) ?? ''))
      return false;
    throw error;
  }
}

/**
 * Starts a case file in a folder that is not there yet or empty; the folder around it must exist. It
 * is made under another name and moved into place whole, so that a crash leaves no half of one.
 * Throws UserError when something is there already or nothing can be written.
 */
export async function createCasefile(
  folder: string,
  newCase: NewCase,
  environment: Environment,
): Promise<Casefile> {
  const { disk, randomBytes } = environment;
  const unfinished = `${basename(folder)}.making-${Buffer.from(randomBytes(4)).toString('hex')}`;
  const making = join(dirname(folder), unfinished);
  try {
    await removeHalfMade(folder, environment);
    await disk.makeFolder(making);
    await fillNewFolder(making, newCase, environment);
    await removeIfEmpty(folder);
    await disk.rename(making, folder);
    await tolerant(() => disk.flushFolder(join(folder, '..')));
  } catch (error) {
    await disk.removeFolder(making).catch(() => undefined);
    throw newFolderError(error);
  }
  return openCasefile(folder, environment);
}

/** What a start that was cut off left beside `folder`: nobody has recorded anything in it. */
export async function removeHalfMade(folder: string, { disk }: Environment): Promise<void> {
  const around = dirname(folder);
  for (const name of await readdir(around).catch(() => [])) {
    const left = name.startsWith(`${basename(folder)}.making-`) && /-[0-9a-f]{8}$/.test(name);
    if (left) await disk.removeFolder(join(around, name));
  }
}

/** Removes a folder that is empty, if it is there. Throws UserError when something is in it. */
export async function removeIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return;
    throw new UserError('There is something in that folder already.', {
      hint: 'Choose another name, or use “evidence” in the folder if it is your case file.',
      cause: error,
    });
  }
}

function newFolderError(error: unknown): unknown {
  if (systemErrorCode(error) === 'ENOENT')
    return new UserError('The place for the new case file is not there.', {
      hint: 'Check the path, and that the drive is plugged in. No folder is made in its place.',
      cause: error,
    });
  return writeError(error, 'No case file was made.');
}

async function fillNewFolder(
  folder: string,
  newCase: NewCase,
  environment: Environment,
): Promise<void> {
  const { disk, randomBytes, now, offsetMinutes, software } = environment;
  for (const name of subfolders) await disk.makeFolder(join(folder, name));
  const at = now();
  const caseText = encodeCaseJson({
    format: newestFormat,
    id: Buffer.from(randomBytes(16)).toString('hex'),
    opened: at.toISOString(),
    sample: newCase.sample === true,
  });
  const stamp = {
    kind: kinds.caseOpened,
    at: at.toISOString(),
    offsetMinutes: offsetMinutes(at),
    software: software.name,
    version: software.version,
  };
  const parts = [
    { name: 'entry', value: stamp },
    { name: 'case', value: caseText },
    { name: 'details', value: asJson(newCase.details) },
  ];
  const entry = makeEntry(1, sha256Of(caseText), parts, () => randomBytes(16));
  await writeNew(environment, join(folder, names.readMe), readMeText);
  await writeNew(environment, join(folder, names.lock), '');
  await writeNew(environment, join(folder, names.importLock), '');
  await writeNew(environment, join(folder, names.journal), encodeEntry(entry) + '\n');
  await writeNew(environment, join(folder, names.caseJson), caseText);
  await tolerant(() => disk.flushFolder(folder));
}

async function writeNew(environment: Environment, path: string, text: string): Promise<void> {
  const file = await environment.disk.createFile(path, 0o600);
  try {
    await writeFully(environment, file, Buffer.from(text, 'utf8'));
    await environment.disk.flush(file);
  } finally {
    await file.close();
  }
}

/**
 * Opens a case file to read and, where that is possible, to write. Throws UserError when the folder
 * is not there or holds no case file. A damaged record opens for reading what is sound of it.
 */
export async function openCasefile(folder: string, environment: Environment): Promise<Casefile> {
  const caseText = await readCaseText(folder);
  return OpenCasefile.open(folder, caseText, decodeCaseJson(caseText), environment);
}

/** The exact text of case.json. Throws UserError as `openCasefile` does. */
export async function readCaseText(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, names.caseJson), 'utf8');
  } catch (error) {
    const there = await stat(folder).then(
      () => true,
      () => false,
    );
    const code = systemErrorCode(error);
    if (there && code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EISDIR')
      throw new UserError('The case file’s first page (case.json) cannot be opened.', {
        harm: 'Nothing was written.',
        hint: 'Check that the folder is yours to read, and that the drive is sound.',
        cause: error,
      });
    if (there)
      throw new UserError('That folder is not a case file.', {
        hint: 'Point -C at the folder that holds journal.jsonl, or start one with “evidence init”.',
        cause: error,
      });
    throw new UserError('The folder of the case file is not there.', {
      hint: 'If it is on a stick or another drive, plug it in. No folder is made in its place.',
      cause: error,
    });
  }
}
