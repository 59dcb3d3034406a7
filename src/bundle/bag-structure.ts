import type { Finding } from '../core/finding.ts';
import { visibleLine } from '../core/text.ts';
import { decodeBagInfo, decodeManifest, type ManifestLine } from './bagit.ts';
import { damage, unsafePath } from './open-bag.ts';

/*
 * What RFC 8493 asks of the tag files, as far as their text alone tells. Pure: text in, findings out.
 */

/** The algorithms that a manifest's name may say, with the digits of their checksums. */
export const algorithms = { sha256: 64, sha512: 128, sha1: 40, md5: 32 } as const;
export type Algorithm = keyof typeof algorithms;

/** The text of a tag file, which must be UTF-8 without a byte order mark; null with a finding when it is not. */
export function tagText(path: string, bytes: Uint8Array, findings: Finding[]): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.startsWith('\ufeff')) return text;
    findings.push(
      damage('tag-encoding', path, 'It begins with a byte order mark, which a bag may not have.'),
    );
    return text.slice(1);
  } catch {
    findings.push(damage('tag-encoding', path, 'It is not UTF-8 text.'));
    return null;
  }
}

/** §2.1.1: two lines, in this order, and nothing else. */
export function declarationFindings(text: string): Finding[] {
  const lines =
    /^BagIt-Version: (\d+\.\d+)(?:\r\n|\r|\n)Tag-File-Character-Encoding: (\S+)(?:\r\n|\r|\n)?$/;
  const match = lines.exec(text);
  if (match === null)
    return [
      damage('bag-declaration', 'bagit.txt', 'It is not the two lines that a bag begins with.'),
    ];
  const [, version, encoding] = match;
  return [
    ...(version === '1.0'
      ? []
      : [
          damage(
            'bag-version',
            'bagit.txt',
            'It is not a bag of version 1.0, the only one read here.',
          ),
        ]),
    ...(encoding?.toUpperCase() === 'UTF-8'
      ? []
      : [damage('tag-encoding', 'bagit.txt', 'Its tag files are not in UTF-8.')]),
  ];
}

/** §2.2.2: labels and values; Payload-Oxum at most once and equal to `octets.files` of the payload. */
export function bagInfoFindings(
  text: string,
  payload: { readonly bytes: number; readonly files: number },
): Finding[] {
  const where = 'bag-info.txt';
  const { elements, faults } = decodeBagInfo(text);
  const findings = faults.map((line) => damage('bag-info', where, `Line ${line} has no label.`));
  const oxums = elements.filter(([label]) => label.toLowerCase() === 'payload-oxum');
  if (oxums.length > 1)
    findings.push(damage('bag-info', where, 'It gives Payload-Oxum more than once.'));
  for (const [, value] of oxums)
    if (value !== `${payload.bytes}.${payload.files}`)
      findings.push(
        damage(
          'payload-oxum',
          where,
          `It counts ${visibleLine(value)} bytes and files; there are ${payload.bytes}.${payload.files}.`,
        ),
      );
  for (const [label, value] of elements)
    if (label.toLowerCase() === 'bagging-date' && !/^\d{4}-\d\d-\d\d$/.test(value))
      findings.push(damage('bag-info', where, 'Bagging-Date is not a date.'));
  return findings;
}

/** What a manifest's name says it is; null when the name is not a manifest's or the algorithm unknown. */
export function manifestKind(
  path: string,
): { of: 'payload' | 'tags'; algorithm: Algorithm } | null {
  const match = /^(tag)?manifest-([a-z0-9]+)\.txt$/.exec(path);
  const algorithm = match?.[2];
  if (algorithm === undefined || !(algorithm in algorithms)) return null;
  return { of: match?.[1] === undefined ? 'payload' : 'tags', algorithm: algorithm as Algorithm };
}

/** Reads a manifest: what it says of each path, and every line that may not stand in it. */
export function readManifest(
  where: string,
  text: string,
  { of, algorithm }: { of: 'payload' | 'tags'; algorithm: Algorithm },
): { checksums: Map<string, string>; findings: Finding[] } {
  const { lines, faults } = decodeManifest(text, algorithms[algorithm]);
  const findings = faults.map((line) =>
    damage('manifest-line', where, `Line ${line} is not a checksum and a path.`),
  );
  const checksums = new Map<string, string>();
  for (const line of lines) {
    const fault = lineFault(line, of, checksums);
    if (fault === null) checksums.set(line.path, line.checksum);
    else findings.push(damage(fault.kind, where, `${visibleLine(line.path)}: ${fault.what}`));
  }
  return { checksums, findings };
}

function lineFault(
  { path }: ManifestLine,
  of: 'payload' | 'tags',
  already: ReadonlyMap<string, string>,
): { kind: string; what: string } | null {
  const unsafe = unsafePath(path);
  if (unsafe !== null) return { kind: 'unsafe-path', what: unsafe };
  if (already.has(path)) return { kind: 'manifest-twice', what: 'It is listed more than once.' };
  if (of === 'payload' && !path.startsWith('data/'))
    return { kind: 'manifest-line', what: 'Only files below data may be listed here.' };
  if (of === 'tags' && (path.startsWith('data/') || /^tagmanifest-[^/]*$/.test(path)))
    return { kind: 'manifest-line', what: 'Only tag files may be listed here.' };
  return null;
}
