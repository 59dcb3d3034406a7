import { helpKeys, isPlainText } from './field-keys.ts';
import { keys } from './keyboard.ts';
import { ListKeys } from './list-keys.ts';

const backspaces: readonly string[] = ['\u007f', '\b'];

/**
 * The keys of a list of which one entry is taken: the arrows, Enter, `?`, F1 and the numbers in front of
 * the entries. The digits of a number may come as slowly as they like. Letters do nothing, nor does the
 * Enter that comes straight after them: a typed “no” takes nothing.
 */
export class ChoiceKeys extends ListKeys {
  #number = '';
  #isTyping = false;

  override key(key: string): 'more' | 'done' {
    if (helpKeys.includes(key)) return super.key(key);
    const [typed = ''] = key.split('?', 1);
    if (typed !== key) {
      if (typed !== '') this.#typed(typed);
      return super.key('?');
    }
    if (key === keys.enter && !this.#isTyping) return super.key(key);
    if (key === keys.enter) {
      this.#forget();
      this.explain();
    } else if (this.isArrow(key)) {
      this.#forget();
      this.arrow(key);
    } else if (backspaces.includes(key)) this.#number = '';
    else if (isPlainText(key)) this.#typed(key);
    return 'more';
  }

  override pasted(): void {
    this.#other();
  }

  #typed(text: string): void {
    if (/^\d+$/.test(text) && !this.#isTyping) for (const digit of text) this.#digit(digit);
    // Space alone is pressed to tick, where nothing is to be ticked; Enter after it is meant.
    else if (/^ +$/.test(text) && !this.#isTyping) this.explain();
    else this.#other();
  }

  /* `1` and then `6` is 16 where there is one; else the number begins anew. */
  #digit(digit: string): void {
    const isThere = (number: string): boolean =>
      /^[1-9]/.test(number) && Number(number) <= this.count;
    const number = [this.#number + digit, digit].find(isThere);
    if (number === undefined) {
      this.#other();
      return;
    }
    this.#number = number;
    this.goTo(Number(number) - 1);
  }

  #other(): void {
    this.#number = '';
    this.#isTyping = true;
    this.explain();
  }

  #forget(): void {
    this.#number = '';
    this.#isTyping = false;
  }
}
