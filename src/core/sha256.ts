import { createHash } from 'node:crypto';

/** A SHA-256 digest: 64 lower-case hexadecimal digits. */
export type Sha256 = string & { readonly isSha256: true };

/** SHA-256 of bytes, or of a string's UTF-8 bytes. */
export function sha256Of(content: string | Uint8Array): Sha256 {
  return createHash('sha256').update(content).digest('hex') as Sha256;
}

/** Whether a value is written as a SHA-256 is written here. */
export function isSha256(value: unknown): value is Sha256 {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

/** Hashes bytes that arrive in pieces. `digest` may be called once. */
export class Sha256Stream {
  #hash = createHash('sha256');
  #sizeBytes = 0;

  update(piece: Uint8Array): void {
    this.#hash.update(piece);
    this.#sizeBytes += piece.byteLength;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  digest(): Sha256 {
    return this.#hash.digest('hex') as Sha256;
  }
}
