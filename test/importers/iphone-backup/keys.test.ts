import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  classKeysFor,
  passwordKey,
  unwrapped,
} from '../../../src/importers/iphone-backup/class-keys.ts';
import { withEstimatedProgress } from '../../../src/importers/iphone-backup/estimated-progress.ts';
import { readKeybag } from '../../../src/importers/iphone-backup/keybag.ts';
import { plainSize } from '../../../src/importers/iphone-backup/plain-size.ts';
import { encrypted, field, keyFrom, madeKeybag, whole, wrapped } from './made-keybag.ts';
import { createDecipheriv } from 'node:crypto';

const few = { first: 3, second: 2 };

describe('the key that a password gives', () => {
  test('is the one on record in public, at real cost, and says how far it is', async () => {
    const salt = Buffer.alloc(20);
    const shares: number[] = [];
    const key = await passwordKey(
      { first: { salt, rounds: 10_000_000 }, second: { salt, rounds: 10_000 } },
      '0000',
      (share) => shares.push(share),
    );
    expect(key.toString('hex')).toBe(
      'ec8edc160b5745ccae000bfb4787630f322821191fba7eea38feab2c6307cd9b',
    );
    const wrappedZeros = Buffer.from(
      '528c9c5171bf8bef1ea397cf29d2a838c90529df02a6ad2f823a1c6f3a5b2040e2a309c520c6a2ab',
      'hex',
    );
    expect(unwrapped(wrappedZeros, key)).toEqual(Buffer.alloc(32));
    expect(unwrapped(wrappedZeros, Buffer.alloc(32))).toBeNull();
    expect(shares.at(0)).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  test('unlocks every class; another password none', async () => {
    for (const rounds of [few, { first: null, second: 5 }]) {
      const made = madeKeybag('schlüssel 🗝', rounds);
      const keybag = readKeybag(made.bytes)!;
      expect(keybag.wrapped.size).toBe(11);
      const keys = await classKeysFor(keybag, 'schlüssel 🗝');
      const file = keyFrom('a file');
      const bytes = wrapped(file, 4, made);
      const locked = { classNumber: bytes.readUInt32LE(0), wrapped: bytes.subarray(4) };
      expect(keys?.unlocked(locked)).toEqual(file);
      expect(keys?.unlocked({ ...locked, classNumber: 5 })).toBeNull();
      expect(keys?.unlocked({ ...locked, wrapped: Buffer.alloc(3) })).toBeNull();
      expect(await classKeysFor(keybag, 'schlussel')).toBeNull();
      expect(await classKeysFor(keybag, '')).toBeNull();
    }
  });

  test('tells no share that goes back or beyond the whole', async () => {
    const shares: number[] = [];
    await withEstimatedProgress(
      () => Promise.resolve(1),
      () => Promise.resolve(),
      1e9,
      (share) => shares.push(share),
    );
    expect(shares).toEqual([0, 1]);
  });

  test('is not shown as done when the work failed', async () => {
    const shares: number[] = [];
    const failing = withEstimatedProgress(
      () => Promise.reject(new Error('failed')),
      () => Promise.resolve(),
      2,
      (share) => shares.push(share),
    );
    await expect(failing).rejects.toThrow('failed');
    expect(shares).not.toContain(1);
  });
});

describe('a keybag', () => {
  test.each([
    ['is empty', Buffer.alloc(0)],
    ['has no salt', field('ITER', whole(1))],
    ['asks for no rounds', madeKeybag('a', { first: 1, second: 1 }).bytes.subarray(0, 60)],
    ['asks for more rounds than ever end', withRounds(4_000_000_000)],
    ['asks for none', withRounds(0)],
    ['has no classes', madeKeybag('a', few).bytes.subarray(0, 200)],
  ])('that %s unlocks nothing', (_, bytes) => {
    expect(readKeybag(bytes)).toBeNull();
  });

  test('that was cut or changed is read as far as it goes', () => {
    const { bytes } = madeKeybag('a', few);
    for (let cut = 0; cut <= bytes.byteLength; cut += 3) readKeybag(bytes.subarray(0, cut));
    for (let at = 0; at < bytes.byteLength; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = 0xff;
      const keybag = readKeybag(changed);
      if (keybag !== null) expect(keybag.second.rounds).toBeLessThanOrEqual(100_000_000);
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
        readKeybag(Buffer.from(any));
      }),
    );
  });

  function withRounds(rounds: number): Buffer {
    const { bytes } = madeKeybag('a', few);
    const at = bytes.indexOf('DPIC') + 8;
    bytes.writeUInt32BE(rounds, at);
    return bytes;
  }
});

describe('the end of a locked file', () => {
  const key = keyFrom('key');

  function lastBlock(stored: Buffer): Buffer | null {
    if (stored.byteLength < 16) return null;
    const plain = createDecipheriv('aes-256-cbc', key, Buffer.alloc(16)).setAutoPadding(false);
    return plain
      .update(stored.subarray(0, stored.byteLength - (stored.byteLength % 16)))
      .subarray(-16);
  }

  test('is where the file ended, whether its size is stated or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.boolean(), (plain, isStated) => {
        const stored = encrypted(Buffer.from(plain), key);
        const stated = isStated ? plain.byteLength : null;
        expect(plainSize(stored.byteLength, lastBlock(stored), stated)).toEqual({
          sizeBytes: plain.byteLength,
          oddity: null,
        });
      }),
    );
  });

  test('never loses a byte that the filling or the stated size says is the file’s own', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 100 }),
        fc.option(fc.integer({ min: 0, max: 200 })),
        fc.constantFrom('valid', 'none', 'zeros'),
        (plain, stated, padding) => {
          const stored = encrypted(Buffer.from(plain), key, padding);
          const { sizeBytes } = plainSize(stored.byteLength, lastBlock(stored), stated);
          expect(sizeBytes).toBeLessThanOrEqual(stored.byteLength);
          if (stated !== null && stated <= stored.byteLength)
            expect(sizeBytes).toBeGreaterThanOrEqual(stated);
          if (padding === 'valid') expect(sizeBytes).toBeGreaterThanOrEqual(plain.byteLength);
        },
      ),
    );
  });

  test('of filling that is none is where the stated size says', () => {
    expect(plainSize(32, Buffer.alloc(16), 20)).toEqual({ sizeBytes: 20, oddity: 'end' });
    expect(plainSize(32, Buffer.alloc(16), 32)).toEqual({ sizeBytes: 32, oddity: null });
    expect(plainSize(32, Buffer.alloc(16), 33)).toEqual({ sizeBytes: 32, oddity: 'end' });
    expect(plainSize(32, Buffer.alloc(16), null)).toEqual({ sizeBytes: 32, oddity: 'end' });
    expect(plainSize(0, null, 0)).toEqual({ sizeBytes: 0, oddity: null });
    expect(plainSize(7, null, 7)).toEqual({ sizeBytes: 0, oddity: 'end' });
  });
});
