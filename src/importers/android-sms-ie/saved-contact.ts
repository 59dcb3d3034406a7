import { identifier } from '../../core/identifier.ts';
import type { SavedContact } from '../../core/source-item.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import type { JsonFields } from '../json-rows/json-fields.ts';

/** Somebody in the export of contacts; null when they have no name, or no number and no address. */
export function savedContact(fields: JsonFields, place: string): SavedContact | null {
  const raw = fields.children('raw_contacts');
  const name = fields.stated('display_name') ?? firstStated(raw, 'display_name');
  const identifiers = raw
    .flatMap((one) => one.children('contacts_data'))
    .flatMap((data) => identifierIn(data));
  return name === null || identifiers.length === 0 ? null : { name, identifiers, place };
}

function firstStated(raw: readonly JsonFields[], name: string): RecordedText | null {
  for (const one of raw) {
    const stated = one.stated(name);
    if (stated !== null) return stated;
  }
  return null;
}

function identifierIn(data: JsonFields): SavedContact['identifiers'] {
  const labels = labelsOf.get(data.shown('mimetype'));
  const found = data.stated('data1');
  if (labels === undefined || found === null) return [];
  const label = labels.get(data.shown('data2')) ?? data.stated('data3');
  const one = identifier(shownText(found).trim());
  return one.asFound === '' ? [] : [{ ...one, ...(label === null ? {} : { label }) }];
}

/* android.provider.ContactsContract.CommonDataKinds: Phone and Email, TYPE_… */
const labelsOf: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'vnd.android.cursor.item/phone_v2',
    new Map([
      ['1', 'home'],
      ['2', 'mobile'],
      ['3', 'work'],
      ['4', 'work fax'],
      ['5', 'home fax'],
      ['6', 'pager'],
      ['7', 'other'],
    ]),
  ],
  [
    'vnd.android.cursor.item/email_v2',
    new Map([
      ['1', 'home'],
      ['2', 'work'],
      ['3', 'other'],
      ['4', 'mobile'],
    ]),
  ],
]);
