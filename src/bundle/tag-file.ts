import type { Finding } from '../core/finding.ts';
import { tagText } from './bag-structure.ts';
import { BagReadFault, damage, type BagFile } from './open-bag.ts';

/** Tag files are held in memory; no bundle's is near this. */
const longestTagFile = 64 * 1024 * 1024;

/**
 * The text of a tag file; null when there is none, when it is too big, or when it cannot be read, which
 * hashing it reports.
 */
export async function readTagFile(
  files: ReadonlyMap<string, BagFile>,
  path: string,
  findings: Finding[],
): Promise<string | null> {
  const file = files.get(path);
  if (file === undefined) return null;
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of file.read()) {
      pieces.push(piece);
      bytes += piece.byteLength;
      if (bytes > longestTagFile) {
        findings.push(damage('tag-too-long', path, 'It is far too long to be read.'));
        return null;
      }
    }
  } catch (error) {
    if (error instanceof BagReadFault) return null;
    throw error;
  }
  return tagText(path, Buffer.concat(pieces), findings);
}
