import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** `+44 7700 900123` from `+447700900123`: a number as people read it. What does not parse stays as it is. */
export function shownNumber(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}
