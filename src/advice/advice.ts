import { topics } from './points.ts';

export type AdviceTopicId = (typeof topics)[number]['id'];
export type AdviceId = (typeof topics)[number]['points'][number]['id'];

/** One point of the guidance, restated. */
export interface AdvicePoint {
  readonly id: AdviceId;
  readonly text: string;
  /** A note of ours that is not in the source; shown only with `ownNoteLabel` before it. */
  readonly ownNote?: string;
}

export interface AdviceTopic {
  readonly id: AdviceTopicId;
  readonly title: string;
  readonly points: readonly AdvicePoint[];
}

/** The whole guidance, by topic, in reading order. */
export const adviceTopics: readonly AdviceTopic[] = topics;

/** What stands before a note that is ours and not the source's. */
export const ownNoteLabel = 'Our own note, not from the source:';

/** Where the guidance comes from. Printed wherever a point of it is shown. */
export const adviceCredit = {
  title: 'Stalking & Harassment – Help and advice',
  author: 'Jo Coles, York and North Yorkshire Deputy Mayor for Policing, Fire and Crime',
  address: 'northyorkshire-pfcc.gov.uk/justakiss/help/',
  note: 'restated from a copy read on 2026-11-22; written for York and North Yorkshire',
} as const;

/** The credit as one line of text. */
export const adviceCreditLine = `From “${adviceCredit.title}”, ${adviceCredit.author} (${adviceCredit.address}); ${adviceCredit.note}.`;

const pointsById = new Map<string, AdvicePoint>(
  adviceTopics.flatMap((topic) => topic.points.map((point) => [point.id, point] as const)),
);

/** The point with an id as the source table has it (`G4`). Throws RangeError for any other id. */
export function advicePoint(id: AdviceId): AdvicePoint {
  const point = pointsById.get(id);
  if (point === undefined) throw new RangeError('no such point of advice');
  return point;
}

/**
 * The topic that somebody asked for, by id or by title, in any case and by its beginning (`onl`);
 * null when none or more than one fits.
 */
export function findAdviceTopic(typed: string): AdviceTopic | null {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return null;
  const exact = adviceTopics.find((topic) => topic.id === wanted);
  if (exact !== undefined) return exact;
  const fitting = adviceTopics.filter(
    (topic) => topic.id.startsWith(wanted) || topic.title.toLowerCase().startsWith(wanted),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
