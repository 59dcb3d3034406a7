import type { JsonFields } from '../json-rows/json-fields.ts';

/** What a JSON object of the app is, by the names of its members: they are the columns of Android's tables. */
export type RowKind = 'sms' | 'mms' | 'call' | 'contact';

/** Null for an object that is none of them. */
export function rowKind(fields: JsonFields): RowKind | null {
  if (fields.has('raw_contacts')) return 'contact';
  if (fields.has('msg_box') || fields.has('m_type')) return 'mms';
  if (fields.has('duration') && fields.has('number')) return 'call';
  // A withheld number is no number in some phones.
  if (fields.has('duration') && fields.has('presentation')) return 'call';
  if (fields.has('date') && fields.has('type') && (fields.has('address') || fields.has('body')))
    return 'sms';
  return null;
}
