import type { SourceItem } from '../../core/source-item.ts';
import type { JsonFields } from '../json-rows/json-fields.ts';
import { smsImportExportWording as wording } from './wording.ts';

/** Counts what was odd and could be read all the same; each oddity is told once. */
export class ExportNotes {
  #lostNumbers: string | null = null;
  #badBytes: string | null = null;
  #contactsWithout = 0;
  #firstContactWithout = '';

  look(fields: JsonFields, place: string): void {
    if (fields.hasLostNumbers) this.#lostNumbers ??= place;
    if (fields.hasBadBytes) this.#badBytes ??= place;
  }

  contactWithoutIdentifier(place: string): void {
    if (this.#contactsWithout === 0) this.#firstContactWithout = place;
    this.#contactsWithout += 1;
  }

  items(): readonly SourceItem[] {
    return [
      ...note(this.#lostNumbers, wording.lostNumbers),
      ...note(this.#badBytes, wording.badBytes),
      ...(this.#contactsWithout === 0
        ? []
        : note(this.#firstContactWithout, wording.noIdentifier(this.#contactsWithout))),
    ];
  }
}

function note(where: string | null, what: string): readonly SourceItem[] {
  return where === null ? [] : [{ type: 'note', where, what }];
}
