/** A text that is being typed. `cursor` counts UTF-16 units from its beginning. */
export interface EditedText {
  readonly text: string;
  readonly cursor: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Puts text where the cursor stands. */
export function insert({ text, cursor }: EditedText, added: string): EditedText {
  return {
    text: text.slice(0, cursor) + added + text.slice(cursor),
    cursor: cursor + added.length,
  };
}

/** Takes away what lies between two places; the cursor then stands there. */
export function remove({ text }: EditedText, from: number, to: number): EditedText {
  return { text: text.slice(0, from) + text.slice(to), cursor: from };
}

/** Where the character before the cursor begins; 0 at the beginning. What looks like one counts as one. */
export function before({ text, cursor }: EditedText): number {
  const near = text.slice(Math.max(0, cursor - reach), cursor);
  const last = [...segmenter.segment(near)].at(-1);
  return last === undefined ? 0 : cursor - last.segment.length;
}

/** Where the character after the cursor ends. */
export function after({ text, cursor }: EditedText): number {
  const first = segmenter
    .segment(text.slice(cursor, cursor + reach))
    [Symbol.iterator]()
    .next();
  return first.done === true ? cursor : cursor + first.value.segment.length;
}

/** Where the word before the cursor begins. */
export function wordBefore({ text, cursor }: EditedText): number {
  const [run = ''] = /\S+\s*$|\s+$/.exec(text.slice(Math.max(0, cursor - 500), cursor)) ?? [];
  return cursor - run.length;
}

/** Where the word after the cursor ends. */
export function wordAfter({ text, cursor }: EditedText): number {
  const [run = ''] = /^\s*\S+|^\s+/.exec(text.slice(cursor, cursor + 500)) ?? [];
  return cursor + run.length;
}

/** Where the line of the cursor begins. */
export function lineStart({ text, cursor }: EditedText): number {
  return cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1;
}

/** Where the line of the cursor ends, before its line break. */
export function lineEnd({ text, cursor }: EditedText): number {
  const end = text.indexOf('\n', cursor);
  return end === -1 ? text.length : end;
}

/* Longer than any emoji; a text of 20,000 characters is not cut into characters at every key. */
const reach = 64;
