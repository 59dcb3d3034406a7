import type { Happened } from './time.ts';

/** What may be recorded of a letter, a gift or another thing that can be held. Only `what` is required. */
export interface PhysicalItemAnswers {
  readonly what: string;
  /** When and how it came. */
  readonly when: Happened;
  readonly how?: string;
  readonly keptWhere?: string;
  readonly touchedBy?: string;
  readonly privateNote?: string;
  readonly recordedBy?: string;
}
