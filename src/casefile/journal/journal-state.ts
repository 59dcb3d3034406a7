import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Finding } from '../../core/finding.ts';
import { longestLineBytes, partValue, type JournalEntry } from '../../core/journal-entry.ts';
import type { Sha256 } from '../../core/sha256.ts';
import type { Catalogue, CataloguePosition } from '../catalogue/catalogue.ts';
import { newestFormat } from '../case-json.ts';
import { kinds, stampOf } from './entry-kinds.ts';
import { chainStart, walkChain, type ChainPosition } from './journal.ts';

/** The bytes after the last LF. */
export interface JournalTail {
  readonly sizeBytes: number;
  /** Null when there are more than an entry can have. */
  readonly bytes: Buffer | null;
}

/** How the journal on disk and a catalogue stand to each other. */
export type JournalState =
  /** The catalogue holds what the journal holds, up to `tail`. */
  | {
      readonly is: 'in step';
      readonly position: CataloguePosition;
      readonly tail: JournalTail | null;
    }
  /** The journal holds more than the catalogue; `from` is where it goes on, null to begin anew. */
  | { readonly is: 'behind'; readonly from: CataloguePosition | null }
  /** The catalogue knows an entry that the journal has lost. */
  | { readonly is: 'lost its end'; readonly known: number };

/**
 * Compares journal and catalogue cheaply: by hashing the part of the journal that the catalogue was
 * built from, and looking at what follows. A changed earlier line makes the state `behind`, and the
 * walk that then builds the catalogue anew says where.
 */
export async function journalState(
  journal: string,
  catalogue: Catalogue | null,
): Promise<JournalState> {
  const known = catalogue?.position() ?? null;
  if (known === null) return { is: 'behind', from: null };
  const { prefix, rest } = await hashPrefix(journal, known.offset);
  if (prefix !== known.prefixSha256) return notInStep(journal, known);
  if (rest === 'lines') return { is: 'behind', from: known };
  return { is: 'in step', position: known, tail: rest.sizeBytes === 0 ? null : rest };
}

/** Hashes the first `length` bytes, and tells whether whole lines follow them or only a tail. */
async function hashPrefix(
  path: string,
  length: number,
): Promise<{ prefix: Sha256 | null; rest: 'lines' | JournalTail }> {
  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  let [read, restBytes, lines] = [0, 0, false];
  for await (const piece of createReadStream(path, { highWaterMark: 128 * 1024 })) {
    const bytes = piece as Buffer;
    const inside = bytes.subarray(0, Math.max(0, length - read));
    const behind = bytes.subarray(inside.byteLength);
    hash.update(inside);
    read += bytes.byteLength;
    restBytes += behind.byteLength;
    lines ||= behind.includes(0x0a);
    if (restBytes <= longestLineBytes && !lines) kept.push(behind);
  }
  const prefix = read < length ? null : (hash.digest('hex') as Sha256);
  if (lines) return { prefix, rest: 'lines' };
  const whole = restBytes <= longestLineBytes ? Buffer.concat(kept) : null;
  return { prefix, rest: { sizeBytes: restBytes, bytes: whole } };
}

/**
 * The beginning is not what the catalogue was built from. When the journal does not reach, in whole
 * lines, to the entry that the catalogue knows, or has another hash there, it has lost its end.
 */
async function notInStep(journal: string, known: CataloguePosition): Promise<JournalState> {
  for await (const step of walkChain(journal, { seq: 0, hash: known.hash, offset: 0 })) {
    if (step.is === 'entry' && step.entry.seq === known.seq) {
      return step.entry.hash === known.hash
        ? { is: 'behind', from: null }
        : { is: 'lost its end', known: known.seq };
    }
  }
  return { is: 'lost its end', known: known.seq };
}

/** What walking the whole journal finds. */
export interface JournalWalk {
  /** The last entry of the unbroken beginning. */
  readonly sound: ChainPosition;
  /** Hash of the file up to `sound.offset`. */
  readonly prefixSha256: Sha256;
  /** Whether bytes follow the last LF. */
  readonly hasTail: boolean;
  readonly findings: readonly Finding[];
  /** Lines from the first fault on: they were checked, and nothing of what they hold was handed out. */
  readonly notHandedOut: number;
  /** The newest format that an entry announces. */
  readonly format: number;
}

/**
 * Walks the chain from its beginning, or from a position known to hold, and hands every entry of the
 * unbroken part to `visit`, in order, up to `upTo`. After the first fault entries are only checked.
 */
export async function walkJournal(
  journal: string,
  caseText: string,
  visit: (entry: JournalEntry) => Promise<void> | void,
  options: { readonly upTo?: number; readonly from?: ChainPosition } = {},
): Promise<JournalWalk> {
  const { upTo = Number.MAX_SAFE_INTEGER } = options;
  const findings: Finding[] = [];
  const hash = createHash('sha256');
  let sound = options.from ?? chainStart(caseText);
  let hasTail = false;
  let format = newestFormat;
  let notHandedOut = 0;
  for await (const step of walkChain(journal, sound)) {
    if (step.is === 'tail') {
      hasTail = true;
      continue;
    }
    const faults = [
      ...step.faults,
      ...(step.is === 'entry' ? openingFaults(step.entry, caseText) : []),
    ];
    const seq = step.is === 'entry' ? step.entry.seq : step.seq;
    for (const { kind, what } of faults)
      findings.push({ severity: 'damage', kind, where: `entry ${seq}`, what });
    if (findings.length > 0) notHandedOut += 1;
    if (findings.length > 0 || step.is !== 'entry' || seq > upTo) continue;
    format = Math.max(format, announcedFormat(step.entry));
    await visit(step.entry);
    sound = { seq, hash: step.entry.hash, offset: step.offset + step.lengthBytes };
  }
  await hashInto(hash, journal, sound.offset);
  return {
    sound,
    prefixSha256: hash.digest('hex') as Sha256,
    hasTail,
    findings,
    notHandedOut,
    format,
  };
}

async function hashInto(
  hash: ReturnType<typeof createHash>,
  path: string,
  length: number,
): Promise<void> {
  if (length === 0) return;
  for await (const piece of createReadStream(path, { end: length - 1, highWaterMark: 1024 * 1024 }))
    hash.update(piece as Buffer);
}

function openingFaults(entry: JournalEntry, caseText: string): { kind: string; what: string }[] {
  if (entry.seq !== 1) return [];
  const text = partValue(entry, 'case');
  return text === undefined || text === caseText
    ? []
    : [
        {
          kind: 'case-differs',
          what: 'Entry 1 repeats another case.json than the one that is here.',
        },
      ];
}

function announcedFormat(entry: JournalEntry): number {
  if (stampOf(entry)?.kind !== kinds.formatRaised) return newestFormat;
  const value = partValue(entry, 'format');
  return typeof value === 'number' ? value : newestFormat + 1;
}
