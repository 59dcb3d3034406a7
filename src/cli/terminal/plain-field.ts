import type { Field } from '../terminal.ts';
import { before, insert, lineStart, remove, type EditedText } from './edited-text.ts';
import { helpKeys, isPlainText, openEditorKey } from './field-keys.ts';
import type { Keyboard, KeyTaker } from './keyboard.ts';
import { keys, withoutControls } from './keyboard.ts';
import type { FieldEnd } from './text-field.ts';
import { widthOf } from './wrap.ts';

const mark = '> ';

/**
 * A field for screen readers and simple terminals: what is typed is echoed and nothing is drawn again.
 * Backspace takes one character away; Ctrl-U begins the line anew.
 */
export class PlainField implements KeyTaker {
  readonly #field: Field;
  readonly #write: (text: string) => void;
  readonly #end: (end: FieldEnd) => void;
  #edited: EditedText;

  constructor(field: Field, write: (text: string) => void, end: (end: FieldEnd) => void) {
    this.#field = field;
    this.#write = write;
    this.#end = end;
    const typed = withoutControls(field.typed);
    const text = field.hasLines ? typed : typed.replaceAll('\n', ' ');
    this.#edited = { text, cursor: text.length };
  }

  /** `prompt` stands on a line of its own, the answer below it. */
  ask(prompt: string, keyboard: Keyboard): void {
    this.#write(`${prompt}\n${mark}${this.#echoed(this.#edited.text)}`);
    keyboard.take(this);
  }

  key(key: string): 'more' | 'done' {
    if (this.#field.endKeys?.includes(key) === true) return this.#answer(key);
    if (key === keys.enter) return this.#enter();
    if (helpKeys.includes(key)) this.#help();
    else if (key === openEditorKey && this.#field.editIn !== undefined) {
      this.#write('\n');
      this.#end({ how: 'editor', text: this.#edited.text });
      return 'done';
    } else if (key === '\u007f' || key === '\b') this.#rubOut();
    else if (key === '\u0015') this.#beginLineAnew();
    else if (isPlainText(key)) this.#add(key);
    return 'more';
  }

  pasted(text: string): void {
    this.#add(this.#field.hasLines ? text : text.replaceAll('\n', ' '));
  }

  stop(): void {
    this.#write('\n');
    this.#end({ how: 'stopped' });
  }

  #enter(): 'more' | 'done' {
    const { text, cursor } = this.#edited;
    const line = text.slice(lineStart(this.#edited), cursor);
    if (!this.#field.hasLines || line.trim() === '') return this.#answer(text);
    if (line.trim() === '?') {
      this.#change(remove(this.#edited, cursor - line.length, cursor));
      this.#help();
    } else this.#add('\n');
    return 'more';
  }

  #answer(text: string): 'done' {
    this.#write('\n');
    this.#end({ how: 'answered', text });
    return 'done';
  }

  #add(text: string): void {
    this.#write(this.#echoed(text));
    this.#change(insert(this.#edited, text));
  }

  /* At the beginning of a line the one before is read out again, to go on with. */
  #rubOut(): void {
    const { text, cursor } = this.#edited;
    const from = before(this.#edited);
    const rubbed = text.slice(from, cursor);
    this.#change(remove(this.#edited, from, cursor));
    if (rubbed === '\n') this.#readOutLine();
    else {
      const width = widthOf(this.#field.show(rubbed));
      this.#write('\b'.repeat(width) + ' '.repeat(width) + '\b'.repeat(width));
    }
  }

  #beginLineAnew(): void {
    this.#change(remove(this.#edited, lineStart(this.#edited), this.#edited.cursor));
    this.#readOutLine();
  }

  #help(): void {
    this.#write(`\n${this.#field.help()}`);
    this.#readOutLine('');
  }

  #readOutLine(begin = '\n'): void {
    const line = this.#edited.text.slice(lineStart(this.#edited));
    this.#write(`${begin}${mark}${this.#field.show(line)}`);
  }

  #change(edited: EditedText): void {
    this.#edited = edited;
    this.#field.onTyping(edited.text);
  }

  #echoed(text: string): string {
    return this.#field.show(text).replaceAll('\n', `\n${mark}`);
  }
}
