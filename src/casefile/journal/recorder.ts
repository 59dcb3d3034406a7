import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import {
  encodeEntry,
  longestLineBytes,
  makeEntry,
  type JournalEntry,
} from '../../core/journal-entry.ts';
import type { Environment } from '../casefile.ts';
import type { Catalogue, CataloguePosition } from '../catalogue/catalogue.ts';
import { tolerant, writeError } from '../disk-errors.ts';
import { asJson, kinds, type EntryContent } from './entry-kinds.ts';
import { newestFormat } from '../case-json.ts';
import { hasGaps } from '../catalogue/gaps.ts';
import type { ChainPosition } from './journal.ts';
import { journalState, walkJournal, type JournalState, type JournalTail } from './journal-state.ts';
import { names } from '../layout.ts';
import { takeLock } from '../lock.ts';
import { writeFully, type ObjectStore } from '../objects/objects.ts';
import { objectsNamedBy } from '../objects/referenced-objects.ts';
import { Replay } from '../catalogue/replay.ts';
import { makeIfMissing } from '../subfolders.ts';
import { copyTailAside, isWholeEntry } from './tail.ts';

/** What the recorder works on. */
export interface RecorderPlace {
  readonly folder: string;
  readonly caseId: string;
  readonly caseText: string;
  readonly environment: Environment;
  readonly catalogue: Catalogue;
  readonly objects: ObjectStore;
}

const lockWait = 30_000;

/** Thrown when the chain does not check: nothing is written to such a record. */
function damagedRecord(where: string): UserError {
  return new UserError(`The record is damaged (${where}), so nothing was added to it.`, {
    hint: 'Run “evidence verify” to see what is there. A backup may hold the rest.',
  });
}

/** Thrown when the record has gone over to a format that this version does not write. */
export function newerFormat(): UserError {
  return new UserError(
    `This case file is of a newer format than ${newestFormat}, so nothing was added to it.`,
    { hint: 'Update the program to add to it. “evidence verify” checks what this version knows.' },
  );
}

/** Thrown when the catalogue knows more than the journal holds. */
export function lostEnd(known: number): UserError {
  return new UserError(
    `The record has lost its end: entry ${known} was here before and is gone. Nothing was written.`,
    { hint: 'Do not work on with this folder. Look for a backup, and keep this one as it is.' },
  );
}

/**
 * The one way in which entries reach the journal: under the lock, after looking at its end, in one
 * append with one flush, with the catalogue following.
 */
export class Recorder {
  readonly #place: RecorderPlace;

  constructor(place: RecorderPlace) {
    this.#place = place;
  }

  /**
   * Takes the lock, brings the catalogue in step, lets `build` decide what to record, and appends it.
   * Returns the entries that `build` asked for. When this resolves they are durable, even where the
   * catalogue could not follow; when it throws none of them is there.
   */
  async record(build: () => readonly EntryContent[]): Promise<readonly JournalEntry[]> {
    const lock = await this.#lock();
    try {
      const recovered = await this.#bringInStep();
      const position = this.#position();
      const entries = this.#entries(position, [...recovered, ...build()]);
      await this.#assertStored(entries);
      await this.#append(position, entries);
      await this.#catchUp();
      return entries.slice(recovered.length);
    } catch (error) {
      throw writeError(error, 'What you were doing was not recorded.');
    } finally {
      lock.release();
    }
  }

  /**
   * Brings the catalogue in step with the journal under the lock, and mends the journal's end where
   * it may be mended: decisions taken from the catalogue after this know everything.
   */
  async settle(): Promise<void> {
    await this.record(() => []);
  }

  /** Brings the catalogue in step with the journal under the lock, recording nothing, and tries to fill its gaps. */
  async bringInStep(): Promise<void> {
    const lock = await this.#lock();
    try {
      await this.#state();
      if (hasGaps(this.#place.catalogue)) await this.#replayFrom(null);
    } finally {
      lock.release();
    }
  }

  /** Runs `work` while nobody can write to the journal. */
  async whileLocked(work: () => Promise<void>): Promise<void> {
    const lock = await this.#lock();
    try {
      await work();
    } finally {
      lock.release();
    }
  }

  #lock(): ReturnType<typeof takeLock> {
    return takeLock(join(this.#place.folder, names.lock), {
      waitMilliseconds: lockWait,
      takenMessage: 'Another window is writing to this case file.',
    });
  }

  #journal(): string {
    return join(this.#place.folder, names.journal);
  }

  #position(): CataloguePosition {
    const position = this.#place.catalogue.position();
    if (position === null)
      throw new Error('the catalogue has no position after it was brought in step');
    return position;
  }

