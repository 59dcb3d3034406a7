import { member, PlistDamaged, PlistUid, type PlistValue } from './plist-value.ts';
import { readPlist } from './plist.ts';

/** What NSKeyedArchiver wrote: objects in a list that name each other by their number in it. */
export class KeyedArchive {
  readonly #objects: readonly PlistValue[];
  readonly root: PlistValue;

  /** Throws PlistDamaged when the bytes are no such archive. */
  constructor(bytes: Buffer) {
    const archive = readPlist(bytes);
    const objects = member(archive, '$objects');
    if (!Array.isArray(objects)) throw new PlistDamaged('no archive');
    this.#objects = objects as readonly PlistValue[];
    this.root = this.resolved(member(member(archive, '$top'), 'root')) ?? null;
  }

  /** A member of an object, led to where it stands; undefined when there is none. */
  member(object: PlistValue | undefined, name: string): PlistValue | undefined {
    return this.resolved(member(object, name));
  }

  /** Bytes, also where they are an object of their own. */
  bytes(value: PlistValue | undefined): Buffer | null {
    if (Buffer.isBuffer(value)) return value;
    const inside = this.member(value, 'NS.data');
    return Buffer.isBuffer(inside) ? inside : null;
  }

  /* One step: nothing that is archived is a reference to a reference. */
  resolved(value: PlistValue | undefined): PlistValue | undefined {
    if (!(value instanceof PlistUid)) return value;
    const object = this.#objects[value.index];
    return object === '$null' ? undefined : object;
  }
}
