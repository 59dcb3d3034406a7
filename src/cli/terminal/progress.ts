import { sizeInWords } from '../../core/size-in-words.ts';
import { visibleLine } from '../../core/text.ts';
import type { Progress } from '../terminal.ts';
import { terminalWording as wording } from '../wording/terminal.ts';
import { fit, type Voice } from './voice.ts';

/* Before that, a rate says nothing of the rest. */
const soonestMilliseconds = 5_000;
/* The rate is that of the last half minute: files of one sort lie together, and some are slow. */
const windowMilliseconds = 30_000;
const tenth = 10;

/**
 * How far something has come, on a line that the next one replaces. After some seconds it says how fast
 * where bytes are counted, and how long it will still take at that rate. Without redraws every tenth is
 * said on a line of its own, once it is known to take long.
 */
export function progressOn(
  { device, isPlain, now }: Pick<Voice, 'device' | 'isPlain' | 'now'>,
  what: string,
  counts?: 'bytes',
): Progress {
  const pace = new Pace(now);
  let shown = '';
  let saidTenth = 0;
  return {
    update: (done, inAll) => {
      const percent = inAll > 0 ? Math.min(100, Math.floor((done * 100) / inAll)) : 0;
      const found = pace.at(done, inAll);
      if (isPlain) {
        const tenths = Math.floor(percent / tenth);
        if (device.talkOn === 'file' || found === null || tenths <= saidTenth) return;
        saidTenth = tenths;
        device.talk(`${fit(lineOf(what, tenths * tenth, found, counts), device.talkOn)}\n`);
        return;
      }
      const text = shortened(what, percent, found, counts, device.columns() - 1);
      const line = fit(visibleLine(text), device.talkOn);
      if (line !== shown) device.passing(line);
      shown = line;
    },
    finish: () => {
      if (shown !== '' && !isPlain) device.passing(null);
      shown = '';
    },
  };
}

interface Found {
  readonly perSecond: number;
  readonly secondsLeft: number;
}

/** The rate of the last while, and what is left at it; null until it can be told. */
class Pace {
  readonly #now: () => Date;
  #samples: { readonly at: number; readonly done: number }[] = [];

  constructor(now: () => Date) {
    this.#now = now;
  }

  at(done: number, inAll: number): Found | null {
    const at = this.#now().getTime();
    const last = this.#samples.at(-1);
    // Begun anew, or a clock that was put back: what was measured no longer holds.
    if (last !== undefined && (done < last.done || at < last.at)) this.#samples = [];
    if (last === undefined || at - last.at >= 1000 || this.#samples.length === 0)
      this.#samples.push({ at, done });
    while (at - (this.#samples[1]?.at ?? at) >= windowMilliseconds) this.#samples.shift();
    const first = this.#samples[0] ?? { at, done };
    const passed = at - first.at;
    const came = done - first.done;
    if (passed < soonestMilliseconds || came <= 0) return null;
    const perSecond = (came * 1000) / passed;
    return { perSecond, secondsLeft: Math.max(0, inAll - done) / perSecond };
  }
}

function lineOf(what: string, percent: number, found: Found | null, counts?: 'bytes'): string {
  if (found === null) return wording.progress(what, percent);
  const left = wording.timeLeft(found.secondsLeft);
  return counts === undefined
    ? wording.progressLeft(what, percent, left)
    : wording.progressRate(what, percent, sizeInWords(Math.round(found.perSecond)), left);
}

/* On a narrow screen the rate goes first, then the rest of the time. */
function shortened(
  what: string,
  percent: number,
  found: Found | null,
  counts: 'bytes' | undefined,
  columns: number,
): string {
  const lines = [lineOf(what, percent, found, counts), lineOf(what, percent, found)];
  const plain = wording.progress(what, percent);
  return lines.find(({ length }) => length <= columns) ?? plain.slice(0, columns);
}
