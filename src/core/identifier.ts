import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/** A number, address or account name, with the form that equal ones share. */
export interface Identifier {
  /** As found in the source. */
  readonly asFound: string;
  /** `+447700900123` where it is a telephone number that parses; else absent. */
  readonly e164?: string;
}

/** The countries a case's nation dials from by default. */
const defaultCountry: CountryCode = 'GB';

/**
 * Reads an identifier. Short codes, alphanumeric senders and anything that does not parse as a
 * possible number in `country` keep no E.164 form, so that they are never taken for a person's.
 */
export function identifier(asFound: string, country: CountryCode = defaultCountry): Identifier {
  const cached = cache.get(asFound);
  if (cached !== undefined && country === defaultCountry) return cached;
  const result = parse(asFound, country);
  if (country === defaultCountry) remember(asFound, result);
  return result;
}

/** What two identifiers are compared by: E.164 where it parses, else as found. */
export function comparisonForm(found: Identifier): string {
  return found.e164 ?? found.asFound;
}

const cache = new Map<string, Identifier>();

function remember(asFound: string, result: Identifier): void {
  if (cache.size >= 10_000) cache.clear();
  cache.set(asFound, result);
}

function parse(asFound: string, country: CountryCode): Identifier {
  const digits = asFound.replace(/\D/g, '');
  if (
    digits.length < 7 ||
    digits.length > 15 ||
    !/^[+()\d\s.\-/\u00a0\u2010-\u2015\u202a-\u202e\u2066-\u2069]+$/.test(asFound)
  ) {
    return { asFound };
  }
  const number = parsePhoneNumberFromString(
    asFound.replace(/[\u202a-\u202e\u2066-\u2069]/g, ''),
    country,
  );
  return number?.isPossible() === true ? { asFound, e164: number.number } : { asFound };
}
