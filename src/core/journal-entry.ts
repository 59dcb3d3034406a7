import { canonicalJson, type JsonValue } from './canonical-json.ts';
import { isSha256, sha256Of, type Sha256 } from './sha256.ts';

/** One piece of an entry that can be withheld alone. */
export interface Part {
  readonly name: string;
  /** 16 random bytes in lower-case hex: keeps anyone from guessing a withheld part by its leaf. */
  readonly salt: string;
  readonly value: JsonValue;
}

/** What stands in the place of a part that is kept back. */
export interface WithheldPart {
  readonly leaf: Sha256;
}

/** One line of the journal. */
export interface JournalEntry {
  readonly seq: number;
  readonly prev: Sha256;
  readonly parts: readonly (Part | WithheldPart)[];
  readonly hash: Sha256;
}

/** The longest line, without its LF. */
export const longestLineBytes = 1024 * 1024;

/** Longer texts become objects of their own, which the part names. */
export const longestTextBytes = 256 * 1024;

/** SHA-256("evidence part 1\n" ‖ canonical part). */
export function leafOf(part: Part): Sha256 {
  return sha256Of('evidence part 1\n' + canonicalJson(part));
}

/** SHA-256("evidence entry 1\n" ‖ canonical {seq, prev, leaves}). */
export function entryHash(seq: number, prev: Sha256, leaves: readonly Sha256[]): Sha256 {
  return sha256Of('evidence entry 1\n' + canonicalJson({ leaves, prev, seq }));
}

/** The leaf of a part, whether it is there or withheld. */
export function leafInPlace(part: Part | WithheldPart): Sha256 {
  return isWithheld(part) ? part.leaf : leafOf(part);
}

export function isWithheld(part: Part | WithheldPart): part is WithheldPart {
  return 'leaf' in part;
}

/** Makes the entry that follows `prev`. `salt` must give 16 fresh random bytes at every call. */
export function makeEntry(
  seq: number,
  prev: Sha256,
  contents: readonly { readonly name: string; readonly value: JsonValue }[],
  salt: () => Uint8Array,
): JournalEntry {
  const parts = contents.map(({ name, value }) => ({
    name,
    salt: Buffer.from(salt()).toString('hex'),
    value,
  }));
  return { seq, prev, parts, hash: entryHash(seq, prev, parts.map(leafOf)) };
}

/** The line of an entry, without its LF. */
export function encodeEntry(entry: JournalEntry): string {
  return canonicalJson(entry);
}

/** The same entry with some parts withheld; its hash stays what it was. */
export function withhold(
  entry: JournalEntry,
  keepBack: (part: Part, index: number) => boolean,
): JournalEntry {
  const parts = entry.parts.map((part, index) =>
    !isWithheld(part) && keepBack(part, index) ? { leaf: leafOf(part) } : part,
  );
  return { ...entry, parts };
}

/** The value of the first part of that name; undefined when there is none or it is withheld. */
export function partValue(entry: JournalEntry, name: string): JsonValue | undefined {
  for (const part of entry.parts) if (!isWithheld(part) && part.name === name) return part.value;
  return undefined;
}

/** What is wrong with a line; `kind` and `what` as in a finding. */
export interface LineFault {
  readonly kind:
    | 'line-unreadable'
    | 'line-layout'
    | 'line-too-long'
    | 'hash-differs'
    | 'sequence'
    | 'chain-broken';
  readonly what: string;
}

/** What a line holds and what is wrong with it; `entry` null when it cannot be read as one. */
export interface CheckedLine {
  readonly entry: JournalEntry | null;
  readonly faults: readonly LineFault[];
}

/**
 * Checks one line (bytes without the LF) as the entry number `seq` that follows `prev`: its layout,
 * its parts, its hash and its place in the chain. Returns every fault; an empty list means it holds.
 */
export function checkLine(bytes: Uint8Array, seq: number, prev: Sha256): CheckedLine {
  const read = readEntry(bytes);
  if (typeof read === 'string')
    return { entry: null, faults: [{ kind: 'line-unreadable', what: read }] };
  const faults: LineFault[] = [];
  if (bytes.byteLength > longestLineBytes)
    faults.push({ kind: 'line-too-long', what: 'The line is longer than 1 MiB.' });
  if (!Buffer.from(bytes).equals(Buffer.from(canonicalOrEmpty(read), 'utf8')))
    faults.push({ kind: 'line-layout', what: 'The layout of the line was changed.' });
  if (read.seq !== seq)
    faults.push({
      kind: 'sequence',
      what: `The line says it is entry ${read.seq}; entry ${seq} was expected.`,
    });
  if (read.prev !== prev)
    faults.push({
      kind: 'chain-broken',
      what: 'The entry does not follow from the one before it.',
    });
  if (hashOrEmpty(read) !== read.hash)
    faults.push({ kind: 'hash-differs', what: 'What the entry holds does not match its hash.' });
  return { entry: read, faults };
}

function canonicalOrEmpty(entry: JournalEntry): string {
  try {
    return canonicalJson(entry);
  } catch {
    return '';
  }
}

function hashOrEmpty(entry: JournalEntry): string {
  try {
    return entryHash(entry.seq, entry.prev, entry.parts.map(leafInPlace));
  } catch {
    return '';
  }
}

function readEntry(bytes: Uint8Array): JournalEntry | string {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return 'The line cannot be read.';
  }
  return isEntry(value) ? value : 'The line is not an entry of this format.';
}

function isEntry(value: unknown): value is JournalEntry {
  if (!hasExactly(value, ['seq', 'prev', 'parts', 'hash'])) return false;
  return (
    Number.isSafeInteger(value['seq']) &&
    isSha256(value['prev']) &&
    isSha256(value['hash']) &&
    Array.isArray(value['parts']) &&
    value['parts'].length > 0 &&
    value['parts'].every(isPartOrWithheld)
  );
}

function isPartOrWithheld(value: unknown): boolean {
  if (hasExactly(value, ['leaf'])) return isSha256(value['leaf']);
  return (
    hasExactly(value, ['name', 'salt', 'value']) &&
    typeof value['name'] === 'string' &&
    typeof value['salt'] === 'string' &&
    /^[0-9a-f]{32}$/.test(value['salt'])
  );
}

function hasExactly(value: unknown, names: readonly string[]): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const found = Object.keys(value);
  return found.length === names.length && names.every((name) => Object.hasOwn(value, name));
}
