import { helpKeys, isPlainText } from './field-keys.ts';
import { keys } from './keyboard.ts';
import { ListKeys } from './list-keys.ts';

/** What of a typed name is still to be expected. */
type Typed = 'nothing' | 'name' | 'ended';

/**
 * The keys of a list of ticks: Space, the arrows and Enter, `?` and F1. What is typed ticks nobody: a
 * letter does nothing, nor does the Space or Enter that comes straight after it.
 */
export class TickKeys extends ListKeys {
  #typed: Typed = 'nothing';

  override key(key: string): 'more' | 'done' {
    if (key.includes('?')) return super.key('?');
    if (helpKeys.includes(key)) return super.key(key);
    const isTyping = this.#typed !== 'nothing';
    if (key === keys.enter && !isTyping) return super.key(key);
    if (key === keys.enter) this.#other('nothing');
    // The next Space is meant; the next letter is part of the name again, and Enter still ends it.
    else if (/^ +$/.test(key) && this.#typed === 'name') this.#other('ended');
    else if (/^ +$/.test(key)) this.#own(key);
    else if (this.isArrow(key)) this.#own(key);
    else if (isPlainText(key)) this.#other('name');
    return 'more';
  }

  override pasted(): void {
    this.#other('name');
  }

  #own(key: string): void {
    this.#typed = 'nothing';
    if (this.isArrow(key)) this.arrow(key);
    else this.own(key);
  }

  #other(typed: Typed): void {
    this.#typed = typed;
    this.explain();
  }

  /* Two ticks on one line leave it as it was, in a list of one as well. */
  protected override drawAgain(): string {
    return '  ';
  }
}
