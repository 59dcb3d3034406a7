import type { NumberedLine, SearchedLine } from '../terminal.ts';

/** The lines of a list with numbers in place of what they give, and what each number stands for. */
export function numberedLines<T>(lines: readonly SearchedLine<T>[]): {
  readonly lines: readonly NumberedLine[];
  readonly values: readonly T[];
} {
  const values: T[] = [];
  const numbered = (line: SearchedLine<T>): NumberedLine => {
    const { label, short = label, words, weights } = line;
    const base = { label, short, words, weights };
    if ('value' in line)
      return { ...base, isSection: false, parts: [], gives: [values.push(line.value) - 1] };
    const parts = line.parts.map(numbered);
    const gives = parts.flatMap((part) => part.gives);
    return { ...base, isSection: line.isSection === true, parts, gives };
  };
  return { lines: lines.map(numbered), values };
}
