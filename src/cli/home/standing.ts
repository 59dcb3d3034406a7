import type { Casefile, CaseSummary } from '../../casefile/casefile.ts';
import { isWithdrawn } from '../../core/amendment.ts';
import { orderKinds, type Order } from '../../core/order.ts';
import { visibleLine } from '../../core/text.ts';
import { timelinePosition } from '../../core/time.ts';
import { shortDay } from '../add/adding-to.ts';
import { homeWording as wording } from '../wording/home.ts';
import { unfinishedCommands } from './unfinished-commands.ts';

/** Where a case stands, as far as the home screen tells. */
export interface CaseStanding {
  readonly summary: CaseSummary;
  readonly unfinishedIncidents: number;
  /** Forms of people, orders and so on that were begun. */
  readonly unfinishedForms: number;
  /** What takes them up again: `evidence told add`. */
  readonly unfinishedIn: readonly string[];
  readonly endingSoon: readonly Order[];
}

const dayMilliseconds = 24 * 60 * 60 * 1000;
const soonDays = 28;

/** Reads where the case stands: counts and small lists, nothing that grows with the messages. */
export async function standingOf(casefile: Casefile, now: Date): Promise<CaseStanding> {
  const drafts = await casefile.drafts();
  const forms = drafts.filter(({ id }) => !id.startsWith('add-'));
  return {
    summary: casefile.summary(),
    unfinishedIncidents: drafts.length - forms.length,
    unfinishedForms: forms.length,
    unfinishedIn: unfinishedCommands(forms),
    endingSoon: casefile.orders().filter((order) => endsSoon(order, casefile, now)),
  };
}

/* A day, month or hour that is given ends with itself: on its last day an order still stands. */
function endsSoon(order: Order, casefile: Casefile, now: Date): boolean {
  if (order.until === undefined || isWithdrawn(order)) return false;
  const end = timelinePosition(order.until, casefile.details.zone);
  if (end === null) return false;
  const days = (end - now.getTime()) / dayMilliseconds;
  return days > -1 && days <= soonDays;
}

/** Whether no backup was made for a week. A clock that went back does not silence it. */
export function isBackupDue({ lastBackup }: CaseSummary, now: Date): boolean {
  if (lastBackup === null) return true;
  return Math.abs(now.getTime() - Date.parse(lastBackup.at)) >= 7 * dayMilliseconds;
}

/** Where the case stands, in lines. */
export function standingLines(standing: CaseStanding, casefile: Casefile, now: Date): string[] {
  const { summary, unfinishedIncidents, unfinishedForms, endingSoon } = standing;
  const { incidents, lastIncident, exhibits, contacts, unfinishedImports } = summary;
  const last = lastIncident === null ? null : shortDay(lastIncident.happened, casefile, now);
  return [
    wording.incidents(incidents, last),
    wording.exhibits(exhibits, contacts),
    ...madeLines(summary, casefile, now),
    ...endingSoon.map((order) =>
      wording.orderEnds(order.reference, nameOf(order), endOf(order, casefile, now)),
    ),
    ...(unfinishedIncidents > 0 ? [wording.unfinished(unfinishedIncidents)] : []),
    ...(unfinishedForms > 0
      ? [wording.unfinishedForms(unfinishedForms, standing.unfinishedIn)]
      : []),
    ...(unfinishedImports > 0 ? [wording.unfinishedImports(unfinishedImports)] : []),
  ];
}

function madeLines(
  { lastBackup, lastBundle }: CaseSummary,
  casefile: Casefile,
  now: Date,
): string[] {
  const day = (at: string): string =>
    shortDay({ precision: 'second', utc: at }, casefile, now) ?? at;
  return [
    lastBackup === null ? wording.noBackup : wording.backup(day(lastBackup.at)),
    lastBundle === null ? wording.noBundle : wording.bundle(day(lastBundle.at)),
  ];
}

function nameOf({ kind, title }: Order): string {
  return visibleLine(title ?? orderKinds.find(({ id }) => id === kind)?.words ?? kind);
}

function endOf({ until }: Order, casefile: Casefile, now: Date): string {
  return until === undefined ? '' : (shortDay(until, casefile, now) ?? '');
}
