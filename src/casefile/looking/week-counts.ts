import { DateTime } from 'luxon';
import type { Direction } from '../../core/communication.ts';
import type { TimelineEvent } from '../../core/timeline.ts';
import type { TimelineFilter, WeekCount } from '../../core/timeline-filter.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { conversationsOf, eventStreams, kindsOf, spanOf } from './event-streams.ts';

const everyKind: readonly TimelineEvent['kind'][] = [
  'incident',
  'message',
  'call',
  'file',
  'item',
  'order',
  'telling',
];

/**
 * Counts events per week, Monday to Sunday in `zone`, and kind; oldest week first, weeks without events
 * left out. Events of unknown time are not counted. A week is what the zone's clock says it is: an hour
 * longer or shorter when the clocks change.
 */
export function countByWeek(
  catalogue: Catalogue,
  filter: TimelineFilter,
  zone: string,
): WeekCount[] {
  const counts = new Map<string, WeekCount>();
  const ofWeek = new Map<number, Week[]>();
  for (const part of countedParts(catalogue, filter))
    for (const { week, kind, direction, count } of weeksIn(catalogue, part, { zone, ofWeek })) {
      const key = `${week} ${kind} ${direction}`;
      const before = counts.get(key)?.count ?? 0;
      const way = direction === '' ? {} : { direction: direction as Direction };
      counts.set(key, { week, kind, ...way, count: before + count });
    }
  return [...counts.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, c]) => c);
}

interface Week {
  readonly monday: string;
  readonly start: number;
  readonly end: number;
}

/* One stream per kind and direction, except where a filter has made the streams small already. */
function countedParts(catalogue: Catalogue, filter: TimelineFilter): TimelineFilter[] {
  const isNarrow = filter.marked === true || conversationsOf(catalogue, filter) !== null;
  if (isNarrow) return [filter];
  return [{ ...filter, kinds: kindsOf(filter) ?? everyKind }];
}

function* weeksIn(
  catalogue: Catalogue,
  filter: TimelineFilter,
  { zone, ofWeek }: { readonly zone: string; readonly ofWeek: Map<number, Week[]> },
): Generator<{ week: string; kind: TimelineEvent['kind']; direction: string; count: number }> {
  const { from, until } = spanOf({ ...filter, from: filter.from ?? Number.MIN_SAFE_INTEGER });
  for (const { from: table, where, values, all } of eventStreams(catalogue, filter)) {
    const [columns, groups] = all === undefined ? ['kind, direction,', 'GROUP BY 1, 2'] : ['', ''];
    const inSpan = [...where, 'moment >= ?', 'moment < ?'].join(' AND ');
    let after = from;
    for (;;) {
      const next = catalogue.get(
        `SELECT moment FROM ${table} WHERE ${inSpan} ORDER BY moment LIMIT 1`,
        ...values,
        after,
        until,
      ) as { moment: number } | undefined;
      if (next === undefined) break;
      const week = weekOf(next.moment, zone, ofWeek);
      const rows = catalogue.all(
        `SELECT ${columns} count(*) AS count FROM ${table} WHERE ${inSpan} ${groups}`,
        ...values,
        after,
        Math.min(week.end, until ?? week.end),
      ) as { kind: TimelineEvent['kind']; direction: string; count: number }[];
      for (const row of rows) yield { week: week.monday, ...row, ...all };
      after = week.end;
    }
  }
}

const sevenDays = 7 * 24 * 60 * 60 * 1000;

/* Kept by whole weeks since 1970 in UTC, each of which touches two or three weeks of the zone. */
function weekOf(moment: number, zone: string, known: Map<number, Week[]>): Week {
  const key = Math.floor(moment / sevenDays);
  const near = known.get(key) ?? [];
  const there = near.find(({ start, end }) => start <= moment && moment < end);
  if (there !== undefined) return there;
  const monday = DateTime.fromMillis(moment, { zone }).startOf('week');
  const end = monday.plus({ weeks: 1 }).toMillis();
  const week = { monday: monday.toFormat('yyyy-LL-dd'), start: monday.toMillis(), end };
  known.set(key, [...near, week]);
  return week;
}
