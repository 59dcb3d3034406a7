import type { Attachment, Conversation } from '../../core/communication.ts';
import type { ExhibitReference } from '../../core/exhibit.ts';
import { equalityRule } from '../../core/extract.ts';
import { ReceiptTally } from '../../core/receipt.ts';
import { UserError } from '../../core/errors.ts';
import { statedChoices } from '../../core/selection.ts';
import type { Sha256 } from '../../core/sha256.ts';
import type {
  IncomingBytes,
  IncomingFile,
  IncomingMessage,
  SourceIdentity,
  SourceItem,
} from '../../core/source-item.ts';
import type { ImportOptions, ImportOutcome } from '../casefile.ts';
import { ExtractWriter, type WrittenConversation } from './extract-writer.ts';
import type { EntryContent } from '../journal/entry-kinds.ts';
import { nextReferences } from './exhibit-numbers.ts';
import {
  conversationExhibitAdded,
  fileExhibitAdded,
  importEntries,
  originOf,
  type ConversationPart,
  type FilePart,
  type KeptSource,
} from './import-parts.ts';
import { IncomingObjects } from './incoming-objects.ts';
import type { TemporaryOwner } from '../layout.ts';
import type { PendingObject } from '../objects/objects.ts';
import type { Recorder, RecorderPlace } from '../journal/recorder.ts';
import { RowChoice } from './row-choice.ts';
import { Staging } from './staging.ts';
import { Besides } from './told-besides.ts';

/** Files are recorded in groups of so many. */
const filesPerEntryGroup = 256;

/** Takes in one source: bytes first, then the entries, `import made` last. Used once. */
export class Ingest {
  readonly #place: RecorderPlace;
  readonly #recorder: Recorder;
  readonly #source: SourceIdentity;
  readonly #options: ImportOptions;
  readonly #owner: TemporaryOwner;
  readonly #batch: string;
  readonly #staging: Staging;
  readonly #incoming: IncomingObjects;
  readonly #files: { readonly file: IncomingFile; readonly stored: PendingObject }[] = [];
  readonly #fileParts: FilePart[] = [];
  readonly #copiesSeen = new Map<Sha256, number>();
  readonly #choice: RowChoice;
  readonly #tally = new ReceiptTally();
  readonly #added: ExhibitReference[] = [];
  readonly #alreadyHeld: ExhibitReference[] = [];
  readonly #besides = new Besides();
  #attachments = 0;

  constructor(
    place: RecorderPlace,
    recorder: Recorder,
    scratch: string,
    source: SourceIdentity,
    options: ImportOptions,
  ) {
    this.#place = place;
    this.#recorder = recorder;
    this.#source = source;
    this.#options = options;
    this.#owner = options.withoutWaiting === true ? 'add' : 'import';
    this.#batch = Buffer.from(place.environment.randomBytes(16)).toString('hex');
    this.#staging = new Staging(scratch);
    this.#choice = new RowChoice(options, this.#tally);
    this.#incoming = new IncomingObjects(place.objects, this.#owner);
  }

  async run(items: AsyncIterable<SourceItem>): Promise<ImportOutcome> {
    try {
      // What is decided below must know of everything that other runs have recorded.
      await this.#recorder.settle();
      for await (const item of items) await this.#take(item);
      await this.#incoming.settle();
      await this.#recordFiles();
      const conversations = await this.#writeConversations();
      await this.#finish(conversations, await this.#keepSource());
      return this.#outcome();
    } catch (error) {
      await this.#incoming.discard();
      throw error;
    } finally {
      this.#staging.close();
    }
  }

