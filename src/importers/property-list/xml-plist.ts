import { SaxesParser } from 'saxes';
import { PlistDamaged, type PlistValue } from './plist-value.ts';

/** Deeper than any list that a phone writes. */
const deepest = 128;

/** Reads a property list in XML. Throws PlistDamaged. */
export function readXmlPlist(bytes: Buffer): PlistValue {
  const builder = new PlistBuilder();
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new PlistDamaged('its XML is damaged', error);
  });
  parser.on('opentag', ({ name }) => {
    builder.open(name);
  });
  parser.on('text', (text) => {
    builder.text(text);
  });
  parser.on('cdata', (text) => {
    builder.text(text);
  });
  parser.on('closetag', ({ name }) => {
    builder.close(name);
  });
  parser.write(bytes.toString('utf8').replace(/^\ufeff/, '')).close();
  return builder.value();
}

interface Container {
  readonly list: PlistValue[];
  readonly members: Map<string, PlistValue> | null;
  key: string | null;
}

class PlistBuilder {
  readonly #containers: Container[] = [{ list: [], members: null, key: null }];
  #depth = 0;
  #text = '';

  open(name: string): void {
    this.#depth += 1;
    this.#text = '';
    if ((this.#depth === 1) !== (name === 'plist')) throw new PlistDamaged('no property list');
    if (this.#depth > deepest) throw new PlistDamaged('it is too deep');
    if (name === 'dict') this.#containers.push({ list: [], members: new Map(), key: null });
    if (name === 'array') this.#containers.push({ list: [], members: null, key: null });
  }

  text(text: string): void {
    this.#text += text;
  }

  close(name: string): void {
    this.#depth -= 1;
    const text = this.#text;
    this.#text = '';
    if (name === 'plist') return;
    if (name === 'key') this.#last().key = text;
    else if (name === 'dict' || name === 'array') this.#endContainer();
    else this.#add(scalar(name, text));
  }

  value(): PlistValue {
    const value = this.#last().list[0];
    if (value === undefined) throw new PlistDamaged('it is empty');
    return value;
  }

  #endContainer(): void {
    const { members, list } = this.#last();
    this.#containers.pop();
    this.#add(members ?? list);
  }

  #add(value: PlistValue): void {
    const container = this.#last();
    if (container.members === null) {
      container.list.push(value);
      return;
    }
    if (container.key === null) throw new PlistDamaged('a value has no key');
    container.members.set(container.key, value);
    container.key = null;
  }

  #last(): Container {
    const last = this.#containers.at(-1);
    if (last === undefined) throw new PlistDamaged('a list ends twice');
    return last;
  }
}

function scalar(name: string, text: string): PlistValue {
  switch (name) {
    case 'string':
      return text;
    case 'true':
      return true;
    case 'false':
      return false;
    case 'integer':
      return integer(text.trim());
    case 'real':
      return Number(text);
    case 'date':
      return new Date(text.trim());
    case 'data':
      return Buffer.from(text, 'base64');
    default:
      throw new PlistDamaged('a value of no known kind');
  }
}

function integer(text: string): PlistValue {
  if (!/^[+-]?\d{1,40}$/.test(text)) throw new PlistDamaged('a number is damaged');
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text.replace('+', ''));
}
