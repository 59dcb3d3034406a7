import { Readable } from 'node:stream';
import type { IncomingBytes } from '../../../src/core/source-item.ts';

/** Bytes that lie on no disk. */
export function inMemory(bytes: Buffer): IncomingBytes {
  return { open: () => Readable.from([bytes], { objectMode: true }) as AsyncIterable<Uint8Array> };
}

/** The same numbers for the same seed, each below what is asked for. */
export function pseudoRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

/** A copy that is cut, has bits flipped, or has two of its parts swapped, in turn. */
export function damage(bytes: Buffer, round: number, random: (below: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  if (round % 3 === 0) return copy.subarray(0, random(copy.byteLength));
  if (round % 3 === 1) {
    const flips = 1 + random(20);
    for (let flip = 0; flip < flips; flip += 1) copy[random(copy.byteLength)]! ^= 1 << random(8);
    return copy;
  }
  const length = 1 + random(2000);
  const [one, other] = [random(copy.byteLength - length), random(copy.byteLength - length)];
  const kept = Buffer.from(copy.subarray(one, one + length));
  copy.copy(copy, one, other, other + length);
  kept.copy(copy, other);
  return copy;
}