  async #take(item: SourceItem): Promise<void> {
    if (this.#owner === 'add' && (item.type === 'message' || item.type === 'call'))
      throw new Error(
        'messages and calls are compared with earlier ones under the import lock only',
      );
    switch (item.type) {
      case 'message':
        this.#tally.rows += 1;
        if (this.#choice.wantsContact(item.conversation, item.message))
          await this.#takeMessage(item.conversation, item.message);
        return;
      case 'call':
        this.#tally.rows += 1;
        if (this.#choice.wantsContact(item.conversation, item.call))
          this.#staging.add(item.conversation, item.call, []);
        return;
      case 'file':
        this.#tally.rows += 1;
        if (this.#choice.wantsFile(item.file)) await this.#takeFile(item.file);
        return;
      case 'skipped':
        this.#tally.rows += 1;
        this.#tally.skipped.push({ where: item.where, why: item.why });
        return;
      case 'note':
        this.#tally.notes.push({ where: item.where, what: item.what });
        return;
      case 'not here':
      case 'phone':
      case 'contact':
        this.#besides.take(item, this.#tally);
        return;
      case 'progress':
        this.#options.onProgress?.(item.bytesRead, item.bytesInAll);
        return;
    }
  }

  async #takeMessage(conversation: Conversation, message: IncomingMessage): Promise<void> {
    const attachments: Attachment[] = [];
    const objects: (Sha256 | null)[] = [];
    for (const { bytes, ...attachment } of message.attachments) {
      const stored = bytes === null ? null : await this.#storeOrSay(bytes);
      const object = stored !== null && 'object' in stored ? stored : null;
      objects.push(object?.object ?? null);
      attachments.push({
        ...attachment,
        ...(stored !== null && 'missing' in stored ? stored : {}),
        sha256: object?.sha256 ?? null,
        sizeBytes: object?.sizeBytes ?? null,
      });
    }
    this.#staging.add(conversation, { ...message, attachments }, objects);
  }

  /** A file of a message that cannot be read is named as missing; the message stays. */
  async #storeOrSay(bytes: IncomingBytes): Promise<PendingObject | { missing: string }> {
    try {
      return await this.#incoming.store(bytes.open());
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { missing: error.message };
    }
  }

  async #takeFile(file: IncomingFile): Promise<void> {
    const stored = await this.#storeOrSkip(file);
    if (stored === null) return;
    this.#files.push({ file, stored });
    if (this.#files.length >= filesPerEntryGroup) {
      await this.#incoming.settle();
      await this.#recordFiles();
    }
  }

