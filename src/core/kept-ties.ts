import type { CaseRecord } from './case-record.ts';
import type { ExhibitReference } from './exhibit.ts';
import type { Incident, Witness } from './incident.ts';
import { everGiven } from './kept-versions.ts';
import type { Telling } from './telling.ts';

/** What is tied to incidents that are kept private and, as it stands now, to no other. By reference. */
export interface PrivateTies {
  readonly exhibits: ReadonlySet<ExhibitReference>;
  readonly tellings: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
}

export type TiedRecord = Pick<CaseRecord, 'privateIncidents' | 'timeline' | 'orders' | 'tellings'>;

/**
 * What belongs to private incidents alone. A tie that a private incident, or a telling, once had counts
 * like one that it has: an entry that was written under it is in the journal still. A tie to what is
 * handed over counts as it stands. Reads the timeline once for each record, and only when an incident is
 * kept private.
 */
export function privateTiesOf(record: TiedRecord): PrivateTies {
  const known = readBefore.get(record) ?? privateTies(record);
  readBefore.set(record, known);
  return known;
}

/** A record does not change while it is open, and its timeline may be long. */
const readBefore = new WeakMap<TiedRecord, PrivateTies>();

class Named {
  readonly exhibits = new Set<ExhibitReference>();
  readonly tellings = new Set<string>();
  readonly people = new Set<string>();
}

function privateTies(record: TiedRecord): PrivateTies {
  const isPrivate = new Set(record.privateIncidents());
  if (isPrivate.size === 0) return new Named();
  const [inPrivate, elsewhere] = namedByIncidents(record, isPrivate);
  const tellings = tellingsOfPrivate(record.tellings(), isPrivate, inPrivate, elsewhere);
  for (const order of record.orders()) {
    addAll(elsewhere.exhibits, order.shownBy);
    addAll(elsewhere.people, order.against);
  }
  for (const { reference, attached } of record.tellings())
    addAll((tellings.has(reference) ? inPrivate : elsewhere).exhibits, attached);
  return {
    tellings,
    exhibits: without(inPrivate.exhibits, elsewhere.exhibits),
    people: without(inPrivate.people, elsewhere.people),
  };
}

function namedByIncidents(
  record: TiedRecord,
  isPrivate: ReadonlySet<number>,
): readonly [Named, Named] {
  const inPrivate = new Named();
  const elsewhere = new Named();
  for (const event of record.timeline()) {
    if (event.kind === 'incident') {
      if (isPrivate.has(event.incident.number)) noteEver(inPrivate, event.incident);
      else note(elsewhere, event.incident);
    } else if (event.kind === 'file' || event.kind === 'item') {
      if (event.linkedTo.some((one) => !isPrivate.has(one)))
        elsewhere.exhibits.add(event.reference);
    }
  }
  return [inPrivate, elsewhere];
}

function note(named: Named, incident: Incident): void {
  addAll(named.exhibits, incident.attached);
  addAll(named.tellings, incident.tellings);
  addAll(named.people, incident.people);
  addAll(named.people, peopleAmong(incident.witnesses ?? []));
}

function noteEver(named: Named, incident: Incident): void {
  addAll(named.exhibits, incident.attached);
  for (const references of everGiven<readonly string[]>(incident, 'tellings'))
    addAll(named.tellings, references);
  for (const references of everGiven<readonly string[]>(incident, 'people'))
    addAll(named.people, references);
  for (const witnesses of everGiven<readonly Witness[]>(incident, 'witnesses'))
    addAll(named.people, peopleAmong(witnesses));
}

function peopleAmong(witnesses: readonly Witness[]): string[] {
  return witnesses.flatMap(({ person }) => person ?? []);
}

function tellingsOfPrivate(
  tellings: readonly Telling[],
  isPrivate: ReadonlySet<number>,
  inPrivate: Named,
  elsewhere: Named,
): ReadonlySet<string> {
  const kept = tellings.filter((telling) => {
    const { reference, incidents = [] } = telling;
    const isShared =
      elsewhere.tellings.has(reference) || incidents.some((one) => !isPrivate.has(one));
    if (isShared) return false;
    const ever = [...everGiven<readonly number[]>(telling, 'incidents')].flat();
    return inPrivate.tellings.has(reference) || ever.some((one) => isPrivate.has(one));
  });
  return new Set(kept.map(({ reference }) => reference));
}

function addAll<Item>(to: Set<Item>, items: Iterable<Item> = []): void {
  for (const item of items) to.add(item);
}

function without<Item>(items: ReadonlySet<Item>, others: ReadonlySet<Item>): ReadonlySet<Item> {
  return new Set([...items].filter((item) => !others.has(item)));
}
