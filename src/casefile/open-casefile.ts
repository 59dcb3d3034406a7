import { join } from 'node:path';
import type { CaseDetails, Head } from '../core/case-record.ts';
import { UserError } from '../core/errors.ts';
import type { Exhibit, ExhibitDescription } from '../core/exhibit.ts';
import type { Incident, IncidentAnswers } from '../core/incident.ts';
import type { JournalEntry } from '../core/journal-entry.ts';
import type { Sha256 } from '../core/sha256.ts';
import { recordText } from '../core/text.ts';
import type { SourceIdentity, SourceItem } from '../core/source-item.ts';
import type { TimelineEvent } from '../core/timeline.ts';
import { newestFormat, type CaseJson } from './case-json.ts';
import type {
  BundleMade,
  Casefile,
  CaseSummary,
  CheckedRecord,
  Draft,
  Environment,
  ImportOptions,
  ImportOutcome,
  LooseBytes,
} from './casefile.ts';
import { CatalogueReading } from './catalogue-reading.ts';
import { openChecked } from './checked-record.ts';
import { writeError } from './disk-errors.ts';
import { Drafts } from './drafts.ts';
import { asJson, kinds, stampOf, type EntryContent } from './entry-kinds.ts';
import { objectReplaced } from './import-parts.ts';
import {
  encodeTextObject,
  incidentParts,
  longTexts,
  recordedTexts,
  type TextObject,
} from './incident-parts.ts';
import { Ingest } from './ingest.ts';
import { walkChain, chainStart } from './journal.ts';
import { names } from './layout.ts';
import { takeLock, type Lock } from './lock.ts';
import { looseBytesIn, removeLoose } from './loose-bytes.ts';
import { ObjectStore } from './objects.ts';
import { openIndex } from './open-index.ts';
import { newerFormat, Recorder, type RecorderPlace } from './recorder.ts';
import { clearScratch, withScratchFolder } from './scratch.ts';
import { caseSummary } from './summary.ts';

const importLockWait = 12 * 60 * 60 * 1000;
const addTemporaryAge = 24 * 60 * 60 * 1000;

/** A case file that is open. Made by `openCasefile`. */
export class OpenCasefile implements Casefile {
  readonly folder: string;
  readonly readOnlyBecause: string | null;
  readonly #caseText: string;
  readonly #caseJson: CaseJson;
  readonly #place: RecorderPlace;
  readonly #reading: CatalogueReading;
  readonly #recorder: Recorder;
  readonly #drafts: Drafts;

  private constructor(place: RecorderPlace, caseJson: CaseJson, readOnlyBecause: string | null) {
    this.folder = place.folder;
    this.readOnlyBecause = readOnlyBecause;
    this.#caseText = place.caseText;
    this.#caseJson = caseJson;
    this.#place = place;
    this.#reading = new CatalogueReading(place.catalogue);
    this.#recorder = new Recorder(place);
    this.#drafts = new Drafts(place.folder, place.environment);
  }

  static async open(
    folder: string,
    caseText: string,
    caseJson: CaseJson,
    environment: Environment,
  ): Promise<OpenCasefile> {
    const objects = new ObjectStore(folder, environment);
    const base = { folder, caseId: caseJson.id, caseText, environment, objects };
    const newer = caseJson.format > newestFormat ? newerFormat().message : null;
    const { catalogue, readOnlyBecause } = await openIndex(base, newer);
    return new OpenCasefile({ ...base, catalogue }, caseJson, readOnlyBecause);
  }

  get id(): string {
    return this.#caseJson.id;
  }

  get openedAt(): string {
    return this.#caseJson.opened;
  }

  get sample(): boolean {
    return this.#caseJson.sample;
  }

  get details(): CaseDetails {
    return this.#reading.details() ?? { initials: 'XX', zone: 'UTC', nation: 'england-wales' };
  }

  get head(): Head {
    const position = this.#place.catalogue.position();
    if (position === null) throw new Error('an open case file without a position');
    return { seq: position.seq, hash: position.hash };
  }

