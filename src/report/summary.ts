import type { Exhibit, ExhibitReference } from '../core/exhibit.ts';
import type { Incident } from '../core/incident.ts';
import { timelinePosition, type Happened } from '../core/time.ts';
import type { IncidentEvent } from '../core/timeline.ts';
import { ContactCounts } from './contact-counts.ts';
import { exhibitName } from './exhibit-line.ts';
import type { ReportContext } from './report-model.ts';
import { dayInWords, whenInWords, type When } from './when.ts';
import { counted, quote, quoteLine, type Words } from './words.ts';

/** Contacts found in imported records by one means. Outgoing stands beside incoming. */
export interface MeansCount {
  /** `SMS`, `Telephone calls`, `Voicemail (files)`. */
  readonly means: string;
  readonly received: number;
  readonly sent: number;
  readonly directionUnknown: number;
  readonly total: number;
}

/** Page 1. Counts and times, no conclusions. */
export interface Summary {
  /** `Sat 31 Jan 2026 to Sun 22 Nov 2026`; null when nothing has a known time. */
  readonly period: string | null;
  readonly incidents: number;
  /** `12 incidents recorded by AB`. */
  readonly incidentsInWords: string;
  readonly firstIncident: { readonly reference: string; readonly when: When } | null;
  readonly lastIncident: { readonly reference: string; readonly when: When } | null;
  readonly contacts: readonly MeansCount[];
  readonly contactsInAll: MeansCount;
  /** Sentences that stand under the table of contacts. */
  readonly contactsNotes: readonly string[];
  readonly orders: string;
  /** Who was told, from the incidents: the opening of each answer, which stands whole at its incident. */
  readonly reports: readonly {
    readonly incident: string;
    readonly told: Words;
    readonly reference: Words;
  }[];
  /** `No report to police or others is recorded.` when `reports` is empty; else null. */
  readonly reportsInstead: string | null;
  readonly lookFirst: readonly {
    readonly reference: ExhibitReference;
    readonly what: Words;
    readonly why: string;
  }[];
  /** How they were picked, or that there are none. */
  readonly lookFirstNote: string;
  readonly exhibits: number;
  readonly exhibitsInWords: string;
}

/** How many exhibits page 1 names. */
const mostLookedAtFirst = 10;

/** Page 1: one pass over the timeline and one over the exhibits. */
export function summaryOf(context: ReportContext): Summary {
  const seen = readTimeline(context);
  const exhibits = readExhibits(context, attachedTo(seen.incidents));
  const { initials, zone } = context;
  return {
    period: periodInWords(seen, zone),
    incidents: seen.incidents.length,
    incidentsInWords: `${counted(seen.incidents.length, 'incident')} recorded by ${initials}`,
    firstIncident: atReference(seen.firstIncident, zone),
    lastIncident: atReference(seen.lastIncident, zone),
    contacts: seen.counts.rows(),
    contactsInAll: seen.counts.inAll(),
    contactsNotes: contactsNotes(seen.counts, initials),
    orders: 'No court order is recorded.',
    ...reports(seen.incidents),
    lookFirst: exhibits.lookFirst,
    lookFirstNote:
      exhibits.lookFirst.length === 0
        ? `${initials} attached no exhibit to an incident.`
        : `These are the exhibits that ${initials} attached to incidents, in the order of the incidents; at most ${mostLookedAtFirst} are listed here.`,
    exhibits: exhibits.count,
    exhibitsInWords: counted(exhibits.count, 'exhibit'),
  };
}

interface Seen {
  readonly incidents: Incident[];
  readonly counts: ContactCounts;
  first: Happened | null;
  last: Happened | null;
  firstIncident: IncidentEvent | null;
  lastIncident: IncidentEvent | null;
}

/* Files are left out of the period: what a file says of its own time may be long before it was sent. */
function readTimeline({ record, zone }: ReportContext): Seen {
  const seen: Seen = {
    incidents: [],
    counts: new ContactCounts(),
    first: null,
    last: null,
    firstIncident: null,
    lastIncident: null,
  };
  for (const event of record.timeline()) {
    seen.counts.add(event);
    if (event.kind === 'incident') seen.incidents.push(event.incident);
    if (event.kind === 'file' || timelinePosition(event.happened, zone) === null) continue;
    seen.first ??= event.happened;
    seen.last = event.happened;
    if (event.kind !== 'incident') continue;
    seen.firstIncident ??= event;
    seen.lastIncident = event;
  }
  seen.incidents.sort((a, b) => a.number - b.number);
  return seen;
}

