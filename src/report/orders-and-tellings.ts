import { isWithdrawn } from '../core/amendment.ts';
import type { Incident } from '../core/incident.ts';
import type { Happened } from '../core/time.ts';
import type { Showing } from './showing.ts';
import { keptBackTelling, orderHeading } from './stated-rows.ts';
import { tellingName } from './telling-fields.ts';
import { whenInWords, type When } from './when.ts';
import { quote, quoteLine, type Words } from './words.ts';

/** A court order or a request to stop, as page 1 names it. */
export interface OrderOnPageOne {
  readonly reference: string;
  /** `Non-molestation order, as AB says`; says so when it was withdrawn. */
  readonly heading: string;
  readonly court: Words | null;
  readonly from: When;
  /** `Sat 14 Nov 2026`, `date not known`. */
  readonly fromInWords: string;
  /** Null when no end is recorded. */
  readonly until: Words | null;
}

/** Somebody who was told, as page 1 names them. */
export interface TellingOnPageOne {
  readonly reference: string;
  /** `The police: North Yorkshire Police`. */
  readonly toWhom: Words;
  readonly when: When;
  /** `Sat 14 Nov 2026`, `date not known`. */
  readonly whenInWords: string;
  /** Null when none is recorded. */
  readonly theirReference: Words | null;
  readonly isWithdrawn: boolean;
}

/** What an incident says of who was told. */
export interface ReportOnPageOne {
  /** `7`. */
  readonly incident: string;
  readonly isWithdrawn: boolean;
  readonly told: Words;
  /** Null when none is recorded. */
  readonly reference: Words | null;
}

/** Every order with its dates, in the order of the references. */
export function ordersMade(showing: Showing): {
  readonly orders: readonly OrderOnPageOne[];
  readonly ordersInstead: string | null;
} {
  const orders = [...showing.orders.values()].map((order) => ({
    reference: order.reference,
    heading: `${orderHeading(order, showing)}${isWithdrawn(order) ? ' – withdrawn' : ''}`,
    court: order.court === undefined ? null : quoteLine(order.court),
    from: whenInWords(order.from, showing.zone),
    fromInWords: dateInWords(order.from, showing.zone),
    until: order.until === undefined ? null : quoteLine(untilInWords(order.until, showing.zone)),
  }));
  return {
    orders,
    ordersInstead: orders.length === 0 ? 'No court order or request to stop is recorded.' : null,
  };
}

/** Everybody who was told, from their own entries and from the incidents. */
export function whoWasTold(
  incidents: readonly Incident[],
  showing: Showing,
): {
  readonly tellings: readonly TellingOnPageOne[];
  readonly tellingsKeptBack: readonly string[];
  readonly reports: readonly ReportOnPageOne[];
  readonly reportsInstead: string | null;
} {
  const all = [...showing.tellings.values()];
  const hidden = all.filter(({ reference }) => showing.privacy.isHiddenTelling(reference));
  const shown = all.filter((telling) => !hidden.includes(telling));
  const tellings = shown.map((telling) => ({
    reference: telling.reference,
    toWhom: tellingName(telling) ?? '',
    when: whenInWords(telling.when, showing.zone),
    whenInWords: dateInWords(telling.when, showing.zone),
    theirReference: telling.theirReference === undefined ? null : quoteLine(telling.theirReference),
    isWithdrawn: isWithdrawn(telling),
  }));
  const reports = incidents.filter(saysWhoWasTold).map(reportOf);
  return {
    tellings,
    tellingsKeptBack: hidden.map((telling) => keptBackTelling(telling, showing).heading),
    reports,
    reportsInstead:
      all.length + reports.length === 0
        ? 'No report to the police or to others is recorded.'
        : null,
  };
}

function saysWhoWasTold({ told, toldReference }: Incident): boolean {
  return told !== undefined || toldReference !== undefined;
}

function reportOf(incident: Incident): ReportOnPageOne {
  const { number, told, toldReference } = incident;
  return {
    incident: String(number),
    isWithdrawn: isWithdrawn(incident),
    told: told === undefined ? 'not said' : quote(openingOf(told)),
    reference: toldReference === undefined ? null : quoteLine(toldReference),
  };
}

/* Among other words “not known” alone would not say what is not known. */
function dateInWords(happened: Happened, zone: string): string {
  const { local } = whenInWords(happened, zone);
  return local === 'not known' ? 'date not known' : local;
}

function untilInWords(happened: Happened, zone: string): string {
  const date = dateInWords(happened, zone);
  return date === 'date not known' ? `a ${date}` : date;
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
