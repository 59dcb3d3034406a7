import { isWithdrawn } from '../core/amendment.ts';
import type { Exhibit, ExhibitReference } from '../core/exhibit.ts';
import type { Incident } from '../core/incident.ts';
import type { IncidentEvent } from '../core/timeline.ts';
import type { ContactCounts } from './contact-counts.ts';
import { exhibitName } from './exhibit-line.ts';
import {
  ordersMade,
  whoWasTold,
  type OrderOnPageOne,
  type ReportOnPageOne,
  type TellingOnPageOne,
} from './orders-and-tellings.ts';
import type { ReportContext } from './report-context.ts';
import type { TimelineDigest } from './timeline-digest.ts';
import { dayInWords, whenInWords, type When } from './when.ts';
import { counted, countInWords, type Words } from './words.ts';

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
  /** All that are recorded, withdrawn and kept back ones among them. */
  readonly incidents: number;
  readonly incidentsWithdrawn: number;
  readonly incidentsKeptBack: number;
  /** `12 incidents recorded by AB, 1 of them withdrawn`. */
  readonly incidentsInWords: string;
  /** `1 of them withdrawn`; empty when none is withdrawn or kept back. */
  readonly incidentsAside: string;
  /** What first, last and period leave out; null when they leave out nothing. */
  readonly incidentsNote: string | null;
  readonly firstIncident: { readonly reference: string; readonly when: When } | null;
  readonly lastIncident: { readonly reference: string; readonly when: When } | null;
  readonly contacts: readonly MeansCount[];
  readonly contactsInAll: MeansCount;
  /** Sentences that stand under the table of contacts. */
  readonly contactsNotes: readonly string[];
  readonly marked: number;
  /** `3 rows marked as key by AB.`; null when none is. */
  readonly markedInWords: string | null;
  /** Court orders and requests to stop, with their dates. */
  readonly orders: readonly OrderOnPageOne[];
  /** `No court order or request to stop is recorded.` when `orders` is empty; else null. */
  readonly ordersInstead: string | null;
  /** Who was told, when, and the reference they gave. */
  readonly tellings: readonly TellingOnPageOne[];
  /** Of those that are kept back: `T1: kept back by AB`. */
  readonly tellingsKeptBack: readonly string[];
  /** Who was told, from the incidents: the opening of each answer, which stands whole at its incident. */
  readonly reports: readonly ReportOnPageOne[];
  /** `No report to the police or to others is recorded.` when nobody was; else null. */
  readonly reportsInstead: string | null;
  readonly lookFirst: readonly {
    readonly reference: ExhibitReference;
    readonly what: Words;
    readonly why: string;
  }[];
  /** How they were picked, or that there are none. */
  readonly lookFirstNote: string;
  /** All that are recorded, those that are kept back among them. */
  readonly exhibits: number;
  /** `2 of them kept back here`; empty when none is. */
  readonly exhibitsAside: string;
  /** `5 exhibits, 2 of them kept back here`. */
  readonly exhibitsInWords: string;
}

/** How many exhibits page 1 names. */
const mostLookedAtFirst = 10;

