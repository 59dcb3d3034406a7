import { syllablesIn } from './syllables.ts';

/** What a reading grade is worked out from. */
export interface Measured {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
}

/**
 * What counts as one easy word, whatever its length, and why. Everything else is counted as it
 * stands. A term of the law that has an everyday word is not on this list: use the everyday word.
 */
export const excepted: readonly { readonly what: RegExp; readonly reason: string }[] = [
  { what: /“evidence [^”]*”|(?<=: )evidence(?: [a-z<][a-z<>-]*)+/g, reason: 'commands to type' },
  { what: /(?<![\w-])--?[A-Za-z][a-z-]*(?: <[^>]+>)?/g, reason: 'options of commands' },
  { what: /\bhttps?:\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:org|uk|com)\b\S*/g, reason: 'addresses' },
  { what: /\b[\w-]+\.(?:zip|pdf|html|csv|json|jsonl|xml|txt|png)\b/gi, reason: 'file names' },
  { what: /(?:\b[A-Z]:|~|\.)?[\\/][\w.\\/-]+/g, reason: 'paths' },
  { what: /\b\d[\d:.,+/-]*(?:[ap]m)?(?: \d{3,})*\b/g, reason: 'numbers, dates and times' },
  {
    what: /\b(?:harass(?:es|ing|ment)?|stalk(?:s|ing|er)?)\b/gi,
    reason: 'the terms of the Protection from Harassment Act 1997',
  },
  {
    what: /\b(?:Supporting Victims|National (?:Stalking|Domestic Abuse) Helpline|North Yorkshire(?: Police)?|York and North Yorkshire|Jo Coles)\b/g,
    reason: 'names of services, places and people',
  },
  {
    what: /\b(?:England(?: (?:and|or) Wales)?|Scotland|Northern Ireland|United Kingdom|Europe\/London)\b/g,
    reason: 'names of nations and zones',
  },
  {
    what: /\b(?:WhatsApp|Facebook(?: Messenger)?|Instagram|Snapchat|OneDrive|Dropbox|Google Drive|iCloud|PowerShell|Windows|SMS Backup & Restore)\b/g,
    reason: 'names of products',
  },
  {
    what: /\b(?:SHA-256|JSON|HTML|PDF|CSV|GPS|PIN|Ctrl-[A-Z]|MMS|SMS|ID)\b/g,
    reason: 'names made of letters: formats, hashes and keys',
  },
];

/**
 * The Flesch-Kincaid grade of a text: the years of school in the United States that reading it takes.
 * 0 for a text without words.
 */
export function gradeOf(text: string): number {
  return gradeOfMeasured(measured(text));
}

/** The grade of several texts together, no sentence running from one into the next. */
export function gradeOfAll(texts: readonly string[]): number {
  const each = texts.map(measured);
  return gradeOfMeasured({
    words: sum(each.map(({ words }) => words)),
    sentences: sum(each.map(({ sentences }) => sentences)),
    syllables: sum(each.map(({ syllables }) => syllables)),
  });
}

/** How many words a text has, as the grade counts them. */
export function wordsIn(text: string): number {
  return measured(text).words;
}

function gradeOfMeasured({ words, sentences, syllables }: Measured): number {
  if (words === 0) return 0;
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

function measured(text: string): Measured {
  const sentences = sentencesOf(text)
    .map(wordsOf)
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  return {
    words: words.length,
    sentences: sentences.length,
    syllables: sum(words.map(syllablesIn)),
  };
}

/* A sentence ends at a stop; so do a paragraph, and each line of a list or of something set in. */
function sentencesOf(text: string): string[] {
  const plain = excepted.reduce((left, { what }) => left.replace(what, 'it'), text);
  return plain.split(/(?<=[.!?][”"’)]*)\s+|\n\s*\n|\n(?= |- )/);
}

function wordsOf(sentence: string): string[] {
  return (sentence.match(/[\p{L}\p{N}…][\p{L}\p{N}’'…]*/gu) ?? []).map((word) =>
    word.includes('…') ? 'it' : word,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
