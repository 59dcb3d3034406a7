import type { RecordedText } from '../../core/text.ts';
import type { Attributes } from './attributes.ts';

/** The name in the phone's contacts; null when there is none (the app writes `(Unknown)`). */
export function contactName(attributes: Attributes): RecordedText | null {
  const name = attributes.stated('contact_name');
  return name === '(Unknown)' ? null : name;
}
