import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Head } from '../../core/case-record.ts';
import { systemErrorCode } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import { longestLineBytes } from '../../core/journal-entry.ts';
import { damagedCopy, restoreError, unfitForRestoring } from './backup-errors.ts';
import { copyBeside, prepareFolders } from './backup-files.ts';
import { checkCopy, finishCopy } from './backup-journal.ts';
import { copyObjects, noObjects, sizesOf, type NotCopied } from './backup-objects.ts';
import { isRecord } from './backup-place.ts';
import type { Environment, Verification } from '../casefile.ts';
import { copyAsItIs } from './copy-as-it-is.ts';
import { setAside, sizeOf, writeInPlace } from './copied-file.ts';
import { tolerant } from '../disk-errors.ts';
import type { FoundCopy } from './found-copy.ts';
import type { JournalWalk } from '../journal/journal-state.ts';
import { names, readMeText } from '../layout.ts';
import { ObjectStore } from '../objects/objects.ts';
import { removeHalfMade, removeIfEmpty } from '../open.ts';
import { survey, type Survey } from './survey.ts';
import { isWholeEntry } from '../journal/tail.ts';
import { verifyCasefile } from '../checking/verify.ts';

export interface RestoreOptions {
  /** Called now and then: bytes copied so far, and in all. */
  readonly onProgress?: (doneBytes: number, bytesInAll: number) => void;
  /** Brings back a damaged copy byte for byte. A sound one is brought back as ever. */
  readonly despiteDamage?: boolean;
}

/** What was brought back; it was checked in full. */
export interface RestoreOutcome {
  readonly folder: string;
  readonly head: Head | null;
  readonly entries: number;
  readonly objects: number;
  readonly bytes: number;
  /** Damage in it; empty unless `despiteDamage`. */
  readonly damage: readonly Finding[];
  readonly notCopied: readonly NotCopied[];
}

/**
 * Makes a case file again of a backup, or of a plain copy of one, in a folder that is not there yet or
 * empty. It is made under another name, checked in full, and then moved into place whole. The copy is
 * only read. Throws UserError when the place is not fit or the copy is damaged.
 */
export async function restoreCasefile(
  copy: FoundCopy,
  to: string,
  environment: Environment,
  options: RestoreOptions = {},
): Promise<RestoreOutcome> {
  const { disk, randomBytes } = environment;
  await assertFreePlace(to);
  const mark = Buffer.from(randomBytes(4)).toString('hex');
  const making = join(dirname(to), `${basename(to)}.making-${mark}`);
  try {
    await removeHalfMade(to, environment);
    const { checked, notCopied } = await made(copy, making, environment, options);
    await removeIfEmpty(to);
    await disk.rename(making, to);
    await tolerant(() => disk.flushFolder(dirname(to)));
    return outcome(to, checked, notCopied);
  } catch (error) {
    await disk.removeFolder(making).catch(() => undefined);
    throw restoreError(error);
  }
}

interface Made {
  readonly checked: Verification;
  readonly notCopied: readonly NotCopied[];
}

/** Fills the folder and checks it; where that shows damage, again as it is, if that was wished. */
async function made(
  copy: FoundCopy,
  making: string,
  environment: Environment,
  options: RestoreOptions,
): Promise<Made> {
  await environment.disk.makeFolder(making);
  const notCopied = await fill(copy, making, environment, options);
  const first =
    notCopied === null
      ? await madeAsItIs(copy, making, environment)
      : { checked: await verifyCasefile(making, environment, null), notCopied };
  const damage = damageIn(first.checked);
  if (damage[0] === undefined) return first;
  if (options.despiteDamage !== true) throw damagedCopy(damage[0].where, damage.length);
  if (notCopied === null) return first;
  await environment.disk.removeFolder(making);
  await environment.disk.makeFolder(making);
  return madeAsItIs(copy, making, environment);
}

async function madeAsItIs(
  copy: FoundCopy,
  making: string,
  environment: Environment,
): Promise<Made> {
  const { notCopied } = await copyAsItIs(environment, copy.folder, making);
  const firstPage = join(making, names.caseJson);
  const text = await readFile(firstPage, 'utf8').catch(() => '');
  if (text !== copy.caseText) {
    if (await isFile(firstPage)) await setAside(environment, firstPage, making);
    await writeInPlace(environment, firstPage, [Buffer.from(copy.caseText)]);
  }
  return { checked: await verifyCasefile(making, environment, null), notCopied };
}

