import type { Conversation } from '../../core/communication.ts';
import type { ExhibitReference } from '../../core/exhibit.ts';
import type { FileFacts } from '../../core/file-facts.ts';
import type { Receipt } from '../../core/receipt.ts';
import type { Sha256 } from '../../core/sha256.ts';
import type { SourceIdentity, StatedChoices } from '../../core/source-item.ts';
import type { RecordedText } from '../../core/text.ts';
import type { Happened } from '../../core/time.ts';
import { asJson, kinds, type EntryContent, type PartContent } from '../journal/entry-kinds.ts';

/** Where an exhibit came from, as its entry says. */
export interface OriginPart {
  readonly sourceName: RecordedText;
  readonly sourceSha256: Sha256;
  readonly derived: string | null;
  readonly obtainedHow: string;
}

/** Where an exhibit read out of `source` comes from; `derived` says how, or is null for a file as received. */
export function originOf(source: SourceIdentity, derived: string | null): OriginPart {
  const { name, sha256, importerTitle, importer, importerVersion } = source;
  return {
    sourceName: name,
    sourceSha256: sha256,
    derived,
    obtainedHow: `${importerTitle}, read by ${importer} ${importerVersion}`,
  };
}

/** The part `exhibit` of a file. */
export interface FileExhibitPart {
  readonly kind: 'file';
  readonly reference: ExhibitReference;
  readonly object: Sha256;
  readonly sha256: Sha256;
  readonly sizeBytes: number;
}

/** The part `exhibit` of a conversation. */
export interface ConversationExhibitPart {
  readonly kind: 'conversation';
  readonly reference: ExhibitReference;
  readonly object: Sha256;
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  readonly rows: number;
  readonly continues?: ExhibitReference;
  readonly firstHappened?: Happened;
  readonly lastHappened?: Happened;
}

/** `exhibit added` for a file as received. The former path is a part of its own. */
export function fileExhibitAdded(
  batch: string,
  exhibit: FileExhibitPart,
  file: { name: RecordedText; path: RecordedText; facts: FileFacts },
  origin: OriginPart,
): EntryContent {
  const { words, ...facts } = file.facts;
  return {
    kind: kinds.exhibitAdded,
    batch,
    parts: [
      { name: 'exhibit', value: asJson(exhibit) },
      { name: 'name', value: asJson(file.name) },
      { name: 'facts', value: asJson(facts) },
      ...(words === undefined ? [] : [{ name: 'words', value: asJson(words) }]),
      { name: 'path', value: asJson(file.path) },
      { name: 'origin', value: asJson(origin) },
    ],
  };
}

/** Whether a conversation can stand in an entry; a hostile source may name people without end. */
export function fitsInEntry(conversation: Conversation): boolean {
  return Buffer.byteLength(JSON.stringify(conversation), 'utf8') <= partBytesPerEntry;
}

/** `exhibit added` for a conversation read out of a source. */
export function conversationExhibitAdded(
  batch: string,
  exhibit: ConversationExhibitPart,
  conversation: Conversation,
  origin: OriginPart,
): EntryContent {
  return {
    kind: kinds.exhibitAdded,
    batch,
    parts: [
      { name: 'exhibit', value: asJson(exhibit) },
      { name: 'conversation', value: asJson(conversation) },
      { name: 'origin', value: asJson(origin) },
    ],
  };
}

/** `object replaced`: a damaged object was set aside, a good one stands in its place. */
export function objectReplaced(replaced: {
  readonly object: Sha256;
  readonly setAsideAs: string;
}): EntryContent {
  return { kind: kinds.objectReplaced, parts: [part('object', replaced)] };
}

/** What an import did with one conversation. `extract` and `reference` are null when no row was new. */
export interface ConversationPart {
  readonly reference: ExhibitReference | null;
  readonly extract: Sha256 | null;
  /** The list object: one line a row, new or the same as an earlier item. */
  readonly list: Sha256;
  readonly rows: number;
  readonly newRows: number;
  /** With `reference` null: the exhibits that hold its rows already. */
  readonly heldBy?: readonly ExhibitReference[];
}