function periodInWords({ first, last }: Seen, zone: string): string | null {
  if (first === null || last === null) return null;
  const [from, to] = [dayInWords(first, zone), dayInWords(last, zone)];
  if (from === null || to === null) return null;
  return from === to ? from : `${from} to ${to}`;
}

function atReference(event: IncidentEvent | null, zone: string): Summary['lastIncident'] {
  return event === null
    ? null
    : { reference: event.reference, when: whenInWords(event.happened, zone) };
}

function contactsNotes(counts: ContactCounts, initials: string): string[] {
  return [
    'These were found in imported records. They are counted apart from the incidents above, and the two numbers must not be added together: the same thing may stand in both.',
    `“Received” and “sent” are as the source says, on the phone or account that ${initials} took the record from. Calls that were missed or rejected are counted.`,
    ...(counts.notSent === 0
      ? []
      : [
          `${counted(counts.notSent, 'message')} among them ${counts.notSent === 1 ? 'is' : 'are'} marked by the source as a draft or as not sent.`,
        ]),
    ...(counts.linesOfTheApp === 0
      ? []
      : [
          `${counted(counts.linesOfTheApp, 'line')} written by an app itself ${counts.linesOfTheApp === 1 ? 'is' : 'are'} shown in the timeline and not counted.`,
        ]),
  ];
}

function reports(incidents: readonly Incident[]): Pick<Summary, 'reports' | 'reportsInstead'> {
  const told = incidents
    .filter((incident) => incident.told !== undefined || incident.toldReference !== undefined)
    .map((incident) => ({
      incident: String(incident.number),
      told: incident.told === undefined ? 'not said' : quote(openingOf(incident.told)),
      reference:
        incident.toldReference === undefined ? 'none recorded' : quoteLine(incident.toldReference),
    }));
  return {
    reports: told,
    reportsInstead: told.length === 0 ? 'No report to the police or to others is recorded.' : null,
  };
}

const longestOpening = 72;

/** The first sentence of an answer, or as many words as page 1 has room for; `…` where more follows. */
function openingOf(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  const sentence = /^.*?[.!?](?= |$)/u.exec(line)?.[0] ?? line;
  const short =
    sentence.length <= longestOpening
      ? sentence
      : sentence
          .slice(0, longestOpening)
          .replace(/ [^ ]*$/, '')
          .toWellFormed();
  return short.length === line.length
    ? short.replace(/\.$/, '')
    : `${short.replace(/[.,;:]$/, '')} …`;
}

/** Every exhibit that is attached to an incident, with those incidents. */
function attachedTo(incidents: readonly Incident[]): Map<ExhibitReference, number[]> {
  const attached = new Map<ExhibitReference, number[]>();
  for (const { number, attached: references = [] } of incidents)
    for (const reference of references)
      attached.set(reference, [...(attached.get(reference) ?? []), number]);
  return attached;
}

function readExhibits(
  { record, initials }: ReportContext,
  attached: ReadonlyMap<ExhibitReference, readonly number[]>,
): { count: number; lookFirst: Summary['lookFirst'] } {
  const wanted = new Map<ExhibitReference, Exhibit | null>(
    [...attached.keys()].slice(0, mostLookedAtFirst).map((reference) => [reference, null]),
  );
  let count = 0;
  for (const exhibit of record.exhibits()) {
    count += 1;
    if (wanted.has(exhibit.reference)) wanted.set(exhibit.reference, exhibit);
  }
  const lookFirst = [...wanted].map(([reference, exhibit]) => ({
    reference,
    what: exhibit === null ? 'not among the exhibits here' : exhibitName(exhibit),
    why: `attached by ${initials} to ${incidentsInWords(attached.get(reference) ?? [])}`,
  }));
  return { count, lookFirst };
}

function incidentsInWords(numbers: readonly number[]): string {
  return `${numbers.length === 1 ? 'incident' : 'incidents'} ${numbers.join(', ')}`;
}
