import { access, constants, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode, UserError } from '../core/errors.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { writeError } from './disk-errors.ts';
import { hasGaps } from './catalogue/gaps.ts';
import { journalState, walkJournal } from './journal/journal-state.ts';
import { names } from './layout.ts';
import {
  announcesNewerFormat,
  lostEnd,
  newerFormat,
  Recorder,
  type RecorderPlace,
} from './journal/recorder.ts';
import { Replay } from './catalogue/replay.ts';
import { makeWhatCopiesLose } from './subfolders.ts';

type Place = Omit<RecorderPlace, 'catalogue'>;

/** An index in step with the journal, and why nothing can be written, if so. */
export interface OpenedIndex {
  readonly catalogue: Catalogue;
  readonly readOnlyBecause: string | null;
}

/**
 * Finds an index to read from: the catalogue file when it is in step; else, under the lock, the same
 * file brought in step; and where nothing may be written, or the record is damaged, one in memory over
 * what is sound. `refusal` is a reason not to write that is known already.
 */
export async function openIndex(place: Place, refusal: string | null): Promise<OpenedIndex> {
  await assertJournal(place);
  if (refusal !== null) return { ...(await inMemory(place, refusal)), readOnlyBecause: refusal };
  if (!(await isWritable(place.folder))) return inMemory(place, cannotWrite);
  const opened = await fromFile(place);
  // Damage inside the file showed while it was brought in step: the second time it is made anew.
  const again = opened === 'spoilt' ? await fromFile(place) : opened;
  return again === 'spoilt' ? inMemory(place, spoiltIndex) : again;
}

async function fromFile(place: Place): Promise<OpenedIndex | 'spoilt'> {
  const path = join(place.folder, names.catalogue);
  const catalogue = Catalogue.open(path, place.caseId) ?? Catalogue.toBeMade(path);
  try {
    await makeWhatCopiesLose(place.folder, place.environment);
    const state = await journalState(join(place.folder, names.journal), catalogue);
    if (state.is !== 'in step' || hasGaps(catalogue))
      await new Recorder({ ...place, catalogue }).bringInStep();
    if (announcesNewerFormat(catalogue)) throw newerFormat();
    return { catalogue, readOnlyBecause: null };
  } catch (error) {
    catalogue.close();
    if (catalogue.isSpoilt) return 'spoilt';
    const known = writeError(error, 'It can be read, but nothing can be added to it here.');
    if (known instanceof UserError) return inMemory(place, known.message);
    throw error;
  }
}

const spoiltIndex =
  'The index of this case file (catalogue.db) is damaged and cannot be made anew.';
const cannotWrite = 'This case file can be read here but not written to.';

async function assertJournal(place: Place): Promise<void> {
  try {
    await stat(join(place.folder, names.journal));
  } catch (error) {
    throw new UserError('The journal of the case file (journal.jsonl) is not there.', {
      harm: 'Nothing was written.',
      hint: 'Look for a backup of this folder, and keep this one as it is.',
      cause: error,
    });
  }
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    await access(join(folder, names.journal), constants.W_OK);
    await access(join(folder, names.lock), constants.W_OK);
    return true;
  } catch (error) {
    // A lock file that was left behind in copying is made again; anything else means: read only.
    if (systemErrorCode(error) === 'ENOENT') return true;
    return false;
  }
}

async function inMemory(place: Place, why: string): Promise<OpenedIndex> {
  const path = join(place.folder, names.catalogue);
  const catalogue = Catalogue.inMemory();
  const known = await knownBefore(place, path);
  const replay = await catalogue.inTransaction(async () => {
    catalogue.empty();
    const replaying = new Replay(catalogue, (object) => place.objects.read(object));
    const walk = await walkJournal(join(place.folder, names.journal), place.caseText, (entry) =>
      replaying.apply(entry),
    );
    catalogue.setPosition(place.caseId, { ...walk.sound, prefixSha256: walk.prefixSha256 });
    return walk;
  });
  const damage = replay.findings[0];
  if (damage !== undefined)
    return { catalogue, readOnlyBecause: readUpTo(damage.where, replay.notHandedOut) };
  if (known !== null) return { catalogue, readOnlyBecause: lostEnd(known).message };
  return { catalogue, readOnlyBecause: why };
}

/** Said by everything that reads a damaged record: its numbers are those of the sound part only. */
function readUpTo(where: string, notShown: number): string {
  const entries = notShown === 1 ? 'The entry' : `The ${notShown} entries`;
  return `The record is damaged (${where}), so nothing can be added to it. ${entries} from there on are neither shown nor counted here; “evidence verify” says more.`;
}

/** On a medium that cannot be written to, a catalogue file may still tell that the end is gone. */
async function knownBefore(place: Place, path: string): Promise<number | null> {
  const file = Catalogue.openToRead(path, place.caseId);
  if (file === null) return null;
  try {
    const state = await journalState(join(place.folder, names.journal), file);
    return state.is === 'lost its end' ? state.known : null;
  } finally {
    file.close();
  }
}
