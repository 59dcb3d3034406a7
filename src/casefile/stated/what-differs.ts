import { isSameAnswer } from '../../core/same-answer.ts';
import type { AnswersChanged } from './statement-parts.ts';

/**
 * The change without what stands so already: no entry says of an answer that it changed when it did
 * not. Null when nothing is left of it.
 */
export function whatDiffers<Change extends AnswersChanged>(
  stands: object,
  change: Change,
): Change | null {
  const before = stands as Readonly<Record<string, unknown>>;
  // Who recorded a change is said of the change; it is no answer.
  const changed = Object.entries(change.changed).filter(
    ([member, value]: [string, unknown]) =>
      member !== 'recordedBy' && value !== undefined && !isSameAnswer(before[member], value),
  );
  const leftOut = change.leftOut.filter((member) => before[member] !== undefined);
  if (changed.length + leftOut.length === 0) return null;
  return { ...change, changed: Object.fromEntries(changed), leftOut };
}
