import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../core/finding.ts';
import { isSha256, type Sha256 } from '../core/sha256.ts';
import { partValue, type JournalEntry } from '../core/journal-entry.ts';
import { systemErrorCode } from '../core/errors.ts';
import { Catalogue } from './catalogue.ts';
import { kinds, stampOf } from './entry-kinds.ts';
import { chainStart, walkChain } from './journal.ts';
import { journalState, walkJournal, type JournalWalk } from './journal-state.ts';
import { names, objectPath } from './layout.ts';
import type { RecorderPlace } from './recorder.ts';
import { listsNamedBy, objectsInList, objectsNamedBy } from './referenced-objects.ts';

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
  const walk = await walkJournal(journal, place.caseText, async (entry) => {
    entries.see(entry);
    await visit(entry);
  });
  const objects = await checkObjects(place, entries);
  return {
    walk,
    findings: [
      ...walk.findings,
      ...tailFindings(walk),
      ...(await catalogueFindings(place)),
      ...entries.findings(),
      ...objects.findings,
      ...(await folderFindings(place)),
    ],
    objects: objects.count,
    objectBytes: objects.bytes,
  };
}

/** What the entries say that the chain alone does not check. */
class EntryChecks {
  readonly named = new Map<Sha256, number>();
  readonly lists = new Map<Sha256, number>();
  readonly removed = new Map<Sha256, number>();
  readonly #open = new Map<string, number>();
  readonly #notes: Finding[] = [];
  #latest = '';

  see(entry: JournalEntry): void {
    for (const object of objectsNamedBy(entry)) this.named.set(object, entry.seq);
    for (const list of listsNamedBy(entry)) this.lists.set(list, entry.seq);
    const stamp = stampOf(entry);
    if (stamp === null) return;
    this.#clock(entry.seq, stamp.at);
    if (stamp.kind === kinds.removed) this.#removals(entry);
    if (stamp.kind === kinds.importMade) this.#open.delete(stamp.batch ?? '');
    else if (stamp.batch !== undefined) this.#open.set(stamp.batch, entry.seq);
    if (!knownKinds.has(stamp.kind))
      this.#note(
        'unknown-kind',
        entry.seq,
        'The entry is of a kind that this version does not know.',
      );
  }

  findings(): Finding[] {
    const unfinished = [...this.#open.values()].map((seq): Finding => ({
      severity: 'note',
      kind: 'import-not-finished',
      where: `entry ${seq}`,
      what: 'An import was not finished. Doing it again takes up where it can.',
    }));
    return [...this.#notes, ...unfinished];
  }

  #clock(seq: number, at: string): void {
    if (at < this.#latest)
      this.#note(
        'clock-went-back',
        seq,
        'This computer’s clock stood earlier than at an entry before it.',
      );
    if (at > this.#latest) this.#latest = at;
  }

  #removals(entry: JournalEntry): void {
    const value = partValue(entry, 'removed') as { objects?: readonly string[] } | undefined;
    for (const object of value?.objects ?? []) {
      if (!isSha256(object)) continue;
      this.removed.set(object, entry.seq);
      this.#note('removed', entry.seq, 'A stored file was removed at the person’s word.');
    }
  }

  #note(kind: string, seq: number, what: string): void {
    this.#notes.push({ severity: 'note', kind, where: `entry ${seq}`, what });
  }
}

const knownKinds: ReadonlySet<string> = new Set(Object.values(kinds));

async function checkObjects(
  place: Place,
  entries: EntryChecks,
): Promise<{ findings: Finding[]; count: number; bytes: number }> {
  const findings: Finding[] = [];
  const there = new Map<Sha256, number>();
  for await (const found of place.objects.list()) {
    if ('object' in found) there.set(found.object, found.sizeBytes);
    else
      findings.push(
        note(
          'unfinished-file',
          `${names.objects}/${found.other}`,
          'Left by a run that did not finish; “evidence tidy” removes it.',
        ),
      );
  }
  const sound = new Set<Sha256>();
  for (const object of there.keys()) {
    if ((await place.objects.check(object)) === 'same') sound.add(object);
    else
      findings.push(
        damage(
          'object-differs',
          objectPath(object),
          'The stored file is not what its name says: its bytes have changed.',
        ),
      );
  }
  const named = await withListed(place, entries, sound);
  for (const [object, seq] of named) {
    if (there.has(object) || entries.removed.has(object)) continue;
    findings.push(
      damage(
        'object-missing',
        objectPath(object),
        `A stored file that entry ${seq} names is not there.`,
      ),
    );
  }
  for (const object of there.keys())
    if (!named.has(object))
      findings.push(
        note(
          'object-unused',
          objectPath(object),
          'No entry refers to this file; “evidence tidy” removes it.',
        ),
      );
  return {
    findings,
    count: there.size,
    bytes: [...there.values()].reduce((sum, size) => sum + size, 0),
  };
}

/** The objects that entries name, and those that the sound ones among their lists name. */
async function withListed(
  place: Place,
  entries: EntryChecks,
  sound: ReadonlySet<Sha256>,
): Promise<Map<Sha256, number>> {
  const named = new Map(entries.named);
  for (const [list, seq] of entries.lists) {
    if (!sound.has(list)) continue;
    for await (const object of objectsInList(list, (one) => place.objects.read(one)))
      if (!named.has(object)) named.set(object, seq);
  }
  return named;
}

function tailFindings(walk: JournalWalk): Finding[] {
  return walk.tail === null
    ? []
    : [
        note(
          'tail',
          names.journal,
          'Unfinished bytes stand after the last line. The record ends before them.',
        ),
      ];
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

const expectedNames: ReadonlySet<string> = new Set([
  ...Object.values(names),
  `${names.catalogue}-journal`,
]);

async function folderFindings(place: Place): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of await readdir(place.folder)) {
    if (expectedNames.has(name)) continue;
    findings.push(
      /journal/i.test(name) && /\.jsonl/i.test(name)
        ? await strayJournal(place, name)
        : note(
            'unexpected-file',
            'the case folder',
            'Something lies in the case folder that is not part of it.',
          ),
    );
  }
  for (const name of await namesIn(join(place.folder, names.setAside)))
    findings.push(
      note(
        'set-aside',
        `${names.setAside}/${name}`,
        'Bytes that were moved out of the way are kept here.',
      ),
    );
  return findings;
}

/** A second journal, as file synchronising leaves them: says where the two part. Never spliced. */
async function strayJournal(place: Place, name: string): Promise<Finding> {
  const hashes: string[] = [];
  for await (const step of walkChain(join(place.folder, names.journal), chainStart(place.caseText)))
    if (step.is === 'entry') hashes.push(step.entry.hash);
  let seq = 0;
  for await (const step of walkChain(join(place.folder, name), chainStart(place.caseText))) {
    if (step.is === 'tail') break;
    seq += 1;
    if (step.is === 'entry' && hashes[seq - 1] === step.entry.hash) continue;
    return damage(
      'second-journal',
      'the case folder',
      `A second journal lies here; it differs from entry ${seq} on.`,
    );
  }
  return note(
    'second-journal',
    'the case folder',
    `A second journal lies here; its ${seq} entries agree with the record.`,
  );
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function note(kind: string, where: string, what: string): Finding {
  return { severity: 'note', kind, where, what };
}

function damage(kind: string, where: string, what: string): Finding {
  return { severity: 'damage', kind, where, what };
}
