import type { Amendment } from '../core/amendment.ts';
import type { CaseDetails, CaseRecord, Head } from '../core/case-record.ts';
import type { Exhibit, ExhibitDescription, ExhibitReference } from '../core/exhibit.ts';
import type { Finding } from '../core/finding.ts';
import type { Incident, IncidentAnswers } from '../core/incident.ts';
import type { JournalEntry } from '../core/journal-entry.ts';
import type { Marking } from '../core/mark.ts';
import type { Order, OrderAnswers } from '../core/order.ts';
import type { IdentifierAnswers, Person, PersonAnswers, PersonIdentifier } from '../core/person.ts';
import type { PhysicalItemAnswers } from '../core/physical-item.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Sha256 } from '../core/sha256.ts';
import type { ReadingChoices, Selection, SourceIdentity, SourceItem } from '../core/source-item.ts';
import type { Telling, TellingAnswers } from '../core/telling.ts';
import type { Happened } from '../core/time.ts';
import type { TimelineEvent } from '../core/timeline.ts';
import type { BackupOptions, BackupOutcome } from './backup/backup.ts';
import type { Browsing } from './looking/browsing.ts';
import type { Disk } from './disk.ts';
import type { ToldBesides } from './taking-in/told-besides.ts';

/** What the case file needs of the world; passed in so that tests can hold it still. */
export interface Environment {
  readonly now: () => Date;
  /** The clock's offset from UTC at an instant, in whole minutes, east positive. */
  readonly offsetMinutes: (at: Date) => number;
  readonly randomBytes: (sizeBytes: number) => Uint8Array;
  readonly disk: Disk;
  readonly software: { readonly name: string; readonly version: string };
}

/** What a new case file is opened with. */
export interface NewCase {
  readonly details: CaseDetails;
  /** A demonstration case: marked for good, and `add` refuses it. */
  readonly sample?: boolean;
}

/** Where the case stands, for the home screen. */
export interface CaseSummary {
  readonly incidents: number;
  readonly lastIncident: { readonly number: number; readonly happened: Happened } | null;
  readonly exhibits: number;
  readonly contacts: number;
  readonly unfinishedImports: number;
  readonly lastBundle: { readonly at: string; readonly forWhom: string | null } | null;
  /** `folder` is where the copy lay, and null where that is not known. */
  readonly lastBackup: {
    readonly at: string;
    readonly head: Head;
    readonly folder: string | null;
  } | null;
}

/** A change to anything that the person stated. */
export type AnyAmendment =
  | Amendment<IncidentAnswers>
  | Amendment<PersonAnswers>
  | Amendment<IdentifierAnswers>
  | Amendment<OrderAnswers>
  | Amendment<TellingAnswers>;

/** An incident to be recorded, and whom they told of it: each is recorded with it and names it. */
export interface IncidentToRecord extends IncidentAnswers {
  readonly newTellings?: readonly TellingAnswers[];
}

export interface Withdrawal {
  /** The person's reason, in their own words. */
  readonly why: string;
  /** True takes an earlier withdrawal back. */
  readonly takenBack?: boolean;
  readonly recordedBy?: string;
}

export interface ImportOptions {
  readonly choices: ReadingChoices;
  readonly selection: Selection;
  /**
   * For files attached to an incident: does not wait for a running import. Such a source may yield
   * files only.
   */
  readonly withoutWaiting?: boolean;
  /** The source's bytes, when the person wants them kept too: held back, and part of no bundle. */
  readonly keepSource?: () => AsyncIterable<Uint8Array>;
  /** Called now and then while reading. */
  readonly onProgress?: (bytesRead: number, bytesInAll: number) => void;
}

export interface ImportOutcome extends ToldBesides {
  readonly receipt: Receipt;
  /** Exhibits that this import added, without the files inside conversations. */
  readonly added: readonly ExhibitReference[];
  /** For each file that was already had: the exhibit that holds it. */
  readonly alreadyHeld: readonly ExhibitReference[];
  readonly attachments: number;
}

/** Answers not finished yet, kept so that a closed window loses nothing. */
export interface Draft {
  readonly id: string;
  readonly savedAt: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

export interface BundleMade {
  readonly head: Head;
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly forWhom: string | null;
  readonly files: readonly { readonly path: string; readonly sha256: Sha256 }[];
  readonly withheld: readonly { readonly seq: number; readonly names: readonly string[] }[];
}

/** Bytes in the case folder that no entry refers to. */
export interface LooseBytes {
  readonly path: string;
  readonly sizeBytes: number;
  readonly what: 'object nothing refers to' | 'unfinished temporary file';
}

/** One person's record: opened, used, closed. Everything it records is durable when its promise resolves. */
export interface Casefile extends Browsing {
  readonly folder: string;
  readonly id: string;
  readonly openedAt: string;
  readonly sample: boolean;
  readonly details: CaseDetails;
  readonly head: Head;
  /** Why nothing can be written here (newer format, read-only medium…), as a sentence; else null. */
  readonly readOnlyBecause: string | null;

