import { longestReference, resolveReferences } from './references.ts';

/**
 * Decodes base64 that arrives in pieces and may be damaged: white space and whatever else is not
 * base64 is left out, a missing end is decoded as far as it goes. `note` says what was wrong.
 */
export class Base64Decoder {
  #held = '';
  #tail = '';
  #closed = false;
  #foreign = false;
  #cutShort = false;
  #goesOn = false;

  decode(piece: string): Buffer {
    const { units, tail } = splitAtReference(this.#tail + piece);
    this.#tail = tail;
    return this.#take(units);
  }

  /** Decodes what is left; to be called once, after the last piece. */
  end(): Buffer {
    const rest = this.#take(this.#tail);
    this.#cutShort ||= this.#held !== '';
    return Buffer.concat([rest, Buffer.from(this.#held, 'base64')]);
  }

  /** What was wrong, in plain words; undefined when nothing was. */
  get note(): string | undefined {
    const faults = [
      ...(this.#cutShort ? ['base64 cut short'] : []),
      ...(this.#foreign ? ['base64 with characters that do not belong, left out'] : []),
      ...(this.#goesOn ? ['base64 goes on after its end'] : []),
    ];
    return faults.length === 0 ? undefined : faults.join('; ');
  }

  #take(units: string): Buffer {
    const significant = this.#withoutForeign(resolveReferences(units).text);
    const decoded: Buffer[] = [];
    significant.split('=').forEach((run, index) => {
      if (index > 0) decoded.push(this.#closeGroup());
      if (run !== '') decoded.push(this.#takeRun(run));
    });
    return decoded.length === 1 ? (decoded[0] ?? Buffer.alloc(0)) : Buffer.concat(decoded);
  }

  #takeRun(run: string): Buffer {
    this.#goesOn ||= this.#closed;
    this.#closed = false;
    const text = this.#held + run;
    const whole = text.length - (text.length % 4);
    this.#held = text.slice(whole);
    return Buffer.from(text.slice(0, whole), 'base64');
  }

  #closeGroup(): Buffer {
    // A padding character after one lone digit closes nothing: six bits are no byte.
    this.#cutShort ||= this.#held.length === 1;
    const last = Buffer.from(this.#held, 'base64');
    this.#held = '';
    this.#closed = true;
    return last;
  }

  #withoutForeign(text: string): string {
    if (!notBase64.test(text)) return text;
    const withoutSpace = text.replace(/\s+/g, '');
    this.#foreign ||= notBase64.test(withoutSpace);
    return withoutSpace.replace(everyNotBase64, '');
  }
}

/** Holds back a reference (`&#10;`) whose end may stand in the next piece. */
function splitAtReference(text: string): { units: string; tail: string } {
  const from = text.lastIndexOf('&');
  const isFinished = from < text.length - longestReference || text.includes(';', from);
  if (from === -1 || isFinished) return { units: text, tail: '' };
  return { units: text.slice(0, from), tail: text.slice(from) };
}

const notBase64 = /[^A-Za-z0-9+/=]/;
const everyNotBase64 = /[^A-Za-z0-9+/=]+/g;
