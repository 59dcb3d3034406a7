import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/core/canonical-json.ts';
import { decodeTranscript } from '../../../src/importers/iphone-voicemail/transcript.ts';
import { damagedCopies } from '../iphone-calls/damaged-copies.ts';
import { binaryPlist, madeTranscript, type MadeValue } from './made-transcript.ts';

describe('the words that a phone heard', () => {
  test('come back as they were, with how sure the phone was', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
        fc.float({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (words, confidence, canChange) => {
          const found = decodeTranscript(madeTranscript(words, confidence, { canChange }));
          if (found.is !== 'words') throw new Error(found.is);
          expect(found.transcript.text).toBe(words);
          expect(Math.fround(Number(found.transcript.confidence))).toBe(confidence);
        },
      ),
    );
  });

  test('are never read in the wrong way from damaged bytes, and nothing is thrown', () => {
    const bytes = madeTranscript('It is me again. Pick up.', 0.82);
    for (const damaged of damagedCopies(bytes, 2_000)) {
      const found = decodeTranscript(damaged);
      expect(() => canonicalJson(found)).not.toThrow();
    }
  });

  test('are not looked for in a list that holds itself, or one that doubles at every step', () => {
    const doubling = Array.from({ length: 200 }, (_, index): MadeValue => ({ to: index + 1 }));
    expect(decodeTranscript(binaryPlist({ members: { $objects: doubling } })).is).toBe(
      'unreadable',
    );
    const itself = binaryPlist(['a']);
    // The one member of the list becomes the list.
    itself.writeUInt16BE(0, 9);
    expect(decodeTranscript(itself).is).toBe('unreadable');
  });

  test('are not read from bytes without end or meaning', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const list = Buffer.concat([Buffer.from('bplist00'), bytes]);
        expect(decodeTranscript(list).is).not.toBe('words');
        expect(decodeTranscript(Buffer.from(bytes)).is).toBe('unreadable');
      }),
    );
  });
});
