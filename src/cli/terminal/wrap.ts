const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How many columns a terminal gives a text: 2 for East Asian wide characters and emoji, 0 for marks alone. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of segmenter.segment(text)) columns += widthOfCluster(segment);
  return columns;
}

/**
 * Breaks a text at spaces so that no line is wider than `columns`; a word wider than that is broken
 * between characters. A line's own indent, and that of a list (`- `, `1. `), is kept for what follows it.
 */
export function wrap(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, Math.max(columns, 20)))
    .join('\n');
}

const wide =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

function widthOfCluster(cluster: string): number {
  if (wide.test(cluster)) return 2;
  return /^[\p{M}\u200b-\u200f\u2060\u2066-\u2069]+$/u.test(cluster) ? 0 : 1;
}

function wrapLine(line: string, columns: number): string {
  if (widthOf(line) <= columns) return line;
  const lead = /^ */.exec(line)?.[0] ?? '';
  const bullet = /^ *(?:[-–•] |\d+\. )/.exec(line)?.[0] ?? lead;
  const hang = ' '.repeat(Math.min(bullet.length, Math.floor(columns / 2)));
  const lines: string[] = [];
  let current = lead;
  let empty = true;
  for (const word of line.slice(lead.length).split(' ')) {
    const candidate = empty ? current + word : `${current} ${word}`;
    if (widthOf(candidate) <= columns) {
      current = candidate;
    } else {
      if (!empty) lines.push(current);
      const pieces = breakWord(word, empty ? current : hang, columns);
      current = pieces.pop() ?? '';
      lines.push(...pieces);
    }
    empty = false;
  }
  return [...lines, current].join('\n');
}

function breakWord(word: string, start: string, columns: number): string[] {
  const lines: string[] = [];
  let current = start;
  for (const { segment } of segmenter.segment(word)) {
    if (widthOf(current + segment) > columns) {
      lines.push(current);
      current = start;
    }
    current += segment;
  }
  return [...lines, current];
}
