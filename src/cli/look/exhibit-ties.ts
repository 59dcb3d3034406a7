import type { Casefile } from '../../casefile/casefile.ts';
import { isWithdrawn } from '../../core/amendment.ts';
import type { ExhibitReference } from '../../core/exhibit.ts';
import type { Incident } from '../../core/incident.ts';
import { privateTiesOf } from '../../core/kept-ties.ts';
import { eventWording } from '../wording/events.ts';

/**
 * Files and things that belong to incidents that are kept private and to no other. Reads the files of the
 * timeline only when an incident is kept private.
 */
export function exhibitsKeptPrivate(casefile: Casefile): ReadonlySet<ExhibitReference> {
  return privateTiesOf({
    privateIncidents: () =>
      [...incidentsOf(casefile)]
        .filter((incident) => incident.private === true)
        .map(({ number }) => number),
    timeline: () => casefile.timeline({ kinds: ['incident', 'file', 'item'] }),
    orders: () => casefile.orders(),
    tellings: () => casefile.tellings(),
  }).exhibits;
}

/** `1, 7 (kept private)`: the incidents to which an exhibit is attached; null for none. */
export function attachedToInWords(casefile: Casefile, reference: ExhibitReference): string | null {
  const words = [...incidentsOf(casefile)]
    .filter(({ attached = [] }) => attached.includes(reference))
    .sort((one, other) => one.number - other.number)
    .map(inWords);
  return words.length === 0 ? null : words.join(', ');
}

function* incidentsOf(casefile: Casefile): Generator<Incident> {
  for (const event of casefile.timeline({ kinds: ['incident'] }))
    if (event.kind === 'incident') yield event.incident;
}

function inWords(incident: Incident): string {
  const marks = [
    ...(incident.private === true ? [eventWording.incidentPrivate] : []),
    ...(isWithdrawn(incident) ? [eventWording.withdrawn] : []),
  ];
  return `${incident.number}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
}
