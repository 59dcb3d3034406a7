import type { Exhibit, ExhibitReference } from './exhibit.ts';
import type { Finding } from './finding.ts';
import type { Order } from './order.ts';
import type { Person } from './person.ts';
import type { Receipt } from './receipt.ts';
import type { Sha256 } from './sha256.ts';
import type { SourceIdentity } from './source-item.ts';
import type { Telling } from './telling.ts';
import type { TimelineEvent } from './timeline.ts';

/** Sequence number and hash of an entry; of the last one, the head of the record. */
export interface Head {
  readonly seq: number;
  readonly hash: Sha256;
}

export type Nation = 'england-wales' | 'scotland' | 'northern-ireland';

export interface CaseDetails {
  readonly initials: string;
  /** IANA zone in which the person's own times are read and times are shown. */
  readonly zone: string;
  readonly nation: Nation;
}

/** One entry of the journal in the words of the custody record. */
export interface CustodyLine {
  readonly seq: number;
  readonly hash: Sha256;
  /** Null when its first part is withheld. */
  readonly at: string | null;
  readonly kind: string | null;
  /** One plain sentence: what was done, with references, never with what a person wrote. */
  readonly what: string;
  readonly parts: number;
  readonly withheld: number;
}

/** A head that was given out with a bundle. */
export interface HeadGivenOut {
  readonly head: Head;
  readonly at: string;
  readonly toWhom: string | null;
  readonly bundleSha256: Sha256;
}

/** One finished import. */
export interface ImportMade {
  readonly entry: number;
  readonly at: string;
  readonly source: SourceIdentity;
  readonly receipt: Receipt;
  /** Choices that the reading depended on, as stated: `zone Europe/London`, `date order dmy`. */
  readonly choices: readonly string[];
  readonly conversationsChosen: number;
  readonly conversationsInAll: number;
}

/**
 * What report and bundle read of a case file: pure data and re-readable sequences, held open by the
 * case file that gave it. Everything is as of `head`.
 */
export interface CaseRecord {
  readonly id: string;
  readonly openedAt: string;
  /** True for a demonstration case with invented people. */
  readonly sample: boolean;
  readonly details: CaseDetails;
  readonly head: Head;
  /** Every event, earliest first; those of unknown time last. */
  timeline(): Iterable<TimelineEvent>;
  exhibits(): Iterable<Exhibit>;
  /** Rows of one conversation in the order of the extract; with `onlyNew`, without those that an earlier exhibit holds. */
  conversationRows(reference: ExhibitReference, onlyNew: boolean): Iterable<TimelineEvent>;
  people(): readonly Person[];
  orders(): readonly Order[];
  tellings(): readonly Telling[];
  /** Numbers of incidents that the person keeps private as a whole. */
  privateIncidents(): readonly number[];
  custody(): Iterable<CustodyLine>;
  headsGivenOut(): readonly HeadGivenOut[];
  imports(): readonly ImportMade[];
  /** The bytes of an object, checked against its name as they pass; throws UserError when they differ or are gone. */
  openObject(object: Sha256): AsyncIterable<Uint8Array>;
  /** What the walk through chain and objects found before this was handed out. */
  readonly findings: readonly Finding[];
}

/** What a bundle leaves out, for the page that says so. */
export interface Withheld {
  readonly seq: number;
  readonly parts: readonly { readonly name: string; readonly why: string }[];
}
