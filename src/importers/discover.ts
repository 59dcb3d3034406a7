import { open, opendir } from 'node:fs/promises';
import { UserError, systemErrorCode } from '../core/errors.ts';
import { recordBytes } from '../core/text.ts';
import { walkFolder, type FolderEntry, type FolderPlace } from './folder-walk.ts';
import { explained, sourceAt } from './given-path.ts';
import type { Importer } from './importer.ts';
import { looseFiles } from './loose-files.ts';
import { relativeKey, type Source } from './source.ts';

/** A source and the importer that reads it. */
export interface DiscoveredSource {
  readonly source: Source;
  readonly importer: Importer;
}

/** What was found at a path, in the order of the paths; a folder of loose files comes last. */
export interface Discovery {
  readonly found: readonly DiscoveredSource[];
}

/**
 * Finds what there is to import at a path. A file goes to the first importer that recognises it. A
 * folder goes to the first that recognises it as a whole; else what is recognised below it becomes
 * sources of their own, and all the rest one source of loose files. An empty folder is one source with
 * nothing in it. Reads only. Throws UserError when there is nothing to be opened at the path.
 */
export async function discover(path: string, importers: readonly Importer[]): Promise<Discovery> {
  const source = await sourceAt(path);
  await mustBeReadable(source);
  const specific = importers.filter(({ id }) => id !== looseFiles.id);
  const importer = await recogniser(source, specific);
  if (importer !== null) return { found: [{ source, importer }] };
  const nearby = await located(source, specific);
  if (nearby !== null) return { found: [nearby] };
  if (source.kind === 'file') return { found: [{ source, importer: looseFiles }] };
  return { found: await below(source, specific) };
}

/** Opens it once: asking the system whether that would be allowed is not reliable everywhere. */
async function mustBeReadable({ kind, path }: Source): Promise<void> {
  try {
    const opened = kind === 'file' ? await open(path, 'r') : await opendir(path);
    await opened.close();
  } catch (error) {
    throw explained(error);
  }
}

/** What is recognised below a folder, and what is left of it. */
async function below(folder: Source, importers: readonly Importer[]): Promise<DiscoveredSource[]> {
  const found: DiscoveredSource[] = [];
  const claimed = new Set<string>();
  let left = 0;

  const claim = async (place: FolderPlace, kind: Source['kind'], sizeBytes: number) => {
    const source = sourceBelow(place, kind, sizeBytes);
    const importer = await recogniser(source, importers);
    if (importer === null) return false;
    found.push({ source, importer });
    claimed.add(relativeKey(place.relative));
    return true;
  };
  const enters = async (place: FolderPlace) => !(await claim(place, 'folder', 0));

  for await (const entry of walkFolder(folder.path, { enters })) {
    if (isBeside(claimed, entry.relative)) claimed.add(relativeKey(entry.relative));
    else if (!(await claimsFile(entry))) left += 1;
  }
  if (left === 0 && found.length > 0) return found;
  const rest = claimed.size === 0 ? folder : { ...folder, leavesOut: claimed };
  return [...found, { source: rest, importer: looseFiles }];

  async function claimsFile(entry: FolderEntry): Promise<boolean> {
    return entry.is === 'file' && (await claim(entry, 'file', entry.sizeBytes));
  }
}

/** People point at the folder around a backup, or at one inside it. */
async function located(
  source: Source,
  importers: readonly Importer[],
): Promise<DiscoveredSource | null> {
  for (const importer of importers) {
    const place = (await importer.locate?.(source)) ?? null;
    if (place !== null) return { source: place, importer };
  }
  return null;
}

/* What SQLite keeps beside a database belongs to it. */
const besideDatabase = ['-wal', '-shm', '-journal'];

function isBeside(claimed: ReadonlySet<string>, relative: Buffer): boolean {
  const key = relativeKey(relative);
  return besideDatabase.some(
    (ending) => key.endsWith(ending) && claimed.has(key.slice(0, -ending.length)),
  );
}

function sourceBelow(place: FolderPlace, kind: Source['kind'], sizeBytes: number): Source {
  const name = recordBytes(place.relative.subarray(place.relative.lastIndexOf('/') + 1));
  return { path: place.path, name, kind, sizeBytes };
}

async function recogniser(
  source: Source,
  importers: readonly Importer[],
): Promise<Importer | null> {
  for (const importer of importers) {
    if (await recognises(importer, source)) return importer;
  }
  return null;
}

/** A source that cannot be opened is nobody's: the loose files say why it was skipped. */
async function recognises(importer: Importer, source: Source): Promise<boolean> {
  try {
    return await importer.recognises(source);
  } catch (error) {
    if (error instanceof UserError || systemErrorCode(error) !== undefined) return false;
    throw error;
  }
}
