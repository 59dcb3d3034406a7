import { isWithdrawn } from '../core/amendment.ts';
import type { CaseRecord } from '../core/case-record.ts';
import type { Incident } from '../core/incident.ts';
import { timelinePosition, type Happened } from '../core/time.ts';
import type { IncidentEvent, TimelineEvent } from '../core/timeline.ts';
import { ContactCounts } from './contact-counts.ts';
import type { Privacy } from './privacy.ts';

/** What one pass over the timeline tells. Incidents that are kept back as a whole are counted, and what belongs to them is not. */
export interface TimelineDigest {
  /** Those that are shown, withdrawn ones among them, by number. */
  readonly incidents: readonly Incident[];
  readonly incidentsKeptBack: number;
  readonly counts: ContactCounts;
  /** Earliest and latest known time, of files as received apart; null when there is none. */
  readonly first: Happened | null;
  readonly last: Happened | null;
  /** Of the incidents that stand: withdrawn ones are left out. */
  readonly firstIncident: IncidentEvent | null;
  readonly lastIncident: IncidentEvent | null;
  /** Rows that the person marked as key. */
  readonly marked: number;
  /** Rows that the person linked to an incident, by its number. */
  readonly linkedRows: ReadonlyMap<number, readonly string[]>;
}

/** Reads the timeline once. */
export function digestOf(record: CaseRecord, privacy: Privacy): TimelineDigest {
  const reading = new Reading(record.details.zone);
  for (const event of record.timeline())
    if (event.kind === 'incident' && privacy.isHiddenIncident(event.incident.number))
      reading.incidentsKeptBack += 1;
    else if (event.kind === 'telling' && privacy.isHiddenTelling(event.reference)) continue;
    else if (!privacy.isHiddenExhibit(event.reference)) reading.take(event);
  reading.incidents.sort((one, other) => one.number - other.number);
  return reading;
}

class Reading implements TimelineDigest {
  readonly #zone: string;
  readonly incidents: Incident[] = [];
  incidentsKeptBack = 0;
  readonly counts = new ContactCounts();
  first: Happened | null = null;
  last: Happened | null = null;
  firstIncident: IncidentEvent | null = null;
  lastIncident: IncidentEvent | null = null;
  marked = 0;
  readonly linkedRows = new Map<number, string[]>();

  constructor(zone: string) {
    this.#zone = zone;
  }

  take(event: TimelineEvent): void {
    this.counts.add(event);
    if (event.marked) this.marked += 1;
    for (const incident of event.linkedTo) this.#link(incident, event.reference);
    if (event.kind === 'incident') this.incidents.push(event.incident);
    if (!countsForPeriod(event) || timelinePosition(event.happened, this.#zone) === null) return;
    this.first ??= event.happened;
    this.last = event.happened;
    if (event.kind !== 'incident') return;
    this.firstIncident ??= event;
    this.lastIncident = event;
  }

  #link(incident: number, reference: string): void {
    const references = this.linkedRows.get(incident);
    if (references === undefined) this.linkedRows.set(incident, [reference]);
    else references.push(reference);
  }
}

/*
 * Files are left out of the period: what a file says of its own time may be long before it was sent. So
 * are orders and reports, which are not things that happened to the person, and what was withdrawn.
 */
function countsForPeriod(event: TimelineEvent): boolean {
  if (event.kind === 'incident') return !isWithdrawn(event.incident);
  return event.kind === 'message' || event.kind === 'call' || event.kind === 'item';
}
