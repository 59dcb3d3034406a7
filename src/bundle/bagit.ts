import type { Sha256 } from '../core/sha256.ts';

/*
 * The tag files of BagIt 1.0 (RFC 8493), written and read as text. UTF-8 without a byte order mark;
 * we write LF, and read LF, CR and CRLF as the RFC asks.
 */

/** §2.1.1: exactly these two lines. */
export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** One line of a manifest. `path` is as the disk has it, with `/`. */
export interface ManifestLine {
  readonly checksum: string;
  readonly path: string;
}

/** §2.1.3: `checksum  path`, sorted by path, with CR, LF and % in paths percent-encoded. */
export function encodeManifest(lines: Iterable<{ sha256: Sha256; path: string }>): string {
  return [...lines]
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ sha256, path }) => `${sha256}  ${encodePath(path)}\n`)
    .join('');
}

/** Percent-encodes the three characters that RFC 8493 §2.1.3 names, and no other. */
export function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The opposite of `encodePath`; any other percent sign stands for itself. */
export function decodePath(encoded: string): string {
  return encoded.replace(/%(0D|0A|25)/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

/**
 * Reads a manifest. Lines that are not `checksum whitespace path` come back in `faults` as line
 * numbers counted from 1; checksums come back in lower case.
 */
export function decodeManifest(
  text: string,
  checksumDigits: number,
): { lines: ManifestLine[]; faults: number[] } {
  const lines: ManifestLine[] = [];
  const faults: number[] = [];
  const pattern = new RegExp(`^([0-9A-Fa-f]{${checksumDigits}})[ \\t]+([^ \\t].*)$`, 's');
  textLines(text).forEach((line, index) => {
    const match = pattern.exec(line);
    if (match === null) faults.push(index + 1);
    else lines.push({ checksum: (match[1] ?? '').toLowerCase(), path: decodePath(match[2] ?? '') });
  });
  return { lines, faults };
}

/** §2.2.2: `Label: value` lines. Labels ASCII; a value is put on one line. */
export function encodeBagInfo(
  elements: readonly (readonly [label: string, value: string])[],
): string {
  return elements
    .map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ').trim()}\n`)
    .join('');
}

/**
 * Reads bag-info.txt, in order; a line that begins with white space goes on from the one before.
 * `faults` are numbers of lines that have no label.
 */
export function decodeBagInfo(text: string): {
  elements: [label: string, value: string][];
  faults: number[];
} {
  const elements: [string, string][] = [];
  const faults: number[] = [];
  textLines(text).forEach((line, index) => {
    const last = elements.at(-1);
    const match = /^([^\s:][^:]*?)[ \t]*:[ \t]*(.*)$/.exec(line);
    if (/^[ \t]/.test(line) && last !== undefined) last[1] += ' ' + line.trim();
    else if (match === null) faults.push(index + 1);
    else elements.push([match[1] ?? '', match[2] ?? '']);
  });
  return { elements, faults };
}

function textLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
