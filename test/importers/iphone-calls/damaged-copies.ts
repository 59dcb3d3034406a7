/** Copies of bytes that are cut, flipped or put in another order, the same at every run. */
export function* damagedCopies(bytes: Buffer, count: number): Generator<Buffer> {
  const next = numbers(bytes.byteLength);
  const place = () => next() % Math.max(1, bytes.byteLength);
  for (let index = 0; index < count; index += 1) {
    const copy = Buffer.from(bytes);
    if (index % 4 === 0) yield copy.subarray(0, place());
    else if (index % 4 === 1) yield flipped(copy, 1 + (next() % 8), place, next);
    else if (index % 4 === 2) yield flipped(copy, 64, place, next);
    else yield swapped(copy, place);
  }
}

function flipped(copy: Buffer, times: number, place: () => number, next: () => number): Buffer {
  for (let time = 0; time < times; time += 1) {
    const at = place();
    copy[at] = (copy[at] ?? 0) ^ (1 << (next() % 8));
  }
  return copy;
}

/** Two stretches change places. */
function swapped(copy: Buffer, place: () => number): Buffer {
  const [one, other] = [place(), place()];
  const length = Math.min(64, copy.byteLength - Math.max(one, other));
  const kept = Buffer.from(copy.subarray(one, one + length));
  copy.copy(copy, one, other, other + length);
  kept.copy(copy, other);
  return copy;
}

/** A sequence without a pattern that matters, the same for the same seed. */
function numbers(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
}
