import { identifier, type Identifier } from '../../core/identifier.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import type { SavedNames } from '../phone/phone.ts';
import type { ScratchDatabase } from '../scratch-copy.ts';
import { savedIdentifiers } from './address-book.ts';

/**
 * The names that a phone has saved, by number and e-mail address, from its AddressBook.sqlitedb. A number
 * is found by its international form alone, an address by all of it whatever the case: two numbers
 * that end alike may be two people's. A number saved under several names has them all: `Sam / Alex`.
 */
export function readSavedNames(database: ScratchDatabase): SavedNames {
  const names = new Map<string, RecordedText>();
  for (const { name, value } of savedIdentifiers(database)) {
    const key = name === null ? null : keyOf(identifier(shownText(value).trim()));
    if (name !== null && key !== null) names.set(key, withName(names.get(key), name));
  }
  return {
    nameOf(found) {
      const key = keyOf(found);
      return key === null ? null : (names.get(key) ?? null);
    },
  };
}

/** What two identifiers must share; null for one by which nobody is found. */
function keyOf(found: Identifier): string | null {
  if (found.e164 !== undefined) return found.e164;
  const address = found.asFound.trim();
  return /^[^@\s]+@[^@\s]+$/.test(address) ? address.toLowerCase() : null;
}

/** Nobody's number has more names than can be read on one line. */
const mostNames = 5;

function withName(before: RecordedText | undefined, name: RecordedText): RecordedText {
  if (before === undefined) return name;
  if (typeof before !== 'string' || typeof name !== 'string') return before;
  const names = before.split(between);
  return names.includes(name) || names.length >= mostNames ? before : before + between + name;
}

const between = ' / ';
