import { join } from 'node:path';
import type { Head } from '../../core/case-record.ts';
import { systemErrorCode, UserError } from '../../core/errors.ts';
import { recordText } from '../../core/text.ts';
import { backupError, damagedCase, forked } from './backup-errors.ts';
import { copyBeside, prepareFolders } from './backup-files.ts';
import { checkCopy, compareCopy, finishCopy, type CopyState } from './backup-journal.ts';
import { writeMarker, type BackupMarker } from './backup-marker.ts';
import {
  copyObjects,
  noObjects,
  sizesOf,
  type CopiedObjects,
  type NotCopied,
} from './backup-objects.ts';
import { chooseBackupPlace, chooseNewPlace, type BackupPlace } from './backup-place.ts';
import { copyAsItIs } from './copy-as-it-is.ts';
import { copyIfOther } from './copied-file.ts';
import { countLines } from './count-lines.ts';
import { writeError } from '../disk-errors.ts';
import { asJson, kinds } from '../journal/entry-kinds.ts';
import { headAt } from '../journal/journal.ts';
import { assertRoom, roomOf, type Room } from './free-room.ts';
import { backupNames, names } from '../layout.ts';
import { takeLock, type Lock } from '../lock.ts';
import { ObjectStore } from '../objects/objects.ts';
import { Recorder, type RecorderPlace } from '../journal/recorder.ts';
import { makeIfMissing } from '../subfolders.ts';
import { damageOf, survey, type Survey } from './survey.ts';

export interface BackupOptions {
  /** Called now and then: bytes read back or copied so far, and in all. */
  readonly onProgress?: (doneBytes: number, bytesInAll: number) => void;
  /** Copies a damaged record byte for byte into a new folder. A sound one is backed up as ever. */
  readonly despiteDamage?: boolean;
  /** Asks a drive for its room; the real one unless a test says otherwise. */
  readonly roomOf?: (folder: string) => Promise<Room | null>;
}

/** What a backup did. */
export interface BackupOutcome {
  /** The folder of the copy. */
  readonly folder: string;
  /** Up to where the copy goes now; null when the record was too damaged to say. */
  readonly head: Head | null;
  /** Entries, stored files and bytes of stored files that were not in the copy before. */
  readonly newEntries: number;
  readonly newObjects: number;
  readonly newBytes: number;
  /** Stored files that stand in the copy and were read back, with their bytes. */
  readonly objects: number;
  readonly bytes: number;
  /** Damaged stored files in the copy that sound ones replaced; the bad bytes are kept there. */
  readonly replaced: number;
  /** Whether a copy that was not finished, or whose journal was torn, was found and finished. */
  readonly finishedEarlier: boolean;
  readonly notCopied: readonly NotCopied[];
  /** Stored files that are damaged in the case file and sound in the copy. */
  readonly soundOnlyInCopy: readonly string[];
  /** Whether the journal says that the backup was made; else why it does not, as a sentence. */
  readonly recorded: boolean;
  readonly notRecordedBecause: string | null;
  /** A damaged record was copied as it is. */
  readonly asItIs: boolean;
}

/**
 * Makes or renews the second copy of a case file, in or at the folder given: copies what is new, reads
 * everything back, and only then says so in the journal, whose new entry the copy gets too. Others may
 * write meanwhile. Throws UserError when the place or the record is not fit; nothing there is changed
 * then. A copy that is cut off is finished by the next run.
 */
export async function backUp(
  place: RecorderPlace,
  readOnlyBecause: string | null,
  given: string,
  options: BackupOptions = {},
): Promise<BackupOutcome> {
  const lock = readOnlyBecause === null ? await backupLock(place) : null;
  try {
    const settled = readOnlyBecause ?? (await settle(place));
    const whole = await survey(place);
    const damage = await damageOf(place, whole.walk);
    if (damage === null) return await new Backup(place, settled, options).make(given, whole);
    if (options.despiteDamage !== true) throw damagedCase(damage.where);
    return await backUpAsItIs(place, given, whole);
  } catch (error) {
    throw backupError(error);
  } finally {
    lock?.release();
  }
}

