import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import {
  encodeEntry,
  longestLineBytes,
  makeEntry,
  type JournalEntry,
} from '../core/journal-entry.ts';
import type { Environment } from './casefile.ts';
import type { Catalogue, CataloguePosition } from './catalogue.ts';
import { tolerant, writeError } from './disk-errors.ts';
import { asJson, kinds, type EntryContent } from './entry-kinds.ts';
import type { ChainPosition } from './journal.ts';
import { journalState, walkJournal } from './journal-state.ts';
import { names } from './layout.ts';
import { takeLock } from './lock.ts';
import { writeFully, type ObjectStore } from './objects.ts';
import { Replay } from './replay.ts';
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
export function damagedRecord(where: string): UserError {
  return new UserError(`The record is damaged (${where}), so nothing was added to it.`, {
    hint: 'Run “evidence verify” to see what is there. A backup may hold the rest.',
  });
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
   * Returns the entries. When this resolves they are durable; when it throws none of them is there.
   */
  async record(build: () => readonly EntryContent[]): Promise<readonly JournalEntry[]> {
    const lock = await this.#lock();
    try {
      const recovered = await this.#bringInStep();
      const position = this.#position();
      const entries = this.#entries(position, [...recovered, ...build()]);
      await this.#append(position, entries);
      await this.#catchUp();
      return entries;
    } catch (error) {
      throw writeError(error, 'What you were doing was not recorded.');
    } finally {
      lock.release();
    }
  }

  /** Brings the catalogue in step with the journal under the lock, recording nothing. */
  async bringInStep(): Promise<void> {
    const lock = await this.#lock();
    try {
      const state = await journalState(this.#journal(), this.#place.catalogue);
      if (state.is === 'lost its end') throw await this.#lostEnd(state.known);
      if (state.is === 'behind') await this.#replayFrom(state.from);
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
    let state = await journalState(this.#journal(), this.#place.catalogue);
    if (state.is === 'lost its end') throw await this.#lostEnd(state.known);
    if (state.is === 'behind') {
      await this.#replayFrom(state.from);
      state = await journalState(this.#journal(), this.#place.catalogue);
    }
    if (state.is !== 'in step') throw new Error('the journal changed while the lock was held');
    return state.tail === null ? [] : this.#mendTail(state.position, state.tail);
  }

  async #mendTail(position: CataloguePosition, tail: Buffer): Promise<readonly EntryContent[]> {
    if (isWholeEntry(tail, position)) {
      await this.#writeAt(position.offset + tail.byteLength, Buffer.from('\n'));
      await this.#replayFrom(position);
      return [];
    }
    const { folder, environment } = this.#place;
    const aside = await copyTailAside(folder, environment, tail);
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
      await disk.truncate(file, offset);
      await disk.flush(file);
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
   * The entries are durable already: a catalogue that cannot follow (a full disk) is left behind, and
   * the next opening brings it in step.
   */
  async #catchUp(): Promise<void> {
    try {
      await this.#replayFrom(this.#position());
    } catch (error) {
      if (error instanceof UserError) throw error;
    }
  }

  async #replayFrom(from: CataloguePosition | null): Promise<void> {
    await replayInto(this.#place, from);
  }

  async #lostEnd(known: number): Promise<UserError> {
    const { folder } = this.#place;
    // One copy is enough however often the folder is opened, so the name says which catalogue it is.
    const name = `catalogue-that-knows-entry-${known}.db`;
    await copyFile(join(folder, names.catalogue), join(folder, names.setAside, name)).catch(
      () => undefined,
    );
    return lostEnd(known);
  }
}

/**
 * Brings a catalogue in step with the journal, in one transaction: from a position that is known to
 * hold, or from the beginning. Throws UserError when the chain does not check.
 */
export async function replayInto(
  place: RecorderPlace,
  from: CataloguePosition | null,
): Promise<void> {
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
