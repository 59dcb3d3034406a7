import type { WriteStream } from 'node:tty';
import { Stopped } from '../../core/errors.ts';
import type { Field } from '../terminal.ts';
import { terminalWording as wording } from '../wording/terminal.ts';
import { editorOf, openEditor, type OpenEditor } from './editor.ts';
import { withoutControls, type Keyboard } from './keyboard.ts';
import { PlainField } from './plain-field.ts';
import { TextField, type FieldEnd } from './text-field.ts';
import { wrap } from './wrap.ts';

interface Place {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  columns(): number;
  rows(): number;
  bold(text: string): string;
  faint(text: string): string;
}

/** Reads texts from the keyboard, plain or drawn, with the person's own editor where it may be used. */
export class FieldReader {
  readonly #keyboard: Keyboard;
  readonly #screen: WriteStream;
  readonly #place: Place;
  #editor: OpenEditor | null = null;

  constructor(keyboard: Keyboard, screen: WriteStream, place: Place) {
    this.#keyboard = keyboard;
    this.#screen = screen;
    this.#place = place;
  }

  get isEditing(): boolean {
    return this.#editor !== null;
  }

  /** Ends the editor that is open, if one is; the text is then as it was last saved. */
  endEditor(): void {
    this.#editor?.end();
  }

  /** The answer as typed. Throws Stopped. */
  async read(prompt: string, field: Field): Promise<string> {
    let asked = field;
    for (;;) {
      const end = await this.#once(prompt, asked);
      if (end.how === 'stopped') throw new Stopped();
      if (end.how === 'answered') return end.text;
      asked = { ...asked, typed: await this.#edit(end.text, field) };
    }
  }

  #once(prompt: string, field: Field): Promise<FieldEnd> {
    const write = (text: string): void => void this.#screen.write(text);
    return new Promise((resolve) => {
      if (field.isPlain) {
        const plain = new PlainField(field, write, (end) => {
          this.#keyboard.release();
          resolve(end);
        });
        plain.ask(prompt, this.#keyboard);
        return;
      }
      const look = { ...this.#place, prompt, isOver: false };
      const drawn = new TextField(field, look, write, (end) => {
        this.#screen.off('resize', redraw);
        this.#keyboard.release();
        resolve(end);
      });
      const redraw = (): void => {
        drawn.draw();
      };
      this.#screen.on('resize', redraw);
      drawn.ask(this.#keyboard);
    });
  }

  /* The text as the editor left it, or as it was where that did not work. */
  async #edit(text: string, field: Field): Promise<string> {
    const editor = editorOf(this.#place.variables);
    if (editor === null || field.editIn === undefined) return text;
    try {
      const edited = await field.editIn(async (folder) => {
        const { variables, platform } = this.#place;
        const place = { variables, screen: this.#screen, isWindows: platform === 'win32' };
        this.#editor = openEditor(editor, text, folder, place);
        const saved = await this.#editor.edited;
        if (saved === null) this.#say(wording.editorFailed, field);
        return saved ?? text;
      });
      const kept = withoutControls(edited);
      if (kept !== text) field.onTyping(kept);
      return kept;
    } catch {
      // The text is still in the field, which is asked again; nothing is lost.
      this.#say(wording.noEditor, field);
      return text;
    } finally {
      this.#editor = null;
    }
  }

  #say(sentence: string, field: Field): void {
    this.#screen.write(`${wrap(field.show(sentence), this.#place.columns() - 1)}\n`);
  }
}
