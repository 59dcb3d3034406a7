import type { JsonValue } from '../../core/canonical-json.ts';
import { partValue, type JournalEntry } from '../../core/journal-entry.ts';

/** What an entry can be about. Unknown kinds of later versions are kept, checked and shown as unknown. */
export const kinds = {
  caseOpened: 'case opened',
  detailsChanged: 'details changed',
  incidentRecorded: 'incident recorded',
  incidentAmended: 'incident amended',
  incidentWithdrawn: 'incident withdrawn',
  incidentConfirmed: 'incident confirmed',
  exhibitAdded: 'exhibit added',
  exhibitDescribed: 'exhibit described',
  importPart: 'import part',
  importMade: 'import made',
  personRecorded: 'person recorded',
  identifierRecorded: 'identifier recorded',
  orderRecorded: 'order recorded',
  reportRecorded: 'report recorded',
  itemMarked: 'item marked',
  bundleMade: 'bundle made',
  backupMade: 'backup made',
  tailSetAside: 'tail set aside',
  objectReplaced: 'object replaced',
  removed: 'removed',
  formatRaised: 'format raised',
} as const;

export type EntryKind = (typeof kinds)[keyof typeof kinds];

/** One part before it gets its salt. */
export interface PartContent {
  readonly name: string;
  readonly value: JsonValue;
}

/** What is recorded in one entry, without the first part, which the writer adds. */
export interface EntryContent {
  readonly kind: EntryKind;
  /** The batch's id, for entries that belong together. */
  readonly batch?: string;
  readonly parts: readonly PartContent[];
}

/** The first part of an entry. */
export interface EntryStamp {
  readonly kind: string;
  /** UTC, milliseconds. */
  readonly at: string;
  readonly offsetMinutes: number;
  readonly software: string;
  readonly version: string;
  readonly batch?: string;
}

/** The first part; null when it is withheld or not of this form. */
export function stampOf(entry: JournalEntry): EntryStamp | null {
  const value = partValue(entry, 'entry');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const stamp = value as Partial<EntryStamp>;
  return typeof stamp.kind === 'string' && typeof stamp.at === 'string'
    ? (value as unknown as EntryStamp)
    : null;
}

/** Makes a part's value out of a plain object; members that are undefined are left out. */
export function asJson(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}
