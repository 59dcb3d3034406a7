import type { Conversation } from '../../core/communication.ts';
import { itemReference, type ExhibitReference } from '../../core/exhibit.ts';
import { decodeExtractRow, encodeExtractHeader, equalityRule } from '../../core/extract.ts';
import { statedChoices } from '../../core/selection.ts';
import type { Sha256 } from '../../core/sha256.ts';
import type { SourceIdentity } from '../../core/source-item.ts';
import type { Happened } from '../../core/time.ts';
import { canonicalJson } from '../../core/canonical-json.ts';
import type { ImportOptions } from '../casefile.ts';
import type { ListHeader, ListRow } from './import-parts.ts';
import type { IncomingObjects } from './incoming-objects.ts';
import type { PendingObject } from '../objects/objects.ts';
import { positionOf } from '../journal/position.ts';
import type { Recorder, RecorderPlace } from '../journal/recorder.ts';
import type { StagedRow, Staging } from './staging.ts';

/** One conversation of a source after its extract and list have been written, not yet in place. */
export interface WrittenConversation {
  readonly conversation: Conversation;
  /** Null when no row was new: then there is no new exhibit. */
  readonly extract: PendingObject | null;
  readonly list: Sha256;
  readonly pending: readonly PendingObject[];
  readonly rows: number;
  readonly newRows: number;
  readonly attachments: number;
  /** The exhibits that hold rows of it already. */
  readonly heldBy: readonly ExhibitReference[];
  readonly continues: ExhibitReference | null;
  /** The reference under which an unfinished import left the very same extract. */
  readonly takenUp: ExhibitReference | null;
  readonly firstHappened: Happened | null;
  readonly lastHappened: Happened | null;
}

/** What the rows of one conversation come to, gathered while its list is written. */
class Tally {
  rows = 0;
  newRows = 0;
  attachments = 0;
  readonly heldBy = new Set<ExhibitReference>();
  first: { at: number; happened: Happened } | null = null;
  last: { at: number; happened: Happened } | null = null;

  span(happened: Happened, zone: string): void {
    const at = positionOf(happened, zone);
    if (at === null) return;
    if (this.first === null || at < this.first.at) this.first = { at, happened };
    if (this.last === null || at >= this.last.at) this.last = { at, happened };
  }
}

/** Writes the extract and the list of each conversation, deciding for each row whether it is new. */
export class ExtractWriter {
  readonly #place: RecorderPlace;
  readonly #recorder: Recorder;
  readonly #staging: Staging;
  readonly #incoming: IncomingObjects;
  readonly #source: SourceIdentity;
  readonly #options: ImportOptions;

  constructor(
    place: RecorderPlace,
    recorder: Recorder,
    staging: Staging,
    incoming: IncomingObjects,
    source: SourceIdentity,
    options: ImportOptions,
  ) {
    this.#place = place;
    this.#recorder = recorder;
    this.#staging = staging;
    this.#incoming = incoming;
    this.#source = source;
    this.#options = options;
  }

  async write(id: number, conversation: Conversation): Promise<WrittenConversation> {
    const extract = await this.#incoming.write(inPieces(this.#extractLines(id, conversation)));
    try {
      const mended = await this.#mendHeld(extract);
      const tally = new Tally();
      const list = await this.#incoming.write(inPieces(this.#listLines(id, tally)));
      const isNew = tally.newRows > 0;
      if (!isNew && !mended) await this.#incoming.discard([extract]);
      return {
        conversation,
        extract: isNew ? extract : null,
        list: list.object,
        pending: isNew && !mended ? [extract, list] : [list],
        rows: tally.rows,
        newRows: tally.newRows,
        attachments: tally.attachments,
        heldBy: [...tally.heldBy],
        continues: this.#continues(conversation, tally),
        takenUp: isNew ? this.#unfinished(extract.object) : null,
        firstHappened: tally.first?.happened ?? null,
        lastHappened: tally.last?.happened ?? null,
      };
    } catch (error) {
      await this.#incoming.discard([extract]);
      throw error;
    }
  }

