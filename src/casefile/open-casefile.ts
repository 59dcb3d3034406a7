import { join } from 'node:path';
import type { CaseDetails, Head } from '../core/case-record.ts';
import { UserError } from '../core/errors.ts';
import type { Exhibit, ExhibitDescription } from '../core/exhibit.ts';
import type { Incident } from '../core/incident.ts';
import type { JournalEntry } from '../core/journal-entry.ts';
import type { Marking } from '../core/mark.ts';
import type { Order, OrderAnswers } from '../core/order.ts';
import type { IdentifierAnswers, Person, PersonAnswers, PersonIdentifier } from '../core/person.ts';
import type { PhysicalItemAnswers } from '../core/physical-item.ts';
import type { Sha256 } from '../core/sha256.ts';
import { recordText } from '../core/text.ts';
import type { SourceIdentity, SourceItem } from '../core/source-item.ts';
import type { Telling, TellingAnswers } from '../core/telling.ts';
import type { TimelineEvent } from '../core/timeline.ts';
import { CatalogueBrowsing } from './looking/browsing.ts';
import { backUp, type BackupOptions, type BackupOutcome } from './backup/backup.ts';
import { backupRefusal } from './backup/backup-marker.ts';
import { newestFormat, type CaseJson } from './case-json.ts';
import type {
  AnyAmendment,
  BundleMade,
  Casefile,
  CaseSummary,
  CheckedRecord,
  Draft,
  Environment,
  ImportOptions,
  ImportOutcome,
  IncidentToRecord,
  LooseBytes,
  Withdrawal,
} from './casefile.ts';
import { CatalogueReading, unknownDetails } from './catalogue/catalogue-reading.ts';
import { openChecked } from './checking/checked-record.ts';
import { writeError } from './disk-errors.ts';
import { Drafts } from './drafts.ts';
import { asJson, kinds } from './journal/entry-kinds.ts';
import { Ingest } from './taking-in/ingest.ts';
import { chainStart, headAt, walkChain } from './journal/journal.ts';
import { names } from './layout.ts';
import { takeLock, type Lock } from './lock.ts';
import { looseBytesIn, removeLoose } from './objects/loose-bytes.ts';
import { ObjectStore } from './objects/objects.ts';
import { openIndex } from './open-index.ts';
import { newerFormat, Recorder, type RecorderPlace } from './journal/recorder.ts';
import { clearScratch, withScratchFolder } from './scratch.ts';
import { inSlices } from './slices.ts';
import { Statements } from './stated/statements.ts';
import { caseSummary } from './catalogue/summary.ts';

const importLockWait = 12 * 60 * 60 * 1000;
const addTemporaryAge = 24 * 60 * 60 * 1000;

/** A case file that is open. Made by `openCasefile`. */
export class OpenCasefile extends CatalogueBrowsing implements Casefile {
  readonly folder: string;
  readonly readOnlyBecause: string | null;
  readonly #caseText: string;
  readonly #caseJson: CaseJson;
  readonly #place: RecorderPlace;
  readonly #reading: CatalogueReading;
  readonly #recorder: Recorder;
  readonly #drafts: Drafts;

  private constructor(place: RecorderPlace, caseJson: CaseJson, readOnlyBecause: string | null) {
    const reading = new CatalogueReading(place.catalogue);
    super(place.catalogue, reading);
    this.folder = place.folder;
    this.readOnlyBecause = readOnlyBecause;
    this.#caseText = place.caseText;
    this.#caseJson = caseJson;
    this.#place = place;
    this.#reading = reading;
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
    const refused = newer ?? (await backupRefusal(folder));
    const { catalogue, readOnlyBecause } = await openIndex(base, refused);
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
    return this.#reading.details() ?? unknownDetails;
  }

  get head(): Head {
    const position = this.#place.catalogue.position();
    if (position === null) throw new Error('an open case file without a position');
    return headAt(position);
  }

  summary(): CaseSummary {
    return caseSummary(this.#place.catalogue, this.#reading);
  }

  async recordIncidents(incidents: readonly IncidentToRecord[]): Promise<readonly Incident[]> {
    return this.#writing().incidents(incidents);
  }

  async describeExhibit(reference: string, description: ExhibitDescription): Promise<void> {
    return this.#writing().description(reference, description);
  }

  async recordItem(answers: PhysicalItemAnswers): Promise<string> {
    return this.#writing().item(answers);
  }

  async recordPerson(answers: PersonAnswers): Promise<Person> {
    return this.#writing().person(answers);
  }

  async recordIdentifier(person: string, answers: IdentifierAnswers): Promise<PersonIdentifier> {
    return this.#writing().identifier(person, answers);
  }

  async recordOrder(answers: OrderAnswers): Promise<Order> {
    return this.#writing().order(answers);
  }

  async recordTelling(answers: TellingAnswers): Promise<Telling> {
    return this.#writing().telling(answers);
  }

  async amend(reference: string, amendment: AnyAmendment): Promise<void> {
    return this.#writing().amend(reference, amendment);
  }

  async withdraw(reference: string, withdrawal: Withdrawal): Promise<void> {
    return this.#writing().withdraw(reference, withdrawal);
  }

  async confirm(reference: string, recordedBy?: string): Promise<void> {
    return this.#writing().confirm(reference, recordedBy);
  }

  async mark(marking: Marking): Promise<void> {
    return this.#writing().mark(marking);
  }

  async changeDetails(details: CaseDetails): Promise<void> {
    return this.#writing().details(details);
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

  incident(number: number): Incident | null {
    return this.#reading.incident(number);
  }

  exhibit(reference: string): Exhibit | null {
    return this.#reading.exhibit(reference);
  }

  item(reference: string, line: number): TimelineEvent | null {
    return this.#reading.item(reference, line);
  }

  exhibits(): Iterable<Exhibit> {
    return this.#reading.exhibits();
  }

  people(): readonly Person[] {
    return this.#reading.statements.people();
  }

  orders(): readonly Order[] {
    return this.#reading.statements.orders();
  }

  tellings(): readonly Telling[] {
    return this.#reading.statements.tellings();
  }

  linkedTo(incident: number): readonly string[] {
    return this.#reading.statements.linkedTo(incident);
  }

  conversationRows(reference: string, onlyNew: boolean): Iterable<TimelineEvent> {
    return this.#reading.conversationRows(reference, onlyNew);
  }

  search(words: string, limit: number): Iterable<TimelineEvent> {
    return this.find(words, { limit }).hits.map(({ event }) => event);
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

  backUp(folder: string, options?: BackupOptions): Promise<BackupOutcome> {
    return backUp(this.#place, this.readOnlyBecause, folder, options);
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

  #writing(): Statements {
    this.#assertWritable();
    return new Statements(this.#place, this.#recorder, this.#reading);
  }
}
