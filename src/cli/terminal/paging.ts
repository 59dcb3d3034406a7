import type { Device } from '../terminal.ts';
import { directed, fit } from './voice.ts';
import { wrap } from './wrap.ts';

/** How many lines go out before it is looked whether anybody still takes them. */
const linesAtOnce = 200;

/** Writes every line to stdout; stops where nobody takes them any more. */
export async function writeAll(device: Device, lines: Iterable<string>): Promise<void> {
  let count = 0;
  for (const line of lines) {
    for (const row of rowsOf(device, line)) device.result(`${row}\n`);
    count += 1;
    if (count % linesAtOnce === 0 && !(await device.settled())) return;
  }
}

/** Writes lines a screenful at a time. `wantsMore` is asked only when there is more. */
export async function writePages(
  device: Device,
  lines: Iterable<string>,
  rowsKept: number,
  wantsMore: () => Promise<boolean>,
): Promise<void> {
  let used = 0;
  for (const line of lines) {
    for (const row of rowsOf(device, line)) {
      if (used >= Math.max(3, device.rows() - rowsKept)) {
        if (!(await wantsMore())) return;
        used = 0;
      }
      device.result(`${row}\n`);
      used += 1;
    }
  }
}

/* A line of a result as rows of the screen; in a file it stays one line. */
function rowsOf(device: Device, line: string): string[] {
  const { resultsOn } = device;
  const safe = fit(line.replace(/\n$/, ''), resultsOn);
  if (resultsOn === 'file') return [safe];
  return directed(wrap(safe, device.columns()), resultsOn).split('\n');
}
