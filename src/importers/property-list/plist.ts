import { readBinaryPlist } from './binary-plist.ts';
import type { PlistValue } from './plist-value.ts';
import { readXmlPlist } from './xml-plist.ts';

export { member, PlistDamaged, PlistUid, wholeNumber } from './plist-value.ts';
export type { PlistDictionary, PlistValue } from './plist-value.ts';

/**
 * Reads a property list, XML or binary. What it takes in time and memory is bounded by the number of
 * its bytes, whatever they are. Throws PlistDamaged.
 */
export function readPlist(bytes: Buffer): PlistValue {
  return bytes.subarray(0, 6).toString('latin1') === 'bplist'
    ? readBinaryPlist(bytes)
    : readXmlPlist(bytes);
}
