import type { Finding } from '../core/finding.ts';
import { visibleLine } from '../core/text.ts';
import { clashForm } from './bag-names.ts';
import { manifestKind, readManifest, type Algorithm } from './bag-structure.ts';
import type { Digests } from './hash-files.ts';
import { damage, isLeftByTheSystem, note, type BagFile } from './open-bag.ts';
import { readTagFile } from './tag-file.ts';

/** A manifest as read. */
export interface Manifest {
  readonly where: string;
  readonly of: 'payload' | 'tags';
  readonly algorithm: Algorithm;
  readonly checksums: ReadonlyMap<string, string>;
}

type Files = ReadonlyMap<string, BagFile>;

/** Whether a path is of the payload; everything else is a tag file. */
export function isPayload(path: string): boolean {
  return path.startsWith('data/');
}

/** Reads every manifest at the bag's top. A bundle has one of each sort at least. */
export async function readManifests(
  files: Files,
): Promise<{ manifests: Manifest[]; findings: Finding[] }> {
  const manifests: Manifest[] = [];
  const findings: Finding[] = [];
  for (const path of files.keys()) {
    const kind = manifestKind(path);
    if (kind === null) {
      if (/^(?:tag)?manifest-[^/]*\.txt$/.test(path))
        findings.push(
          note(
            'manifest-algorithm',
            visibleLine(path),
            'Its checksums are of a sort not known here.',
          ),
        );
      continue;
    }
    const text = await readTagFile(files, path, findings);
    if (text === null) continue;
    const read = readManifest(path, text, kind);
    findings.push(...read.findings);
    manifests.push({ ...kind, where: path, checksums: read.checksums });
  }
  for (const [of, name] of [
    ['payload', 'manifest-sha256.txt'],
    ['tags', 'tagmanifest-sha256.txt'],
  ] as const)
    if (!manifests.some((manifest) => manifest.of === of))
      findings.push(
        damage('manifest-missing', name, 'The list of checksums is missing or cannot be read.'),
      );
  return { manifests, findings };
}

/** Names that are one and the same on many disks. */
export function listingFindings(files: Files): Finding[] {
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const path of files.keys()) {
    const form = clashForm(path);
    if (seen.has(form))
      findings.push(
        damage(
          'names-clash',
          visibleLine(path),
          'On many computers another file here has the same name.',
        ),
      );
    seen.add(form);
  }
  return findings;
}

/** Holds what is there against what the manifests list, in both directions. */
export function checkListing(
  files: Files,
  manifests: readonly Manifest[],
  digests: ReadonlyMap<string, Digests>,
): Finding[] {
  return [
    ...manifests.flatMap((manifest) => [...listedFindings(manifest, files, digests)]),
    ...unlistedFindings(files, manifests),
  ];
}

function* listedFindings(
  { where, algorithm, checksums }: Manifest,
  files: Files,
  digests: ReadonlyMap<string, Digests>,
): Iterable<Finding> {
  for (const [path, checksum] of checksums) {
    const found = digests.get(path)?.get(algorithm);
    if (!files.has(path))
      yield damage('file-missing', visibleLine(path), `It is listed in ${where} and not here.`);
    else if (found !== undefined && found !== checksum)
      yield damage('hash-differs', visibleLine(path), `It is not what ${where} says.`);
  }
}

/* Every payload manifest must list every payload file (RFC 8493 §3); of tag files one list is enough. */
function unlistedFindings(files: Files, manifests: readonly Manifest[]): Finding[] {
  const payload = manifests.filter(({ of }) => of === 'payload');
  const tags = manifests.filter(({ of }) => of === 'tags');
  const findings: Finding[] = [];
  for (const path of files.keys()) {
    const listed = isPayload(path)
      ? payload.every(({ checksums }) => checksums.has(path))
      : path.startsWith('tagmanifest-') || tags.some(({ checksums }) => checksums.has(path));
    if (listed) continue;
    const where = visibleLine(path);
    findings.push(
      isLeftByTheSystem(path)
        ? note('system-file', where, 'A computer added it when somebody looked into the folder.')
        : damage('file-not-listed', where, 'It is here and in no list of checksums.'),
    );
  }
  return findings;
}
