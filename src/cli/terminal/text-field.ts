import type { Field } from '../terminal.ts';
import type { EditedText } from './edited-text.ts';
import { insert, lineEnd, lineStart } from './edited-text.ts';
import { editedBy, helpKeys, isPlainText, openEditorKey } from './field-keys.ts';
import { drawField, rowAway, type FieldLook } from './field-look.ts';
import type { Keyboard, KeyTaker } from './keyboard.ts';
import { keys, withoutControls } from './keyboard.ts';
import { ScreenArea } from './screen-area.ts';

/** How a question in a field ended. */
export type FieldEnd =
  | { readonly how: 'answered'; readonly text: string }
  | { readonly how: 'stopped' }
  | { readonly how: 'editor'; readonly text: string };

/** A field that is drawn anew at every change: the cursor goes where the person moves it. */
export class TextField implements KeyTaker {
  readonly #field: Field;
  readonly #look: FieldLook;
  readonly #write: (text: string) => void;
  readonly #area: ScreenArea;
  readonly #end: (end: FieldEnd) => void;
  #edited: EditedText;
  #willDraw = false;
  #isOver = false;

  constructor(
    field: Field,
    look: FieldLook,
    write: (text: string) => void,
    end: (end: FieldEnd) => void,
  ) {
    this.#field = field;
    this.#look = look;
    this.#write = write;
    this.#end = end;
    this.#area = new ScreenArea(write);
    const typed = withoutControls(field.typed);
    const text = field.hasLines ? typed : typed.replaceAll('\n', ' ');
    this.#edited = { text, cursor: text.length };
  }

  ask(keyboard: Keyboard): void {
    this.draw();
    keyboard.take(this);
  }

  key(key: string): 'more' | 'done' {
    if (this.#field.endKeys?.includes(key) === true) return this.#answer(key);
    if (key === keys.enter) return this.#enter();
    if (helpKeys.includes(key)) this.#help();
    else if (key === openEditorKey && this.#field.editIn !== undefined) {
      this.#over('erase', { how: 'editor', text: this.#edited.text });
      return 'done';
    } else if (isPlainText(key)) this.#change(insert(this.#edited, key));
    else this.#change(editedBy(key, this.#edited, this.#moveRow));
    return 'more';
  }

  pasted(text: string): void {
    const added = this.#field.hasLines ? text : text.replaceAll('\n', ' ');
    this.#change(insert(this.#edited, added));
  }

  stop(): void {
    this.#over('leave', { how: 'stopped' });
  }

  /** Draws the field as it now is; called as well when the screen has another size. */
  draw(): void {
    this.#willDraw = false;
    if (this.#isOver) return;
    const { lines, row, column } = drawField(this.#field, this.#look, this.#edited);
    this.#area.draw(lines, row, column);
  }

  readonly #moveRow = (edited: EditedText, rows: -1 | 1): number =>
    rowAway(this.#field, this.#look, edited, rows);

  #enter(): 'more' | 'done' {
    if (!this.#field.hasLines) return this.#answer(this.#edited.text);
    const { text } = this.#edited;
    const from = lineStart(this.#edited);
    const line = text.slice(from, lineEnd(this.#edited));
    if (line.trim() === '?') {
      this.#change({ text: text.slice(0, from) + text.slice(from + line.length), cursor: from });
      this.#help();
    } else if (line.trim() === '') return this.#answer(text);
    else this.#change(insert(this.#edited, '\n'));
    return 'more';
  }

  #answer(text: string): 'done' {
    this.#edited = { text, cursor: text.length };
    this.#over(this.#field.endKeys === undefined ? 'leave' : 'erase', { how: 'answered', text });
    return 'done';
  }

  #help(): void {
    this.#area.erase();
    this.#write(this.#field.help());
    this.draw();
  }

  #change(edited: EditedText): void {
    const isOther = edited.text !== this.#edited.text;
    this.#edited = edited;
    if (isOther) this.#field.onTyping(edited.text);
    // Keys that arrive together are drawn together.
    if (this.#willDraw) return;
    this.#willDraw = true;
    setImmediate(() => {
      this.draw();
    });
  }

  #over(how: 'leave' | 'erase', end: FieldEnd): void {
    if (how === 'erase') this.#area.erase();
    else {
      const { lines } = drawField(this.#field, { ...this.#look, isOver: true }, this.#edited);
      this.#area.draw(lines, lines.length - 1, 0);
      this.#area.leave();
    }
    this.#isOver = true;
    this.#end(end);
  }
}
