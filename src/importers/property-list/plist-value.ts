/** What a property list holds. Dictionaries are maps: a key from outside may be `__proto__`. */
export type PlistValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Buffer
  | Date
  | PlistUid
  | readonly PlistValue[]
  | PlistDictionary;

export type PlistDictionary = ReadonlyMap<string, PlistValue>;

/** A reference to another object, in a list that an archiver wrote. */
export class PlistUid {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

/** Bytes that are meant to be a property list and are none. */
export class PlistDamaged extends Error {
  constructor(what: string, cause?: unknown) {
    super(what, { cause });
    this.name = 'PlistDamaged';
  }
}

/** A member of a dictionary; undefined when it has none of that name, or is no dictionary. */
export function member(value: PlistValue | undefined, name: string): PlistValue | undefined {
  return value instanceof Map ? (value as PlistDictionary).get(name) : undefined;
}

/** A whole number that fits a double; null for anything else. */
export function wholeNumber(value: PlistValue | undefined): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}
