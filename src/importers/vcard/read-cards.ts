import type { SourceItem } from '../../core/source-item.ts';
import { cardLines } from './card-lines.ts';
import { cardProperty, isBase64, type CardProperty } from './card-property.ts';
import { GatheredCard } from './gathered-card.ts';

/** The cards of a file, each a contact or a note of what is wrong with it. */
export async function* readCards(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<SourceItem> {
  const reader = new CardReader();
  for await (const line of cardLines(pieces)) {
    const property = cardProperty(line);
    if (property === null) reader.otherLine(line.text);
    else yield* reader.property(property);
  }
  yield* reader.end();
}

/** Follows where cards begin and end. A card may hold another, that of somebody's assistant. */
class CardReader {
  #card: GatheredCard | null = null;
  #number = 0;
  /** How many cards within the card are open. */
  #depth = 0;
  #before: CardProperty | null = null;
  #withoutName = 0;
  #linesOutside = 0;

  *property(property: CardProperty): Generator<SourceItem> {
    const before = this.#before;
    this.#before = property;
    if (isMark(property, 'BEGIN')) yield* this.#begin(before);
    else if (isMark(property, 'END')) yield* this.#endOfCard();
    else if (this.#card === null) this.#linesOutside += 1;
    else if (this.#depth === 0) this.#card.take(property);
  }

  /** A line that is no property: the rest of a picture, an empty line, or damage. */
  otherLine(text: string): void {
    if (text.trim() === '' || (this.#before !== null && isBase64(this.#before))) return;
    if (this.#card === null) this.#linesOutside += 1;
    else this.#card.faults.add('A line of the card has no form that a card can have.');
  }

  *end(): Generator<SourceItem> {
    if (this.#card !== null) {
      // Its last line may be half a number: nobody is named from it.
      this.#card.faults.add('The file ends in the middle of this card.');
      yield* this.#notes(this.#card);
    }
    if (this.#withoutName > 0)
      yield { type: 'note', where: 'cards', what: `Cards without a name: ${this.#withoutName}.` };
    if (this.#linesOutside > 0) {
      const what = `Lines that stand outside of any card and were not read: ${this.#linesOutside}.`;
      yield { type: 'note', where: 'cards', what };
    }
  }

  *#begin(before: CardProperty | null): Generator<SourceItem> {
    if (this.#card !== null) {
      if (this.#depth > 0 || (before?.name === 'AGENT' && before.value.trim() === '')) {
        this.#depth += 1;
        return;
      }
      this.#card.faults.add('The card has no end: another begins in the middle of it.');
      yield* this.#finished(this.#card);
    }
    this.#number += 1;
    this.#card = new GatheredCard();
  }

  *#endOfCard(): Generator<SourceItem> {
    if (this.#depth > 0) this.#depth -= 1;
    else if (this.#card === null) this.#linesOutside += 1;
    else {
      yield* this.#finished(this.#card);
      this.#card = null;
    }
  }

  *#finished(card: GatheredCard): Generator<SourceItem> {
    const contact = card.contact(this.#place());
    if (contact === null) this.#withoutName += 1;
    else yield { type: 'contact', contact };
    yield* this.#notes(card);
  }

  *#notes(card: GatheredCard): Generator<SourceItem> {
    for (const what of card.faults) yield { type: 'note', where: this.#place(), what };
  }

  #place(): string {
    return `card ${this.#number}`;
  }
}

function isMark({ name, value }: CardProperty, mark: 'BEGIN' | 'END'): boolean {
  return name === mark && /^vcard$/i.test(value.trim());
}
