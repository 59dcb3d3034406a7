import type { Command } from 'commander';
import type { TimelineEvent } from '../../core/timeline.ts';
import type { Context } from '../context.ts';
import { jsonText } from '../asking.ts';
import { eventAsJson } from '../event-json.ts';
import { eventLines } from '../event-lines.ts';
import { withCase } from '../find-case.ts';

const help = `
Everything in order of when it happened; what has no known time comes last. Each
line begins with a reference: “evidence show <reference>” shows it in full.`;

/** `evidence timeline`: everything, in order of when it happened. */
export function registerTimeline(program: Command, context: Context): void {
  program
    .command('timeline')
    .description('show everything in order of when it happened')
    .addHelpText('after', help)
    .action(async () => {
      await withCase(context, (casefile) => {
        if (casefile.readOnlyBecause !== null) context.terminal.warn(casefile.readOnlyBecause);
        printEvents(
          context,
          casefile.timeline(),
          casefile.details.zone,
          'Nothing is recorded yet.',
        );
        return Promise.resolve();
      });
    });
}

/** Prints events one after the other, or as one JSON array, without holding them all in memory. */
export function printEvents(
  context: Context,
  events: Iterable<TimelineEvent>,
  zone: string,
  none: string,
): void {
  const { terminal, options } = context;
  if (options.json) {
    printArray(context, events);
    return;
  }
  let count = 0;
  for (const event of events) {
    count += 1;
    for (const line of eventLines(event, zone)) terminal.result(`${line}\n`);
  }
  if (count === 0) terminal.line(none);
}

function printArray(context: Context, events: Iterable<TimelineEvent>): void {
  let before = '[';
  for (const event of events) {
    context.device.result(`${before}\n${jsonText(eventAsJson(event), 0)}`);
    before = ',';
  }
  context.device.result(before === '[' ? '[]\n' : '\n]\n');
}
