import type { CaseDetails } from '../../core/case-record.ts';
import { systemErrorCode, UserError } from '../../core/errors.ts';
import { isWithheld, partValue, type JournalEntry } from '../../core/journal-entry.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import type { Catalogue } from './catalogue.ts';
import { custodySentence } from '../journal/custody.ts';
import { kinds, stampOf, type EntryStamp } from '../journal/entry-kinds.ts';
import { addGap, gapWhere } from './gaps.ts';
import { incidentAnswers } from '../stated/incident-parts.ts';
import { ExhibitReplay } from './replay-exhibits.ts';
import { applyMarks } from './replay-marks.ts';
import { StatementReplay, wordsOf, type Replaying } from './replay-statements.ts';
import { decodeTextObject, type TextObject } from '../objects/text-object.ts';
import { positionOf } from '../journal/position.ts';
import { ImportReplay, type ReadObject } from './replay-import.ts';
import { indexWords } from '../looking/word-index.ts';

/**
 * Turns entries into rows of the catalogue, in order. It runs no importer and no matching: every
 * decision stands in the entries and the lists they name.
 */
export class Replay {
  readonly #catalogue: Catalogue;
  readonly #readObject: ReadObject;
  readonly #imports: ImportReplay;
  readonly #exhibits: ExhibitReplay;
  readonly #statements: StatementReplay;
  #zone = 'UTC';

  constructor(catalogue: Catalogue, readObject: ReadObject) {
    this.#catalogue = catalogue;
    this.#readObject = readObject;
    this.#imports = new ImportReplay(catalogue, readObject);
    this.#exhibits = new ExhibitReplay(catalogue);
    this.#statements = new StatementReplay(catalogue);
    const zone = catalogue.get("SELECT value FROM meta WHERE name = 'zone'") as
      { value: string } | undefined;
    if (zone !== undefined) this.#zone = zone.value;
  }

