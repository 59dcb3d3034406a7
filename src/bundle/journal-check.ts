import type { Head } from '../core/case-record.ts';
import type { JsonValue } from '../core/canonical-json.ts';
import type { Finding } from '../core/finding.ts';
import {
  checkLine,
  isWithheld,
  longestLineBytes,
  partValue,
  type JournalEntry,
  type LineFault,
} from '../core/journal-entry.ts';
import { isSha256, sha256Of, type Sha256 } from '../core/sha256.ts';
import type { WantedHead } from '../core/wanted-head.ts';
import { linesOf } from './lines.ts';
import { damage, note } from './open-bag.ts';

/** What a walk along the chain found. */
export interface JournalCheck {
  readonly findings: readonly Finding[];
  readonly entries: number;
  readonly head: Head | null;
  /** Every SHA-256 that a shown part names. */
  readonly named: ReadonlySet<string>;
  /** For each exhibit that a shown part adds, the SHA-256 it was given. */
  readonly exhibits: ReadonlyMap<string, string>;
}

const journalPath = 'data/check/journal.jsonl';

/**
 * Walks the chain from the SHA-256 of case.json (null when that is missing). Goes on after a line that
 * does not hold, so that every fault is told; withheld parts are no fault.
 */
export async function checkJournal(
  bytes: AsyncIterable<Uint8Array>,
  caseJson: Uint8Array | null,
  wanted: WantedHead | null,
): Promise<JournalCheck> {
  const walk = new ChainWalk(caseJson, wanted);
  for await (const line of linesOf(bytes, longestLineBytes)) {
    if (line.ended) walk.line(line.bytes, line.cut);
    else walk.tail();
  }
  return walk.end();
}

class ChainWalk {
  #findings: Finding[] = [];
  #caseJson: Uint8Array | null;
  #wanted: WantedHead | null;
  #wantedFound = false;
  /** Null after a line that could not be read: the next one is then taken at its word. */
  #prev: Sha256 | null;
  #lines = 0;
  #expected = 1;
  #head: Head | null = null;
  #withheld = { entries: 0, parts: 0 };
  #named = new Set<string>();
  #exhibits = new Map<string, string>();

  constructor(caseJson: Uint8Array | null, wanted: WantedHead | null) {
    this.#caseJson = caseJson;
    this.#wanted = wanted;
    this.#prev = caseJson === null ? null : sha256Of(caseJson);
  }

  line(bytes: Uint8Array, cut: boolean): void {
    this.#lines += 1;
    const seq = this.#expected;
    const where = `entry ${seq}`;
    this.#expected += 1;
    if (cut) {
      this.#prev = null;
      this.#findings.push(damage('line-too-long', where, 'The line is longer than 1 MiB.'));
      return;
    }
    const { entry, faults } = checkLine(bytes, seq, this.#prev ?? statedPrev(bytes));
    for (const { kind, what } of faults) this.#findings.push(damage(kind, where, what));
    this.#prev = entry?.hash ?? null;
    if (entry === null) return;
    // One entry that is gone is told once, not again at each that follows.
    this.#expected = entry.seq + 1;
    this.#entry(entry, new Set(faults.map(({ kind }) => kind)));
  }

  tail(): void {
    this.#findings.push(
      damage('tail', `entry ${this.#expected}`, 'The last line of the journal is cut off.'),
    );
  }

  end(): JournalCheck {
    const { entries, parts } = this.#withheld;
    if (this.#lines === 0)
      this.#findings.push(damage('journal-empty', journalPath, 'It holds no entry.'));
    if (this.#wanted !== null && !this.#wantedFound)
      this.#findings.push(
        damage('head-not-found', journalPath, 'The head that was asked for is not in this chain.'),
      );
    if (parts > 0)
      this.#findings.push(
        note(
          'withheld',
          journalPath,
          `Withheld: ${parts} parts of ${entries} entries. The chain is checked all the same.`,
        ),
      );
    return {
      findings: this.#findings,
      entries: this.#lines,
      head: this.#head,
      named: this.#named,
      exhibits: this.#exhibits,
    };
  }

  #entry(entry: JournalEntry, faults: ReadonlySet<LineFault['kind']>): void {
    this.#head = { seq: entry.seq, hash: entry.hash };
    if (this.#lines === 1) this.#first(entry);
    const withheld = entry.parts.filter(isWithheld).length;
    if (withheld > 0) this.#withheld.entries += 1;
    this.#withheld.parts += withheld;
    // Out of its place an entry still says what it says; changed, it says nothing.
    if (faults.has('hash-differs') || faults.has('line-layout')) return;
    if (faults.size === 0 && this.#isWanted(entry)) this.#wantedFound = true;
    for (const part of entry.parts) if (!isWithheld(part)) this.#remember(part.value);
  }

  /** The chain already begins at the hash of case.json; its text is repeated so that it cannot be lost. */
  #first(entry: JournalEntry): void {
    const text = partValue(entry, 'case');
    if (text === undefined || this.#caseJson === null) return;
    if (text !== Buffer.from(this.#caseJson).toString('utf8'))
      this.#findings.push(damage('case-differs', 'entry 1', 'It does not repeat case.json.'));
  }

  #isWanted({ seq, hash }: JournalEntry): boolean {
    const wanted = this.#wanted;
    if (wanted === null) return false;
    return wanted.hash === hash && (wanted.seq ?? seq) === seq;
  }

  #remember(value: JsonValue): void {
    if (isSha256(value)) this.#named.add(value);
    if (typeof value !== 'object' || value === null) return;
    const { reference, sha256 } = value as { reference?: JsonValue; sha256?: JsonValue };
    if (typeof reference === 'string' && isSha256(sha256)) this.#exhibits.set(reference, sha256);
    for (const member of Object.values(value)) this.#remember(member);
  }
}

function statedPrev(bytes: Uint8Array): Sha256 {
  try {
    const value = JSON.parse(Buffer.from(bytes).toString('utf8')) as { prev?: unknown } | null;
    if (isSha256(value?.prev)) return value.prev;
  } catch {
    // checkLine says that it cannot be read.
  }
  return '' as Sha256;
}