  /** Mends the end of the journal where it may be mended; returns what has to be recorded of it. */
  async #bringInStep(): Promise<readonly EntryContent[]> {
    const { position, tail } = await this.#state();
    if (announcesNewerFormat(this.#place.catalogue)) throw newerFormat();
    return tail === null ? [] : this.#mendTail(position, tail);
  }

  /** The state of the journal with the catalogue in step. */
  async #state(): Promise<Extract<JournalState, { is: 'in step' }>> {
    const { catalogue, caseId, environment } = this.#place;
    await catalogue.putInPlace(caseId, environment);
    let state = await journalState(this.#journal(), catalogue);
    if (state.is === 'lost its end') throw await this.#lostEnd(state.known);
    if (state.is === 'behind') {
      await this.#replayFrom(state.from);
      state = await journalState(this.#journal(), catalogue);
    }
    if (state.is !== 'in step') throw new Error('the journal changed while the lock was held');
    return state;
  }

  async #mendTail(
    position: CataloguePosition,
    tail: JournalTail,
  ): Promise<readonly EntryContent[]> {
    const { folder, environment } = this.#place;
    if (tail.bytes !== null && isWholeEntry(tail.bytes, position)) {
      await this.#writeAt(position.offset + tail.sizeBytes, Buffer.from('\n'));
      await this.#replayFrom(position);
      return [];
    }
    await makeIfMissing(environment, join(folder, names.setAside));
    const aside = await copyTailAside(folder, environment, position.offset);
    await this.#cutTo(position.offset);
    return [{ kind: kinds.tailSetAside, parts: [{ name: 'tail', value: asJson(aside) }] }];
  }

  #entries(after: ChainPosition, contents: readonly EntryContent[]): JournalEntry[] {
    const { now, offsetMinutes, randomBytes, software } = this.#place.environment;
    const at = now();
    const entries: JournalEntry[] = [];
    let { seq, hash } = after;
    for (const { kind, batch, parts } of contents) {
      const stamp = {
        kind,
        at: at.toISOString(),
        offsetMinutes: offsetMinutes(at),
        software: software.name,
        version: software.version,
        ...(batch === undefined ? {} : { batch }),
      };
      const entry = makeEntry(seq + 1, hash, [{ name: 'entry', value: stamp }, ...parts], () =>
        randomBytes(16),
      );
      entries.push(entry);
      ({ seq, hash } = entry);
    }
    return entries;
  }

  /** The gate that keeps the record from ever naming bytes that are not there. */
  async #assertStored(entries: readonly JournalEntry[]): Promise<void> {
    for (const entry of entries)
      for (const object of objectsNamedBy(entry))
        if (!(await this.#place.objects.isThere(object)))
          throw new UserError('A file that was just stored is gone again.', {
            harm: 'What you were doing was not recorded. What was recorded earlier was not changed.',
            hint: 'Do it again, and let nothing else tidy this folder meanwhile.',
          });
  }

  async #append(position: CataloguePosition, entries: readonly JournalEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const lines = entries.map((entry) => Buffer.from(encodeEntry(entry) + '\n', 'utf8'));
    if (lines.some((line) => line.byteLength - 1 > longestLineBytes))
      throw new UserError('That is too much for one entry of the record.', {
        harm: 'Nothing was recorded.',
        hint: 'Save the long text as a file and attach it.',
      });
    await this.#writeAt(position.offset, Buffer.concat(lines));
  }

  /** Writes at the journal's end and flushes; what failed is cut back before anything else happens. */
  async #writeAt(offset: number, bytes: Uint8Array): Promise<void> {
    const { disk } = this.#place.environment;
    const file = await disk.openForAppend(this.#journal());
    try {
      await writeFully(this.#place.environment, file, bytes, offset);
      await disk.flush(file);
    } catch (error) {
      try {
        await disk.truncate(file, offset);
        await disk.flush(file);
      } catch (second) {
        throw notCutBack(new AggregateError([error, second]));
      }
      throw error;
    } finally {
      await file.close();
    }
  }

  async #cutTo(sizeBytes: number): Promise<void> {
    const { disk } = this.#place.environment;
    const file = await disk.openForAppend(this.#journal());
    try {
      await disk.truncate(file, sizeBytes);
      await disk.flush(file);
    } finally {
      await file.close();
    }
    await tolerant(() => disk.flushFolder(this.#place.folder));
  }

  /**
   * The entries are durable already, so nothing that goes wrong here may look as if they were not: a
   * catalogue that cannot follow (a full disk) is left behind, and the next writing or opening brings
   * it in step, or says why it cannot.
   */
  async #catchUp(): Promise<void> {
    await this.#replayFrom(this.#position()).catch(() => undefined);
  }

  async #replayFrom(from: CataloguePosition | null): Promise<void> {
    await replayInto(this.#place, from);
  }

  async #lostEnd(known: number): Promise<UserError> {
    const { folder, environment } = this.#place;
    await makeIfMissing(environment, join(folder, names.setAside)).catch(() => undefined);
    // One copy is enough however often the folder is opened, so the name says which catalogue it is.
    const name = `catalogue-that-knows-entry-${known}.db`;
    await copyFile(join(folder, names.catalogue), join(folder, names.setAside, name)).catch(
      () => undefined,
    );
    return lostEnd(known);
  }
}

/** Whether an entry says that the record has gone over to another format. */
export function announcesNewerFormat(catalogue: Catalogue): boolean {
  const raised = catalogue.get(
    'SELECT seq FROM entries WHERE kind = ? LIMIT 1',
    kinds.formatRaised,
  );
  return raised !== undefined;
}

/** What was appended could be neither flushed nor taken back: the drive does not answer any more. */
function notCutBack(cause: unknown): UserError {
  return new UserError('The drive failed while something was being recorded.', {
    harm: 'What was recorded earlier was not changed. Whether the last thing was recorded shows when the drive is back.',
    hint: 'Plug it in again and run “evidence timeline” before you record it a second time.',
    cause,
  });
}

/**
 * Brings a catalogue in step with the journal, in one transaction: from a position that is known to
 * hold, or from the beginning. Throws UserError when the chain does not check.
 */
async function replayInto(place: RecorderPlace, from: CataloguePosition | null): Promise<void> {
  const { catalogue, caseId, caseText, folder, objects } = place;
  await catalogue.inTransaction(async () => {
    if (from === null) catalogue.empty();
    const replay = new Replay(catalogue, (object) => objects.read(object));
    const walk = await walkJournal(
      join(folder, names.journal),
      caseText,
      (entry) => replay.apply(entry),
      from === null ? {} : { from },
    );
    const fault = walk.findings[0];
    if (fault !== undefined) throw damagedRecord(fault.where);
    catalogue.setPosition(caseId, { ...walk.sound, prefixSha256: walk.prefixSha256 });
  });
}
