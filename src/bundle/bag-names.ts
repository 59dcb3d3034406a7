import { shownText, type RecordedText } from '../core/text.ts';

/** What every computer that may open a bundle can hold. */
export const longestFileName = 100;
export const longestPath = 170;

/*
 * Letters that Unicode does not take apart into a base letter and a mark. Everything else outside
 * ASCII that has no such form is dropped: the name as received stands in the journal and the report.
 */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  ħ: 'h',
  Ħ: 'H',
};

/**
 * A file name of ASCII letters, digits, `_`, `-` and `.` made from `prefix`, which must be of these
 * already, and a name as received; at most 100 characters, never a name that Windows keeps for
 * devices, never empty, never beginning or ending with a dot. The same input gives the same name.
 */
export function safeFileName(prefix: string, asReceived: RecordedText): string {
  const plain = asciiLetters(shownText(asReceived));
  const { stem, extension } = splitExtension(plain);
  const room = longestFileName - prefix.length - extension.length;
  const safeStem = trimmed(stem)
    .slice(0, Math.max(room, 1))
    .replace(/[._-]+$/, '');
  const name = `${prefix}${safeStem === '' ? 'file' : safeStem}${extension}`;
  return isDeviceName(name) ? `_${name}`.slice(0, longestFileName) : name;
}

/** Whether a path may stand in a bundle: safe names, separated by `/`, short enough. */
export function isSafePath(path: string): boolean {
  return path.length <= longestPath && path.split('/').every(isSafeName);
}

/** What two names must not share: names that differ only in case or Unicode form are one on many disks. */
export function clashForm(path: string): string {
  return path.normalize('NFC').toLowerCase().normalize('NFC');
}

/** Gives out paths, no two of which are the same where case and Unicode form are not told apart. */
export class TakenPaths {
  #taken = new Set<string>();

  /** `folder` + `name`, with `_2`, `_3`… before the extension where that is taken. */
  take(folder: string, name: string): string {
    for (let number = 1; ; number += 1) {
      const path = folder + (number === 1 ? name : numbered(name, number));
      if (this.#taken.has(clashForm(path))) continue;
      this.#taken.add(clashForm(path));
      return path;
    }
  }
}

function numbered(name: string, number: number): string {
  const { stem, extension } = splitExtension(name);
  const suffix = `_${number}${extension}`;
  return stem.slice(0, longestFileName - suffix.length) + suffix;
}

function asciiLetters(text: string): string {
  const decomposed = text.normalize('NFKD').replace(/\p{M}/gu, '');
  const replaced = decomposed.replace(/[^\x00-\x7f]/gu, (letter) => plainLetters[letter] ?? '');
  return replaced.replace(/[^A-Za-z0-9._-]+/g, '_');
}

function splitExtension(name: string): { stem: string; extension: string } {
  const match = /^(.*)(\.[A-Za-z0-9]{1,10})$/.exec(name);
  return match === null
    ? { stem: name, extension: '' }
    : { stem: match[1] ?? '', extension: match[2] ?? '' };
}

function trimmed(stem: string): string {
  return stem
    .replace(/_{2,}/g, '_')
    .replace(/\.{2,}/g, '.')
    .replace(/^[._-]+|[._-]+$/g, '');
}

function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)(?:\.|$)/i.test(name);
}

function isSafeName(name: string): boolean {
  return (
    /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(name) &&
    name.length <= longestFileName &&
    !name.endsWith('.') &&
    !isDeviceName(name)
  );
}
