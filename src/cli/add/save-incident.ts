import type { AddSession } from './add-session.ts';
import type { Incident } from '../../core/incident.ts';
import { recordTogether, toRecord } from './record-together.ts';
import { addWording } from '../wording/add.ts';

/** An incident that stands in the record. */
export interface SavedIncident {
  readonly incident: Incident;
  /** The exhibits that were taken in with it. */
  readonly takenIn: readonly string[];
}

/**
 * Records the draft and what goes with it, takes the draft away, and says under which number it stands.
 * A stop on the way leaves a draft that knows what is recorded already.
 */
export async function saveIncident(session: AddSession): Promise<SavedIncident> {
  const { context, casefile, kept, draft } = session;
  const before = casefile.summary().incidents;
  await kept.keepSaving(draft, before);
  const together = await recordTogether(context, casefile, draft, (each) =>
    kept.keepSaving(each, before),
  );
  // The first question needs an answer, and the second one gives an open time at the least.
  const [incident] = await casefile.recordIncidents([toRecord(together)]);
  if (incident === undefined) throw new Error('nothing was recorded');
  await kept.remove();
  const references = together.answers.attached ?? [];
  context.terminal.line(addWording.saved(incident.number, references.join(', ')));
  return { incident, takenIn: references };
}
