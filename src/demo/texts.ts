import { textsWithOthers } from './texts-with-others.ts';
import { textsFromOther } from './texts-from-other.ts';

/** One text of the sample phone. */
export interface DemoText {
  /** The phone's local time in Europe/London, with seconds. */
  readonly at: string;
  readonly direction: 'in' | 'out';
  readonly text: string;
  /** A picture sent with it: the row is then an MMS. */
  readonly picture?: 'front door';
}

/** Texts with one number, in order of time. */
export interface DemoThread {
  readonly number: string;
  /** As saved on the phone; null where it is not in the contacts. */
  readonly savedAs: string | null;
  readonly texts: readonly DemoText[];
}

/** Every thread of the sample phone. */
export const demoThreads: readonly DemoThread[] = [...textsFromOther, ...textsWithOthers];
