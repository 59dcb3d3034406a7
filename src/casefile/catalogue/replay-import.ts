import type { JsonValue } from '../../core/canonical-json.ts';
import type { Contact } from '../../core/communication.ts';
import { UserError } from '../../core/errors.ts';
import { attachmentReference, itemReference } from '../../core/exhibit.ts';
import { decodeExtractHeader, decodeExtractRow, equalityKey } from '../../core/extract.ts';
import { isWithheld, partValue, type JournalEntry } from '../../core/journal-entry.ts';
import type { Sha256 } from '../../core/sha256.ts';
import type { Catalogue } from './catalogue.ts';
import { countedRow, noRows, addRows, type RowCounts } from '../looking/conversation-rows.ts';
import type { EntryStamp } from '../journal/entry-kinds.ts';
import type { ConversationPart, FilePart, ListRow } from '../taking-in/import-parts.ts';
import { gapWhere } from './gaps.ts';
import { textLines } from '../journal/lines.ts';
import { positionOf } from '../journal/position.ts';
import { contactTexts } from '../looking/searchable-texts.ts';
import { indexWords } from '../looking/word-index.ts';

/** Reads an object for the replay. */
export type ReadObject = (object: Sha256) => AsyncIterable<Uint8Array>;

/** The half of the replay that turns finished imports into rows. */
export class ImportReplay {
  readonly #catalogue: Catalogue;
  readonly #readObject: ReadObject;
  /** What `import part` entries said of imports that are not finished yet, by batch. */
  readonly #waiting = new Map<string, ImportParts>();
  #zone = 'UTC';

  constructor(catalogue: Catalogue, readObject: ReadObject) {
    this.#catalogue = catalogue;
    this.#readObject = readObject;
  }

  /** Remembers what `import part` says until the import is finished. */
  remember(stamp: EntryStamp, entry: JournalEntry): void {
    const batch = stamp.batch ?? '';
    this.#waiting.set(batch, together(this.#waiting.get(batch), partsOf(entry)));
  }

  /** An import is finished: its exhibits count, its rows become events. */
  async made(stamp: EntryStamp, entry: JournalEntry, zone: string): Promise<void> {
    this.#zone = zone;
    const batch = stamp.batch ?? '';
    const parts = together(this.#waiting.get(batch), partsOf(entry));
    this.#waiting.delete(batch);
    const source = partValue(entry, 'source') as { sha256?: string } | undefined;
    const detail = {
      source: { ...source, path: partValue(entry, 'path') ?? '' },
      receipt: partValue(entry, 'receipt'),
      choices: partValue(entry, 'choices'),
      skipped: parts.skipped,
      notes: parts.notes,
    };
    this.#catalogue.run(
      'INSERT INTO imports (entry, at, source_sha256, detail) VALUES (?, ?, ?, ?)',
      entry.seq,
      stamp.at,
      source?.sha256 ?? '',
      JSON.stringify(detail),
    );
    this.#catalogue.run('UPDATE exhibits SET finished = 1 WHERE batch = ?', batch);
    // Files that an earlier, unfinished import had brought in count from now on.
    for (const file of parts.files)
      if ('sameAs' in file)
        this.#catalogue.run('UPDATE exhibits SET finished = 1 WHERE reference = ?', file.sameAs);
    for (const conversation of parts.conversations)
      await this.#rowsOrGap(stamp, entry, conversation);
  }