async function backupLock({ folder, environment }: RecorderPlace): Promise<Lock> {
  const path = join(folder, backupNames.lock);
  try {
    const file = await environment.disk.createFile(path, 0o600);
    await file.close();
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw writeError(error, 'No backup was made.');
  }
  return takeLock(path, {
    waitMilliseconds: 2000,
    takenMessage: 'Another backup of this case file is being made.',
  });
}

/** Mends the journal's end where it may be mended; why nothing can be recorded, or null. */
async function settle(place: RecorderPlace): Promise<string | null> {
  try {
    await new Recorder(place).settle();
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

async function backUpAsItIs(
  place: RecorderPlace,
  given: string,
  { walk }: Survey,
): Promise<BackupOutcome> {
  const { environment, caseId } = place;
  const at = environment.now().toISOString();
  const folder = await chooseNewPlace(given, place, at.slice(0, 10));
  const marker = { caseId, unfinishedSince: at, finished: null, despiteDamage: true };
  await makeIfMissing(environment, folder);
  await writeMarker(folder, environment, marker);
  const { files, bytes, notCopied } = await copyAsItIs(environment, place.folder, folder);
  const head = headAt(walk.sound);
  const finished = { at, head, objects: files, bytes, notCopied: notCopied.length };
  await writeMarker(folder, environment, { ...marker, unfinishedSince: null, finished });
  return {
    ...{ folder, head: head.seq === 0 ? null : head, newEntries: head.seq },
    ...{ newObjects: files, newBytes: bytes, objects: files, bytes, replaced: 0 },
    ...{ finishedEarlier: false, notCopied, soundOnlyInCopy: [], recorded: false },
    ...{ notRecordedBecause: 'The record is damaged, so nothing is added to it.', asItIs: true },
  };
}

/** One run of a backup of a sound record. */
class Backup {
  readonly #place: RecorderPlace;
  /** Why nothing can be recorded; else null. */
  #silent: string | null;
  readonly #options: BackupOptions;
  readonly #done: CopiedObjects = noObjects();
  #total = 0;
  #passed = 0;

  constructor(place: RecorderPlace, silent: string | null, options: BackupOptions) {
    this.#place = place;
    this.#silent = silent;
    this.#options = options;
  }

  async make(given: string, whole: Survey): Promise<BackupOutcome> {
    const { environment } = this.#place;
    const target = await chooseBackupPlace(given, this.#place);
    const before = await this.#compare(target, whole);
    await this.#measure(target, whole, given);
    await makeIfMissing(environment, target.folder);
    const marker = this.#marker(target);
    await writeMarker(target.folder, environment, marker);
    await prepareFolders(environment, target.folder);
    const beside = await copyBeside(environment, this.#place.folder, target.folder);
    await this.#bring(target.folder, whole, before);
    const final = await this.#record(target.folder, whole);
    await this.#finish(target.folder, marker, final, beside.length);
    return this.#outcome(target, before, final, beside);
  }

  /** How the copy's journal stands to this one. Throws UserError for a fork. */
  async #compare(target: BackupPlace, { walk }: Survey): Promise<Held> {
    const copy = join(target.folder, names.journal);
    const state = await compareCopy(this.#journal(), copy, walk.sound.offset);
    if (state.is === 'forked') throw forked(state.entry);
    return { state, entries: await countLines(this.#journal(), state.from) };
  }

  /** Adds up what there is to do. Throws UserError when the drive has too little room for it. */
  async #measure(target: BackupPlace, { wanted }: Survey, given: string): Promise<void> {
    const { folder } = this.#place;
    const ask = this.#options.roomOf ?? roomOf;
    const sizes = await sizesOf(folder, wanted);
    await assertRoom(folder, target.folder, sizes, await ask(given));
    for (const size of sizes.values()) this.#total += size;
  }

  #marker({ marker }: BackupPlace): BackupMarker {
    const { caseId, environment } = this.#place;
    const since = marker?.unfinishedSince ?? environment.now().toISOString();
    return {
      caseId,
      finished: marker?.finished ?? null,
      unfinishedSince: since,
      despiteDamage: false,
    };
  }

  /** Objects first, then the journal that names them, then the first page that makes it a case file. */
  async #bring(folder: string, { wanted, walk }: Survey, { state }: Held): Promise<void> {
    const { environment, objects, folder: from } = this.#place;
    const copies = new ObjectStore(folder, environment);
    await copies.clearTemporary('backup', new Date(8.64e15));
    const stores = { from: objects, to: copies, toFolder: folder };
    await copyObjects(stores, await sizesOf(from, wanted), this.#done, (bytes) => {
      this.#passed += bytes;
      this.#options.onProgress?.(this.#passed, Math.max(this.#total, this.#passed));
    });
    await finishCopy(environment, folder, this.#journal(), state, walk.sound.offset);
    await copyIfOther(
      environment,
      join(from, names.caseJson),
      join(folder, names.caseJson),
      folder,
    );
    await checkCopy(join(folder, names.journal), walk.sound.offset, walk.prefixSha256);
  }

  /**
   * Says in the journal that the backup was made, and brings that entry, with whatever others wrote
   * meanwhile, into the copy. A case file that cannot take it keeps its copy: that is what it is for.
   */
  async #record(folder: string, whole: Survey): Promise<Survey> {
    if (this.#silent !== null) return whole;
    const { sound } = whole.walk;
    const [entry] = await new Recorder(this.#place)
      .record(() => [this.#entry(folder, whole)])
      .catch((error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        this.#silent = error.message;
        return [];
      });
    if (entry === undefined) return whole;
    const added = await survey(this.#place, { from: sound, upTo: entry.seq });
    await this.#bring(folder, added, {
      state: { is: 'beginning', from: sound.offset },
      entries: sound.seq,
    });
    return added;
  }

  #entry(folder: string, { walk }: Survey) {
    const { checked, bytes, newObjects, newBytes, notCopied } = this.#done;
    const head = headAt(walk.sound);
    const backup = { head, objects: checked, bytes, newObjects, newBytes };
    return {
      kind: kinds.backupMade,
      parts: [
        { name: 'backup', value: asJson({ ...backup, notCopied: notCopied.length }) },
        { name: 'path', value: asJson(recordText(folder)) },
      ],
    };
  }

  async #finish(
    folder: string,
    marker: BackupMarker,
    { walk }: Survey,
    besideNotCopied: number,
  ): Promise<void> {
    const { checked: objects, bytes } = this.#done;
    const head = headAt(walk.sound);
    const notCopied = this.#done.notCopied.length + besideNotCopied;
    const at = this.#place.environment.now().toISOString();
    const finished = { at, head, objects, bytes, notCopied };
    await writeMarker(folder, this.#place.environment, {
      ...marker,
      unfinishedSince: null,
      finished,
    });
  }

  #outcome(
    { folder, marker }: BackupPlace,
    before: Held,
    { walk }: Survey,
    beside: readonly NotCopied[],
  ): BackupOutcome {
    const { checked, bytes, newObjects, newBytes, replaced, notCopied, soundOnlyInCopy } =
      this.#done;
    const wasCutOff = marker !== null && marker.unfinishedSince !== null;
    return {
      ...{ folder, head: headAt(walk.sound) },
      ...{ newEntries: walk.sound.seq - before.entries, newObjects, newBytes },
      ...{ objects: checked, bytes, replaced, soundOnlyInCopy },
      finishedEarlier: wasCutOff || before.state.is === 'torn',
      notCopied: [...notCopied, ...beside],
      recorded: this.#silent === null,
      notRecordedBecause: this.#silent,
      asItIs: false,
    };
  }

  #journal(): string {
    return join(this.#place.folder, names.journal);
  }
}

/** What a copy's journal held before. */
interface Held {
  readonly state: Exclude<CopyState, { is: 'forked' }>;
  /** Whole lines of it that are the record's. */
  readonly entries: number;
}
