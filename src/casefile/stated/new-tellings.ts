import type { IncidentAnswers } from '../../core/incident.ts';
import type { ObjectOfText } from './answer-parts.ts';
import type { IncidentToRecord } from '../casefile.ts';
import type { EntryContent } from '../journal/entry-kinds.ts';
import { statedRecorded } from './statement-parts.ts';
import type { NextNumber } from './witnesses.ts';

/**
 * The entries that record whom they told of an incident, each naming it by its number, and the answers
 * with the references of those entries.
 */
export function withTellings(
  { newTellings = [], ...given }: IncidentToRecord,
  incident: number,
  { next, objectOf }: { readonly next: NextNumber; readonly objectOf: ObjectOfText },
): { entries: EntryContent[]; answers: IncidentAnswers } {
  if (newTellings.length === 0) return { entries: [], answers: given };
  const made = newTellings.map((telling) => {
    const number = next('telling');
    const reference = `T${number}`;
    const about = { ...telling, incidents: [...new Set([...(telling.incidents ?? []), incident])] };
    return { reference, entry: statedRecorded('telling', { reference, number }, about, objectOf) };
  });
  const tellings = [...(given.tellings ?? []), ...made.map(({ reference }) => reference)];
  return { entries: made.map(({ entry }) => entry), answers: { ...given, tellings } };
}