  /** A damaged extract must not keep the rest of the record from being seen: none of its rows count. */
  #rowsOrGap(stamp: EntryStamp, entry: JournalEntry, part: ConversationPart): Promise<void> {
    const what = `The rows of exhibit ${part.reference ?? '(none)'} could not be read.`;
    return gapWhere(
      this.#catalogue,
      { entry: entry.seq, what },
      (error) => error instanceof UserError,
      () => this.#rows(stamp, entry, part),
    );
  }

  /** Reads an extract and its list side by side: line n of the one belongs to line n of the other. */
  async #rows(stamp: EntryStamp, entry: JournalEntry, part: ConversationPart): Promise<void> {
    const list = textLines(this.#readObject(part.list));
    await list.next();
    if (part.extract === null || part.reference === null) {
      for await (const line of list) this.#seenAgain(JSON.parse(line) as ListRow, null, 0);
      return;
    }
    this.#catalogue.run('UPDATE exhibits SET finished = 1 WHERE reference = ?', part.reference);
    const exhibit = this.#catalogue.get(
      `SELECT ex.id, c.id AS conversation FROM exhibits ex
       LEFT JOIN conversations c ON c.key = ex.conversation_key WHERE ex.reference = ?`,
      part.reference,
    ) as { id: number; conversation: number | null } | undefined;
    if (exhibit === undefined) return;
    const extract = textLines(this.#readObject(part.extract));
    const header = await extract.next();
    if (header.done === true) return;
    const { group } = decodeExtractHeader(header.value).conversation;
    const { id, conversation } = exhibit;
    const at = { id, conversation, reference: part.reference, group, counts: noRows() };
    let line = 0;
    for await (const text of extract) {
      line += 1;
      const decision = await list.next();
      if (decision.done === true) return;
      const row = JSON.parse(decision.value) as ListRow;
      if ('sameAs' in row) this.#seenAgain(row, exhibit.id, line);
      else this.#newRow(stamp, entry, { ...at, line }, text, row);
    }
    if (conversation !== null) addRows(this.#catalogue, conversation, at.counts);
  }

  #seenAgain(row: ListRow, exhibit: number | null, line: number): void {
    if (!('sameAs' in row)) return;
    const colon = row.sameAs.lastIndexOf(':');
    const event = this.#catalogue.get(
      `SELECT id FROM events WHERE exhibit = (SELECT id FROM exhibits WHERE reference = ?) AND line = ?`,
      row.sameAs.slice(0, colon),
      Number(row.sameAs.slice(colon + 1)),
    ) as { id: number } | undefined;
    if (event === undefined) return;
    this.#catalogue.run('UPDATE events SET sources = sources + 1 WHERE id = ?', event.id);
    if (exhibit === null) return;
    this.#catalogue.run(
      'INSERT INTO repeats (exhibit, line, event) VALUES (?, ?, ?)',
      exhibit,
      line,
      event.id,
    );
  }

  #newRow(
    stamp: EntryStamp,
    entry: JournalEntry,
    at: RowPlace,
    text: string,
    row: Extract<ListRow, { new: true }>,
  ): void {
    const contact = decodeExtractRow(text);
    const references = (row.attachments ?? []).map((attachment, index) =>
      attachment === null ? null : this.#attachment(stamp, entry, at, contact, index, attachment),
    );
    const position = positionOf(contact.happened, this.#zone);
    const { lastInsertRowid } = this.#catalogue.run(
      `INSERT INTO events (kind, position, entry, recorded_at, exhibit, line, row, attachments, key, ordinal, conversation, direction)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      contact.kind,
      position,
      entry.seq,
      stamp.at,
      at.id,
      at.line,
      text,
      references.length === 0 ? null : JSON.stringify(references),
      Buffer.from(equalityKey(contact, at.group), 'hex'),
      row.k ?? 1,
      at.conversation,
      contact.direction,
    );
    countedRow(at.counts, contact.direction);
    indexWords(
      this.#catalogue,
      lastInsertRowid,
      contactTexts(contact).map((one) => one.text),
      { id: Number(lastInsertRowid), kind: contact.kind, position, conversation: at.conversation },
    );
  }

  #attachment(
    stamp: EntryStamp,
    entry: JournalEntry,
    at: { id: number; reference: string; line: number },
    contact: Contact,
    index: number,
    stored: { readonly number: number; readonly object: Sha256 },
  ): string {
    const reference = attachmentReference(at.reference, stored.number);
    const attachment = contact.kind === 'message' ? contact.attachments[index] : undefined;
    this.#catalogue.run(
      `INSERT INTO exhibits (reference, number, kind, object, sha256, size_bytes, entry, batch, finished, parent, detail)
       VALUES (?, NULL, 'attachment', ?, ?, ?, ?, ?, 1, ?, ?)`,
      reference,
      stored.object,
      attachment?.sha256 ?? '',
      attachment?.sizeBytes ?? 0,
      entry.seq,
      stamp.batch ?? null,
      at.id,
      JSON.stringify({ item: itemReference(at.reference, at.line), attachment }),
    );
    return reference;
  }
}

/** Where a row of an extract stands, and what counts the rows of its conversation. */
interface RowPlace {
  readonly id: number;
  readonly conversation: number | null;
  readonly reference: string;
  readonly line: number;
  readonly group: boolean;
  readonly counts: RowCounts;
}

/** The parts of `import part` and `import made` that there may be many of. */
interface ImportParts {
  readonly conversations: readonly ConversationPart[];
  readonly files: readonly FilePart[];
  readonly skipped: readonly unknown[];
  readonly notes: readonly unknown[];
}

function partsOf(entry: JournalEntry): ImportParts {
  return {
    conversations: valuesOf(entry, 'conversation ') as unknown as ConversationPart[],
    files: valuesOf(entry, 'file ') as unknown as FilePart[],
    skipped: valuesOf(entry, 'skipped ').flat(),
    notes: valuesOf(entry, 'notes ').flat(),
  };
}

function together(earlier: ImportParts | undefined, later: ImportParts): ImportParts {
  return {
    conversations: [...(earlier?.conversations ?? []), ...later.conversations],
    files: [...(earlier?.files ?? []), ...later.files],
    skipped: [...(earlier?.skipped ?? []), ...later.skipped],
    notes: [...(earlier?.notes ?? []), ...later.notes],
  };
}

function valuesOf(entry: JournalEntry, prefix: string): JsonValue[] {
  return entry.parts.flatMap((part) =>
    !isWithheld(part) && part.name.startsWith(prefix) ? [part.value] : [],
  );
}
