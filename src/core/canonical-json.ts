import canonicalizeModule from 'canonicalize';

/** What may stand in the record: JSON with whole numbers only. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/*
 * The package is CommonJS with a default export in its declaration; under Node's own rules the
 * function is the module itself.
 */
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/**
 * The canonical form of RFC 8785 (JSON Canonicalization Scheme), narrowed so that every language
 * writes the same bytes: member names ASCII, numbers whole and within ±(2^53−1), text well-formed.
 * Members that are `undefined` are left out. Throws TypeError when a value breaks these rules.
 */
export function canonicalJson(value: unknown): string {
  assertRecordable(value, '$');
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('there is no canonical form of undefined');
  return text;
}

function assertRecordable(value: unknown, place: string): void {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new TypeError(`ill-formed text at ${place}`);
      return;
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0))
        throw new TypeError(`not a whole number within 2^53 at ${place}`);
      return;
    case 'boolean':
    case 'undefined':
      return;
    case 'object':
      assertRecordableMembers(value, place);
      return;
    case 'bigint':
    case 'symbol':
    case 'function':
      throw new TypeError(`cannot be recorded: ${typeof value} at ${place}`);
  }
}

function assertRecordableMembers(value: object | null, place: string): void {
  if (value === null) return;
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      if (item === undefined) throw new TypeError(`nothing at ${place}[${index}]`);
      assertRecordable(item, `${place}[${index}]`);
    });
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    if (!/^[\x20-\x7e]*$/.test(name)) throw new TypeError(`member name not ASCII at ${place}`);
    assertRecordable(member, `${place}.${name}`);
  }
}
