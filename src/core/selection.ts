import { DateTime } from 'luxon';
import type { Conversation } from './communication.ts';
import type {
  FileGroup,
  IncomingFile,
  ReadingChoices,
  Selection,
  SourceItem,
  StatedChoices,
} from './source-item.ts';
import { shownText, type RecordedText } from './text.ts';
import { timelinePosition, type Happened } from './time.ts';

/** Whether a row is wanted. A row whose time is not known is wanted whatever the dates. */
export function isChosen(
  selection: Selection,
  conversation: Conversation | null,
  happened: Happened,
  zone: string,
): boolean {
  if (
    conversation !== null &&
    selection.conversations !== null &&
    !selection.conversations.has(conversation.key)
  ) {
    return false;
  }
  if (selection.since === undefined && selection.until === undefined) return true;
  const day = localDay(happened, zone);
  if (day === null) return true;
  return (
    (selection.since === undefined || day >= selection.since) &&
    (selection.until === undefined || day <= selection.until)
  );
}

/** Whether a file is among those chosen by group or path; dates aside. */
export function isFileChosen(
  { files = null }: Selection,
  { group, path }: Pick<IncomingFile, 'group' | 'path'>,
): boolean {
  if (files === null) return true;
  return (group !== undefined && files.has(group.key)) || files.has(shownText(path));
}

/** The choices and dates of a reading as they are recorded; which conversations were chosen is not among them. */
export function statedChoices(choices: ReadingChoices, selection: Selection): StatedChoices {
  const { since, until } = selection;
  return {
    ...choices,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
}

/** The ISO date of an event as its local clock, or that of the case's zone, showed it. */
function localDay(happened: Happened, zone: string): string | null {
  if (happened.local !== undefined) return happened.local.slice(0, 10);
  if (happened.utc === undefined) return null;
  return DateTime.fromISO(happened.utc, { zone }).toISODate();
}

/** One conversation of a source, as it is shown to choose from. */
export interface ConversationPreview {
  readonly conversation: Conversation;
  readonly rows: number;
  /** Unix milliseconds; null when no row has a known time. */
  readonly first: number | null;
  readonly last: number | null;
}

/** One file of a source, as it is shown to choose from. */
export interface FilePreview {
  /** As `Selection.files` names it. */
  readonly path: string;
  readonly name: RecordedText;
  /** The key of its group; null where it belongs to none. */
  readonly group: string | null;
  /** Unix milliseconds; null when its time is not known. */
  readonly at: number | null;
}

/** Files of a source that are chosen together. */
export interface FileGroupPreview extends FileGroup {
  readonly count: number;
  readonly first: number | null;
  readonly last: number | null;
}

/** What a source holds, counted without taking anything in. */
export interface SourcePreview {
  /** Most rows first. */
  readonly conversations: readonly ConversationPreview[];
  readonly files: number;
  /** Most files first. Files of no group are in none of them. */
  readonly fileGroups: readonly FileGroupPreview[];
  /** Each file, in the order of the source; null where there are more than `filesListedAtMost`. */
  readonly listedFiles: readonly FilePreview[] | null;
  /** When the first and last file were made; null where none of them says. */
  readonly filesFirst: number | null;
  readonly filesLast: number | null;
  readonly skipped: number;
  /** The size that the reading counts in; null where it does not say. */
  readonly bytesInAll: number | null;
}

/** More files than these are chosen by their groups alone. */
export const filesListedAtMost = 20_000;

/** Reads a source through and counts its conversations and files. Attachments and files are not opened. */
export async function previewOf(
  items: AsyncIterable<SourceItem>,
  zone: string,
  onProgress?: (bytesRead: number, bytesInAll: number) => void,
): Promise<SourcePreview> {
  const conversations = new Map<string, Counted & { conversation: Conversation }>();
  const files = new FileTally();
  let skipped = 0;
  let bytesInAll: number | null = null;
  for await (const item of items) {
    if (item.type === 'file') files.add(item.file, zone);
    else if (item.type === 'skipped') skipped += 1;
    else if (item.type === 'progress') {
      bytesInAll = item.bytesInAll;
      onProgress?.(item.bytesRead, item.bytesInAll);
    } else if (item.type === 'message' || item.type === 'call') {
      const { conversation } = item;
      const { happened } = item.type === 'message' ? item.message : item.call;
      const one = conversations.get(conversation.key) ?? { conversation, ...noneYet };
      if (one.rows === 0) conversations.set(conversation.key, one);
      count(one, timelinePosition(happened, zone));
    }
  }
  return {
    conversations: [...conversations.values()].sort((a, b) => b.rows - a.rows),
    ...files.counted(),
    skipped,
    bytesInAll,
  };
}

interface Counted {
  rows: number;
  first: number | null;
  last: number | null;
}

const noneYet: Readonly<Counted> = { rows: 0, first: null, last: null };

function count(one: Counted, at: number | null): void {
  one.rows += 1;
  if (at === null) return;
  one.first = one.first === null ? at : Math.min(one.first, at);
  one.last = one.last === null ? at : Math.max(one.last, at);
}

/** Counts files; so long as they are few, it lists them. */
class FileTally {
  readonly #groups = new Map<string, Counted & { group: FileGroup }>();
  readonly #all: Counted = { ...noneYet };
  #listed: FilePreview[] | null = [];

  add(file: IncomingFile, zone: string): void {
    const at = timelinePosition(file.facts.happened, zone);
    count(this.#all, at);
    if (file.group !== undefined) {
      const { group } = file;
      const one = this.#groups.get(group.key) ?? { group, ...noneYet };
      if (one.rows === 0) this.#groups.set(group.key, one);
      count(one, at);
    }
    if (this.#all.rows > filesListedAtMost) this.#listed = null;
    const group = file.group?.key ?? null;
    this.#listed?.push({ path: shownText(file.path), name: file.name, group, at });
  }

  counted(): Pick<
    SourcePreview,
    'files' | 'fileGroups' | 'listedFiles' | 'filesFirst' | 'filesLast'
  > {
    const groups = [...this.#groups.values()].sort((a, b) => b.rows - a.rows);
    return {
      files: this.#all.rows,
      fileGroups: groups.map(({ group, rows, first, last }) => ({
        key: group.key,
        title: group.title,
        count: rows,
        first,
        last,
      })),
      listedFiles: this.#listed,
      filesFirst: this.#all.first,
      filesLast: this.#all.last,
    };
  }
}
