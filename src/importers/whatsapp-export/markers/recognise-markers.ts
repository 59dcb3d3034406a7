import { comparisonText, holdsMark } from '../comparison-copy.ts';
import type { LineStart } from '../line-start.ts';
import { markerLanguages } from './languages.ts';
import type { Notice, Phrase } from './marker-language.ts';

/** How a file writes WhatsApp's own words. */
export interface MarkerStyle {
  readonly style: LineStart['style'];
  /** Whether WhatsApp's own words carry U+200E in this file, as iPhones write them. */
  readonly marked: boolean;
}

/** What WhatsApp itself says in a message. */
export interface FoundMarkers {
  readonly markers: readonly string[];
  /** Names of files as the export gives them. */
  readonly attached: readonly string[];
  /** How many files were sent that the export leaves out without naming them. */
  readonly leftOut: number;
}

/** Markers stand at the beginning or end of a line; no line of WhatsApp's own is longer. */
const longestMarkerLine = 1000;

/** Looks for WhatsApp's own words in the lines of one message. */
export function findMarkers(lines: readonly string[], style: MarkerStyle): FoundMarkers {
  const markers = new Set<string>();
  const attached: string[] = [];
  let leftOut = 0;
  for (const [index, line] of lines.entries()) {
    if (line.length > longestMarkerLine) continue;
    const name = attachedName(line, index, style);
    if (name !== null) {
      attached.push(name);
      continue;
    }
    for (const phrase of phrasesOf(line, index, style)) {
      phrase.markers.forEach((marker) => markers.add(marker));
      if (phrase.fileLeftOut === true) leftOut += 1;
    }
  }
  return { markers: [...markers], attached, leftOut };
}

const nothing: readonly Phrase[] = [];
const phrases: Readonly<Record<LineStart['style'], readonly Phrase[]>> = {
  bracket: allPhrases().filter(({ onlyOnAndroid }) => onlyOnAndroid !== true),
  dash: allPhrases().filter(({ onlyOnIphone }) => onlyOnIphone !== true),
};

function allPhrases(): Phrase[] {
  return markerLanguages.flatMap((language) => language.phrases);
}

function phrasesOf(line: string, index: number, { style, marked }: MarkerStyle): readonly Phrase[] {
  // On iPhones the same words without the mark were typed by somebody.
  if (style === 'bracket' && marked && !holdsMark(line)) return nothing;
  const text = comparisonText(line);
  const own = marked ? markedParts(line) : [];
  let fileFound = false;
  return phrases[style].filter((phrase) => {
    if (index > 0 && phrase.on === 'first line') return false;
    const texts = phrase.onlyMarked === true ? own : [text];
    if (!texts.some((one) => phrase.pattern.test(one))) return false;
    // Two patterns may say the same of one file.
    const again = phrase.fileLeftOut === true && fileFound;
    fileFound ||= phrase.fileLeftOut === true;
    return !again;
  });
}

/** What follows the first of WhatsApp's marks, and the last: somebody's own words may stand before. */
function markedParts(line: string): string[] {
  const first = line.indexOf('\u200e');
  if (first === -1) return [];
  const last = line.lastIndexOf('\u200e');
  const places = first === last ? [first] : [first, last];
  return places.map((place) => comparisonText(line.slice(place)));
}

function attachedName(line: string, index: number, style: MarkerStyle): string | null {
  if (style.style === 'dash' && index > 0) return null;
  for (const language of markerLanguages) {
    const pattern = style.style === 'dash' ? language.attachedOnAndroid : language.attachedOnIphone;
    const name = pattern.exec(line)?.[1];
    if (name !== undefined) return name;
  }
  return null;
}

/** The notice that a text is, if WhatsApp itself wrote it; null else. */
export function noticeIn(text: string, style: MarkerStyle): Notice | null {
  if (style.style === 'bracket' && style.marked && !holdsMark(text)) return null;
  const comparison = comparisonText(text.slice(0, longestMarkerLine));
  for (const { notices } of markerLanguages) {
    const notice = notices.find((one) => isNotice(comparison, one));
    if (notice !== undefined) return notice;
  }
  return null;
}

function isNotice(text: string, { pattern, afterName }: Notice): boolean {
  const found = pattern.exec(text);
  if (found === null) return false;
  return afterName !== true || isNameLike(text.slice(0, found.index));
}

/** No colon, no end of a sentence, not too long. */
function isNameLike(text: string): boolean {
  return text.length > 0 && text.length <= 100 && !/:|\. /.test(text);
}

/** The chat's name in the name of its text file or archive; null when it names none. */
export function chatNameIn(fileName: string): string | null {
  const plain = comparisonText(fileName)
    .replace(/\.(?:txt|zip)$/i, '')
    .replace(/ ?\(\d{1,4}\)$/, '');
  for (const { chatNames } of markerLanguages) {
    for (const pattern of chatNames) {
      const name = pattern.exec(plain)?.[1]?.trim();
      if (name !== undefined && name !== '') return name;
    }
  }
  return null;
}
