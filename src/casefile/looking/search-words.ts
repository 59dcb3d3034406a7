import { identifier } from '../../core/identifier.ts';
import { folded } from './folding.ts';

/** Words that stand one after the other. */
export interface Phrase {
  readonly words: readonly string[];
  /** Whether the last word may go on. */
  readonly isBeginning: boolean;
}

/** Found where, for at least one of the ways of writing it, all the phrases stand. */
export interface SearchTerm {
  readonly ways: readonly (readonly Phrase[])[];
}

/** What a person typed, taken apart. Everything wanted must be there, nothing excluded may. */
export interface SearchTerms {
  readonly wanted: readonly SearchTerm[];
  readonly excluded: readonly SearchTerm[];
}

/** The most UTF-16 units of a word that count; a longer one is found by its beginning. */
const longestWord = 60;

const letters = '[\\p{L}\\p{M}\\p{N}]';
/* Written without spaces: each character is a word of its own, so that any piece of a text is a phrase. */
const unspaced =
  '\\p{scx=Hani}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}';
const aloneStanding = `[[${unspaced}]&&${letters}]|\\p{Extended_Pictographic}|\\p{Regional_Indicator}`;
const oneWord = new RegExp(`${aloneStanding}|[${letters}--[${unspaced}]]+`, 'gv');
const isAlone = new RegExp(`^(?:${aloneStanding})$`, 'v');

/** A word of a folded text and where it stands there. */
export interface FoldedWord {
  readonly word: string;
  readonly index: number;
  readonly length: number;
}

/** The words of a text that was folded, in order. */
export function wordsIn(foldedText: string): FoldedWord[] {
  return Array.from(foldedText.matchAll(oneWord), ({ 0: word, index }) => ({
    word: cutWord(word),
    index,
    length: word.length,
  }));
}

/**
 * Other ways of writing pieces of a folded text: `dont` for “don't”; a telephone number in its
 * international and national form; digits written in groups as one number. Each with its place.
 */
export function otherWordsIn(foldedText: string): FoldedWord[] {
  const found: FoldedWord[] = [];
  for (const { 0: word, index } of foldedText.matchAll(withApostrophe))
    found.push({ word: cutWord(word.replace(apostrophes, '')), index, length: word.length });
  for (const { text, index } of digitGroups(foldedText))
    for (const word of waysOfNumber(text)) found.push({ word, index, length: text.length });
  return found;
}

/** A text as the index takes it: its folded words, then the other ways of writing some of them. */
export function indexedText(text: string): string {
  const form = folded(text);
  const words = form.match(oneWord)?.map(cutWord) ?? [];
  const others = otherWordsIn(form).map(({ word }) => word);
  return [...words, ...new Set(others)].join(' ');
}

/**
 * Takes apart what a person typed: words (each may be the beginning of one), “exact words” in quotes,
 * and -words that must not be there. Nothing that can be typed is an error.
 */
export function searchTerms(typed: string): SearchTerms {
  const wanted: SearchTerm[] = [];
  const excluded: SearchTerm[] = [];
  for (const { text, isExact, isExcluded } of piecesOf(typed.slice(0, longestQuery))) {
    const terms = isExact ? [termOf(text, false)] : plainTerms(text);
    (isExcluded ? excluded : wanted).push(...terms.filter((term) => term !== null));
  }
  return { wanted: wanted.slice(0, mostTerms), excluded: excluded.slice(0, mostTerms) };
}

/** Whether a word can go on: a character that stands alone cannot. */
function canGoOn(word: string): boolean {
  return !isAlone.test(word);
}

const longestQuery = 2000;
const mostTerms = 50;

