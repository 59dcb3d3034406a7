import type { ReceiptTally } from '../../core/receipt.ts';
import type { NotHere, PhoneStated, SavedContact, SourceItem } from '../../core/source-item.ts';

/** What a source says that is not recorded: it is for the person, who may add some of it. */
export interface ToldBesides {
  readonly notHere: readonly NotHere[];
  readonly phone: PhoneStated | null;
  readonly contacts: readonly SavedContact[];
}

type Telling = Extract<SourceItem, { type: 'not here' | 'phone' | 'contact' }>;

/** A phone holds a few thousand; a source that was made to fill the memory may hold any number. */
const contactsAtMost = 50_000;

/** Gathers what a source says besides its rows. What is not in it is a note of the receipt as well. */
export class Besides {
  readonly #notHere: NotHere[] = [];
  readonly #contacts: SavedContact[] = [];
  #phone: PhoneStated | null = null;

  take(item: Telling, tally: ReceiptTally): void {
    if (item.type === 'phone') this.#phone = item.phone;
    else if (item.type === 'not here') {
      this.#notHere.push(item.notHere);
      tally.notes.push({ where: item.notHere.what, what: 'Not in this source.' });
    } else if (this.#contacts.length < contactsAtMost) this.#contacts.push(item.contact);
  }

  told(): ToldBesides {
    return { notHere: this.#notHere, phone: this.#phone, contacts: this.#contacts };
  }
}
