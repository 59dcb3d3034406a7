import type { Finding } from '../../core/finding.ts';
import type { Sha256 } from '../../core/sha256.ts';
import type { EntryChecks } from './check-entries.ts';
import { damage, note } from './findings.ts';
import { names, objectPath } from '../layout.ts';
import type { RecorderPlace } from '../journal/recorder.ts';
import { objectsInList } from '../objects/referenced-objects.ts';

type Place = Omit<RecorderPlace, 'catalogue'>;

/**
 * Re-hashes every stored object, and holds what is there against what the entries name. Nothing is
 * called unused when the chain does not hold: the entries behind the break may name it.
 */
export async function checkObjects(
  place: Place,
  entries: EntryChecks,
  chainHolds: boolean,
): Promise<{ findings: Finding[]; count: number; bytes: number }> {
  const findings: Finding[] = [];
  const there = new Map<Sha256, number>();
  for await (const found of place.objects.list()) {
    if ('object' in found) there.set(found.object, found.sizeBytes);
    else
      findings.push(
        note(
          'unfinished-file',
          `${names.objects}/${found.other}`,
          'Left by a run that did not finish; “evidence tidy” removes it.',
        ),
      );
  }
  const sound = new Set<Sha256>();
  for (const object of there.keys()) {
    const state = await place.objects.check(object);
    if (state === 'same') sound.add(object);
    else findings.push(unsound(object, state));
  }
  const { named, findings: inLists } = await withListed(place, entries, sound);
  findings.push(...inLists);
  for (const [object, seq] of named) {
    if (there.has(object) || entries.removed.has(object)) continue;
    findings.push(
      damage(
        'object-missing',
        objectPath(object),
        `A stored file that entry ${seq} names is not there.`,
      ),
    );
  }
  for (const object of there.keys())
    if (chainHolds && !named.has(object))
      findings.push(
        note(
          'object-unused',
          objectPath(object),
          'No entry refers to this file; “evidence tidy” removes it.',
        ),
      );
  return {
    findings,
    count: there.size,
    bytes: [...there.values()].reduce((sum, size) => sum + size, 0),
  };
}

function unsound(object: Sha256, state: 'differs' | 'missing' | 'unreadable'): Finding {
  return state === 'differs'
    ? damage(
        'object-differs',
        objectPath(object),
        'The stored file is not what its name says: its bytes have changed.',
      )
    : damage('object-unreadable', objectPath(object), 'The disk does not give this file back.');
}

/** The objects that entries name, and those that the sound ones among their lists name. */
async function withListed(
  place: Place,
  entries: EntryChecks,
  sound: ReadonlySet<Sha256>,
): Promise<{ named: Map<Sha256, number>; findings: Finding[] }> {
  const named = new Map(entries.named);
  const findings: Finding[] = [];
  for (const [list, seq] of entries.lists) {
    if (!sound.has(list)) continue;
    try {
      for await (const object of objectsInList(list, (one) => place.objects.read(one)))
        if (!named.has(object)) named.set(object, seq);
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
      findings.push(damage('list-unreadable', objectPath(list), 'This list has another form.'));
    }
  }
  return { named, findings };
}
