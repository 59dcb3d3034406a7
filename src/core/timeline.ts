import type { Contact, Conversation } from './communication.ts';
import type { ExhibitReference, FileExhibit, PhysicalExhibit } from './exhibit.ts';
import type { Incident } from './incident.ts';
import type { Order } from './order.ts';
import type { Telling } from './telling.ts';
import type { Happened } from './time.ts';

interface EventBase {
  /** `7`, `AB/3:12`, `AB/4`. */
  readonly reference: string;
  readonly happened: Happened;
  /** UTC: when the entry that holds it was made. */
  readonly recordedAt: string;
  readonly entry: number;
  /** The person marked it as key. */
  readonly marked: boolean;
  /** Incidents that the person linked it to, by number. */
  readonly linkedTo: readonly number[];
}

export interface IncidentEvent extends EventBase {
  readonly kind: 'incident';
  readonly incident: Incident;
}

export interface ContactEvent extends EventBase {
  readonly kind: 'message' | 'call';
  readonly contact: Contact;
  readonly conversation: Conversation;
  readonly exhibit: ExhibitReference;
  readonly line: number;
  /** References of the message's files, in order; null for one that is not in the source. */
  readonly attachmentReferences: readonly (ExhibitReference | null)[];
  /** How many sources hold this same item, this one included. */
  readonly sources: number;
}

export interface FileEvent extends EventBase {
  readonly kind: 'file';
  readonly exhibit: FileExhibit;
}

/** A letter, a gift: a thing that is kept, not a file. */
export interface PhysicalItemEvent extends EventBase {
  readonly kind: 'item';
  readonly exhibit: PhysicalExhibit;
}

/** A court order was made, or the person asked the other one to stop. */
export interface OrderEvent extends EventBase {
  readonly kind: 'order';
  readonly order: Order;
}

/** The person told somebody. */
export interface TellingEvent extends EventBase {
  readonly kind: 'telling';
  readonly telling: Telling;
}

export type TimelineEvent =
  IncidentEvent | ContactEvent | FileEvent | PhysicalItemEvent | OrderEvent | TellingEvent;
