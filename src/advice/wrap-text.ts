/**
 * Breaks one paragraph of plain prose at spaces so that no line is wider than `columns`, save where
 * one word alone is. Lines after the first begin with `hang`; the spaces that the text begins with
 * are kept.
 */
export function wrapText(text: string, columns: number, hang = ''): string {
  const lead = /^ */.exec(text)?.[0] ?? '';
  const lines: string[] = [];
  let line = '';
  for (const word of text.slice(lead.length).split(' ')) {
    const start = lines.length === 0 ? lead : hang;
    if (line !== '' && start.length + line.length + 1 + word.length > columns) {
      lines.push(start + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, (lines.length === 0 ? lead : hang) + line].join('\n');
}
