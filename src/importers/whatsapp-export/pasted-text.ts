import { localInZone } from '../../core/time.ts';

/*
 * A piece of a chat that somebody pasted into a message looks like messages of its own. What can give
 * it away is that its times run backwards. So do those of a clock that was put back, and messages
 * that arrived late: hence "possible", and nothing is left out.
 */

/** Late by so much is usual: messages are listed as they arrive and dated as they were sent. */
const usualDelayMinutes = 2;
/** After so many rows the clock was changed rather than text pasted. */
const longestPaste = 200;

/** Watches the times of a chat's rows in order. */
export class TimesInOrder {
  readonly #zone: string;
  #last: string | null = null;
  #backward = 0;

  constructor(zone: string) {
    this.#zone = zone;
  }

  /** Whether a row's time (ISO, local) lies before the rows above it by more than is usual. */
  isBackward(local: string): boolean {
    if (!local.includes('T')) return false;
    const minutes = this.#last === null ? 0 : minutesBetween(local, this.#last);
    const backward = minutes > usualDelayMinutes && !(minutes <= 61 && this.#happensTwice(local));
    this.#backward = backward ? this.#backward + 1 : 0;
    if (backward && this.#backward <= longestPaste) return true;
    if (minutes <= 0 || backward) this.#last = local;
    this.#backward = 0;
    return backward;
  }

  #happensTwice(local: string): boolean {
    return localInZone(local, this.#zone).is === 'twice';
  }
}

function minutesBetween(earlier: string, later: string): number {
  return (Date.parse(`${later}Z`) - Date.parse(`${earlier}Z`)) / 60_000;
}
