import { basename, dirname } from 'node:path';
import { recordBytes, shownText } from '../../core/text.ts';
import type { IncomingAttachment } from '../../core/source-item.ts';
import { bytesOfFile } from '../file-bytes.ts';
import { walkFolder } from '../folder-walk.ts';
import type { Source } from '../source.ts';

interface FoundFile {
  readonly path: string | Buffer;
  /** What stands behind the time: `Sam - IMG_0001.jpg`. */
  readonly rest: string;
  readonly sizeBytes: number;
}

/** What a row says of its file. */
export interface FileNamed {
  /** As the row names it. */
  readonly name: string;
  /** The chat, as the row has it. */
  readonly session: string;
  /** The row's local time, ISO; null where it has none. */
  readonly local: string | null;
}

const mostFiles = 100_000;

/**
 * The files that iMazing wrote beside a table: `2024-01-02 03 04 05 - <chat> - <name>`, in the folder of
 * the table or one below it; where that is called `csv`, in those beside it. Links are not followed.
 * The folder is looked through once, at the first question.
 */
export class BesideFiles {
  readonly #source: Source;
  #files: Promise<ReadonlyMap<string, readonly FoundFile[]> | null> | null = null;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Its bytes where exactly one file can be meant; else why not. */
  async find(named: FileNamed): Promise<Pick<IncomingAttachment, 'bytes' | 'missing'>> {
    this.#files ??= filesBeside(this.#source);
    const files = await this.#files;
    if (files === null) return { bytes: null, missing: 'too many files lie beside the table' };
    const second = named.local?.replace('T', ' ').replaceAll(':', ' ').slice(0, 19) ?? '';
    const full = second.length === 16 ? `${second} 00` : second;
    const fitting = (files.get(full) ?? []).filter(({ rest }) => canBe(rest, named));
    const [only, another] = fitting;
    if (only === undefined) return { bytes: null, missing: 'no file for it lies beside the table' };
    if (another !== undefined)
      return { bytes: null, missing: 'more than one file beside the table could be this one' };
    return { bytes: bytesOfFile(only.path, only.sizeBytes) };
  }
}

const written = /^(\d{4}-\d\d-\d\d \d\d \d\d \d\d) - (.+ - .+)$/s;

async function filesBeside(
  source: Source,
): Promise<ReadonlyMap<string, readonly FoundFile[]> | null> {
  const files = new Map<string, FoundFile[]>();
  let seen = 0;
  const { folder, depth } = placeToLook(source.path);
  const enters = ({ relative }: { relative: Buffer }): Promise<boolean> =>
    Promise.resolve(relative.toString('latin1').split('/').length <= depth);
  for await (const entry of walkFolder(folder, { enters })) {
    seen += 1;
    if (seen > mostFiles) return null;
    if (entry.is !== 'file') continue;
    const name = shownText(
      recordBytes(entry.relative.subarray(entry.relative.lastIndexOf('/') + 1)),
    );
    const [, second, rest] = written.exec(name) ?? [];
    if (second === undefined || rest === undefined) continue;
    const file = { path: entry.path, rest, sizeBytes: entry.sizeBytes };
    const together = files.get(second);
    if (together === undefined) files.set(second, [file]);
    else together.push(file);
  }
  return files;
}

function placeToLook(path: string | Buffer): { folder: string | Buffer; depth: number } {
  if (Buffer.isBuffer(path))
    return { folder: path.subarray(0, Math.max(1, path.lastIndexOf('/'))), depth: 1 };
  const folder = dirname(path);
  return /^csv$/i.test(basename(folder))
    ? { folder: dirname(folder), depth: 2 }
    : { folder, depth: 1 };
}

/**
 * Whether `<chat> - <name>` can be the file of a row. On the disk the beginning of a name is cut to 40
 * characters, characters may be left out or be `_`, a number is put behind names that would stand twice,
 * and some kinds of file are turned into others.
 */
function canBe(rest: string, { name, session }: FileNamed): boolean {
  for (let at = rest.indexOf(' - '); at !== -1; at = rest.indexOf(' - ', at + 1)) {
    if (isSession(rest.slice(0, at), session) && isName(rest.slice(at + 3), name)) return true;
  }
  return false;
}

function isSession(label: string, session: string): boolean {
  const [onDisk, inRow] = [lettersOf(label), lettersOf(session)];
  return onDisk === inRow || inRow === '' || (onDisk.length >= 20 && inRow.startsWith(onDisk));
}

function isName(onDisk: string, inRow: string): boolean {
  const [disk, row] = [parted(onDisk), parted(inRow)];
  const endings = [row.ending, turnedInto.get(row.ending) ?? row.ending];
  if (!endings.includes(disk.ending)) return false;
  const stems = [disk.stem, disk.stem.replace(/ \d{1,3}$/, '')];
  return stems.some((stem) => isStem(stem, row.stem));
}

function isStem(onDisk: string, inRow: string): boolean {
  if (onDisk === inRow) return true;
  const [disk, row] = [lettersOf(onDisk), lettersOf(inRow)];
  // Names in other scripts keep nothing that could be compared.
  if (row.length < 3) return false;
  return disk === row || (onDisk.length >= cutAt && disk.length >= 20 && row.startsWith(disk));
}

const cutAt = 40;

/** What iMazing writes in place of a kind of file that few programs open; as message-vault measured it. */
const turnedInto: ReadonlyMap<string, string> = new Map([
  ['heic', 'jpg'],
  ['caf', 'mp3'],
  ['opus', 'mp3'],
  ['webp', 'png'],
]);

function parted(name: string): { stem: string; ending: string } {
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return { stem: name, ending: '' };
  return { stem: name.slice(0, dot), ending: name.slice(dot + 1).toLowerCase() };
}

/** Letters and digits of ASCII: what every way of writing a name to the disk leaves as it is. */
function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
