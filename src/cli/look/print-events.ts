import type { TimelineEvent } from '../../core/timeline.ts';
import type { Context } from '../context.ts';
import { eventAsJson } from './event-json.ts';
import { jsonText } from '../terminal/asking.ts';

/** Prints JSON values as one array, one after the other, without holding them all. */
export function printJsonArray(context: Context, values: Iterable<object>): void {
  let before = '[';
  for (const value of values) {
    context.device.result(`${before}\n${jsonText(value, 0)}`);
    before = ',';
  }
  context.device.result(before === '[' ? '[]\n' : '\n]\n');
}

/** Events as `--json` gives them. */
export function* eventsAsJson(events: Iterable<TimelineEvent>): Generator<object> {
  for (const event of events) yield eventAsJson(event);
}
