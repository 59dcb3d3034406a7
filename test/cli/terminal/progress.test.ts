import { describe, expect, it } from 'vitest';
import { progressOn } from '../../../src/cli/terminal/progress.ts';
import type { Device } from '../../../src/cli/terminal.ts';
import { scriptedTerminal } from '../../support/scripted-terminal.ts';

/** A progress with a clock that the test moves, and the lines that it passed. */
function watched(isPlain: boolean, columns = 80, counts?: 'bytes') {
  const clock = { at: 0 };
  const passed: (string | null)[] = [];
  const scripted = scriptedTerminal([], { columns, talkOn: 'unicode screen' });
  const device: Device = {
    ...scripted,
    passing: (text) => {
      passed.push(text);
    },
  };
  const now = (): Date => new Date(clock.at);
  const progress = progressOn({ device, isPlain, now }, 'Reading', counts);
  return {
    passed,
    said: scripted.shown,
    progress,
    at: (seconds: number, done: number, inAll = 1_000_000) => {
      clock.at = seconds * 1000;
      progress.update(done, inAll);
    },
  };
}

describe('how far a reading has come', () => {
  it('says the rate and the time left once some seconds have passed', () => {
    const { at, passed } = watched(false, 80, 'bytes');
    at(0, 0);
    at(3, 30_000);
    expect(passed.at(-1)).toBe('Reading 3 %');
    at(10, 100_000);
    expect(passed.at(-1)).toBe('Reading 10 %, 10.0 kB a second, about 2 minutes left');
    at(80, 800_000);
    expect(passed.at(-1)).toMatch(/less than a minute left$/);
  });

  it('goes by the last half minute, and not by how it began', () => {
    const { at, passed } = watched(false);
    at(0, 0);
    at(1, 500_000);
    for (let second = 2; second <= 60; second += 1) at(second, 500_000 + second * 1000);
    expect(passed.at(-1)).toBe('Reading 56 %, about 7 minutes left');
  });

  it('says nothing of the rest where nothing moves, or the clock was put back', () => {
    const { at, passed } = watched(false);
    at(100, 10_000);
    at(200, 10_000);
    expect(passed.at(-1)).toBe('Reading 1 %');
    at(20, 20_000);
    expect(passed.at(-1)).toBe('Reading 2 %');
    at(23, 10_000);
    expect(passed.at(-1)).toBe('Reading 1 %');
  });

  it('leaves the rate out on a narrow screen, and takes its line away at the end', () => {
    const { at, passed, progress } = watched(false, 40, 'bytes');
    at(0, 0);
    at(10, 100_000);
    expect(passed.at(-1)).toBe('Reading 10 %, about 2 minutes left');
    progress.finish();
    expect(passed.at(-1)).toBeNull();
  });

  it('says every tenth on a line of its own with --plain, and nothing of what is short', () => {
    const long = watched(true);
    for (let second = 0; second <= 100; second += 1) long.at(second, second * 10_000);
    expect(long.passed).toEqual([]);
    expect(long.said().trimEnd().split('\n')).toHaveLength(10);
    expect(long.said()).toContain('Reading 40 %, about a minute left\n');
    const short = watched(true);
    for (let step = 0; step <= 100; step += 1) short.at(step / 100, step * 10_000);
    expect(short.said()).toBe('');
  });
});
