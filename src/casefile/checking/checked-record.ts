import { join } from 'node:path';
import type { CaseRecord } from '../../core/case-record.ts';
import { UserError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import type { JournalEntry } from '../../core/journal-entry.ts';
import type { CaseJson } from '../case-json.ts';
import type { CheckedRecord } from '../casefile.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { CatalogueReading, unknownDetails } from '../catalogue/catalogue-reading.ts';
import { checkRecord } from './check-record.ts';
import { damage } from './findings.ts';
import type { JournalWalk } from '../journal/journal-state.ts';
import { chainStart, walkChain } from '../journal/journal.ts';
import { names } from '../layout.ts';
import type { RecorderPlace } from '../journal/recorder.ts';
import { Replay } from '../catalogue/replay.ts';
import { makeScratchFolder } from '../scratch.ts';

/**
 * Checks the whole record and builds an index of its own for this one reading: what a report or bundle
 * prints has just been checked. The index lies in `scratch/` until the record is closed, since a
 * million messages do not fit in memory; where nothing can be written it is in memory. With `upTo`,
 * everything is as of that entry.
 */
export async function openChecked(
  place: RecorderPlace,
  caseJson: CaseJson,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<CheckedRecord> {
  const index = await passingIndex(place);
  try {
    const { head, findings } = await fill(index.catalogue, place, upTo);
    const reading = new CatalogueReading(index.catalogue);
    return checkedRecord(place, caseJson, reading, { head, findings, close: index.remove });
  } catch (error) {
    await index.remove();
    throw error;
  }
}

interface PassingIndex {
  readonly catalogue: Catalogue;
  readonly remove: () => Promise<void>;
}

async function passingIndex({ folder, environment }: RecorderPlace): Promise<PassingIndex> {
  let scratch: string;
  try {
    scratch = await makeScratchFolder(folder, environment);
  } catch {
    // A medium that cannot be written to: the record can be read all the same.
    const catalogue = Catalogue.inMemory();
    return {
      catalogue,
      remove: () => {
        catalogue.close();
        return Promise.resolve();
      },
    };
  }
  const catalogue = Catalogue.inScratch(join(scratch, 'checked.db'));
  return {
    catalogue,
    remove: async () => {
      catalogue.close();
      await environment.disk.removeFolder(scratch).catch(() => undefined);
    },
  };
}

async function fill(
  catalogue: Catalogue,
  place: RecorderPlace,
  upTo: number,
): Promise<Pick<CaseRecord, 'head' | 'findings'>> {
  const last: { head: CaseRecord['head'] | null } = { head: null };
  const check = await catalogue.inTransaction(async () => {
    catalogue.empty();
    const replay = new Replay(catalogue, (object) => place.objects.read(object));
    return checkRecord(place, async (entry) => {
      if (entry.seq > upTo) return;
      last.head = { seq: entry.seq, hash: entry.hash };
      await replay.apply(entry);
    });
  });
  if (last.head === null)
    throw new UserError('There is no entry in this record that can be read.', {
      hint: 'Run “evidence verify” to see what is there.',
    });
  return { head: last.head, findings: [...notShown(check.walk), ...check.findings] };
}

/** What stands behind damage in the journal is on no page: that is said before any number is. */
function notShown({ sound, notHandedOut }: JournalWalk): Finding[] {
  if (notHandedOut === 0) return [];
  const count = notHandedOut === 1 ? 'One entry' : `${notHandedOut} entries`;
  const what = `${count} from the damage on ${notHandedOut === 1 ? 'is' : 'are'} neither shown nor counted here: all numbers are those of the part before it.`;
  return [damage('entries-not-shown', `after entry ${sound.seq}`, what)];
}

function checkedRecord(
  place: RecorderPlace,
  caseJson: CaseJson,
  reading: CatalogueReading,
  of: Pick<CheckedRecord, 'head' | 'findings' | 'close'>,
): CheckedRecord {
  return {
    id: caseJson.id,
    openedAt: caseJson.opened,
    sample: caseJson.sample,
    details: reading.details() ?? unknownDetails,
    ...of,
    timeline: () => again(() => reading.timeline()),
    exhibits: () => again(() => reading.exhibits()),
    conversationRows: (reference, onlyNew) =>
      again(() => reading.conversationRows(reference, onlyNew)),
    people: () => reading.statements.people(),
    orders: () => reading.statements.orders(),
    tellings: () => reading.statements.tellings(),
    privateIncidents: () => reading.statements.privateIncidents(),
    custody: () => again(() => reading.custody()),
    headsGivenOut: () => reading.headsGivenOut(),
    imports: () => reading.imports(),
    openObject: (object) => place.objects.read(object),
    entries: () => entriesUpTo(place, of.head.seq),
  };
}

/** A sequence that can be read more than once: each reading asks the catalogue anew. */
function again<T>(read: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: read };
}

async function* entriesUpTo(place: RecorderPlace, seq: number): AsyncGenerator<JournalEntry> {
  const journal = join(place.folder, names.journal);
  for await (const step of walkChain(journal, chainStart(place.caseText))) {
    if (step.is !== 'entry' || step.faults.length > 0 || step.entry.seq > seq) return;
    yield step.entry;
  }
}
