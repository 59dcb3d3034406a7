import type { Head } from '../core/case-record.ts';
import type { Finding } from '../core/finding.ts';
import type { WantedHead } from '../core/wanted-head.ts';
import { checkExhibits } from './exhibit-check.ts';
import { openBag } from './find-bag.ts';
import { hashFiles } from './hash-files.ts';
import { checkJournal, type JournalCheck } from './journal-check.ts';
import { checkListing, listingFindings, readManifests } from './manifest-check.ts';
import { asFarAsReadable, damage, type BagFile, type OpenBag } from './open-bag.ts';
import { checkTagFiles } from './tag-check.ts';

/** What checking a bundle found. */
export interface BagCheck {
  readonly findings: readonly Finding[];
  /** Entries of the journal in it. */
  readonly entries: number;
  /** Its last entry; null when there is none that can be read. */
  readonly head: Head | null;
  /** The SHA-256 of each file that could be read, by its path below the bag's top. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** What to look for besides, and whom to tell of each piece read. */
export interface CheckOptions {
  /** A head that somebody was given: it must stand somewhere in the chain. */
  readonly head?: WantedHead;
  readonly progress?: (pieceBytes: number) => void;
}

/**
 * Checks a bundle: a zip, or the folder it was unpacked to. Reads all of it, reports everything,
 * changes nothing. Throws UserError only when there is no bundle at `path`.
 */
export async function checkBag(path: string, options: CheckOptions = {}): Promise<BagCheck> {
  const bag = await openBag(path);
  try {
    return await checkOpenBag(bag, options);
  } finally {
    await bag.close();
  }
}

async function checkOpenBag(bag: OpenBag, options: CheckOptions): Promise<BagCheck> {
  const { files } = bag;
  const { manifests, findings: manifestFindings } = await readManifests(files);
  const { digests, findings: readFindings } = await hashFiles(files, manifests, options.progress);
  const hashes = new Map([...digests].map(([path, digest]) => [path, digest.get('sha256') ?? '']));
  const journal = await journalOf(files, options.head ?? null);
  return {
    findings: [
      ...bag.findings,
      ...listingFindings(files),
      ...(await checkTagFiles(files, manifests)),
      ...manifestFindings,
      ...readFindings,
      ...checkListing(files, manifests, digests),
      ...journal.findings,
      ...(await checkExhibits(files, hashes, journal)),
    ],
    entries: journal.entries,
    head: journal.head,
    hashes,
  };
}

async function journalOf(
  files: ReadonlyMap<string, BagFile>,
  wanted: WantedHead | null,
): Promise<JournalCheck> {
  const journal = files.get('data/check/journal.jsonl');
  const caseJson = files.get('data/check/case.json');
  const missing = [
    ...(journal === undefined ? [gone('journal.jsonl')] : []),
    ...(caseJson === undefined ? [gone('case.json')] : []),
  ];
  const check = await checkJournal(
    journal === undefined ? nothing() : asFarAsReadable(journal),
    caseJson === undefined ? null : await collected(caseJson),
    wanted,
  );
  return { ...check, findings: [...missing, ...check.findings] };
}

function gone(name: string): Finding {
  return damage('check-missing', `data/check/${name}`, 'Without it the chain cannot be checked.');
}

/** case.json is a few hundred bytes; of anything bigger the beginning is enough to differ. */
async function collected(file: BagFile): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of asFarAsReadable(file)) {
    pieces.push(piece);
    bytes += piece.byteLength;
    if (bytes > 1024 * 1024) break;
  }
  return Buffer.concat(pieces);
}

async function* nothing(): AsyncIterable<Uint8Array> {
  // No bytes at all.
}