/** Page 1, out of what the passes over timeline and exhibits told. */
export function summaryOf(context: ReportContext): Summary {
  const { initials, zone, digest, showing } = context;
  const exhibits = readExhibits(context, attachedTo(digest.incidents));
  const { incidentsKeptBack } = digest;
  const isAnythingKeptBack = incidentsKeptBack + exhibits.keptBack > 0;
  const exhibitsAside =
    exhibits.keptBack === 0 ? '' : `${countInWords(exhibits.keptBack)} of them kept back here`;
  return {
    period: periodInWords(digest, zone),
    ...incidentCounts(context),
    firstIncident: atReference(digest.firstIncident, zone),
    lastIncident: atReference(digest.lastIncident, zone),
    contacts: digest.counts.rows(),
    contactsInAll: digest.counts.inAll(),
    contactsNotes: contactsNotes(digest.counts, initials),
    marked: digest.marked,
    markedInWords:
      digest.marked === 0 ? null : `${counted(digest.marked, 'row')} marked as key by ${initials}.`,
    ...ordersMade(showing),
    ...whoWasTold(digest.incidents, showing),
    lookFirst: exhibits.lookFirst,
    lookFirstNote:
      exhibits.lookFirst.length === 0
        ? `${initials} attached no exhibit to an incident${isAnythingKeptBack ? ' shown here' : ''}.`
        : `These are the exhibits that ${initials} attached to incidents, in the order of the incidents; at most ${mostLookedAtFirst} are listed here.`,
    exhibits: exhibits.count,
    exhibitsAside,
    exhibitsInWords: [counted(exhibits.count, 'exhibit'), exhibitsAside]
      .filter((words) => words !== '')
      .join(', '),
  };
}

type IncidentCounts = Pick<
  Summary,
  | 'incidents'
  | 'incidentsWithdrawn'
  | 'incidentsKeptBack'
  | 'incidentsInWords'
  | 'incidentsAside'
  | 'incidentsNote'
>;

function incidentCounts({ digest, initials }: ReportContext): IncidentCounts {
  const incidentsWithdrawn = digest.incidents.filter(isWithdrawn).length;
  const { incidentsKeptBack } = digest;
  const incidents = digest.incidents.length + incidentsKeptBack;
  const aside = [
    ...(incidentsWithdrawn === 0 ? [] : [`${countInWords(incidentsWithdrawn)} of them withdrawn`]),
    ...(incidentsKeptBack === 0
      ? []
      : [`${countInWords(incidentsKeptBack)} of them kept back here`]),
  ];
  return {
    incidents,
    incidentsWithdrawn,
    incidentsKeptBack,
    incidentsInWords: [`${counted(incidents, 'incident')} recorded by ${initials}`, ...aside].join(
      ', ',
    ),
    incidentsAside: aside.join(', '),
    incidentsNote:
      aside.length === 0
        ? null
        : 'First and last incident, and the period, are those of the incidents that stand and are shown here.',
  };
}

function periodInWords({ first, last }: TimelineDigest, zone: string): string | null {
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

/** Every exhibit that is attached to an incident, with those incidents. */
function attachedTo(incidents: readonly Incident[]): Map<ExhibitReference, string[]> {
  const attached = new Map<ExhibitReference, string[]>();
  for (const incident of incidents) {
    const number = `${incident.number}${isWithdrawn(incident) ? ' (withdrawn)' : ''}`;
    for (const reference of incident.attached ?? [])
      attached.set(reference, [...(attached.get(reference) ?? []), number]);
  }
  return attached;
}

function readExhibits(
  { record, initials, showing }: ReportContext,
  attached: ReadonlyMap<ExhibitReference, readonly string[]>,
): { count: number; keptBack: number; lookFirst: Summary['lookFirst'] } {
  const wanted = new Map<ExhibitReference, Exhibit | null>(
    [...attached.keys()].slice(0, mostLookedAtFirst).map((reference) => [reference, null]),
  );
  let count = 0;
  let keptBack = 0;
  for (const exhibit of record.exhibits()) {
    count += 1;
    if (showing.privacy.isHiddenExhibit(exhibit.reference)) keptBack += 1;
    if (wanted.has(exhibit.reference)) wanted.set(exhibit.reference, exhibit);
  }
  const lookFirst = [...wanted].map(([reference, exhibit]) => ({
    reference,
    what: exhibit === null ? 'not among the exhibits here' : exhibitName(exhibit),
    why: `attached by ${initials} to ${incidentsInWords(attached.get(reference) ?? [])}`,
  }));
  return { count, keptBack, lookFirst };
}

function incidentsInWords(numbers: readonly string[]): string {
  return `${numbers.length === 1 ? 'incident' : 'incidents'} ${numbers.join(', ')}`;
}
