import { join } from 'node:path';
import type { Sha256 } from '../../core/sha256.ts';
import type { LooseBytes } from '../casefile.ts';
import { tolerant, writeError } from '../disk-errors.ts';
import { chainStart, walkChain } from '../journal/journal.ts';
import { names, objectPath } from '../layout.ts';
import type { RecorderPlace } from '../journal/recorder.ts';
import { listsNamedBy, objectsInList, objectsNamedBy } from './referenced-objects.ts';

type Place = Omit<RecorderPlace, 'catalogue'>;

/**
 * Every object that some entry, or a list that an entry names, refers to. A list that cannot be read
 * throws: without it nobody can say what is loose.
 */
async function referencedObjects(place: Place): Promise<Set<Sha256>> {
  const referenced = new Set<Sha256>();
  const read = (object: Sha256): AsyncIterable<Uint8Array> => place.objects.read(object);
  const journal = join(place.folder, names.journal);
  for await (const step of walkChain(journal, chainStart(place.caseText))) {
    if (step.is !== 'entry') continue;
    for (const object of objectsNamedBy(step.entry)) referenced.add(object);
    for (const list of listsNamedBy(step.entry))
      for await (const object of objectsInList(list, read)) referenced.add(object);
  }
  return referenced;
}

/** What lies in `objects/` and belongs to no entry: left by a crash, or by a hand. */
export async function looseBytesIn(place: Place): Promise<LooseBytes[]> {
  const referenced = await referencedObjects(place);
  const loose: LooseBytes[] = [];
  for await (const found of place.objects.list()) {
    if ('other' in found) {
      loose.push({
        path: `${names.objects}/${found.other}`,
        sizeBytes: found.sizeBytes,
        what: 'unfinished temporary file',
      });
    } else if (!referenced.has(found.object)) {
      loose.push({
        path: objectPath(found.object),
        sizeBytes: found.sizeBytes,
        what: 'object nothing refers to',
      });
    }
  }
  return loose.sort((a, b) => a.path.localeCompare(b.path, 'en'));
}

/**
 * Removes loose bytes after looking again that each of them is still loose. The caller keeps others
 * from writing to the journal meanwhile.
 */
export async function removeLoose(place: Place, wanted: readonly LooseBytes[]): Promise<void> {
  const { disk } = place.environment;
  const stillLoose = new Set((await looseBytesIn(place)).map(({ path }) => path));
  try {
    for (const { path } of wanted) {
      if (!stillLoose.has(path)) continue;
      const file = join(place.folder, ...path.split('/'));
      await disk.setMode(file, 0o600);
      await disk.unlink(file);
    }
    await tolerant(() => disk.flushFolder(join(place.folder, names.objects)));
  } catch (error) {
    throw writeError(error, 'Not all of the loose bytes were removed.');
  }
}