/** What an import did with one file: a new exhibit, or the one that holds the same bytes. */
export type FilePart =
  { readonly reference: ExhibitReference } | { readonly sameAs: ExhibitReference };

export interface ImportDone {
  readonly source: SourceIdentity;
  readonly choices: StatedChoices;
  readonly receipt: Receipt;
  readonly conversationsChosen: number;
  readonly conversationsInAll: number;
  readonly equalityRule: number;
  readonly conversations: readonly ConversationPart[];
  readonly files: readonly FilePart[];
  readonly keptSource: KeptSource | null;
}

/** The source itself, kept on the person's word. Held back: never an exhibit, never in a bundle. */
export interface KeptSource {
  readonly object: Sha256;
  readonly sha256: Sha256;
  readonly sizeBytes: number;
}

/** Room for parts in one entry, well below the 1 MiB that a line may have. */
const partBytesPerEntry = 640 * 1024;

/**
 * The entries of a finished import: `import part` for what does not fit, then `import made`, which
 * makes it count.
 */
export function importEntries(batch: string, done: ImportDone): EntryContent[] {
  const last = importMadeParts(done);
  const many = [
    ...done.conversations.map((value, index) => part(`conversation ${index + 1}`, value)),
    ...done.files.map((value, index) => part(`file ${index + 1}`, value)),
    ...noteParts(done.receipt),
  ];
  const groups = inGroups(many);
  const ending = groups.pop() ?? [];
  return [
    ...groups.map((parts): EntryContent => ({ kind: kinds.importPart, batch, parts })),
    { kind: kinds.importMade, batch, parts: [...last, ...ending] },
  ];
}

function importMadeParts(done: ImportDone): PartContent[] {
  const { path, ...source } = done.source;
  const { rows, takenIn, alreadyHad, notChosen, skipped } = done.receipt;
  const counts = {
    rows,
    takenIn,
    alreadyHad,
    notChosen,
    skipped: skipped.length,
    conversationsChosen: done.conversationsChosen,
    conversationsInAll: done.conversationsInAll,
    equalityRule: done.equalityRule,
  };
  return [
    part('source', source),
    part('path', path),
    part('choices', done.choices),
    part('receipt', counts),
    ...(done.keptSource === null ? [] : [part('kept source', done.keptSource)]),
  ];
}

/** Skipped rows and notes, in parts of bounded size. */
function noteParts(receipt: Receipt): PartContent[] {
  return [
    ...inLists(receipt.skipped).map((list, index) => part(`skipped ${index + 1}`, list)),
    ...inLists(receipt.notes).map((list, index) => part(`notes ${index + 1}`, list)),
  ];
}

function part(name: string, value: unknown): PartContent {
  return { name, value: asJson(value) };
}

function inLists<T>(all: readonly T[]): T[][] {
  const lists: T[][] = [];
  for (let start = 0; start < all.length; start += 500) lists.push(all.slice(start, start + 500));
  return lists;
}

function inGroups(parts: readonly PartContent[]): PartContent[][] {
  const groups: PartContent[][] = [];
  let group: PartContent[] = [];
  let bytes = 0;
  for (const one of parts) {
    const size = Buffer.byteLength(JSON.stringify(one.value), 'utf8') + 200;
    if (group.length > 0 && bytes + size > partBytesPerEntry) {
      groups.push(group);
      [group, bytes] = [[], 0];
    }
    group.push(one);
    bytes += size;
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

/** Line 0 of a list object. */
export interface ListHeader {
  readonly list: 1;
  readonly equalityRule: number;
  readonly sourceSha256: Sha256;
}

/**
 * One line of a list object, for the row of the same number: new (with its files in order, by number
 * below the exhibit), or the same as an item. `k` says which of several equal rows of the source it is.
 */
export type ListRow =
  | {
      readonly new: true;
      readonly k?: number;
      readonly attachments?: readonly ({
        readonly number: number;
        readonly object: Sha256;
      } | null)[];
    }
  | { readonly sameAs: string };
