import { describe, expect, it } from 'vitest';
import { planBundle } from '../../src/bundle/bundle-plan.ts';
import {
  countByWhy,
  keptBackByDefault,
  whyKeptBack,
  withheldOf,
  withholdFor,
} from '../../src/bundle/withholding.ts';
import { encodeEntry, entryHash, isWithheld, leafInPlace } from '../../src/core/journal-entry.ts';
import { keptBackOf } from '../../src/core/kept-back.ts';
import type { Person } from '../../src/core/person.ts';
import { people } from '../support/sample-statements.ts';
import { inputOf, smallCase } from './small-case.ts';
import { secret, statedEntries } from './stated-entries.ts';

const empty = {
  timeline: () => [],
  exhibits: () => [],
  orders: () => [],
  tellings: () => [],
};
const nothing = keptBackOf({ ...empty, people: () => [], privateIncidents: () => [] });
const rule = keptBackByDefault(nothing);

describe('withholding', () => {
  const { journal } = smallCase();

  it('keeps back addresses, private notes, witnesses, paths and earlier bundles', () => {
    const kept = journal
      .flatMap((entry) => withheldOf(entry, rule)?.parts ?? [])
      .map(({ name }) => name);
    expect(kept).toEqual([
      'address',
      'private note',
      'witness 1',
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
    const shown = withholdFor(journal[1]!, rule).parts.flatMap((part) =>
      isWithheld(part) ? [] : [part.name],
    );
    expect(shown).toEqual(['entry', 'what']);
    expect(withheldOf(journal[5]!, rule)).toBeNull();
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
    const before = withholdFor(journal[1]!, rule);
    expect(countByWhy([withheldOf(before, rule)!])).toEqual(new Map([[whyKeptBack.earlier, 5]]));
  });
});

describe('withholding what a person stated', () => {
  const entries = statedEntries();
  const keptBack = keptBackOf({
    ...empty,
    people: () => people,
    privateIncidents: () => [9],
  });
  const byDefault = keptBackByDefault(keptBack);
  const shown = (name: string) =>
    withholdFor(entries.get(name)!, byDefault).parts.flatMap((part) =>
      isWithheld(part) ? [] : [part.name],
    );

  it('lets nothing private out of any entry, and changes no hash', () => {
    for (const [name, entry] of entries) {
      const handedOver = withholdFor(entry, byDefault);
      expect(encodeEntry(handedOver), name).not.toContain(secret);
      expect(handedOver.hash).toBe(entry.hash);
    }
  });

  it('shows of a private incident its number alone, and so of all that is about it', () => {
    for (const name of [
      'privateIncident',
      'privateAmended',
      'privateWithdrawn',
      'privateConfirmed',
    ])
      expect(shown(name), name).toEqual(['entry', 'incident']);
    expect(withheldOf(entries.get('privateAmended')!, byDefault)?.parts[0]?.why).toBe(
      whyKeptBack.incident,
    );
  });

  it('shows that a row was marked, and not that it was linked to a private incident or why', () => {
    expect(shown('linked')).toEqual(['entry', 'item 1', 'mark']);
    expect(shown('linkedElsewhere')).toEqual(['entry', 'item 1', 'link', 'why']);
  });

  it('shows who was told, and not of which incidents when a private one is among them', () => {
    expect(shown('telling')).toContain('incidents');
    expect(shown('tellingOfPrivate')).toEqual(['entry', 'telling', 'told party']);
  });

  it('shows with an incident all its amendments, but for their private answers', () => {
    expect(shown('shared')).toEqual([
      'entry',
      'incident',
      'amends',
      'why',
      'what',
      'witness person 1',
    ]);
  });

  it('shows people with their numbers, but not how to reach them', () => {
    expect(shown('other')).toEqual(['entry', 'person', 'name', 'role', 'about', 'recorded by']);
    expect(withheldOf(entries.get('number')!, byDefault)).toBeNull();
    expect(withheldOf(entries.get('ownNumber')!, byDefault)).toBeNull();
  });

  it('shows of witnesses and helpers their reference alone, in every entry about them', () => {
    for (const name of ['witness', 'witnessAmended', 'helper'])
      expect(shown(name), name).toEqual(['entry', 'person']);
    for (const name of ['witnessNumber', 'ownAddress'])
      expect(shown(name), name).toEqual(['entry', 'identifier']);
  });

  it.each(['witness', 'own-contact'] as const)(
    'treats somebody who once was a %s like one who is',
    (role) => {
      const [first, ...rest] = people;
      for (const [before, after] of [
        [{ role }, { role: 'other' }],
        [{ role: 'other' }, { role }],
      ] as const) {
        const once: Person = {
          ...first!,
          changes: [{ kind: 'amended', entry: 9, at: '', of: 8, why: '', before, after }],
        };
        const record = { ...empty, people: () => [once, ...rest], privateIncidents: () => [] };
        const parts = withholdFor(entries.get('other')!, keptBackByDefault(keptBackOf(record)));
        expect(parts.parts.filter((part) => !isWithheld(part))).toHaveLength(2);
      }
    },
  );

  it('keeps back the address of the person under every kind that it has had', () => {
    const self = people[1]!;
    const [number] = self.identifiers;
    const was = {
      ...number!,
      changes: [
        {
          kind: 'amended' as const,
          entry: 9,
          at: '',
          of: 8,
          why: '',
          before: { kind: 'address' as const },
          after: { kind: 'phone' as const },
        },
      ],
    };
    const record = {
      ...empty,
      people: () => [{ ...self, identifiers: [was] }],
      privateIncidents: () => [],
    };
    expect(keptBackOf(record).identifiers.has('P2/1')).toBe(true);
  });

  it('is what a bundle does when nobody says otherwise', async () => {
    const { input } = smallCase();
    const journal = [...entries.values()];
    const last = journal.at(-1)!;
    const record = {
      ...input.record,
      head: { seq: last.seq, hash: last.hash },
      people: () => people,
      privateIncidents: () => [9],
    };
    const plan = await planBundle(inputOf(record, journal));
    for (const file of plan.payload) {
      const bytes: Uint8Array[] = [];
      for await (const piece of (await file.open()) ?? []) bytes.push(piece);
      expect(Buffer.concat(bytes).toString(), file.path).not.toContain(secret);
    }
    expect([...plan.numbers.withheldByWhy.keys()]).toEqual([
      whyKeptBack.incident,
      whyKeptBack.private,
    ]);
  });
});
