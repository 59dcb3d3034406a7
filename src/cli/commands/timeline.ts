import type { Command } from 'commander';
import type { Casefile } from '../../casefile/casefile.ts';
import type { TimelineFilter } from '../../core/timeline-filter.ts';
import type { Context } from '../context.ts';
import { eventLines } from '../look/event-lines.ts';
import { exhibitsKeptPrivate } from '../look/exhibit-ties.ts';
import { withCase } from '../find-case.ts';
import { exampleHelp } from '../help.ts';
import { eventsAsJson, printJsonArray } from '../look/print-events.ts';
import {
  readFilter,
  withFilterOptions,
  type FilterAsked,
  type FilterOptions,
} from '../look/timeline-options.ts';
import { weekChart } from '../look/week-chart.ts';
import { timelineWording as wording } from '../wording/timeline.ts';

interface TimelineOptions extends FilterOptions {
  readonly newest?: true;
  readonly weeks?: true;
  readonly chart: boolean;
}

/** `evidence timeline`: everything, or what was asked for, in order of when it happened. */
export function registerTimeline(program: Command, context: Context): void {
  const { examples, options } = wording;
  withFilterOptions(program.command('timeline').description(wording.about))
    .option('--newest', options.newest)
    .option('--weeks', options.weeks)
    .option('--no-chart', options.noChart)
    .addHelpText(
      'after',
      exampleHelp({
        about: wording.helpAbout,
        examples: [
          { type: 'evidence timeline', does: examples.all },
          { type: 'evidence timeline --from "1 March" --to "31 March"', does: examples.dates },
          { type: 'evidence timeline --with', does: examples.with },
          { type: 'evidence timeline --kind incident --weeks', does: examples.weeks },
        ],
        exits: [0, 1, 2, 130],
      }),
    )
    .action(async (typed: TimelineOptions) => {
      await withCase(context, async (casefile) => {
        if (casefile.readOnlyBecause !== null) context.terminal.warn(casefile.readOnlyBecause);
        const asked = await readFilter(context, typed, casefile);
        await showTimeline(context, casefile, typed, asked);
      });
    });
}

async function showTimeline(
  context: Context,
  casefile: Casefile,
  typed: TimelineOptions,
  { filter: wanted, whyNone }: FilterAsked,
): Promise<void> {
  const { terminal, options } = context;
  const filter = { ...wanted, ...(typed.newest === true ? { newestFirst: true } : {}) };
  if (options.json) {
    if (typed.weeks === true) terminal.json(casefile.countByWeek(filter));
    else printJsonArray(context, eventsAsJson(casefile.timeline(filter)));
    return;
  }
  const isSomething = casefile.timelinePage(filter, { limit: 1 }).events.length > 0;
  if (!isSomething) {
    const isAll = Object.keys(filter).length === 0;
    terminal.line(whyNone ?? (isAll ? wording.none : wording.noneOfThese));
    return;
  }
  await terminal.page(linesOf(context, casefile, typed, filter));
}

function* linesOf(
  context: Context,
  casefile: Casefile,
  typed: TimelineOptions,
  filter: TimelineFilter,
): Generator<string> {
  // In a file or pipe the chart would stand in the way, unless it was asked for.
  const isOnScreen = context.device.resultsOn !== 'file';
  if (typed.weeks === true || (typed.chart && isOnScreen)) {
    const { columns } = context.terminal;
    const hasBlocks = context.device.resultsOn !== 'ascii screen';
    const look = { columns, hasBlocks, inWords: context.options.plain };
    yield* weekChart(casefile.countByWeek(filter), look);
  }
  if (typed.weeks === true) return;
  if (typed.chart && isOnScreen) yield '';
  const keptPrivate = exhibitsKeptPrivate(casefile);
  for (const event of casefile.timeline(filter))
    yield* eventLines(event, casefile.details.zone, keptPrivate);
}
