import { DateTime } from 'luxon';
import type { Conversation } from './communication.ts';
import type {
  IncomingFile,
  ReadingChoices,
  Selection,
  SourceItem,
  StatedChoices,
} from './source-item.ts';
import { shownText } from './text.ts';
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

/** What a source holds, counted without taking anything in. */
export interface SourcePreview {
  /** Most rows first. */
  readonly conversations: readonly ConversationPreview[];
  readonly files: number;
  readonly skipped: number;
}

/** Reads a source through and counts its conversations. Attachments are not opened. */
export async function previewOf(
  items: AsyncIterable<SourceItem>,
  zone: string,
  onProgress?: (bytesRead: number, bytesInAll: number) => void,
): Promise<SourcePreview> {
  const found = new Map<
    string,
    { conversation: Conversation; rows: number; first: number | null; last: number | null }
  >();
  let files = 0;
  let skipped = 0;
  for await (const item of items) {
    if (item.type === 'file') files += 1;
    else if (item.type === 'skipped') skipped += 1;
    else if (item.type === 'progress') onProgress?.(item.bytesRead, item.bytesInAll);
    if (item.type !== 'message' && item.type !== 'call') continue;
    const { happened } = item.type === 'message' ? item.message : item.call;
    const at = timelinePosition(happened, zone);
    const one = found.get(item.conversation.key);
    if (one === undefined) {
      found.set(item.conversation.key, {
        conversation: item.conversation,
        rows: 1,
        first: at,
        last: at,
      });
      continue;
    }
    one.rows += 1;
    if (at === null) continue;
    one.first = one.first === null ? at : Math.min(one.first, at);
    one.last = one.last === null ? at : Math.max(one.last, at);
  }
  const conversations = [...found.values()].sort((a, b) => b.rows - a.rows);
  return { conversations, files, skipped };
}