  /**
   * The same source read again gives the same extract, byte for byte: where the stored one has gone
   * bad, the good one takes its place before anything is decided from what it holds. Whether it did.
   */
  async #mendHeld(extract: PendingObject): Promise<boolean> {
    const held = this.#place.catalogue.get(
      `SELECT 1 FROM exhibits WHERE object = ? AND kind = 'conversation' LIMIT 1`,
      extract.object,
    );
    if (held === undefined) return false;
    if ((await this.#place.objects.check(extract.object)) === 'same') return false;
    await this.#incoming.placeNow([extract]);
    await this.#recorder.bringInStep();
    return true;
  }

  *#extractLines(id: number, conversation: Conversation): Generator<string> {
    yield encodeExtractHeader({
      extract: 1,
      importer: this.#source.importer,
      importerVersion: this.#source.importerVersion,
      sourceSha256: this.#source.sha256,
      choices: statedChoices(this.#options.choices, this.#options.selection),
      conversation,
    });
    for (const { text } of this.#staging.rows(id)) yield text;
  }

  *#listLines(id: number, tally: Tally): Generator<string> {
    const header: ListHeader = { list: 1, equalityRule, sourceSha256: this.#source.sha256 };
    yield canonicalJson(header);
    for (const row of this.#staging.rows(id)) yield canonicalJson(this.#decide(row, tally));
  }

  #decide(row: StagedRow, tally: Tally): ListRow {
    tally.rows += 1;
    tally.span(decodeExtractRow(row.text).happened, this.#options.choices.zone);
    const held = this.#place.catalogue.get(
      `SELECT ex.reference, ev.line FROM events ev JOIN exhibits ex ON ex.id = ev.exhibit WHERE ev.key = ? AND ev.ordinal = ? ORDER BY ev.id LIMIT 1`,
      row.key,
      row.k,
    ) as { reference: string; line: number } | undefined;
    if (held !== undefined) {
      tally.heldBy.add(held.reference);
      return { sameAs: itemReference(held.reference, held.line) };
    }
    tally.newRows += 1;
    return {
      new: true,
      ...(row.k === 1 ? {} : { k: row.k }),
      ...(row.objects.length === 0
        ? {}
        : { attachments: row.objects.map((object) => numbered(object, tally)) }),
    };
  }

  /** The newest exhibit of the same conversation, else the newest that holds some of its rows. */
  #continues(conversation: Conversation, tally: Tally): ExhibitReference | null {
    const same = this.#place.catalogue.get(
      'SELECT reference FROM exhibits WHERE conversation_key = ? AND finished = 1 ORDER BY id DESC LIMIT 1',
      conversation.key,
    ) as { reference: string } | undefined;
    return same?.reference ?? [...tally.heldBy].at(-1) ?? null;
  }

  #unfinished(object: Sha256): ExhibitReference | null {
    const row = this.#place.catalogue.get(
      `SELECT reference FROM exhibits WHERE object = ? AND kind = 'conversation' AND finished = 0 ORDER BY id LIMIT 1`,
      object,
    ) as { reference: string } | undefined;
    return row?.reference ?? null;
  }
}

function numbered(object: Sha256 | null, tally: Tally): { number: number; object: Sha256 } | null {
  if (object === null) return null;
  tally.attachments += 1;
  return { number: tally.attachments, object };
}

const pieceBytes = 256 * 1024;

/** Lines with their LFs, in pieces worth a write. */
function* inPieces(lines: Iterable<string>): Generator<Buffer> {
  let kept: Buffer[] = [];
  let bytes = 0;
  for (const line of lines) {
    const encoded = Buffer.from(line + '\n', 'utf8');
    kept.push(encoded);
    bytes += encoded.byteLength;
    if (bytes < pieceBytes) continue;
    yield Buffer.concat(kept);
    [kept, bytes] = [[], 0];
  }
  if (bytes > 0) yield Buffer.concat(kept);
}