  summary(): CaseSummary {
    return caseSummary(this.#place.catalogue, this.#reading);
  }

  async recordIncidents(incidents: readonly IncidentAnswers[]): Promise<readonly Incident[]> {
    this.#assertWritable();
    const { stored, replaced } = await this.#storeLongTexts(incidents.flatMap(longTexts));
    let first = 0;
    const entries = await this.#recorder.record(() => {
      first = this.#nextIncident();
      const recorded = incidents.map((answers, index) => ({
        kind: kinds.incidentRecorded,
        parts: incidentParts(first + index, answers, (text) => stored.get(text)),
      }));
      return [...replaced, ...recorded];
    });
    const made = entries.slice(replaced.length);
    return incidents.map((answers, index) => ({
      ...answers,
      number: first + index,
      entry: made[index]?.seq ?? 0,
      recordedAt: recordedAt(made[index]),
    }));
  }

  async describeExhibit(reference: string, description: ExhibitDescription): Promise<void> {
    this.#assertWritable();
    if (this.exhibit(reference) === null)
      throw new UserError('There is no exhibit of that reference.', {
        hint: 'Run “evidence timeline” to see the references.',
      });
    await this.#recorder.record(() => [
      {
        kind: kinds.exhibitDescribed,
        parts: [
          { name: 'described', value: { reference } },
          { name: 'description', value: asJson(recordedTexts(description)) },
        ],
      },
    ]);
  }

  async ingest(
    source: SourceIdentity,
    read: (scratch: string) => AsyncIterable<SourceItem>,
    options: ImportOptions,
  ): Promise<ImportOutcome> {
    this.#assertWritable();
    const lock = options.withoutWaiting === true ? null : await this.#importLock();
    try {
      await this.#clearWhatDeadRunsLeft(lock);
      return await withScratchFolder(this.folder, this.#place.environment, async (scratch) => {
        const ingest = new Ingest(this.#place, this.#recorder, scratch, source, options);
        return ingest.run(read(scratch));
      });
    } catch (error) {
      throw writeError(
        error,
        'This import was not finished; do it again, and it goes on where it can.',
      );
    } finally {
      lock?.release();
    }
  }

  withScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
    return withScratchFolder(this.folder, this.#place.environment, use);
  }

  async recordBundle(made: BundleMade): Promise<Head> {
    this.#assertWritable();
    const { files, withheld, forWhom, ...bundle } = made;
    const [entry] = await this.#recorder.record(() => [
      {
        kind: kinds.bundleMade,
        parts: [
          { name: 'bundle', value: asJson({ ...bundle, files: files.length }) },
          { name: 'for whom', value: asJson(forWhom === null ? null : recordText(forWhom)) },
          ...[...inSlices(files, 2000), ...inSlices(withheld, 2000)].map((value, index) => ({
            name: `bundle detail ${index + 1}`,
            value: asJson(value),
          })),
        ],
      },
    ]);
    if (entry === undefined) throw new Error('a bundle was recorded without an entry');
    return { seq: entry.seq, hash: entry.hash };
  }

  timeline(): Iterable<TimelineEvent> {
    return this.#reading.timeline();
  }

  incident(number: number): Incident | null {
    return this.#reading.incident(number);
  }

  exhibit(reference: string): Exhibit | null {
    return this.#reading.exhibit(reference);
  }

  item(reference: string, line: number): TimelineEvent | null {
    return this.#reading.item(reference, line);
  }

  conversationRows(reference: string, onlyNew: boolean): Iterable<TimelineEvent> {
    return this.#reading.conversationRows(reference, onlyNew);
  }

  search(words: string, limit: number): Iterable<TimelineEvent> {
    return this.#reading.search(words, limit);
  }

  async *entries(): AsyncGenerator<JournalEntry> {
    for await (const step of walkChain(
      join(this.folder, names.journal),
      chainStart(this.#caseText),
    ))
      if (step.is === 'entry') yield step.entry;
  }

  caseText(): Promise<string> {
    return Promise.resolve(this.#caseText);
  }

  openObject(object: Sha256): AsyncIterable<Uint8Array> {
    return this.#place.objects.read(object);
  }

  checkedRecord(upTo?: number): Promise<CheckedRecord> {
    return openChecked(this.#place, this.#caseJson, upTo);
  }

  drafts(): Promise<readonly Draft[]> {
    return this.#drafts.list();
  }

  saveDraft(draft: Draft): Promise<void> {
    return this.#drafts.save(draft);
  }

  removeDraft(id: string): Promise<void> {
    return this.#drafts.remove(id);
  }

  async looseBytes(): Promise<readonly LooseBytes[]> {
    return looseBytesIn(this.#place);
  }

  async removeLooseBytes(loose: readonly LooseBytes[]): Promise<void> {
    this.#assertWritable();
    const lock = await this.#importLock();
    try {
      await this.#recorder.settle();
      await this.#recorder.whileLocked(() => removeLoose(this.#place, loose));
    } finally {
      lock.release();
    }
  }

  close(): void {
    this.#place.catalogue.close();
  }

  #assertWritable(): void {
    if (this.readOnlyBecause !== null)
      throw new UserError(this.readOnlyBecause, {
        harm: 'Nothing was written.',
        hint: 'Run “evidence verify” to see what is there.',
      });
  }

  #importLock(): Promise<Lock> {
    return takeLock(join(this.folder, names.importLock), {
      waitMilliseconds: importLockWait,
      takenMessage: 'Another import into this case file is running.',
    });
  }

  /** Under the import lock no other import lives, so what carries its prefix belongs to nobody. */
  async #clearWhatDeadRunsLeft(lock: Lock | null): Promise<void> {
    const { environment, objects } = this.#place;
    if (lock === null) return;
    const now = environment.now();
    await objects.clearTemporary('import', new Date(8.64e15));
    await objects.clearTemporary('add', new Date(now.getTime() - addTemporaryAge));
    await clearScratch(this.folder, environment);
  }

  #nextIncident(): number {
    const row = this.#place.catalogue.get(
      'SELECT coalesce(max(number), 0) + 1 AS next FROM incidents',
    );
    return (row as { next: number }).next;
  }

  async #storeLongTexts(
    texts: readonly string[],
  ): Promise<{ stored: Map<string, TextObject>; replaced: EntryContent[] }> {
    const { objects } = this.#place;
    const stored = new Map<string, TextObject>();
    const replaced: EntryContent[] = [];
    for (const text of texts) {
      try {
        const pending = await objects.write([encodeTextObject(text)], 'add');
        replaced.push(...(await objects.place([pending])).map(objectReplaced));
        stored.set(text, {
          textObject: pending.object,
          sizeBytes: pending.sizeBytes,
          ...(text.isWellFormed() ? {} : { encoding: 'utf-16be' }),
        });
      } catch (error) {
        throw writeError(error, 'What you were doing was not recorded.');
      }
    }
    return { stored, replaced };
  }
}

function recordedAt(entry: JournalEntry | undefined): string {
  const stamp = entry === undefined ? null : stampOf(entry);
  if (stamp === null) throw new Error('an entry that was just made has no first part');
  return stamp.at;
}

function inSlices<T>(all: readonly T[], size: number): T[][] {
  const slices: T[][] = [];
  for (let start = 0; start < all.length; start += size)
    slices.push(all.slice(start, start + size));
  return slices;
}
