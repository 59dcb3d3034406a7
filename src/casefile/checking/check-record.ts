import { join } from 'node:path';
import { systemErrorCode } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import type { JournalEntry } from '../../core/journal-entry.ts';
import { sha256Of } from '../../core/sha256.ts';
import { newestFormat } from '../case-json.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { EntryChecks } from './check-entries.ts';
import { folderFindings } from './check-folder.ts';
import { checkObjects } from './check-objects.ts';
import { damage, note } from './findings.ts';
import { chainStart } from '../journal/journal.ts';
import { journalState, walkJournal, type JournalWalk } from '../journal/journal-state.ts';
import { names } from '../layout.ts';
import type { RecorderPlace } from '../journal/recorder.ts';

type Place = Omit<RecorderPlace, 'catalogue'>;

/** What checking every entry and every stored byte of a case file gives. */
export interface RecordCheck {
  readonly walk: JournalWalk;
  readonly findings: readonly Finding[];
  readonly objects: number;
  readonly objectBytes: number;
}

/**
 * Walks the chain, re-hashes every object that is there or should be, and looks at what else lies in
 * the folder. Reads everything, reports everything, changes nothing.
 */
export async function checkRecord(
  place: Place,
  visit: (entry: JournalEntry) => Promise<void> | void = () => undefined,
): Promise<RecordCheck> {
  const entries = new EntryChecks();
  const journal = join(place.folder, names.journal);
  const walk = await walkedOrUnreadable(journal, place.caseText, async (entry) => {
    entries.see(entry);
    await visit(entry);
  });
  const objects = await checkObjects(place, entries, walk.findings.length === 0);
  return {
    walk,
    findings: [
      ...walk.findings,
      ...tailFindings(walk),
      ...(isReadable(walk) ? await catalogueFindings(place) : []),
      ...entries.findings(),
      ...objects.findings,
      ...(await folderFindings(place, isReadable(walk))),
    ],
    objects: objects.count,
    objectBytes: objects.bytes,
  };
}

/** The walk along the chain; a journal that is not there or cannot be read is a finding too. */
async function walkedOrUnreadable(
  journal: string,
  caseText: string,
  visit: (entry: JournalEntry) => Promise<void>,
): Promise<JournalWalk> {
  try {
    const walk = await walkJournal(journal, caseText, visit);
    if (walk.sound.seq > 0 || walk.findings.length > 0) return walk;
    return { ...walk, findings: [damage('no-entries', names.journal, 'There is no entry in it.')] };
  } catch (error) {
    const what = unreadable[systemErrorCode(error) ?? ''];
    if (what === undefined) throw error;
    return {
      sound: chainStart(caseText),
      prefixSha256: sha256Of(''),
      hasTail: false,
      findings: [damage('journal-unreadable', names.journal, what)],
      notHandedOut: 0,
      format: newestFormat,
    };
  }
}

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'The journal is not there.',
  EISDIR: 'The journal is not a file.',
  EACCES: 'The journal may not be read.',
  EIO: 'The disk does not give the journal back.',
};

function isReadable(walk: JournalWalk): boolean {
  return !walk.findings.some(({ kind }) => kind === 'journal-unreadable');
}

function tailFindings(walk: JournalWalk): Finding[] {
  return walk.hasTail
    ? [
        note(
          'tail',
          names.journal,
          'Unfinished bytes stand after the last line. The record ends before them.',
        ),
      ]
    : [];
}

async function catalogueFindings(place: Place): Promise<Finding[]> {
  const catalogue = Catalogue.openToRead(join(place.folder, names.catalogue), place.caseId);
  if (catalogue === null) return [];
  try {
    const state = await journalState(join(place.folder, names.journal), catalogue);
    if (state.is !== 'lost its end') return [];
    return [
      damage(
        'lost-its-end',
        names.journal,
        `Entry ${state.known} was here before and is gone, or is another one now.`,
      ),
    ];
  } finally {
    catalogue.close();
  }
}
