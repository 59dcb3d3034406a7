import type { Finding } from '../core/finding.ts';
import { bagInfoFindings, declarationFindings } from './bag-structure.ts';
import { isPayload, type Manifest } from './manifest-check.ts';
import { damage, isLeftByTheSystem, type BagFile } from './open-bag.ts';
import { readTagFile } from './tag-file.ts';

/** Checks bagit.txt, bag-info.txt and that nothing is to be fetched from elsewhere. */
export async function checkTagFiles(
  files: ReadonlyMap<string, BagFile>,
  manifests: readonly Manifest[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (!files.has('bagit.txt'))
    findings.push(
      damage('bag-declaration', 'bagit.txt', 'The file that says this is a bag is missing.'),
    );
  const declaration = await readTagFile(files, 'bagit.txt', findings);
  if (declaration !== null) findings.push(...declarationFindings(declaration));
  const info = await readTagFile(files, 'bag-info.txt', findings);
  if (info !== null) findings.push(...bagInfoFindings(info, payloadSize(files, manifests)));
  if (files.has('fetch.txt'))
    findings.push(
      damage(
        'fetch',
        'fetch.txt',
        'It tells programs to fetch files from elsewhere. A bundle has none.',
      ),
    );
  return findings;
}

function payloadSize(
  files: ReadonlyMap<string, BagFile>,
  manifests: readonly Manifest[],
): { bytes: number; files: number } {
  const listed = (path: string): boolean => manifests.some(({ checksums }) => checksums.has(path));
  const payload = [...files.values()].filter(
    ({ path }) => isPayload(path) && (listed(path) || !isLeftByTheSystem(path)),
  );
  return {
    bytes: payload.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    files: payload.length,
  };
}