  /** A file that went away or changed between being listed and being read is a row that was not read. */
  async #storeOrSkip(file: IncomingFile): Promise<PendingObject | null> {
    try {
      return await this.#incoming.store(file.bytes.open());
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#tally.skipped.push({ where: `file ${this.#tally.rows}`, why: error.message });
      return null;
    }
  }

  async #recordFiles(): Promise<void> {
    const files = this.#files.splice(0);
    const replaced = this.#incoming.takeReplaced();
    if (files.length === 0 && replaced.length === 0) return;
    await this.#recorder.record(() => [...replaced, ...this.#fileEntries(files)]);
  }

  #fileEntries(files: readonly { file: IncomingFile; stored: PendingObject }[]): EntryContent[] {
    const numbers = nextReferences(this.#place.catalogue);
    return files.flatMap(({ file, stored }) => {
      const held = this.#heldAlready(stored.sha256);
      if (held !== null) {
        this.#tally.alreadyHad += 1;
        this.#alreadyHeld.push(held);
        this.#fileParts.push({ sameAs: held });
        return [];
      }
      const reference = numbers();
      this.#tally.takenIn += 1;
      this.#added.push(reference);
      this.#fileParts.push({ reference });
      const { object, sha256, sizeBytes } = stored;
      const exhibit = { kind: 'file', reference, object, sha256, sizeBytes } as const;
      return [fileExhibitAdded(this.#batch, exhibit, file, originOf(this.#source, null))];
    });
  }

  /** The k-th file of this source with the same bytes is the k-th that the case file holds. */
  #heldAlready(sha256: Sha256): ExhibitReference | null {
    const copies = this.#copiesSeen.get(sha256) ?? 0;
    this.#copiesSeen.set(sha256, copies + 1);
    const row = this.#place.catalogue.get(
      `SELECT reference FROM exhibits WHERE sha256 = ? AND kind = 'file' AND (batch IS NULL OR batch <> ?) ORDER BY id LIMIT 1 OFFSET ?`,
      sha256,
      this.#batch,
      copies,
    ) as { reference: string } | undefined;
    return row?.reference ?? null;
  }

  async #writeConversations(): Promise<readonly WrittenConversation[]> {
    const writer = new ExtractWriter(
      this.#place,
      this.#recorder,
      this.#staging,
      this.#incoming,
      this.#source,
      this.#options,
    );
    const written: WrittenConversation[] = [];
    for (const { id, conversation } of this.#staging.conversations()) {
      const one = await writer.write(id, conversation);
      await this.#incoming.add(one.pending);
      this.#tally.takenIn += one.newRows;
      this.#tally.alreadyHad += one.rows - one.newRows;
      this.#attachments += one.attachments;
      written.push(one);
    }
    await this.#incoming.settle();
    return written;
  }

  async #keepSource(): Promise<KeptSource | null> {
    const { keepSource } = this.#options;
    if (keepSource === undefined) return null;
    const { temporary, ...kept } = await this.#incoming.store(keepSource());
    await this.#incoming.settle();
    return kept;
  }

  async #finish(
    written: readonly WrittenConversation[],
    keptSource: KeptSource | null,
  ): Promise<void> {
    const replaced = this.#incoming.takeReplaced();
    await this.#recorder.record(() => {
      const numbers = nextReferences(this.#place.catalogue);
      const contents: EntryContent[] = [...replaced];
      const parts: ConversationPart[] = [];
      for (const one of written) {
        const { list, rows, newRows } = one;
        if (one.extract === null) {
          parts.push({ reference: null, extract: null, list, rows, newRows, heldBy: one.heldBy });
          continue;
        }
        const reference = one.takenUp ?? numbers();
        this.#added.push(reference);
        parts.push({ reference, extract: one.extract.object, list, rows, newRows });
        if (one.takenUp === null)
          contents.push(this.#conversationEntry(reference, one, one.extract));
      }
      return [...contents, ...this.#importEntries(parts, keptSource)];
    });
  }

  #conversationEntry(
    reference: ExhibitReference,
    one: WrittenConversation,
    extract: PendingObject,
  ): EntryContent {
    const { object, sha256, sizeBytes } = extract;
    const { name, version } = this.#place.environment.software;
    const exhibit = {
      kind: 'conversation',
      reference,
      object,
      sha256,
      sizeBytes,
      rows: one.rows,
      ...(one.continues === null ? {} : { continues: one.continues }),
      ...(one.firstHappened === null ? {} : { firstHappened: one.firstHappened }),
      ...(one.lastHappened === null ? {} : { lastHappened: one.lastHappened }),
    } as const;
    const origin = originOf(
      this.#source,
      `one conversation read out of the source with ${name} ${version}`,
    );
    return conversationExhibitAdded(this.#batch, exhibit, one.conversation, origin);
  }

  #importEntries(
    conversations: readonly ConversationPart[],
    keptSource: KeptSource | null,
  ): EntryContent[] {
    return importEntries(this.#batch, {
      source: this.#source,
      choices: statedChoices(this.#options.choices, this.#options.selection),
      receipt: this.#tally.receipt(),
      conversationsChosen: this.#choice.conversationsChosen,
      conversationsInAll: this.#choice.conversationsInAll,
      equalityRule,
      conversations,
      files: this.#fileParts,
      keptSource,
    });
  }

  #outcome(): ImportOutcome {
    const receipt = this.#tally.receipt();
    const [added, alreadyHeld] = [this.#added, this.#alreadyHeld];
    return { receipt, added, alreadyHeld, attachments: this.#attachments, ...this.#besides.told() };
  }
}