function damageIn({ findings }: Verification): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'damage');
}

function outcome(
  folder: string,
  checked: Verification,
  notCopied: readonly NotCopied[],
): RestoreOutcome {
  const { head, entries, objects, objectBytes: bytes } = checked;
  return { folder, head, entries, objects, bytes, damage: damageIn(checked), notCopied };
}

/** Why a case file cannot be brought back into a folder, as UserError; nothing is made. */
export async function assertFreePlace(to: string): Promise<void> {
  const place = resolve(to);
  if (!(await isFolder(dirname(place))))
    throw unfitForRestoring(
      'The place for the case file is not there.',
      'Check the path, and that the drive is plugged in. No folder is made in its place.',
    );
  for (let above = place; ; above = dirname(above)) {
    if (await isRecord(above))
      throw unfitForRestoring(
        above === place
          ? 'There is a case file in that folder already.'
          : 'That place lies inside a case file or a backup.',
        'Choose a new folder.',
      );
    if (dirname(above) === above) break;
  }
  if (!(await isFreeName(place)))
    throw unfitForRestoring('There is something in that place already.', 'Choose a new folder.');
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (status) => status.isDirectory(),
    () => false,
  );
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (status) => status.isFile(),
    () => false,
  );
}

async function isFreeName(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length === 0;
  } catch (error) {
    return systemErrorCode(error) === 'ENOENT';
  }
}

/** Brings what is sound; null when all of it is to be copied as it is. */
async function fill(
  copy: FoundCopy,
  making: string,
  environment: Environment,
  options: RestoreOptions,
): Promise<readonly NotCopied[] | null> {
  const objects = new ObjectStore(copy.folder, environment);
  const whole = await survey({ ...copy, environment, objects });
  const { findings } = whole.walk;
  const isDamaged = findings[0] !== undefined || whole.walk.sound.seq === 0;
  if (isDamaged && options.despiteDamage !== true)
    throw damagedCopy(findings[0]?.where ?? names.journal, findings.length);
  // A last line that only lacks its LF is an entry too; whoever opens the case file finishes it.
  if (isDamaged || (await endsInWholeEntry(copy.folder, whole.walk))) return null;
  return fillSound(copy, making, environment, { whole, options, objects });
}

interface Filling {
  readonly whole: Survey;
  readonly options: RestoreOptions;
  readonly objects: ObjectStore;
}

async function fillSound(
  copy: FoundCopy,
  making: string,
  environment: Environment,
  { whole, options, objects }: Filling,
): Promise<NotCopied[]> {
  const { wanted, walk } = whole;
  const sizes = await sizesOf(copy.folder, wanted);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  await prepareFolders(environment, making);
  const done = noObjects();
  const to = new ObjectStore(making, environment);
  const stores = { from: objects, to, toFolder: making };
  let passed = 0;
  await copyObjects(stores, sizes, done, (bytes) => {
    passed += bytes;
    options.onProgress?.(passed, Math.max(total, passed));
  });
  const beside = await copyBeside(environment, copy.folder, making);
  const state = { is: 'beginning', from: 0 } as const;
  const journal = join(copy.folder, names.journal);
  await finishCopy(environment, making, journal, state, walk.sound.offset);
  await checkCopy(join(making, names.journal), walk.sound.offset, walk.prefixSha256);
  if ((await sizeOf(join(making, names.readMe))) === 0)
    await writeInPlace(environment, join(making, names.readMe), [Buffer.from(readMeText)]);
  await writeInPlace(environment, join(making, names.caseJson), [Buffer.from(copy.caseText)]);
  return [...done.notCopied, ...beside];
}

async function endsInWholeEntry(folder: string, { sound, hasTail }: JournalWalk): Promise<boolean> {
  if (!hasTail) return false;
  const file = await open(join(folder, names.journal), 'r');
  try {
    const { size } = await file.stat();
    const length = size - sound.offset;
    if (length > longestLineBytes) return false;
    const tail = Buffer.alloc(length);
    const { bytesRead } = await file.read(tail, 0, length, sound.offset);
    return isWholeEntry(tail.subarray(0, bytesRead), sound);
  } finally {
    await file.close();
  }
}
