import type { Command } from 'commander';
import { DateTime } from 'luxon';
import type { Casefile } from '../../casefile/casefile.ts';
import { precisionOfLocal, timelinePosition, type Happened } from '../../core/time.ts';
import type { TimelineEvent } from '../../core/timeline.ts';
import type { TimelineFilter } from '../../core/timeline-filter.ts';
import type { Context } from '../context.ts';
import { misuse } from '../refusal.ts';
import { whomWanted, type WhomWanted } from './whom-wanted.ts';
import { harmWording } from '../wording/harm.ts';
import { timelineWording as wording } from '../wording/timeline.ts';

/** What was typed to leave things in or out. */
export interface FilterOptions {
  readonly from?: string;
  readonly to?: string;
  readonly kind?: string;
  /** True when the option stands there without a value: then it is asked for. */
  readonly with?: string | true;
  readonly received?: true;
  readonly sent?: true;
  readonly key?: true;
}

const kinds: Readonly<Record<string, TimelineEvent['kind']>> = {
  incident: 'incident',
  message: 'message',
  call: 'call',
  file: 'file',
  item: 'item',
  order: 'order',
  told: 'telling',
};

/** Gives a command the options that leave things in or out. */
export function withFilterOptions(command: Command): Command {
  const { options } = wording;
  return command
    .option('--from <day>', options.from)
    .option('--to <day>', options.to)
    .option('--kind <kinds>', options.kind)
    .option('--with [whom]', options.with)
    .option('--received', options.received)
    .option('--sent', options.sent)
    .option('--key', options.key);
}

/** What was asked for. */
export interface FilterAsked {
  readonly filter: TimelineFilter;
  /** Why nothing may fit, where the record itself says it: somebody without a number, or nobody at all. */
  readonly whyNone: string | null;
}

/**
 * The filter that was asked for. For somebody of the record it says which numbers are looked for.
 * Throws UserError (misused) for what cannot be read.
 */
export async function readFilter(
  context: Context,
  typed: FilterOptions,
  casefile: Casefile,
): Promise<FilterAsked> {
  const { zone } = casefile.details;
  if (typed.received === true && typed.sent === true) throw refused(wording.bothWays);
  const whom =
    typed.with === true
      ? await context.terminal.ask({ question: wording.askParty, option: '--with <whom>' })
      : typed.with;
  const wanted = whom === undefined ? null : whomWanted(whom, casefile);
  const from = typed.from === undefined ? null : await readDay(context, typed.from, zone);
  const until = typed.to === undefined ? null : await readDay(context, typed.to, zone);
  if (from !== null && until !== null && from.first >= until.behind)
    throw refused(wording.wrongWayRound);
  if (wanted !== null && wanted.shown.length > 0)
    context.terminal.line(wording.lookedFor(wanted.shown));
  const filter = {
    ...(from === null ? {} : { from: from.first }),
    ...(until === null ? {} : { until: until.behind }),
    ...(typed.kind === undefined ? {} : { kinds: readKinds(typed.kind) }),
    ...(wanted === null ? {} : { party: wanted.parties }),
    ...(typed.received === true ? { direction: 'in' as const } : {}),
    ...(typed.sent === true ? { direction: 'out' as const } : {}),
    ...(typed.key === true ? { marked: true } : {}),
  };
  return { filter, whyNone: wanted === null ? null : whyNoneOf(wanted) };
}

/** Why nothing is found with somebody, where the record itself says it; else null. */
export function whyNoneOf({ withoutNumber, isNobody }: WhomWanted): string | null {
  if (isNobody) return wording.nobody;
  return withoutNumber.length === 0 ? null : wording.noNumber(withoutNumber);
}

function readKinds(typed: string): TimelineEvent['kind'][] {
  return typed.split(',').map((each) => {
    const kind = kinds[each.trim().toLowerCase().replace(/s$/, '')];
    if (kind === undefined) throw refused(wording.badKind(Object.keys(kinds)));
    return kind;
  });
}

/**
 * The first moment of what was typed and the moment behind its end, in Unix milliseconds. Orders run on,
 * so a day to come is a day like any other here.
 */
async function readDay(
  { environment }: Context,
  typed: string,
  zone: string,
): Promise<{ first: number; behind: number }> {
  const { readSpokenTime } = await import('../../core/spoken-time.ts');
  const spoken = readSpokenTime(typed, { now: environment.now(), zone });
  const meanings = spoken.is === 'ask' ? spoken.options : [];
  const only = meanings.length === 1 ? meanings[0] : undefined;
  const happened = spoken.is === 'time' ? spoken.happened : (only ?? null);
  const first = happened === null ? null : timelinePosition(happened, zone);
  if (happened === null || first === null) throw refused(wording.badDay);
  return { first, behind: behindOf(happened, zone) };
}

function behindOf({ local, utc, end, zone: ownZone }: Happened, zone: string): number {
  const written = end ?? local ?? utc ?? '';
  const start = DateTime.fromISO(written, { zone: ownZone ?? zone });
  const unit = utc === undefined ? (precisionOfLocal(written) ?? 'day') : 'second';
  return start
    .startOf(unit)
    .plus({ [unit]: 1 })
    .toMillis();
}

function refused(words: { readonly message: string; readonly hint: string }): Error {
  return misuse({ ...words, harm: harmWording.nothingChanged });
}
