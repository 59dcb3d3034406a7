import type { Nation } from '../core/case-record.ts';
import type { Person } from '../core/person.ts';
import type { Telling } from '../core/telling.ts';
import type { Order } from '../core/order.ts';
import { visibleLine } from '../core/text.ts';
import type { Privacy } from './privacy.ts';
import { plain, quoteLine, type Words } from './words.ts';

/** What every maker of rows has to know besides the event itself. */
export interface Showing {
  readonly initials: string;
  readonly zone: string;
  readonly nation: Nation;
  readonly privacy: Privacy;
  readonly people: ReadonlyMap<string, Person>;
  readonly orders: ReadonlyMap<string, Order>;
  readonly tellings: ReadonlyMap<string, Telling>;
  /** Rows of the timeline that the person linked to an incident, by the incident's number. */
  readonly linkedRows: ReadonlyMap<number, readonly string[]>;
}

/** `AB`, or `somebody else` where another person recorded it. */
export function recorderInWords(recordedBy: string | undefined, initials: string): string {
  return recordedBy === undefined ? initials : 'somebody else';
}

/** `Dan M`; `witness W1` in place of a name that is kept back; null where nothing may be said. */
export function personInWords(reference: string, showing: Showing): Words | null {
  const person = showing.people.get(reference);
  if (person === undefined || showing.privacy.isHiddenContact(reference)) return null;
  if (showing.privacy.isHiddenWitness(reference)) return witnessInWords(person.code);
  const code = person.code === undefined ? '' : ` (witness ${visibleLine(person.code)})`;
  return quoteLine(`${plain(quoteLine(person.name))}${code}`);
}

/** `witness W1`. */
export function witnessInWords(code: string | undefined): string {
  return code === undefined ? 'a witness' : `witness ${visibleLine(code)}`;
}
