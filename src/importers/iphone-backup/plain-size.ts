/** How many bytes of a decrypted file are the file's own, and what was odd about its end. */
export interface PlainSize {
  readonly sizeBytes: number;
  readonly oddity: 'size' | 'end' | null;
}

const blockBytes = 16;

/**
 * Where a decrypted file ends. Its last block is filled up so that the filling says its own length,
 * and the list of the backup states a size; sometimes one of them is wrong, mostly for databases that
 * were in use. Then the longer is kept: a byte too many is seen, a byte too few is lost.
 * `storedBytes` is the size in the backup; `lastBlock` the last whole block, decrypted.
 */
export function plainSize(
  storedBytes: number,
  lastBlock: Buffer | null,
  statedBytes: number | null,
): PlainSize {
  const decryptedBytes = storedBytes - (storedBytes % blockBytes);
  const cut = decryptedBytes === storedBytes ? null : ('end' as const);
  const fits = statedBytes !== null && statedBytes <= decryptedBytes;
  const filling = lastBlock === null ? null : fillingOf(lastBlock);
  if (filling === null) {
    return fits
      ? { sizeBytes: statedBytes, oddity: cut ?? (statedBytes === decryptedBytes ? null : 'end') }
      : { sizeBytes: decryptedBytes, oddity: 'end' };
  }
  const unfilled = decryptedBytes - filling;
  if (statedBytes === null || statedBytes === unfilled) return { sizeBytes: unfilled, oddity: cut };
  return { sizeBytes: fits ? Math.max(unfilled, statedBytes) : unfilled, oddity: 'size' };
}

/** The length of valid filling (PKCS #7): so many bytes that each say so; null when it is none. */
function fillingOf(lastBlock: Buffer): number | null {
  const length = lastBlock.at(-1) ?? 0;
  if (length < 1 || length > blockBytes) return null;
  return lastBlock.subarray(blockBytes - length).every((byte) => byte === length) ? length : null;
}
