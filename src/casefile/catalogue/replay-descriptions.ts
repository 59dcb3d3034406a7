import type { ExhibitDescription } from '../../core/exhibit.ts';
import type { Catalogue } from './catalogue.ts';
import { eventOfExhibit, reindexEvent } from '../looking/event-words.ts';
import { positionOf } from '../journal/position.ts';

/** Follows what was said of an exhibit: its place in the timeline, and the words it is found by. */
export function applyDescription(
  catalogue: Catalogue,
  reference: string,
  description: ExhibitDescription,
  zone: string,
): void {
  const event = eventOfExhibit(catalogue, reference);
  if (event !== null) reindexEvent(catalogue, event);
  if (description.when === undefined) return;
  catalogue.run(
    `UPDATE events SET position = ? WHERE kind = 'file' AND exhibit = (SELECT id FROM exhibits WHERE reference = ?)`,
    positionOf(description.when, zone),
    reference,
  );
}