  /**
   * Applies one entry that has been checked. What cannot be made out of it (an object that is gone, a
   * form that this version does not know) becomes a gap: it must not keep the rest from being seen.
   */
  async apply(entry: JournalEntry): Promise<void> {
    const stamp = stampOf(entry);
    this.#catalogue.run(
      `INSERT INTO entries (seq, hash, at, kind, batch, parts, withheld, summary) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      entry.seq,
      entry.hash,
      stamp?.at ?? null,
      stamp?.kind ?? null,
      stamp?.batch ?? null,
      entry.parts.length,
      entry.parts.filter(isWithheld).length,
      custodySentence(entry),
    );
    if (stamp === null) return;
    await gapWhere(
      this.#catalogue,
      { entry: entry.seq, what: 'This entry could not be read as its kind says.' },
      isUnknownForm,
      () => this.#applyKind(stamp, entry),
    );
  }

  async #applyKind(stamp: EntryStamp, entry: JournalEntry): Promise<void> {
    switch (stamp.kind) {
      case kinds.caseOpened:
      case kinds.detailsChanged:
        this.#details(entry);
        return;
      case kinds.incidentRecorded:
        await this.#incident(stamp, entry);
        return;
      case kinds.incidentAmended:
      case kinds.incidentWithdrawn:
      case kinds.incidentConfirmed:
        await this.#statements.change('incident', stamp, entry, this.#replaying(entry));
        return;
      case kinds.personRecorded:
      case kinds.identifierRecorded:
      case kinds.orderRecorded:
      case kinds.reportRecorded:
        await this.#statements.stated(
          statedSubjects[stamp.kind],
          stamp,
          entry,
          this.#replaying(entry),
        );
        return;
      case kinds.itemMarked:
        applyMarks(this.#catalogue, entry);
        return;
      case kinds.exhibitAdded:
        await this.#exhibits.added(stamp, entry, this.#replaying(entry));
        return;
      case kinds.exhibitDescribed:
        await this.#exhibits.described(stamp, entry, this.#replaying(entry));
        return;
      case kinds.importPart:
        this.#imports.remember(stamp, entry);
        return;
      case kinds.importMade:
        await this.#imports.made(stamp, entry, this.#zone);
        return;
      case kinds.bundleMade:
        this.#bundle(stamp, entry);
        return;
      case kinds.backupMade:
        this.#backup(stamp, entry);
        return;
      case kinds.removed:
        this.#removed(entry);
        return;
      default:
        return;
    }
  }

  #details(entry: JournalEntry): void {
    const details = partValue(entry, 'details') as CaseDetails | undefined;
    if (details === undefined) return;
    this.#zone = details.zone;
    const put = 'INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)';
    this.#catalogue.run(put, 'zone', details.zone);
    this.#catalogue.run(put, 'details', JSON.stringify(details));
  }

  async #incident(stamp: EntryStamp, entry: JournalEntry): Promise<void> {
    const reference = partValue(entry, 'incident') as { number: number } | undefined;
    if (reference === undefined) return;
    const answers = await incidentAnswers(entry, this.#replaying(entry).textOf);
    this.#catalogue.run(
      'INSERT INTO incidents (number, entry, recorded_at, answers) VALUES (?, ?, ?, ?)',
      reference.number,
      entry.seq,
      stamp.at,
      JSON.stringify(answers),
    );
    const { lastInsertRowid } = this.#catalogue.run(
      `INSERT INTO events (kind, position, entry, recorded_at, number) VALUES ('incident', ?, ?, ?, ?)`,
      positionOf(answers.when, this.#zone),
      entry.seq,
      stamp.at,
      reference.number,
    );
    indexWords(this.#catalogue, lastInsertRowid, wordsOf(answers));
  }

  #bundle(stamp: EntryStamp, entry: JournalEntry): void {
    const forWhom = partValue(entry, 'for whom') ?? null;
    this.#catalogue.run(
      'INSERT INTO bundles (entry, at, detail) VALUES (?, ?, ?)',
      entry.seq,
      stamp.at,
      JSON.stringify({
        bundle: partValue(entry, 'bundle'),
        forWhom: forWhom === null ? null : shownText(forWhom as RecordedText),
      }),
    );
  }

  #backup(stamp: EntryStamp, entry: JournalEntry): void {
    const path = partValue(entry, 'path') ?? null;
    this.#catalogue.run(
      'INSERT INTO backups (entry, at, detail) VALUES (?, ?, ?)',
      entry.seq,
      stamp.at,
      JSON.stringify({
        backup: partValue(entry, 'backup'),
        folder: path === null ? null : shownText(path as RecordedText),
      }),
    );
  }

  #removed(entry: JournalEntry): void {
    const removed = partValue(entry, 'removed') as { objects?: readonly string[] } | undefined;
    for (const object of removed?.objects ?? [])
      this.#catalogue.run(
        'INSERT OR IGNORE INTO removals (object, entry) VALUES (?, ?)',
        object,
        entry.seq,
      );
  }

  #replaying(entry: JournalEntry): Replaying {
    return { zone: this.#zone, textOf: (object) => this.#text(object, entry.seq) };
  }

  async #text(object: TextObject, entry: number): Promise<string> {
    const pieces: Uint8Array[] = [];
    try {
      for await (const piece of this.#readObject(object.textObject)) pieces.push(piece);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      addGap(this.#catalogue, { entry, what: 'A long text could not be read.' });
      return '[This long text is missing from the case file, or damaged. “evidence verify” says more.]';
    }
    return decodeTextObject(object, Buffer.concat(pieces));
  }
}

const statedSubjects = {
  [kinds.personRecorded]: 'person',
  [kinds.identifierRecorded]: 'identifier',
  [kinds.orderRecorded]: 'order',
  [kinds.reportRecorded]: 'telling',
} as const;

/* Parts and lists of another form than is known here, met while they are taken apart. */
function isUnknownForm(error: unknown): boolean {
  return (
    error instanceof TypeError ||
    error instanceof SyntaxError ||
    error instanceof RangeError ||
    systemErrorCode(error)?.startsWith('SQLITE_CONSTRAINT') === true
  );
}
