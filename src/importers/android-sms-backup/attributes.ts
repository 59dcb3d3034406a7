import { shownText, type RecordedText } from '../../core/text.ts';
import type { LiftedValue } from './lifted-values.ts';
import type { TagStructure } from './row-structure.ts';

/** Turns a value that is in memory into text, and takes note of what is odd about it. */
export type ValueDecoder = (units: string) => RecordedText;

/**
 * The attributes of one tag. Every one is text; what the published schema says of their types does
 * not hold. The app writes the word `null` where there is nothing.
 */
export class Attributes {
  #tag: TagStructure;
  #values: readonly LiftedValue[];
  #decode: ValueDecoder;

  constructor(tag: TagStructure, values: readonly LiftedValue[], decode: ValueDecoder) {
    this.#tag = tag;
    this.#values = values;
    this.#decode = decode;
  }

  /** The name of the tag. */
  get tagName(): string {
    return this.#tag.name;
  }

  /** The value as it stands in the source; undefined when there is none. */
  lifted(name: string): LiftedValue | undefined {
    const index = this.#tag.valueOf.get(name);
    return index === undefined ? undefined : this.#values[index];
  }

  /** The value as text, whatever it says; null when there is none or it is in a file. */
  text(name: string): RecordedText | null {
    const lifted = this.lifted(name);
    return typeof lifted === 'string' ? this.#decode(lifted) : null;
  }

  /** The value as text; null when there is none, when it is empty and when it is the word `null`. */
  stated(name: string): RecordedText | null {
    const lifted = this.lifted(name);
    return lifted === undefined ? null : this.#statedIn(lifted);
  }

  /** What can be shown of `stated`; an empty string for null. */
  shown(name: string): string {
    return shownText(this.stated(name) ?? '');
  }

  /** Whether no value is longer than metadata can be, save those of the attributes that are named. */
  isReadable(mayBeLong: ReadonlySet<string>): boolean {
    return this.#tag.attributes.every(
      ({ name, value }) => mayBeLong.has(name) || isShort(this.#values[value]),
    );
  }

  /** Everything that is stated, without the attributes that are named. */
  asFound(without: ReadonlySet<string>): Record<string, RecordedText> {
    const found: [string, RecordedText][] = [];
    for (const { name, nameInRecord, value } of this.#tag.attributes) {
      const lifted = this.#values[value];
      if (lifted === undefined || without.has(name)) continue;
      const text = this.#statedIn(lifted);
      if (text !== null) found.push([nameInRecord, text]);
    }
    return Object.fromEntries(found);
  }

  #statedIn(lifted: LiftedValue): RecordedText | null {
    if (typeof lifted !== 'string' || lifted === '' || lifted === 'null') return null;
    const text = this.#decode(lifted);
    return text === '' || text === 'null' ? null : text;
  }
}

/** Far above any address, name or identifier; these go into the record's own lines. */
const longestMetadata = 64 * 1024;

function isShort(value: LiftedValue | undefined): boolean {
  return value === undefined || (typeof value === 'string' && value.length <= longestMetadata);
}
