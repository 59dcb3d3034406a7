import type { EditedText } from './edited-text.ts';
import { after, before, lineEnd, lineStart, remove, wordAfter, wordBefore } from './edited-text.ts';

/** F1, as terminals send it. */
export const helpKeys: readonly string[] = ['\u001bOP', '\u001b[11~', '\u001b[[A'];

/** Ctrl-O. */
export const openEditorKey = '\u000f';

/** Whether a key is text, and no command. */
export function isPlainText(key: string): boolean {
  return !/^[\u0000-\u001f\u007f-\u009f]/.test(key);
}

type Edit = (edited: EditedText) => EditedText;

const edits: Readonly<Record<string, Edit>> = {
  // Backspace, Ctrl-H, Delete, Ctrl-W, Ctrl-U, Ctrl-K.
  '\u007f': (edited) => remove(edited, before(edited), edited.cursor),
  '\b': (edited) => remove(edited, before(edited), edited.cursor),
  '\u001b[3~': (edited) => remove(edited, edited.cursor, after(edited)),
  '\u0017': (edited) => remove(edited, wordBefore(edited), edited.cursor),
  '\u0015': (edited) => remove(edited, lineStart(edited), edited.cursor),
  '\u000b': (edited) => remove(edited, edited.cursor, lineEnd(edited)),
  // Left and right by a character, by a word (Ctrl or Alt), to the line's ends.
  ...named(['\u001b[D', '\u001bOD', '\u0002'], before),
  ...named(['\u001b[C', '\u001bOC', '\u0006'], after),
  ...named(['\u001b[1;5D', '\u001b[1;3D'], wordBefore),
  ...named(['\u001b[1;5C', '\u001b[1;3C'], wordAfter),
  ...named(['\u001b[H', '\u001bOH', '\u001b[1~', '\u001b[7~', '\u0001'], lineStart),
  ...named(['\u001b[F', '\u001bOF', '\u001b[4~', '\u001b[8~', '\u0005'], lineEnd),
  ...named(['\u001b[1;5H'], () => 0),
  ...named(['\u001b[1;5F'], ({ text }) => text.length),
};

const upKeys = ['\u001b[A', '\u001bOA', '\u0010'];
const downKeys = ['\u001b[B', '\u001bOB', '\u000e'];

function named(
  keys: readonly string[],
  place: (edited: EditedText) => number,
): Record<string, Edit> {
  const edit: Edit = (edited) => ({ text: edited.text, cursor: place(edited) });
  return Object.fromEntries(keys.map((key) => [key, edit]));
}

/** What a key that is no text does; nothing where it means nothing here. */
export function editedBy(key: string, edited: EditedText, rowAbove: Mover): EditedText {
  if (upKeys.includes(key)) return { text: edited.text, cursor: rowAbove(edited, -1) };
  if (downKeys.includes(key)) return { text: edited.text, cursor: rowAbove(edited, 1) };
  return edits[key]?.(edited) ?? edited;
}

/** Finds the place one row of the screen above (-1) or below (1) the cursor. */
export type Mover = (edited: EditedText, rows: -1 | 1) => number;
