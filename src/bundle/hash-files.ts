import { createHash } from 'node:crypto';
import type { Finding } from '../core/finding.ts';
import { visibleLine } from '../core/text.ts';
import type { Algorithm } from './bag-structure.ts';
import type { Manifest } from './manifest-check.ts';
import { BagReadFault, damage, type BagFile } from './open-bag.ts';

/** A file's checksums, by algorithm, in lower-case hex. */
export type Digests = ReadonlyMap<Algorithm, string>;

/**
 * Reads every file once and computes SHA-256 and whatever else the manifests use. A file that cannot
 * be read to its end is a finding and has no digest.
 */
export async function hashFiles(
  files: ReadonlyMap<string, BagFile>,
  manifests: readonly Manifest[],
  progress: (pieceBytes: number) => void = () => undefined,
): Promise<{ digests: Map<string, Digests>; findings: Finding[] }> {
  const wanted = new Set<Algorithm>(['sha256', ...manifests.map(({ algorithm }) => algorithm)]);
  const digests = new Map<string, Digests>();
  const findings: Finding[] = [];
  for (const [path, file] of files) {
    try {
      digests.set(path, await digestsOf(file, wanted, progress));
    } catch (error) {
      if (!(error instanceof BagReadFault)) throw error;
      findings.push(damage(error.kind, visibleLine(path), error.message));
    }
  }
  return { digests, findings };
}

async function digestsOf(
  file: BagFile,
  wanted: ReadonlySet<Algorithm>,
  progress: (pieceBytes: number) => void,
): Promise<Digests> {
  const hashes = [...wanted].map((algorithm) => ({ algorithm, hash: createHash(algorithm) }));
  for await (const piece of file.read()) {
    for (const { hash } of hashes) hash.update(piece);
    progress(piece.byteLength);
  }
  return new Map(hashes.map(({ algorithm, hash }) => [algorithm, hash.digest('hex')]));
}
