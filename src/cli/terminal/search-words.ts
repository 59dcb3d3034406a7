import { folded } from '../../casefile/looking/folding.ts';
import type { SearchWords } from '../terminal.ts';

/** What a line is found by: names in any spelling, and telephone numbers in any form. */
export function searchWords(
  names: readonly string[],
  numbers: readonly string[] = [],
): SearchWords {
  return {
    names: names.map(folded),
    numbers: numbers.map((number) => number.replace(/\D/g, '')).filter((each) => each !== ''),
  };
}

/** How well words fit what was typed: 0 for what is meant most likely, 3 for what does not fit. */
export type Rank = 0 | 1 | 2 | 3;

/**
 * Ranks by part of a name or number. A whole name and the end of a number come first, then the
 * beginning of a word, then any part; blanks may be left out.
 */
export function rankFor(typed: string): (words: SearchWords) => Rank {
  const part = folded(typed.trim());
  if (part === '') return () => 0;
  const digits = /^[\d\s()+./-]+$/.test(part) ? part.replace(/\D/g, '') : '';
  const endings = endingsOf(digits);
  const squeezed = withoutBlanks(part);
  return ({ names, numbers }) => {
    if (names.includes(part)) return 0;
    if (endings.some((ending) => numbers.some((number) => number.endsWith(ending)))) return 0;
    if (names.some((name) => name.startsWith(part) || name.includes(` ${part}`))) return 1;
    if (names.some((name) => name.includes(part) || withoutBlanks(name).includes(squeezed)))
      return 2;
    return endings.some((ending) => numbers.some((number) => number.includes(ending))) ? 2 : 3;
  };
}

/* At home a number is dialled with a zero in front, which it does not have with its country's code. */
function endingsOf(digits: string): string[] {
  if (digits === '') return [];
  const dialled = digits.replace(/^0+/, '');
  return dialled.length >= homeDigits && dialled !== digits ? [digits, dialled] : [digits];
}

/* Fewer are the end of a number rather than its beginning. */
const homeDigits = 4;

function withoutBlanks(text: string): string {
  return text.includes(' ') ? text.replaceAll(' ', '') : text;
}
