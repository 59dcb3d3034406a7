import { isUtf8 } from 'node:buffer';
import {
  codePoint,
  recordBytes,
  recordText,
  shownText,
  type RecordedText,
} from '../../core/text.ts';
import { longestMetadata, type Fields } from '../android-telephony/fields.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** How the characters of a JSON text came about. */
type ReadAs = 'text' | 'bytes';

/** Reads one JSON object; null when the bytes are none, however they came to be so. */
export function jsonFields(bytes: Buffer): JsonFields | null {
  // Each byte as a character keeps what is no UTF-8 until it is recorded; JSON's own signs are ASCII.
  const readAs = isUtf8(bytes) ? 'text' : 'bytes';
  const text = bytes.toString(readAs === 'text' ? 'utf8' : 'latin1');
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return isObject(value) ? new JsonFields(value, readAs) : null;
  } catch {
    return null;
  }
}

/** The members of a JSON object. Numbers and truth values are written out; objects and lists are no values. */
export class JsonFields implements Fields {
  readonly #object: JsonObject;
  readonly #readAs: ReadAs;

  constructor(object: JsonObject, readAs: ReadAs) {
    this.#object = object;
    this.#readAs = readAs;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#object, name);
  }

  text(name: string): RecordedText | null {
    return this.has(name) ? this.#recorded(this.#object[name]) : null;
  }

  stated(name: string): RecordedText | null {
    const text = this.text(name);
    return text === '' ? null : text;
  }

  shown(name: string): string {
    return shownText(this.stated(name) ?? '');
  }

  /** The string as it stands in the JSON; an empty one when there is none. For what is no text: base64. */
  ascii(name: string): string {
    const value = this.has(name) ? this.#object[name] : undefined;
    return typeof value === 'string' ? value : '';
  }

  asFound(without: ReadonlySet<string>): Record<string, RecordedText> {
    const found: [string, RecordedText][] = [];
    for (const name of Object.keys(this.#object)) {
      if (without.has(name)) continue;
      const text = this.stated(name);
      if (text !== null) found.push([name.replace(notAscii, codePoint), text]);
    }
    return Object.fromEntries(found);
  }

  /** The object that a member is; null when it is none. */
  child(name: string): JsonFields | null {
    const value = this.has(name) ? this.#object[name] : undefined;
    return isObject(value) ? new JsonFields(value, this.#readAs) : null;
  }

  /** The objects of the list that a member is. */
  children(name: string): readonly JsonFields[] {
    const value = this.has(name) ? this.#object[name] : undefined;
    if (!Array.isArray(value)) return [];
    return value.filter(isObject).map((object) => new JsonFields(object, this.#readAs));
  }

  /** The texts of the list that a member is. */
  texts(name: string): readonly string[] {
    const value = this.has(name) ? this.#object[name] : undefined;
    if (!Array.isArray(value)) return [];
    return value.filter((one) => typeof one === 'string').map((one) => shownText(recordText(one)));
  }

  /** Whether there are no more members, and none is longer, than metadata has, save those that are named. */
  isReadable(mayBeLong: ReadonlySet<string>): boolean {
    const entries = Object.entries(this.#object);
    if (entries.length > mostMembers) return false;
    return entries.every(([name, value]) => {
      if (name.length > longestName) return false;
      if (Array.isArray(value)) return value.length <= mostChildren;
      return mayBeLong.has(name) || typeof value !== 'string' || value.length <= longestMetadata;
    });
  }

  /** Whether what was read is no UTF-8. */
  get hasBadBytes(): boolean {
    return this.#readAs === 'bytes';
  }

  /** Whether a number has more digits than can be read: it counts as absent. */
  get hasLostNumbers(): boolean {
    return Object.values(this.#object).some(
      (value) => typeof value === 'number' && !isExact(value),
    );
  }

  #recorded(value: unknown): RecordedText | null {
    if (typeof value === 'string') {
      return this.#readAs === 'text' ? recordText(value) : recordBytes(bytesOf(value));
    }
    if (typeof value === 'boolean') return String(value);
    return typeof value === 'number' && isExact(value) ? String(value) : null;
  }
}

/** Of text that was read byte by byte; a character that no byte is was written as an escape. */
function bytesOf(text: string): Buffer {
  if (!/[^\u0000-\u00ff]/.test(text)) return Buffer.from(text, 'latin1');
  const runs = text.match(/[\u0000-\u00ff]+|[^\u0000-\u00ff]+/g) ?? [];
  return Buffer.concat(
    runs.map((run) => Buffer.from(run, run.charCodeAt(0) <= 0xff ? 'latin1' : 'utf8')),
  );
}

/** A longer number has lost digits by the time it is read: what stood here would not be what the file says. */
function isExact(value: number): boolean {
  return Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const notAscii = /[^\x21-\x7e]/gu;
const longestName = 256;
const mostMembers = 1000;
/** Far above the parts or addresses of any message. */
const mostChildren = 10_000;