  summary(): CaseSummary;
  /** Records incidents in one write; returns them with their numbers. */
  recordIncidents(incidents: readonly IncidentToRecord[]): Promise<readonly Incident[]>;
  /**
   * Records what the person says of an exhibit. Answers that are not given keep what was said before.
   * Throws UserError when there is no such exhibit.
   */
  describeExhibit(reference: ExhibitReference, description: ExhibitDescription): Promise<void>;
  /** Records a letter, a gift or another thing that can be held, as an exhibit; returns its reference. */
  recordItem(answers: PhysicalItemAnswers): Promise<ExhibitReference>;
  recordPerson(answers: PersonAnswers): Promise<Person>;
  /** Records a number, address or account as somebody's (`P1`). Throws UserError when there is no such person. */
  recordIdentifier(person: string, answers: IdentifierAnswers): Promise<PersonIdentifier>;
  recordOrder(answers: OrderAnswers): Promise<Order>;
  recordTelling(answers: TellingAnswers): Promise<Telling>;
  /**
   * Records a change to something that the person stated: `7`, `P1`, `P1/2`, `O1`, `T1`. What stood
   * before stays. Of answers that stand so already nothing is recorded, and no entry is made when all
   * of them do. Throws UserError when there is nothing of that reference.
   */
  amend(reference: string, amendment: AnyAmendment): Promise<void>;
  /** Withdraws it, or takes the withdrawal back: it stays in the record, marked so. */
  withdraw(reference: string, withdrawal: Withdrawal): Promise<void>;
  /** Records that the person has read it and says that it is right. */
  confirm(reference: string, recordedBy?: string): Promise<void>;
  /** Marks rows and files as key, or links them to an incident. Throws UserError for a reference that is not there. */
  mark(marking: Marking): Promise<void>;
  changeDetails(details: CaseDetails): Promise<void>;
  /**
   * Takes in what an importer yields from one source. `read` is called once, with a private folder
   * for what is too big for memory; it is removed afterwards.
   */
  ingest(
    source: SourceIdentity,
    read: (scratch: string) => AsyncIterable<SourceItem>,
    options: ImportOptions,
  ): Promise<ImportOutcome>;
  /** Runs `use` with a private empty folder inside the case file, and removes it afterwards. */
  withScratch<T>(use: (folder: string) => Promise<T>): Promise<T>;
  recordBundle(made: BundleMade): Promise<Head>;

  incident(number: number): Incident | null;
  exhibit(reference: ExhibitReference): Exhibit | null;
  exhibits(): Iterable<Exhibit>;
  people(): readonly Person[];
  orders(): readonly Order[];
  tellings(): readonly Telling[];
  /** Rows and files that the person linked to an incident, by reference, in order of time. */
  linkedTo(incident: number): readonly string[];
  /** One row of a conversation by its reference, with its neighbours left to the caller. */
  item(reference: ExhibitReference, line: number): TimelineEvent | null;
  conversationRows(reference: ExhibitReference, onlyNew: boolean): Iterable<TimelineEvent>;
  /** The events of `find`, without their excerpts. */
  search(words: string, limit: number): Iterable<TimelineEvent>;
  /** Every entry in order, as it stands in the journal. */
  entries(): AsyncIterable<JournalEntry>;
  /** The exact text of case.json. */
  caseText(): Promise<string>;
  openObject(object: Sha256): AsyncIterable<Uint8Array>;
  /**
   * Walks the chain, re-hashes every object and builds a catalogue of its own for this run, so that
   * what is read from it has just been checked. The caller closes it.
   */
  checkedRecord(upTo?: number): Promise<CheckedRecord>;

  drafts(): Promise<readonly Draft[]>;
  saveDraft(draft: Draft): Promise<void>;
  removeDraft(id: string): Promise<void>;

  looseBytes(): Promise<readonly LooseBytes[]>;
  removeLooseBytes(loose: readonly LooseBytes[]): Promise<void>;
  /** Makes or renews a second, checked copy in or at a folder that is there; see `backUp`. */
  backUp(folder: string, options?: BackupOptions): Promise<BackupOutcome>;
  close(): void;
}

export interface CheckedRecord extends CaseRecord {
  entries(): AsyncIterable<JournalEntry>;
  /** Removes the index that was built for this reading. */
  close(): Promise<void>;
}

/** The outcome of checking a case file. */
export interface Verification {
  readonly findings: readonly Finding[];
  readonly entries: number;
  readonly head: Head | null;
  readonly objects: number;
  readonly objectBytes: number;
}
