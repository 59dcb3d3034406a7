import type { CaseDetails } from '../core/case-record.ts';
import { systemErrorCode, UserError } from '../core/errors.ts';
import type { ExhibitDescription } from '../core/exhibit.ts';
import type { FileFacts } from '../core/file-facts.ts';
import { isWithheld, partValue, type JournalEntry } from '../core/journal-entry.ts';
import { shownText, type RecordedText } from '../core/text.ts';
import type { Catalogue } from './catalogue.ts';
import { custodySentence } from './custody.ts';
import { kinds, stampOf, type EntryStamp } from './entry-kinds.ts';
import { addGap, gapWhere } from './gaps.ts';
import {
  decodeTextObject,
  incidentAnswers,
  shownTexts,
  type TextObject,
} from './incident-parts.ts';
import type { ConversationExhibitPart, FileExhibitPart } from './import-parts.ts';
import { positionOf } from './position.ts';
import { ImportReplay, indexWords, type ReadObject } from './replay-import.ts';

/**
 * Turns entries into rows of the catalogue, in order. It runs no importer and no matching: every
 * decision stands in the entries and the lists they name.
 */
export class Replay {
  readonly #catalogue: Catalogue;
  readonly #readObject: ReadObject;
  readonly #imports: ImportReplay;
  #zone = 'UTC';

  constructor(catalogue: Catalogue, readObject: ReadObject) {
    this.#catalogue = catalogue;
    this.#readObject = readObject;
    this.#imports = new ImportReplay(catalogue, readObject);
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
      case kinds.exhibitAdded:
        this.#exhibit(stamp, entry);
        return;
      case kinds.exhibitDescribed:
        this.#description(entry);
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
    const answers = await incidentAnswers(entry, (object) => this.#text(object, entry.seq));
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
    const { what, felt, where, who, words, told, changed, address } = answers;
    indexWords(this.#catalogue, lastInsertRowid, [
      what,
      felt,
      where,
      who,
      words,
      told,
      changed,
      address,
    ]);
  }

  #exhibit(stamp: EntryStamp, entry: JournalEntry): void {
    const exhibit = partValue(entry, 'exhibit') as unknown as
      FileExhibitPart | ConversationExhibitPart | undefined;
    if (exhibit === undefined) return;
    if (exhibit.kind === 'file') this.#fileExhibit(stamp, entry, exhibit);
    else this.#conversationExhibit(stamp, entry, exhibit);
  }

  #fileExhibit(stamp: EntryStamp, entry: JournalEntry, exhibit: FileExhibitPart): void {
    const name = (partValue(entry, 'name') ?? '') as RecordedText;
    const words = partValue(entry, 'words') as RecordedText | undefined;
    const facts = {
      ...((partValue(entry, 'facts') ?? {
        kind: 'other',
        mediaType: null,
        happened: { precision: 'unknown' },
        times: [],
        notes: [],
      }) as unknown as FileFacts),
      ...(words === undefined ? {} : { words }),
    };
    const id = this.#insertExhibit(stamp, entry, exhibit, null, { name, facts });
    const { lastInsertRowid } = this.#catalogue.run(
      `INSERT INTO events (kind, position, entry, recorded_at, exhibit, line) VALUES ('file', ?, ?, ?, ?, 0)`,
      positionOf(facts.happened, this.#zone),
      entry.seq,
      stamp.at,
      id,
    );
    indexWords(this.#catalogue, lastInsertRowid, [
      shownText(name),
      words === undefined ? undefined : shownText(words),
      ...Object.values(facts.asFound ?? {}).map(shownText),
    ]);
  }

  #conversationExhibit(
    stamp: EntryStamp,
    entry: JournalEntry,
    exhibit: ConversationExhibitPart,
  ): void {
    const conversation = partValue(entry, 'conversation') as { key?: string } | undefined;
    const { rows, continues, firstHappened, lastHappened } = exhibit;
    this.#insertExhibit(stamp, entry, exhibit, conversation?.key ?? null, {
      conversation,
      rows,
      continues,
      firstHappened,
      lastHappened,
    });
  }

  #insertExhibit(
    stamp: EntryStamp,
    entry: JournalEntry,
    exhibit: FileExhibitPart | ConversationExhibitPart,
    key: string | null,
    detail: object,
  ): number {
    const origin = partValue(entry, 'origin') as object | undefined;
    const { lastInsertRowid } = this.#catalogue.run(
      `INSERT INTO exhibits (reference, number, kind, object, sha256, size_bytes, entry, batch, finished, conversation_key, detail)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      exhibit.reference,
      Number(exhibit.reference.split('/')[1] ?? 0),
      exhibit.kind,
      exhibit.object,
      exhibit.sha256,
      exhibit.sizeBytes,
      entry.seq,
      stamp.batch ?? null,
      stamp.batch === undefined ? 1 : 0,
      key,
      JSON.stringify({ ...detail, origin: { ...origin, takenInAt: stamp.at } }),
    );
    return Number(lastInsertRowid);
  }

  #description(entry: JournalEntry): void {
    const exhibit = partValue(entry, 'described') as { reference: string } | undefined;
    if (exhibit === undefined) return;
    const description: ExhibitDescription = shownTexts(
      (partValue(entry, 'description') ?? {}) as object,
    );
    this.#catalogue.run(
      'INSERT OR REPLACE INTO descriptions (reference, entry, description) VALUES (?, ?, ?)',
      exhibit.reference,
      entry.seq,
      JSON.stringify(description),
    );
    if (description.when === undefined) return;
    this.#catalogue.run(
      `UPDATE events SET position = ? WHERE kind = 'file' AND exhibit = (SELECT id FROM exhibits WHERE reference = ?)`,
      positionOf(description.when, this.#zone),
      exhibit.reference,
    );
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

  #removed(entry: JournalEntry): void {
    const removed = partValue(entry, 'removed') as { objects?: readonly string[] } | undefined;
    for (const object of removed?.objects ?? [])
      this.#catalogue.run(
        'INSERT OR IGNORE INTO removals (object, entry) VALUES (?, ?)',
        object,
        entry.seq,
      );
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

/* Parts and lists of another form than is known here, met while they are taken apart. */
function isUnknownForm(error: unknown): boolean {
  return (
    error instanceof TypeError ||
    error instanceof SyntaxError ||
    error instanceof RangeError ||
    systemErrorCode(error)?.startsWith('SQLITE_CONSTRAINT') === true
  );
}
