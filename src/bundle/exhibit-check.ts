import type { Finding } from '../core/finding.ts';
import { isSha256 } from '../core/sha256.ts';
import { visibleLine } from '../core/text.ts';
import type { JournalCheck } from './journal-check.ts';
import { linesOf } from './lines.ts';
import { asFarAsReadable, damage, isLeftByTheSystem, note, type BagFile } from './open-bag.ts';

/*
 * Whoever changes a file of a bag can make its manifests anew; the chain of the journal cannot be made
 * anew without losing the head that was handed over. So each exhibit's file is held against what the
 * journal, or an extract that the journal names, says of it.
 */

const exhibitFolder = 'data/exhibits/';
const longestRow = 64 * 1024 * 1024;

/** Checks the files below data/exhibits. `hashes` gives the SHA-256 of each file that could be read. */
export async function checkExhibits(
  files: ReadonlyMap<string, BagFile>,
  hashes: ReadonlyMap<string, string>,
  journal: JournalCheck,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const named = new Set(journal.named);
  for (const [path, hash] of hashes)
    if (isExtract(path) && journal.named.has(hash)) await addAttachments(files.get(path), named);
  for (const [path, hash] of hashes)
    if (path.startsWith(exhibitFolder) && !isLeftByTheSystem(path) && !named.has(hash))
      findings.push(
        damage(
          'exhibit-unknown',
          visibleLine(path),
          'The journal names no exhibit with these bytes.',
        ),
      );
  const listed = await readList(files, findings);
  return [...findings, ...listFindings(listed, hashes, journal)];
}

interface Listed {
  readonly reference: string;
  readonly path: string;
  readonly sha256: string;
}

function isExtract(path: string): boolean {
  return path.startsWith(exhibitFolder) && path.endsWith('.jsonl');
}

/* A quotation mark inside a text is escaped in JSON, so no message can spell this. */
const attachmentHash = /"sha256":"([0-9a-f]{64})"/g;

async function addAttachments(extract: BagFile | undefined, named: Set<string>): Promise<void> {
  if (extract === undefined) return;
  for await (const { bytes } of linesOf(asFarAsReadable(extract), longestRow))
    for (const match of Buffer.from(bytes).toString('latin1').matchAll(attachmentHash))
      if (match[1] !== undefined) named.add(match[1]);
}

async function readList(
  files: ReadonlyMap<string, BagFile>,
  findings: Finding[],
): Promise<Listed[]> {
  const where = 'data/check/exhibits.jsonl';
  const file = files.get(where);
  const listed: Listed[] = [];
  if (file === undefined) return listed;
  for await (const { bytes } of linesOf(asFarAsReadable(file), longestRow)) {
    const value = listedIn(bytes);
    if (value !== null) listed.push(value);
    else findings.push(damage('exhibit-list', where, 'A line of it cannot be read.'));
  }
  return listed;
}

function listedIn(bytes: Uint8Array): Listed | null {
  try {
    const value = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<Listed> | null;
    if (typeof value?.reference !== 'string' || typeof value.path !== 'string') return null;
    return isSha256(value.sha256) ? (value as Listed) : null;
  } catch {
    return null;
  }
}

function listFindings(
  listed: readonly Listed[],
  hashes: ReadonlyMap<string, string>,
  journal: JournalCheck,
): Finding[] {
  const findings: Finding[] = [];
  for (const { reference, path, sha256 } of listed) {
    const where = visibleLine(path);
    const recorded = journal.exhibits.get(reference);
    const shown = visibleLine(reference);
    if (hashes.has(path) && hashes.get(path) !== sha256)
      findings.push(damage('exhibit-differs', where, `It is not the file listed as ${shown}.`));
    if (recorded !== undefined && recorded !== sha256)
      findings.push(damage('exhibit-differs', where, `The journal gives ${shown} another hash.`));
  }
  const here = new Set(listed.map(({ reference }) => reference));
  const absent = [...journal.exhibits.keys()].filter((reference) => !here.has(reference));
  if (absent.length > 0)
    findings.push(
      note(
        'exhibits-not-here',
        'data/exhibits',
        `Exhibits that the journal names and that are not in this bundle: ${absent.map(visibleLine).join(', ')}.`,
      ),
    );
  return findings;
}
