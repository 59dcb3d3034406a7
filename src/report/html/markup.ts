import type { Words } from '../words.ts';

/** Markup that is safe to write out: made by `markup` alone, never from a string of unknown origin. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a placeholder: text is escaped, markup is not; lists are joined. */
export type Piece = string | number | Markup | readonly Piece[] | null;

/** Markup from a template: every placeholder that is not markup itself is escaped. */
export function markup(literal: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const fixed = withoutIndent(literal);
  let text = fixed[0] ?? '';
  pieces.forEach((piece, index) => {
    text += written(piece) + (fixed[index + 1] ?? '');
  });
  return new Markup(text);
}

const tidied = new WeakMap<TemplateStringsArray, readonly string[]>();

/* Templates are indented for readers of the source; a page of 50,000 rows need not carry that. */
function withoutIndent(literal: TemplateStringsArray): readonly string[] {
  const known = tidied.get(literal);
  if (known !== undefined) return known;
  const fixed = literal.map((text) => text.replace(/\n\s*/g, '\n'));
  tidied.set(literal, fixed);
  return fixed;
}

/** Nothing. */
export const nothing = new Markup('');

function written(piece: Piece): string {
  if (piece === null) return '';
  if (typeof piece === 'string') return escaped(piece);
  if (typeof piece === 'number') return String(piece);
  if (piece instanceof Markup) return piece.text;
  return piece.map(written).join('');
}

const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The five characters that mean something in HTML, in text and in quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => replacements[character] ?? '');
}

/** Words in a line: what others wrote keeps its own direction and cannot turn what stands around it. */
export function inline(words: Words): Markup {
  return typeof words === 'string' ? markup`${words}` : markup`<bdi>${words.quoted}</bdi>`;
}

/** Words in a block of their own, lines kept. */
export function block(words: Words): Markup {
  return typeof words === 'string'
    ? markup`<div class="said ours">${words}</div>`
    : markup`<div class="said" dir="auto">${words.quoted}</div>`;
}
