import type { Contact, Conversation } from '../../core/communication.ts';
import type { ReceiptTally } from '../../core/receipt.ts';
import { isChosen, isFileChosen } from '../../core/selection.ts';
import type { IncomingFile } from '../../core/source-item.ts';
import type { ImportOptions } from '../casefile.ts';
import { fitsInEntry } from './import-parts.ts';

const tooManyParties =
  'The people of this conversation, as the source names them, are more than one entry can hold.';

/** Decides for each row of a source whether it is taken in, and counts those that are not. */
export class RowChoice {
  readonly #options: ImportOptions;
  readonly #tally: ReceiptTally;
  readonly #chosen = new Set<string>();
  readonly #met = new Set<string>();

  constructor(options: ImportOptions, tally: ReceiptTally) {
    this.#options = options;
    this.#tally = tally;
  }

  get conversationsChosen(): number {
    return this.#chosen.size;
  }

  get conversationsInAll(): number {
    return this.#met.size;
  }

  wantsFile(file: IncomingFile): boolean {
    if (isFileChosen(this.#options.selection, file)) return this.#isChosen(null, file.facts);
    this.#tally.notChosen += 1;
    return false;
  }

  wantsContact(conversation: Conversation, contact: Pick<Contact, 'happened' | 'place'>): boolean {
    this.#met.add(conversation.key);
    if (!this.#isChosen(conversation, contact)) return false;
    if (this.#chosen.has(conversation.key)) return true;
    if (!fitsInEntry(conversation)) {
      this.#tally.skipped.push({ where: contact.place, why: tooManyParties });
      return false;
    }
    this.#chosen.add(conversation.key);
    return true;
  }

  #isChosen(conversation: Conversation | null, row: Pick<Contact, 'happened'>): boolean {
    const { selection, choices } = this.#options;
    const chosen = isChosen(selection, conversation, row.happened, choices.zone);
    if (!chosen) this.#tally.notChosen += 1;
    return chosen;
  }
}
