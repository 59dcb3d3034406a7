import type { Withheld } from '../core/case-record.ts';
import type { JsonValue } from '../core/canonical-json.ts';
import { UserError } from '../core/errors.ts';
import { encodeEntry, isWithheld, type JournalEntry } from '../core/journal-entry.ts';
import { keptBackOf } from '../core/kept-back.ts';
import { isSha256, Sha256Stream, type Sha256 } from '../core/sha256.ts';
import type { BundleInput } from './bundle-input.ts';
import type { BundleNumbers } from './bundle-plan.ts';
import type { PlannedFile } from './planned-file.ts';
import {
  countByWhy,
  keptBackByDefault,
  withheldOf,
  withholdFor,
  type KeepBackRule,
} from './withholding.ts';
import { ThingsWithheld, type WithheldThings } from './withheld-things.ts';
import { bundleWording as wording } from './wording.ts';

/** The journal as it is handed over. */
export interface PlannedJournal {
  readonly file: PlannedFile;
  readonly withheld: readonly Withheld[];
  readonly withheldNumbers: Pick<
    BundleNumbers,
    'withheldEntries' | 'withheldParts' | 'withheldByWhy'
  >;
  readonly withheldThings: WithheldThings;
  /** Texts too long for a part that shown parts name: object and size. */
  readonly longTexts: ReadonlyMap<Sha256, number>;
}

/**
 * Walks the journal once to learn what is withheld and what its lines hash to. Throws UserError when
 * it does not end at the record's head.
 */
export async function planJournal(input: BundleInput): Promise<PlannedJournal> {
  const keptBack = input.keepBack === undefined ? keptBackOf(input.record) : null;
  const rule = ruleOf(input);
  const things = new ThingsWithheld(keptBack);
  const withheld: Withheld[] = [];
  const longTexts = new Map<Sha256, number>();
  const hash = new Sha256Stream();
  let last: JournalEntry | null = null;
  for await (const entry of upToHead(input)) {
    const kept = withheldOf(entry, rule);
    if (kept !== null) {
      withheld.push(kept);
      things.take(entry, kept);
    }
    const shown = withholdFor(entry, rule);
    noteLongTexts(shown, longTexts);
    hash.update(lineOf(shown));
    last = entry;
  }
  const { head } = input.record;
  if (last?.seq !== head.seq || last.hash !== head.hash)
    throw new UserError(wording.recordChanged.message, wording.recordChanged);
  return {
    file: {
      path: 'data/check/journal.jsonl',
      sizeBytes: hash.sizeBytes,
      sha256: hash.digest(),
      open: () => Promise.resolve(shownLines(input, rule)),
    },
    withheld,
    withheldNumbers: {
      withheldEntries: withheld.length,
      withheldParts: withheld.reduce((sum, { parts }) => sum + parts.length, 0),
      withheldByWhy: countByWhy(withheld),
    },
    withheldThings: things.counts(),
    longTexts,
  };
}

function ruleOf({ keepBack, record }: BundleInput): KeepBackRule {
  return keepBack ?? keptBackByDefault(keptBackOf(record));
}

async function* upToHead(input: BundleInput): AsyncIterable<JournalEntry> {
  for await (const entry of input.journal()) {
    yield entry;
    if (entry.seq >= input.record.head.seq) return;
  }
}

/** Lines in pieces of about 256 KiB: one piece a line would be slow for a long journal. */
async function* shownLines(input: BundleInput, rule: KeepBackRule): AsyncIterable<Uint8Array> {
  let lines: Uint8Array[] = [];
  let bytes = 0;
  for await (const entry of upToHead(input)) {
    const line = lineOf(withholdFor(entry, rule));
    lines.push(line);
    bytes += line.byteLength;
    if (bytes < 256 * 1024) continue;
    yield Buffer.concat(lines);
    [lines, bytes] = [[], 0];
  }
  if (bytes > 0) yield Buffer.concat(lines);
}

function lineOf(entry: JournalEntry): Uint8Array {
  return Buffer.from(encodeEntry(entry) + '\n', 'utf8');
}

function noteLongTexts(entry: JournalEntry, found: Map<Sha256, number>): void {
  for (const part of entry.parts) {
    if (isWithheld(part)) continue;
    const text = longText(part.value);
    if (text !== null) found.set(text.object, text.sizeBytes);
  }
}

/** A part that names an object instead of holding its text: `{textObject, sizeBytes}`. */
function longText(value: JsonValue): { object: Sha256; sizeBytes: number } | null {
  if (typeof value !== 'object' || value === null || !('textObject' in value)) return null;
  const { textObject, sizeBytes } = value as { textObject?: JsonValue; sizeBytes?: JsonValue };
  return isSha256(textObject) && typeof sizeBytes === 'number'
    ? { object: textObject, sizeBytes }
    : null;
}
