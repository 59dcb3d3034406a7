import { canonicalJson } from './canonical-json.ts';

/**
 * Whether two answers are recorded alike: in whatever order their members came, and a person who is
 * named by reference by that reference. An answer that is not given is `undefined`.
 */
export function isSameAnswer(one: unknown, other: unknown): boolean {
  return one === other || formOf(one) === formOf(other);
}

/**
 * Whether two answers say the same: a time that is known says what it says, whatever words it was read
 * from. Words that gave no time are all that there is of one, so they count.
 */
export function saysTheSame(one: unknown, other: unknown): boolean {
  return isSameAnswer(bareTime(one), bareTime(other));
}

/* A lone text never meets the rules for members, which a text typed on purpose may break. */
function formOf(answer: unknown): string {
  if (answer === undefined) return '';
  if (typeof answer === 'string') return `"${answer}`;
  return canonicalJson(Array.isArray(answer) ? answer.map(byReference) : answer);
}

function byReference(member: unknown): unknown {
  return isObject(member) && typeof member['person'] === 'string'
    ? { person: member['person'] }
    : member;
}

function bareTime(answer: unknown): unknown {
  if (!isObject(answer) || !('precision' in answer) || answer['precision'] === 'unknown')
    return answer;
  const { raw: _, basis: __, ...time } = answer;
  return time;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
