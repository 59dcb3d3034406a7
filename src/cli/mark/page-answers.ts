import type { Act } from './act-on-markables.ts';

/** What was typed below a page of rows. Numbers are those of rows on the page, from 1. */
export type PageAnswer =
  | { readonly is: 'next' | 'back' | 'again' | 'help' | 'done' | 'untick' | 'not understood' }
  | { readonly is: 'tick'; readonly numbers: readonly number[] }
  | { readonly is: 'act'; readonly act: Act; readonly numbers: readonly number[] }
  | { readonly is: 'open'; readonly numbers: readonly number[] }
  /** Empty where it is still to be asked. */
  | { readonly is: 'day' | 'find'; readonly words: string };

const plain = {
  '': 'next',
  b: 'back',
  back: 'back',
  s: 'again',
  h: 'help',
  help: 'help',
  q: 'done',
  quit: 'done',
  done: 'done',
  '0': 'untick',
} as const;

const acts: Readonly<Record<string, Act>> = { k: 'key', i: 'link', u: 'take away' };

/** Reads an answer. Never throws; a row that is not on the page is found by who asked. */
export function readPageAnswer(typed: string): PageAnswer {
  const text = typed.trim();
  if (text.startsWith('/')) return { is: 'find', words: text.slice(1).trim() };
  const day = /^d(?:ay)?(?:\s+(.*))?$/i.exec(text);
  if (day !== null) return { is: 'day', words: day[1] ?? '' };
  const word = text.toLowerCase();
  if (Object.hasOwn(plain, word)) return { is: plain[word as keyof typeof plain] };
  const lead = /^([kiuo])(?![a-z])\s*/.exec(word);
  const numbers = readNumbers(word.slice(lead?.[0].length ?? 0));
  if (numbers === null) return { is: 'not understood' };
  const letter = lead?.[1];
  if (letter === 'o') return { is: 'open', numbers };
  const act = letter === undefined ? undefined : acts[letter];
  return act === undefined ? { is: 'tick', numbers } : { is: 'act', act, numbers };
}

/* `3 5-8`, with commas or spaces; null for anything else. */
function readNumbers(text: string): number[] | null {
  const words = text
    .replace(/\s*[-–]\s*/g, '-')
    .split(/[\s,;]+/)
    .filter((each) => each !== '');
  const numbers: number[] = [];
  for (const word of words) {
    const range = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(word);
    if (range === null) return null;
    const first = Number(range[1]);
    const last = Number(range[2] ?? range[1]);
    if (first < 1 || last < first) return null;
    for (let number = first; number <= last; number += 1) numbers.push(number);
  }
  return [...new Set(numbers)];
}
