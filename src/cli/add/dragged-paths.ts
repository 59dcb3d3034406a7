import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from '../context.ts';

/** What of the world a typed path depends on. */
export type PathPlace = Pick<Context, 'currentFolder' | 'homeFolder' | 'platform'>;

/**
 * The paths that somebody typed or dragged into the window, made absolute: one or several, with quotes
 * or backslashes around spaces as each system's terminal writes them, `file:` addresses, `~`. A text
 * that `isThere` as a whole is one path, for people type spaces as they are.
 */
export function typedPaths(
  typed: string,
  place: PathPlace,
  isThere: (path: string) => boolean,
): string[] {
  const text = typed.trim();
  if (text === '') return [];
  const whole = fullPath(text, place);
  if (!/^["']/.test(text) && isThere(whole)) return [whole];
  return wordsIn(text, place.platform).map((word) => fullPath(word, place));
}

/* PowerShell's window writes `& 'path'`. */
function wordsIn(text: string, platform: NodeJS.Platform): string[] {
  const words: string[] = [];
  let rest = text.replace(/^&\s+(?=["'])/, '');
  while (rest !== '') {
    const { word, length } = firstWord(rest, platform);
    words.push(word);
    rest = rest.slice(length).trimStart();
  }
  return words;
}

/* A word ends at a space that is neither quoted nor behind a backslash. */
function firstWord(text: string, platform: NodeJS.Platform): { word: string; length: number } {
  const hasEscapes = platform !== 'win32' && !/^["']?(?:[A-Za-z]:\\|\\\\)/.test(text);
  let word = '';
  let quote = '';
  let at = 0;
  for (; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (hasEscapes && character === '\\' && quote !== "'" && at + 1 < text.length) {
      at += 1;
      word += escaped(text.charAt(at), quote);
    } else if (quote !== '') {
      if (character === quote) quote = '';
      else word += character;
    } else if (opensQuote(text, at, word)) quote = character;
    else if (/\s/.test(character)) break;
    else word += character;
  }
  // A quote that is never closed was an apostrophe in a name.
  return quote === '' ? { word, length: at } : { word: text, length: text.length };
}

function escaped(character: string, quote: string): string {
  return quote === '"' && !/["\\$`]/.test(character) ? `\\${character}` : character;
}

/* An apostrophe inside a word (`Jo's.png`) opens none; behind a closed quote (`'Jo'\''s.png'`) it does. */
function opensQuote(text: string, at: number, word: string): boolean {
  const character = text.charAt(at);
  if (character !== '"' && character !== "'") return false;
  return word === '' || /["'\\]/.test(text.charAt(at - 1));
}

function fullPath(word: string, place: PathPlace): string {
  const path = fromAddress(word);
  const atHome = /^~(?=$|[\\/])/.test(path) ? join(place.homeFolder, path.slice(1)) : path;
  return resolve(place.currentFolder, atHome);
}

function fromAddress(word: string): string {
  if (!/^file:\/\//i.test(word)) return word;
  try {
    return fileURLToPath(word);
  } catch {
    // An address of another computer, or one that is no path: shown as it was typed.
    return word;
  }
}
