import type { EarlierText, Marker } from '../../core/communication.ts';
import type { RecordedText } from '../../core/text.ts';
import type { MessageRow } from './message-row.ts';
import { earlierTexts, summaryInfo, type SummaryInfo } from './summary-info.ts';

/** What became of a message after it was sent. */
export interface Edits {
  readonly earlierTexts: readonly EarlierText[];
  readonly markers: readonly Marker[];
  readonly asFound: Readonly<Record<string, RecordedText>>;
}

/** What was edited or taken back, by `message_summary_info` and the times beside it. */
export function editsOf(row: MessageRow, text: RecordedText | null): Edits {
  if (row.isCommon) return untouched;
  const bytes = row.bytes('message_summary_info');
  const isEdited = row.number0('date_edited') !== 0;
  const isRetracted = row.number0('date_retracted') !== 0;
  if (bytes === 0 && !isEdited && !isRetracted) return untouched;
  const isThere = typeof row.value('answered_row') === 'bigint';
  const summary = row.body('message_summary_info');
  const info = summary === null ? null : summaryInfo(summary, !isThere);
  const earlier = info === null ? [] : earlierTexts(info, text);
  const unsent = unsentMarker(info, text, isRetracted);
  const isReadable = bytes === 0 || info?.isReadable === true;
  const markers = [
    ...(earlier.length > 0 || (isEdited && unsent === null) ? ['edited'] : []),
    ...(unsent === null ? [] : [unsent]),
    ...(isReadable ? [] : [`edit history present but not decoded (${bytes} bytes)`]),
    ...(info !== null && info.unreadWordings > 0
      ? [`${info.unreadWordings} earlier wordings present but not decoded`]
      : []),
    ...(info?.isBySiri === true ? ['sent with Siri'] : []),
  ];
  return { earlierTexts: earlier, markers, asFound: isThere ? {} : reactedTo(info) };
}

const untouched: Edits = { earlierTexts: [], markers: [], asFound: {} };

function unsentMarker(
  info: SummaryInfo | null,
  text: RecordedText | null,
  isRetracted: boolean,
): Marker | null {
  const unsent = info?.unsentParts ?? 0;
  if (unsent === 0) return isRetracted ? 'unsent' : null;
  const parts = info?.parts ?? null;
  const isAll = parts === null ? text === null : unsent >= parts;
  return isAll ? 'unsent' : 'unsent in part';
}

/* The words of the message reacted to matter where that message is no longer there. */
function reactedTo(info: SummaryInfo | null): Record<string, RecordedText> {
  const text = info?.reactedTo ?? null;
  return text === null ? {} : { 'text reacted to, as the phone noted it': text };
}
