import { describe, expect, it } from 'vitest';
import { countByWhy, whyKeptBack, withheldOf, withholdFor } from '../../src/bundle/withholding.ts';
import { entryHash, isWithheld, leafInPlace } from '../../src/core/journal-entry.ts';
import { smallCase } from './small-case.ts';

describe('withholding', () => {
  const { journal } = smallCase();

  it('keeps back addresses, private notes, contacts of witnesses, paths and earlier bundles', () => {
    const kept = journal.flatMap((entry) => withheldOf(entry)?.parts ?? []).map(({ name }) => name);
    expect(kept).toEqual([
      'address',
      'private note',
      'witness 1 contact',
      'witness 12 contact',
      'path',
      'path',
      'path',
      'path',
      'bundle detail',
    ]);
  });

  it('hands over everything else', () => {
    const shown = withholdFor(journal[1]!).parts.flatMap((part) =>
      isWithheld(part) ? [] : [part.name],
    );
    expect(shown).toEqual(['entry', 'what', 'witness 1']);
    expect(withheldOf(journal[5]!)).toBeNull();
  });

  it('changes no hash, even with every part withheld', () => {
    for (const entry of journal) {
      const shown = withholdFor(entry, () => 'not chosen');
      expect(shown.parts.every(isWithheld)).toBe(true);
      expect(shown.hash).toBe(entry.hash);
      expect(entryHash(shown.seq, shown.prev, shown.parts.map(leafInPlace))).toBe(entry.hash);
    }
  });

  it('counts by reason, and names parts withheld before without knowing them', () => {
    const before = withholdFor(journal[1]!);
    expect(countByWhy([withheldOf(before)!])).toEqual(new Map([[whyKeptBack.earlier, 4]]));
  });
});
