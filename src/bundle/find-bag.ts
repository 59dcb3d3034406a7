import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { systemErrorCode, UserError } from '../core/errors.ts';
import { visibleLine } from '../core/text.ts';
import { openFolder } from './folder-bag.ts';
import { damage, isLeftByTheSystem, note, type BagFile, type OpenBag } from './open-bag.ts';
import { openZip } from './zip-bag.ts';
import { bundleWording as wording } from './wording.ts';

/**
 * Opens the bag that somebody pointed at: a zip, the unpacked folder, the folder around it, or its
 * `data` folder. Throws UserError when there is nothing there, or nothing that is a bag.
 */
export async function openBag(path: string): Promise<OpenBag> {
  const found = await stat(path).catch((error: unknown) => {
    throw notThere(error);
  });
  if (found.isDirectory()) return openFolder(await topFolder(resolve(path)));
  if (!found.isFile() || !(await looksLikeZip(path, found.size))) throw notABag();
  return belowTopFolder(await openZip(path));
}

/** Whether openBag would find a bag here; for a command that takes case files and bundles alike. */
export async function isBag(path: string): Promise<boolean> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) await topFolder(resolve(path));
    return found.isDirectory() || (found.isFile() && (await looksLikeZip(path, found.size)));
  } catch {
    return false;
  }
}

const bagMarks = ['bagit.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'];

async function topFolder(folder: string): Promise<string> {
  if (await holdsMark(folder)) return folder;
  if (basename(folder) === 'data' && (await holdsMark(dirname(folder)))) return dirname(folder);
  const inside: string[] = [];
  for (const name of (await readdir(folder)).sort())
    if (await holdsMark(join(folder, name))) inside.push(name);
  const [only, another] = inside;
  if (only === undefined) throw notABag();
  if (another !== undefined)
    throw new UserError(wording.severalThere.message, wording.severalThere);
  return join(folder, only);
}

async function holdsMark(folder: string): Promise<boolean> {
  for (const mark of bagMarks) {
    const found = await stat(join(folder, mark)).catch(() => null);
    if (found?.isFile() === true) return true;
  }
  return false;
}

const startOfZip = Buffer.from('PK\u0003\u0004', 'latin1');
const endOfZip = Buffer.from('PK\u0005\u0006', 'latin1');
const longestEnd = 22 + 0xffff;

/* Either end will do: a zip that lost its beginning or its end is a damaged zip, not something else. */
async function looksLikeZip(path: string, sizeBytes: number): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const length = Math.min(longestEnd, sizeBytes);
    const start = await file.read(Buffer.alloc(4), 0, 4, 0);
    const end = await file.read(Buffer.alloc(length), 0, length, sizeBytes - length);
    return start.buffer.equals(startOfZip) || end.buffer.includes(endOfZip);
  } finally {
    await file.close();
  }
}

/** The bag inside a zip: below the one folder that holds bagit.txt. What lies beside it is a finding. */
function belowTopFolder(zip: OpenBag): OpenBag {
  const prefix = topOf([...zip.files.keys()]);
  if (prefix === null) {
    if (zip.findings.length > 0) return zip;
    void zip.close();
    throw notABag();
  }
  const files = new Map<string, BagFile>();
  const findings = [...zip.findings];
  for (const [path, file] of zip.files) {
    if (path.startsWith(prefix)) {
      const below = path.slice(prefix.length);
      files.set(below, { ...file, path: below });
    } else if (isLeftByTheSystem(path))
      findings.push(
        note(
          'system-file',
          visibleLine(path),
          'A computer added it when the bundle was packed again.',
        ),
      );
    else
      findings.push(
        damage(
          'outside-bag',
          visibleLine(path),
          'It is in the zip but outside the bundle’s folder.',
        ),
      );
  }
  return { ...zip, files, findings };
}

/** The top folder with its `/`: where bagit.txt is, or, should that be gone, where a manifest is. */
function topOf(paths: readonly string[]): string | null {
  for (const mark of bagMarks) {
    const tops = paths.filter(
      (path) => path.endsWith(mark) && /^(?:[^/]+\/)?$/.test(path.slice(0, -mark.length)),
    );
    const top = tops.sort((one, other) => one.length - other.length)[0];
    if (top !== undefined) return top.slice(0, top.length - mark.length);
  }
  return null;
}

function notThere(error: unknown): UserError {
  const refused = ['EACCES', 'EPERM'].includes(systemErrorCode(error) ?? '');
  const words = refused ? wording.notAllowed : wording.notThere;
  return new UserError(words.message, { ...words, cause: error });
}

function notABag(): UserError {
  return new UserError(wording.noBundle.message, wording.noBundle);
}