const apostrophes = /['’ʼ]/g;
/* Only from the beginning of a word: a run of a million letters must not be gone through from each. */
const withApostrophe = /(?<!\p{L})\p{L}+(?:['’ʼ]\p{L}+)+/gu;

function cutWord(word: string): string {
  return word.length <= longestWord ? word : word.slice(0, longestWord).toWellFormed();
}

interface Piece {
  readonly text: string;
  readonly isExact: boolean;
  readonly isExcluded: boolean;
}

const typedPiece =
  /(?<not>(?<=^|\s)[-\u2212])?["“”„«»](?<exact>[^"“”„«»]*)(?:["“”„«»]|$)|(?<=^|\s)[-\u2212](?<without>[^\s"“”„«»]+)|(?<plain>(?:(?!(?<=^|\s)[-\u2212][^\s])[^"“”„«»])+)/gu;

function piecesOf(typed: string): Piece[] {
  return Array.from(typed.matchAll(typedPiece), ({ groups }) => {
    const { not, exact, without, plain } = groups ?? {};
    return {
      text: exact ?? without ?? plain ?? '',
      isExact: exact !== undefined,
      isExcluded: without !== undefined || not !== undefined,
    };
  });
}

/** Words between spaces, where groups of digits that belong together are one. */
function plainTerms(text: string): (SearchTerm | null)[] {
  const form = folded(text);
  const terms: (SearchTerm | null)[] = [];
  let from = 0;
  for (const { text: group, index } of digitGroups(form)) {
    terms.push(...spaced(form.slice(from, index)), numberTerm(group));
    from = index + group.length;
  }
  return [...terms, ...spaced(form.slice(from))];
}

function spaced(form: string): (SearchTerm | null)[] {
  return form.split(/\s+/u).map((piece) => termOf(piece, true));
}

function termOf(text: string, mayGoOn: boolean): SearchTerm | null {
  const phrase = phraseOf(text, mayGoOn);
  return phrase === null ? null : { ways: [[phrase]] };
}

function phraseOf(text: string, mayGoOn: boolean): Phrase | null {
  const words = wordsIn(folded(text)).map(({ word }) => word);
  const last = words.at(-1);
  return last === undefined ? null : { words, isBeginning: mayGoOn && canGoOn(last) };
}

/** As it was typed, or in any other form that the index may hold. */
function numberTerm(group: string): SearchTerm {
  const groups = group.split(/\s+/u);
  const asTyped = groups.map((piece, index) => phraseOf(piece, index === groups.length - 1));
  const others = waysOfNumber(group);
  const digits = group.replace(/\D/g, '');
  if (!group.startsWith('+') && !digits.startsWith('0')) others.push(`0${digits}`, `44${digits}`);
  const pieces = asTyped.filter((phrase) => phrase !== null);
  const only = pieces.length === 1 ? pieces[0]?.words.join(' ') : undefined;
  return {
    ways: [
      pieces,
      ...[...new Set(others)]
        .filter((word) => word !== only)
        .map((word) => [{ words: [word], isBeginning: true }]),
    ],
  };
}

interface DigitGroup {
  readonly text: string;
  readonly index: number;
}

const digitRun = /[+(]{0,2}\d(?:[\d().\-\u2010-\u2015/ ]{0,40}\d)?/gu;

/**
 * Runs of digits with what people write between them. A run that is no telephone number as a whole
 * is looked through for one.
 */
function digitGroups(form: string): DigitGroup[] {
  if (!/\d{2}/.test(form)) return [];
  return Array.from(form.matchAll(digitRun)).flatMap(({ 0: text, index }) => {
    const digits = text.replace(/\D/g, '').length;
    if (digits < 7) return [];
    return isNumber(text) || !text.includes(' ') ? [{ text, index }] : numbersInside(text, index);
  });
}

/** Telephone numbers inside a run such as `07700 900123 2026-01-05`; the whole when there is none. */
function numbersInside(run: string, index: number): DigitGroup[] {
  const groups = Array.from(run.matchAll(/\S+/g), (group) => ({
    text: group[0],
    index: group.index,
  }));
  const found: DigitGroup[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const last = lastOfNumber(run, groups, first);
    if (last === null) continue;
    const start = groups[first]?.index ?? 0;
    found.push({ text: textBetween(run, groups, first, last), index: index + start });
    first = last;
  }
  return found.length > 0 ? found : [{ text: run, index }];
}

function lastOfNumber(run: string, groups: readonly DigitGroup[], first: number): number | null {
  for (let last = Math.min(first + 5, groups.length - 1); last >= first; last -= 1)
    if (isNumber(textBetween(run, groups, first, last))) return last;
  return null;
}

function textBetween(
  run: string,
  groups: readonly DigitGroup[],
  first: number,
  last: number,
): string {
  const end = groups[last];
  return run.slice(groups[first]?.index ?? 0, (end?.index ?? 0) + (end?.text.length ?? 0));
}

function isNumber(text: string): boolean {
  return identifier(text).e164 !== undefined;
}

/** The digits together; of a telephone number the international digits, and the national ones. */
function waysOfNumber(group: string): string[] {
  const digits = group.replace(/\D/g, '').slice(0, longestWord);
  const { e164 } = identifier(group);
  if (e164 === undefined) return [digits];
  const national = e164.startsWith('+44') ? [`0${e164.slice(3)}`] : [];
  return [...new Set([digits, e164.slice(1), ...national])];
}
