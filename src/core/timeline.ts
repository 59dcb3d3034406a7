import type { Contact, Conversation } from './communication.ts';
import type { FileExhibit, ExhibitReference } from './exhibit.ts';
import type { Incident } from './incident.ts';
import type { Happened } from './time.ts';

interface EventBase {
  /** `7`, `AB/3:12`, `AB/4`. */
  readonly reference: string;
  readonly happened: Happened;
  /** UTC: when the entry that holds it was made. */
  readonly recordedAt: string;
  readonly entry: number;
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

export type TimelineEvent = IncidentEvent | ContactEvent | FileEvent;

/** Whether a contact is something the other side did towards the person: received, or tried. */
export function isIncoming(event: ContactEvent): boolean {
  return event.contact.direction === 'in';
}
