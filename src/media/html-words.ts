const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  pound: '£',
  euro: '€',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** Elements whose content nobody reads. */
const unseen = new Set(['script', 'style', 'head', 'title', 'template']);
const breaking = new Set(['br', 'p', 'div', 'tr', 'li', 'h1', 'h2', 'h3', 'blockquote', 'table']);

/** The words of an HTML text, without its markup. One pass from left to right, whatever it holds. */
export function htmlWords(html: string): string {
  let words = '';
  let position = 0;
  while (position < html.length) {
    const open = html.indexOf('<', position);
    const end = open < 0 ? html.length : open;
    words += withoutEntities(html.slice(position, end).replace(/\s+/g, ' '));
    if (open < 0) break;
    const close = html.indexOf('>', open);
    if (close < 0) break;
    const name = /^<\/?([A-Za-z][A-Za-z0-9]{0,15})/.exec(html.slice(open, open + 20))?.[1];
    const element = name?.toLowerCase() ?? '';
    if (breaking.has(element) && !words.endsWith('\n')) words += '\n';
    if (html.startsWith('<!--', open)) position = afterComment(html, open);
    else if (unseen.has(element) && html[open + 1] !== '/') {
      position = afterElement(html, element, close);
    } else position = close + 1;
  }
  return words.replace(/\n{3,}/g, '\n\n').trim();
}

/** The position after a comment; the end where it is not closed. */
function afterComment(html: string, from: number): number {
  const end = html.indexOf('-->', from);
  return end < 0 ? html.length : end + 3;
}

/** The position after the end of an element; the end of the page where it has none. */
function afterElement(html: string, element: string, from: number): number {
  const end = indexIgnoringCase(html, `</${element}`, from);
  const close = end < 0 ? -1 : html.indexOf('>', end);
  return close < 0 ? html.length : close + 1;
}

function indexIgnoringCase(html: string, mark: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (html.slice(at, at + mark.length).toLowerCase() === mark) return at;
  }
  return -1;
}

function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return named[name.toLowerCase()] ?? whole;
      const value =
        typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      const character = value > 0 && value <= 0x10ffff && !(value >= 0xd800 && value <= 0xdfff);
      return character ? String.fromCodePoint(value) : whole;
    },
  );
}
