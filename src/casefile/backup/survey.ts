import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import type { Sha256 } from '../../core/sha256.ts';
import { newestFormat } from '../case-json.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { EntryChecks } from '../checking/check-entries.ts';
import { damage } from '../checking/findings.ts';
import { journalState, walkJournal, type JournalWalk } from '../journal/journal-state.ts';
import type { ChainPosition } from '../journal/journal.ts';
import { names } from '../layout.ts';
import type { RecorderPlace } from '../journal/recorder.ts';
import { objectsInList } from '../objects/referenced-objects.ts';

type Place = Omit<RecorderPlace, 'catalogue'>;

/** What a record holds up to an entry, as far as its chain holds. */
export interface Survey {
  readonly walk: JournalWalk;
  /** The objects that its entries name and that were not removed since. */
  readonly wanted: ReadonlySet<Sha256>;
}

/** Walks a journal, from a position known to hold, and gathers what its entries name. */
export async function survey(
  place: Place,
  options: { readonly from?: ChainPosition; readonly upTo?: number } = {},
): Promise<Survey> {
  const entries = new EntryChecks();
  const journal = join(place.folder, names.journal);
  const walk = await walkJournal(
    journal,
    place.caseText,
    (entry) => {
      entries.see(entry);
    },
    options,
  );
  const wanted = new Set<Sha256>();
  const add = (object: Sha256, seq: number): void => {
    if ((entries.removed.get(object) ?? 0) < seq) wanted.add(object);
  };
  for (const [object, seq] of entries.named) add(object, seq);
  let unknown = walk.format > newestFormat;
  for (const [list, seq] of entries.lists)
    unknown =
      !(await addListed(place, list, (object) => {
        add(object, seq);
      })) || unknown;
  // What a later format, or a list that is gone, names is not known: then everything that is here.
  if (unknown) await addAll(place, entries.removed, wanted);
  return { walk, wanted };
}

/** Whether a record's chain is broken, or its index knows an entry that is gone; null when sound. */
export async function damageOf(place: Place, walk: JournalWalk): Promise<Finding | null> {
  const found = walk.findings[0];
  if (found !== undefined) return found;
  if (walk.sound.seq === 0) return damage('no-entries', names.journal, 'There is no entry in it.');
  const catalogue = Catalogue.openToRead(join(place.folder, names.catalogue), place.caseId);
  if (catalogue === null) return null;
  try {
    const state = await journalState(join(place.folder, names.journal), catalogue);
    return state.is === 'lost its end'
      ? damage('lost-its-end', `entry ${state.known}`, 'It was here before and is gone.')
      : null;
  } finally {
    catalogue.close();
  }
}

/** False when the list cannot be read. */
async function addListed(
  { objects }: Place,
  list: Sha256,
  add: (object: Sha256) => void,
): Promise<boolean> {
  try {
    for await (const object of objectsInList(list, (one) => objects.read(one))) add(object);
    return true;
  } catch (error) {
    if (error instanceof UserError || error instanceof SyntaxError || error instanceof TypeError)
      return false;
    throw error;
  }
}

async function addAll(
  { objects }: Place,
  removed: ReadonlyMap<Sha256, number>,
  wanted: Set<Sha256>,
): Promise<void> {
  for await (const found of objects.list())
    if ('object' in found && !removed.has(found.object)) wanted.add(found.object);
}
