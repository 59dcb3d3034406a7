import { access, constants, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode, UserError } from '../core/errors.ts';
import { Catalogue } from './catalogue.ts';
import { newestFormat } from './case-json.ts';
import { journalState, walkJournal } from './journal-state.ts';
import { names } from './layout.ts';
import { damagedRecord, lostEnd, Recorder, type RecorderPlace } from './recorder.ts';
import { Replay } from './replay.ts';

type Place = Omit<RecorderPlace, 'catalogue'>;

/** An index in step with the journal, and why nothing can be written, if so. */
export interface OpenedIndex {
  readonly catalogue: Catalogue;
  readonly readOnlyBecause: string | null;
}

/**
 * Finds an index to read from: the catalogue file when it is in step; else, under the lock, the same
 * file brought in step; and where the folder cannot be written to, or the record is damaged, one in
 * memory over what is sound.
 */
export async function openIndex(place: Place): Promise<OpenedIndex> {
  await assertJournal(place);
  if (!(await isWritable(place.folder))) return inMemory(place, cannotWrite);
  const path = join(place.folder, names.catalogue);
  const catalogue = Catalogue.open(path, place.caseId, true) ?? (await remade(place, path));
  try {
    const state = await journalState(join(place.folder, names.journal), catalogue);
    if (state.is !== 'in step') await new Recorder({ ...place, catalogue }).bringInStep();
    return { catalogue, readOnlyBecause: announcedLater(catalogue) };
  } catch (error) {
    catalogue.close();
    if (error instanceof UserError) return inMemory(place, error.message);
    throw error;
  }
}

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

/** A catalogue file that is broken or another case's is derived all the same: it is made anew. */
async function remade(place: Place, path: string): Promise<Catalogue> {
  await place.environment.disk.removeFolder(path);
  return Catalogue.fresh(path);
}

async function inMemory(place: Place, why: string): Promise<OpenedIndex> {
  const path = join(place.folder, names.catalogue);
  const catalogue = Catalogue.fresh(':memory:');
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
    return { catalogue, readOnlyBecause: damagedRecord(damage.where).message };
  if (known !== null) return { catalogue, readOnlyBecause: lostEnd(known).message };
  return { catalogue, readOnlyBecause: why };
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

function announcedLater(catalogue: Catalogue): string | null {
  const raised = catalogue.get("SELECT seq FROM entries WHERE kind = 'format raised' LIMIT 1");
  return raised === undefined
    ? null
    : `This case file is of a newer format than ${newestFormat}; update the program to add to it.`;
}
