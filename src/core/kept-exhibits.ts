import type { CaseRecord, ImportMade } from './case-record.ts';
import type { Exhibit, ExhibitReference } from './exhibit.ts';
import type { Finding } from './finding.ts';
import { privateTiesOf, type TiedRecord } from './kept-ties.ts';
import type { Receipt } from './receipt.ts';
import type { RecordedText } from './text.ts';

/** Files and things that belong to a private incident alone, and by what they can be told elsewhere. */
export interface KeptExhibits {
  readonly references: ReadonlySet<ExhibitReference>;
  /** SHA-256 of their bytes, and of the objects that hold them. */
  readonly hashes: ReadonlySet<string>;
  /** Their names as received. */
  readonly names: ReadonlySet<string>;
}

type Read = TiedRecord & Pick<CaseRecord, 'exhibits'>;

/**
 * Files and things that are attached to an incident that is kept private, or to a telling that belongs
 * to such incidents alone, and neither attached nor linked to any other incident, nor named by an order
 * or another telling. Conversations and the files inside them are never among them. Reads the exhibits
 * once for each record, and only when there may be some.
 */
export function keptExhibitsOf(record: Read): KeptExhibits {
  const known = readBefore.get(record) ?? keptExhibits(record);
  readBefore.set(record, known);
  return known;
}

/** Where no such file or thing is kept back. */
export const noKeptExhibits: KeptExhibits = {
  references: new Set(),
  hashes: new Set(),
  names: new Set(),
};

/** What stands for a name or a number that is kept back. */
export const keptBackWords = '(kept back)';

/** Whether a value, or anything in it, holds the hash of such a file. */
export function holdsHash({ hashes }: KeptExhibits, value: unknown): boolean {
  return hashes.size > 0 && someText(value, (text) => holdsAny(text, hashes));
}

/** Whether a value, or anything in it, holds the hash or the name of such a file. */
export function namesExhibit(kept: KeptExhibits, value: unknown): boolean {
  if (kept.references.size === 0) return false;
  return holdsHash(kept, value) || someText(value, (text) => holdsAny(text, kept.names));
}

/** Whether the source of an import is such a file itself. */
export function isOfKeptExhibit(kept: KeptExhibits, { source }: ImportMade): boolean {
  return namesExhibit(kept, [source.sha256, source.name]);
}

/** What an import did, without the places and reasons that name such a file. */
export function receiptWithout(kept: KeptExhibits, receipt: Receipt): Receipt {
  const spared = (text: string) => (namesExhibit(kept, text) ? keptBackWords : text);
  return {
    ...receipt,
    skipped: receipt.skipped.map((row) => ({
      ...row,
      where: spared(row.where),
      why: spared(row.why),
    })),
    notes: receipt.notes.map((note) => ({
      ...note,
      where: spared(note.where),
      what: spared(note.what),
    })),
  };
}

/** Findings without the names and hashes of such files. */
export function findingsWithout(kept: KeptExhibits, findings: readonly Finding[]): Finding[] {
  const spared = (text: string) => (namesExhibit(kept, text) ? keptBackWords : text);
  return findings.map((one) => ({ ...one, where: spared(one.where), what: spared(one.what) }));
}

/** A record does not change while it is open, and it may hold many exhibits. */
const readBefore = new WeakMap<Read, KeptExhibits>();

function keptExhibits(record: Read): KeptExhibits {
  const references = privateTiesOf(record).exhibits;
  if (references.size === 0) return noKeptExhibits;
  const kept = [...record.exhibits()].filter(
    ({ reference, kind }) => references.has(reference) && (kind === 'file' || kind === 'physical'),
  );
  return {
    references: new Set(kept.map(({ reference }) => reference)),
    hashes: new Set(kept.flatMap(hashesOf)),
    names: new Set(kept.flatMap(namesOf)),
  };
}

function hashesOf(exhibit: Exhibit): string[] {
  return exhibit.kind === 'file' ? [exhibit.sha256, exhibit.object] : [];
}

function namesOf(exhibit: Exhibit): string[] {
  if (exhibit.kind !== 'file') return [];
  return textsIn(exhibit.name).filter((name) => name.trim() !== '');
}

/* A name that is not well formed is kept as an object that holds its code units. */
function textsIn(name: RecordedText): string[] {
  return typeof name === 'string' ? [name] : [name.shown, name.rawHex];
}

function someText(value: unknown, is: (text: string) => boolean): boolean {
  if (typeof value === 'string') return is(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((one) => someText(one, is));
}

function holdsAny(text: string, wanted: ReadonlySet<string>): boolean {
  for (const one of wanted) if (text.includes(one)) return true;
  return false;
}
