import { UserError } from '../../core/errors.ts';
import type { Reading, SourceItem } from '../../core/source-item.ts';
import { ownerTest } from '../android-telephony/parties.ts';
import {
  dropFiles,
  usualLimits,
  ValueCollector,
  type LiftedValue,
  type ValueLimits,
} from './lifted-values.ts';
import { Attributes } from './attributes.ts';
import { ReadingNotes } from './reading-notes.ts';
import { decodeValue } from './references.ts';
import { RowItems } from './row-items.ts';
import type { ScannedMarkup } from './markup-collector.ts';
import { RowScanner, type Scanned } from './row-scanner.ts';
import { StructureReader } from './row-structure.ts';
import { byteOfUnit, encodingOf, UnitReader, type SourceEncoding } from './source-encoding.ts';
import { importersWording as wording } from '../wording.ts';

/** A backup as its bytes come in. */
export interface BackupBytes {
  readonly pieces: AsyncIterable<Buffer>;
  readonly sizeBytes: number;
  /** Lower ones are for tests. */
  readonly limits?: ValueLimits;
}

/**
 * Yields the rows of a backup in their order, then what has to be told of the file as a whole. The
 * items, `progress` aside, do not depend on how the bytes are cut into pieces. Throws UserError when
 * the file cannot be read to its end or the scratch folder cannot be written.
 */
export async function* readBackup(
  backup: BackupBytes,
  reading: Reading,
): AsyncGenerator<SourceItem> {
  const { sizeBytes, limits = usualLimits } = backup;
  let open: OpenBackup | null = null;
  let bytesRead = 0;
  try {
    for await (const piece of fromWholeStart(readable(backup.pieces))) {
      open ??= new OpenBackup(encodingOf(piece ?? Buffer.alloc(0)), reading, limits);
      for (const scanned of open.scan(piece)) {
        // Most rows are ready at once; waiting for each would take longer than reading it.
        const found = open.itemOf(scanned);
        const item = found instanceof Promise ? await found : found;
        if (item !== null) yield item;
        open.letGo();
      }
      if (piece === null) yield* open.notes();
      else
        yield { type: 'progress', bytesRead: (bytesRead += piece.length), bytesInAll: sizeBytes };
    }
  } finally {
    open?.discard();
  }
}

class OpenBackup {
  #encoding: SourceEncoding;
  #units: UnitReader;
  #scanner: RowScanner;
  #notes = new ReadingNotes();
  #items: RowItems;
  #structure: StructureReader;
  /** Values of the row that is being read. */
  #held: readonly LiftedValue[] = [];
  #rowsSaid: number | null = null;
  #rootsOpen = 0;
  #isCut = false;

  constructor(encoding: SourceEncoding, reading: Reading, limits: ValueLimits) {
    this.#encoding = encoding;
    this.#structure = new StructureReader(encoding);
    this.#units = new UnitReader(encoding);
    this.#scanner = new RowScanner(new ValueCollector(reading.scratch, encoding, limits));
    this.#items = new RowItems(encoding, ownerTest(reading.choices.owner), this.#notes);
  }

  /** What is whole by now; null for the end of the file. */
  scan(piece: Buffer | null): Iterable<Scanned> {
    return piece === null ? this.#scanner.end() : this.#scanner.push(this.#units.read(piece));
  }

  /** What to tell of the file as a whole, after its end. */
  *notes(): Generator<SourceItem> {
    yield* this.#notes.items();
    const { rows } = this.#items;
    if (this.#rowsSaid !== null && this.#rowsSaid !== rows) {
      yield note('header', `The header says ${this.#rowsSaid}, the file holds ${rows}.`);
    }
    if (this.#rootsOpen > 0 && !this.#isCut) yield note('end of the file', noEnd);
  }

  /** Removes what the row that was read last left in scratch. */
  letGo(): void {
    dropFiles(this.#held);
    this.#held = [];
  }

  /** Removes every scratch file that is left. */
  discard(): void {
    this.#scanner.discard();
    dropFiles(this.#held);
  }

  itemOf(scanned: Scanned): SourceItem | null | Promise<SourceItem> {
    if ('values' in scanned) this.#held = scanned.values;
    switch (scanned.is) {
      case 'row':
        this.#isCut ||= scanned.fault === 'cut';
        return this.#items.read(scanned);
      case 'root':
        return this.#root(scanned);
      case 'root end':
        this.#rootsOpen -= 1;
        return null;
      case 'document type':
        return scanned.declaresEntities ? note(this.#byte(scanned.at), entitiesKept) : null;
      case 'stray':
        return skipped(this.#byte(scanned.at), 'This is no message and no call.');
      case 'cut':
        this.#isCut = true;
        return skipped(this.#byte(scanned.at), 'The file ends in the middle of this.');
    }
  }

  #root(markup: ScannedMarkup): SourceItem | null {
    const isEmpty = markup.skeleton.endsWith('/>');
    if (!isEmpty) this.#rootsOpen += 1;
    const whole = isEmpty ? markup.skeleton : `${markup.skeleton}</${nameOf(markup.skeleton)}>`;
    const root = this.#structure.read(whole)?.[0];
    if (root === undefined) return note(this.#byte(markup.at), rootUnread);
    const decode = (units: string) => decodeValue(units, this.#encoding).text;
    const attributes = new Attributes(root, markup.values, decode);
    const count = attributes.shown('count');
    if (/^\d{1,15}$/.test(count)) this.#rowsSaid = (this.#rowsSaid ?? 0) + Number(count);
    const type = attributes.shown('type');
    return type === '' || type === 'full' ? null : note(this.#byte(markup.at), partialBackup);
  }

  #byte(unit: number): string {
    return `byte ${byteOfUnit(unit, this.#encoding)}`;
  }
}

const entitiesKept =
  'The file declares short forms of its own. They were not filled in: what uses them is kept as it is written.';
const rootUnread = 'The header could not be read; the rows after it were.';
const partialBackup =
  'The header does not call this a full backup: other messages may be in other backup files.';
const noEnd = 'The end of the list is missing: rows that came after the last one may be lost.';

function nameOf(skeleton: string): string {
  return /^<([a-z]+)/.exec(skeleton)?.[1] ?? '';
}

function note(where: string, what: string): SourceItem {
  return { type: 'note', where, what };
}

function skipped(where: string, why: string): SourceItem {
  return { type: 'skipped', where, why };
}

/** Enough bytes to tell the encoding by. */
const longestMark = 3;

/** The same bytes, in pieces of which the first is no shorter than a byte order mark; then null. */
async function* fromWholeStart(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer | null> {
  let start: Buffer | null = Buffer.alloc(0);
  for await (const piece of pieces) {
    if (start === null) {
      yield piece;
      continue;
    }
    start = Buffer.concat([start, piece]);
    if (start.length < longestMark) continue;
    yield start;
    start = null;
  }
  if (start !== null && start.length > 0) yield start;
  yield null;
}

async function* readable(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* pieces;
  } catch (cause) {
    throw new UserError(wording.backupCutShort.message, { ...wording.backupCutShort, cause });
  }
}
