import { comparisonCopy } from './comparison-copy.ts';
import { joiningWords } from './date-words.ts';

/** What stands before the text of a message, as it is printed. */
export interface LineStart {
  /** What every line of one export has in common; a line of another layout was not printed by it. */
  readonly layout: string;
  /** `[…] ` on iPhones, `… - ` on Android phones. */
  readonly style: 'bracket' | 'dash';
  /** The three numbers of the date in the order in which they stand. */
  readonly fields: readonly [number, number, number];
  /** Where the year stands, by its digits; `unclear` when all three have one or two. */
  readonly year: 'first' | 'last' | 'unclear';
  readonly hour: number;
  readonly minute: number;
  readonly second: number | null;
  /** `PM`, `오후`…, without invisible characters. */
  readonly dayPeriod: string | null;
  /** Date and time as found. */
  readonly raw: string;
  /** Where the rest of the line begins. */
  readonly restAt: number;
}

const number = '\\d{1,4}';
const plainDate = `(?<a>${number}) ?(?<mark>[./-]) ?(?<b>\\d{1,2}) ?\\k<mark> ?(?<c>${number})(?:\\.| ?г\\.?)?`;
const cjkDate =
  '(?<y>\\d{4})[\u5e74\ub144] ?(?<m>\\d{1,2})[\u6708\uc6d4] ?(?<d>\\d{1,2})[\u65e5\uc77c]';
const joiner = `(?:, ?| |(?<=[\u65e5\uc77c]))(?:(?:${joiningWords.map((word) => word.replaceAll('.', '\\.')).join('|')}),? )?`;
const period = '\\p{L}[\\p{L}\\p{M}.]{0,15}(?: \\p{L}{1,2}\\.?)?';
const time = `(?:(?<before>${period}) ?)?(?<hour>\\d{1,2})(?<colon>[:.])(?<minute>\\d{2})(?:\\k<colon>(?<second>\\d{2}))?(?: ?(?<after>${period}))?`;

/** Every repetition is bounded, so that no line can keep it busy. */
const pattern = new RegExp(
  `^(?:(?<bracket>\\[)|(?=\\d))(?<when>(?:${plainDate}|${cjkDate})${joiner}${time})(?<end>\\] ?| [-\u2013] )`,
  'u',
);

/**
 * Reads the beginning of a line in any of the layouts of WhatsApp's exports. Returns null when it is
 * not the first line of a message. Impossible dates are not refused here.
 */
export function lineStart(line: string): LineStart | null {
  if (!canStart(line.charCodeAt(0))) return null;
  const copy = comparisonCopy(line);
  const found = pattern.exec(copy.text);
  const groups = found?.groups;
  if (found === null || groups === undefined) return null;
  const bracket = groups['bracket'] !== undefined;
  if (bracket !== found[0].includes(']')) return null;
  const whenAt = bracket ? 1 : 0;
  const whenEnd = whenAt + (groups['when'] ?? '').length;
  const second = groups['second'];
  return {
    layout: layoutOf(groups, bracket),
    style: bracket ? 'bracket' : 'dash',
    fields: fieldsOf(groups),
    year: yearOf(groups),
    hour: Number(groups['hour']),
    minute: Number(groups['minute']),
    second: second === undefined ? null : Number(second),
    dayPeriod: groups['before'] ?? groups['after'] ?? null,
    raw: line.slice(copy.at(whenAt), copy.at(whenEnd - 1) + 1),
    restAt: copy.at(found[0].length - 1) + 1,
  };
}

/** A digit, a bracket, or a character outside ASCII: an invisible one, or a digit of another script. */
function canStart(code: number): boolean {
  return code === 0x5b || (code >= 0x30 && code <= 0x39) || code > 0x7f;
}

type Groups = Readonly<Record<string, string | undefined>>;

function fieldsOf(groups: Groups): [number, number, number] {
  if (groups['y'] !== undefined) {
    return [Number(groups['y']), Number(groups['m']), Number(groups['d'])];
  }
  return [Number(groups['a']), Number(groups['b']), Number(groups['c'])];
}

function yearOf(groups: Groups): LineStart['year'] {
  if (groups['y'] !== undefined || (groups['a'] ?? '').length > 2) return 'first';
  return (groups['c'] ?? '').length > 2 ? 'last' : 'unclear';
}

function layoutOf(groups: Groups, bracket: boolean): string {
  const slot =
    groups['before'] !== undefined ? 'before' : groups['after'] !== undefined ? 'after' : '';
  const seconds = groups['second'] !== undefined ? 'seconds' : '';
  const style = bracket ? 'bracket' : 'dash';
  return `${style} ${groups['mark'] ?? 'cjk'} ${yearOf(groups)} ${groups['colon'] ?? ''} ${seconds} ${slot}`;
}
