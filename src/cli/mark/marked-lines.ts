import type { Casefile } from '../../casefile/casefile.ts';
import { parseReference } from '../../core/exhibit.ts';
import { eventLines } from '../look/event-lines.ts';
import { markListWording as wording } from '../wording/mark.ts';
import { incidentWords } from './act-on-markables.ts';

/** What is marked as key, and what is linked to which incident, as the timeline shows it. */
export function* markedLines(casefile: Casefile): Generator<string> {
  const { zone } = casefile.details;
  let isSomething = false;
  for (const event of casefile.timeline({ marked: true })) {
    if (!isSomething) yield wording.key;
    isSomething = true;
    yield* eventLines(event, zone);
  }
  for (const { incident, references } of linkedRows(casefile)) {
    if (isSomething) yield '';
    isSomething = true;
    yield wording.linked(incident, incidentWords(casefile, incident));
    for (const reference of references) yield* linesOf(casefile, reference);
  }
  if (!isSomething) yield wording.none;
}

/** The same by reference, for `--json`. */
export function markedAsJson(casefile: Casefile): object {
  const key = Array.from(casefile.timeline({ marked: true }), ({ reference }) => reference);
  const incidents = [...linkedRows(casefile)].map(({ incident, references }) => ({
    incident,
    linked: references,
  }));
  return { key, incidents };
}

function* linkedRows(
  casefile: Casefile,
): Generator<{ readonly incident: number; readonly references: readonly string[] }> {
  const { incidents } = casefile.summary();
  for (let incident = 1; incident <= incidents; incident += 1) {
    const references = casefile.linkedTo(incident);
    if (references.length > 0) yield { incident, references };
  }
}

function linesOf(casefile: Casefile, reference: string): string[] {
  const parsed = parseReference(reference);
  if (parsed?.to !== 'item' && parsed?.to !== 'exhibit') return [reference];
  const event = casefile.item(parsed.reference, parsed.to === 'item' ? parsed.line : 0);
  return event === null ? [reference] : eventLines(event, casefile.details.zone);
}
