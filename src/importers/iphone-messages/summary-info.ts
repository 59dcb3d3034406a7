import type { EarlierText } from '../../core/communication.ts';
import { recordBytes, shownText, type RecordedText } from '../../core/text.ts';
import { unknownTime } from '../../core/time.ts';
import { member, PlistDamaged, readPlist, type PlistValue } from '../property-list/plist.ts';
import { decodeAttributedText } from './attributed-text.ts';
import { secondsTime } from '../phone/apple-time.ts';

/** What `message_summary_info` says of a message. */
export interface SummaryInfo {
  /** Every wording of the parts that were edited, oldest first within a part. */
  readonly wordings: readonly Wording[];
  /** How many parts were taken back. */
  readonly unsentParts: number;
  /** How many parts the message had; null where it is not said. */
  readonly parts: number | null;
  /** The words of the message that a reaction is to, as the phone noted them. */
  readonly reactedTo: RecordedText | null;
  readonly isBySiri: boolean;
  /** How many wordings are there that could not be read. */
  readonly unreadWordings: number;
  /** False when the bytes are no such list. */
  readonly isReadable: boolean;
}

interface Wording extends EarlierText {
  /** Whether it is the last of a part that is still there. */
  readonly isLast: boolean;
}

/**
 * Reads the property list in `message_summary_info`; what is reacted to only where `reactedTo` asks for
 * it.
 */
export function summaryInfo(bytes: Buffer, reactedTo: boolean): SummaryInfo {
  const isBySiri = bytes.includes('com.apple.Siri');
  // Most say nothing of interest; the short keys stand in them as they are written.
  const wanted = reactedTo ? [...keys, reactedToKey] : keys;
  const isList = bytes.subarray(0, 6).toString('latin1') === 'bplist';
  if (isList && !wanted.some((key) => bytes.includes(key))) return { ...nothing, isBySiri };
  try {
    return { ...read(readPlist(bytes)), isBySiri };
  } catch (error) {
    if (!(error instanceof PlistDamaged) && !(error instanceof RangeError)) throw error;
    return { ...nothing, isBySiri, isReadable: false };
  }
}

/* A string of two or three letters in a binary property list is its length after 0x5 and the letters. */
const keys = [Buffer.from('\x52ec', 'latin1'), Buffer.from('\x52rp', 'latin1')];
const reactedToKey = Buffer.from('\x53ams', 'latin1');

const nothing: SummaryInfo = {
  wordings: [],
  unsentParts: 0,
  parts: null,
  reactedTo: null,
  isBySiri: false,
  unreadWordings: 0,
  isReadable: true,
};

const maximumWordings = 1000;

function read(info: PlistValue): SummaryInfo {
  const retracted = numbersIn(member(info, 'rp'));
  const ranges = member(info, 'otr');
  const summary = member(info, 'ams');
  const wordings: Wording[] = [];
  let unreadWordings = 0;
  for (const [part, items] of partsIn(member(info, 'ec'))) {
    for (const [number, item] of items.entries()) {
      if (wordings.length + unreadWordings >= maximumWordings) break;
      const isLast = number === items.length - 1 && !retracted.has(Number(part));
      const wording = wordingOf(item, isLast);
      if (wording === null) unreadWordings += 1;
      else wordings.push(wording);
    }
  }
  return {
    ...nothing,
    wordings,
    unreadWordings,
    unsentParts: retracted.size,
    parts: ranges instanceof Map ? ranges.size : null,
    reactedTo: typeof summary === 'string' ? recordedPlistText(summary) : null,
  };
}

function recordedPlistText(text: string): RecordedText {
  return text.isWellFormed() ? text : recordBytes(Buffer.from(text, 'utf8'));
}

function numbersIn(value: PlistValue | undefined): ReadonlySet<number> {
  if (!Array.isArray(value)) return new Set();
  return new Set(value.filter((item): item is number => typeof item === 'number'));
}

/** The parts by their number, in its order. */
function partsIn(value: PlistValue | undefined): [string, readonly PlistValue[]][] {
  if (!(value instanceof Map)) return [];
  return [...(value as ReadonlyMap<string, PlistValue>)]
    .filter((entry): entry is [string, readonly PlistValue[]] => Array.isArray(entry[1]))
    .sort(([one], [other]) => Number(one) - Number(other));
}

function wordingOf(item: PlistValue, isLast: boolean): Wording | null {
  const bytes = member(item, 't');
  const seconds = member(item, 'd');
  const decoded = Buffer.isBuffer(bytes) ? decodeAttributedText(bytes) : null;
  if (decoded === null) return null;
  return {
    text: recordBytes(decoded.text),
    happened: typeof seconds === 'number' ? secondsTime(seconds) : unknownTime('device record'),
    isLast,
  };
}

/**
 * What the message said before: every wording but the one that it says now, oldest first. The last of
 * a part is left out only where the message's own text holds it.
 */
export function earlierTexts(
  { wordings }: SummaryInfo,
  text: RecordedText | null,
): readonly EarlierText[] {
  const now = text === null ? '' : shownText(text);
  return wordings
    .filter((wording) => !(wording.isLast && now.includes(shownText(wording.text))))
    .map(({ text: earlier, happened }) => ({ text: earlier, happened }))
    .sort((one, other) => timeOf(one) - timeOf(other));
}

function timeOf({ happened }: EarlierText): number {
  return happened.utc === undefined ? 0 : Date.parse(happened.utc);
}
