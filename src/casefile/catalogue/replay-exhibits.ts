import type { ExhibitDescription } from '../../core/exhibit.ts';
import type { FileFacts } from '../../core/file-facts.ts';
import { partValue, type JournalEntry } from '../../core/journal-entry.ts';
import type { RecordedText } from '../../core/text.ts';
import type { Happened } from '../../core/time.ts';
import { descriptionFields, physicalItemFields } from '../stated/answer-fields.ts';
import { answersIn } from '../stated/answer-parts.ts';
import type { Catalogue } from './catalogue.ts';
import { noteConversation } from '../looking/conversation-rows.ts';
import type { EntryStamp } from '../journal/entry-kinds.ts';
import type { ConversationExhibitPart, FileExhibitPart } from '../taking-in/import-parts.ts';
import { shownTexts } from '../stated/incident-parts.ts';
import { positionOf } from '../journal/position.ts';
import { applyDescription } from './replay-descriptions.ts';
import { fileTexts } from '../looking/searchable-texts.ts';
import { indexWords } from '../looking/word-index.ts';
import { wordsOf, type Replaying } from './replay-statements.ts';

/** The half of the replay that follows exhibits: what came in, and what was said of it. */
export class ExhibitReplay {
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Applies an `exhibit added`. */
  async added(stamp: EntryStamp, entry: JournalEntry, replaying: Replaying): Promise<void> {
    const exhibit = partValue(entry, 'exhibit') as unknown as
      FileExhibitPart | ConversationExhibitPart | PhysicalExhibitPart | undefined;
    if (exhibit === undefined) return;
    if (exhibit.kind === 'file') this.#fileExhibit(stamp, entry, exhibit, replaying.zone);
    else if (exhibit.kind === 'physical')
      await this.#physicalExhibit(stamp, entry, exhibit, replaying);
    else this.#conversationExhibit(stamp, entry, exhibit);
  }

  async #physicalExhibit(
    stamp: EntryStamp,
    entry: JournalEntry,
    exhibit: PhysicalExhibitPart,
    { zone, textOf }: Replaying,
  ): Promise<void> {
    const item: { when?: Happened } = await answersIn(physicalItemFields, entry, textOf);
    const { when = { precision: 'unknown' } } = item;
    const noBytes = { ...exhibit, object: '', sha256: '', sizeBytes: 0 };
    const id = this.#insertExhibit(stamp, entry, noBytes, null, { item: { ...item, when } });
    const { lastInsertRowid } = this.#catalogue.run(
      `INSERT INTO events (kind, position, entry, recorded_at, exhibit, line) VALUES ('item', ?, ?, ?, ?, 0)`,
      positionOf(when, zone),
      entry.seq,
      stamp.at,
      id,
    );
    indexWords(this.#catalogue, lastInsertRowid, wordsOf(item));
  }

  #fileExhibit(
    stamp: EntryStamp,
    entry: JournalEntry,
    exhibit: FileExhibitPart,
    zone: string,
  ): void {
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
      positionOf(facts.happened, zone),
      entry.seq,
      stamp.at,
      id,
    );
    const texts = fileTexts({ name, facts }).map(({ text }) => text);
    indexWords(this.#catalogue, lastInsertRowid, texts);
  }

  #conversationExhibit(
    stamp: EntryStamp,
    entry: JournalEntry,
    exhibit: ConversationExhibitPart,
  ): void {
    const conversation = partValue(entry, 'conversation') as { key?: string } | undefined;
    const { rows, continues, firstHappened, lastHappened } = exhibit;
    const id = this.#insertExhibit(stamp, entry, exhibit, conversation?.key ?? null, {
      conversation,
      rows,
      continues,
      firstHappened,
      lastHappened,
    });
    if (conversation?.key !== undefined) noteConversation(this.#catalogue, conversation.key, id);
  }

  #insertExhibit(
    stamp: EntryStamp,
    entry: JournalEntry,
    exhibit: ExhibitToInsert,
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

  /** Applies an `exhibit described`. */
  async described(
    stamp: EntryStamp,
    entry: JournalEntry,
    { zone, textOf }: Replaying,
  ): Promise<void> {
    const exhibit = partValue(entry, 'described') as { reference: string } | undefined;
    if (exhibit === undefined) return;
    const description: ExhibitDescription = {
      ...shownTexts((partValue(entry, 'description') ?? {}) as object),
      ...(await answersIn(descriptionFields, entry, textOf)),
    };
    this.#catalogue.run(
      'INSERT INTO descriptions (reference, entry, at, description) VALUES (?, ?, ?, ?)',
      exhibit.reference,
      entry.seq,
      stamp.at,
      JSON.stringify(description),
    );
    applyDescription(this.#catalogue, exhibit.reference, description, zone);
  }
}

/** The part `exhibit` of a letter, a gift: nothing of it lies in the case file. */
interface PhysicalExhibitPart {
  readonly kind: 'physical';
  readonly reference: string;
}

interface ExhibitToInsert {
  readonly kind: string;
  readonly reference: string;
  readonly object: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}
