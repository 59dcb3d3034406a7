import { parseReference } from '../../core/exhibit.ts';
import { markActWording as wording } from '../wording/mark.ts';
import type { Markable } from './markable.ts';

const shownPieces = 6;

/** `4 messages and 1 file (AB/3:12, AB/3:14-16, AB/4)`: what is about to be marked, or was. */
export function inWords(markables: readonly Markable[]): string {
  const counted = (['message', 'call', 'file', 'item'] as const).flatMap((kind) => {
    const count = markables.filter((each) => each.kind === kind).length;
    return count === 0 ? [] : [wording.counts[kind](count)];
  });
  const references = pieces(markables.map(({ reference }) => reference));
  const more = references.length - shownPieces;
  const shown = [
    references.slice(0, shownPieces).join(', '),
    ...(more > 0 ? [wording.andMore(more)] : []),
  ].join(' ');
  return wording.what(counted.join(wording.and), shown);
}

/** Numbers with runs drawn together: `3 5-8`. */
export function inRuns(numbers: readonly number[]): string {
  return runsOf(numbers).map(runInWords).join(' ');
}

interface Run {
  readonly first: number;
  readonly last: number;
}

function pieces(references: readonly string[]): string[] {
  const lines = new Map<string, number[]>();
  const others: string[] = [];
  for (const reference of references) {
    const parsed = parseReference(reference);
    if (parsed?.to !== 'item') others.push(reference);
    else if (lines.get(parsed.reference)?.push(parsed.line) === undefined)
      lines.set(parsed.reference, [parsed.line]);
  }
  const rows = [...lines].flatMap(([exhibit, numbers]) =>
    runsOf(numbers).map((run) => `${exhibit}:${runInWords(run)}`),
  );
  return [...rows, ...others];
}

function runsOf(numbers: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const number of [...new Set(numbers)].sort((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run?.last === number - 1) runs[runs.length - 1] = { first: run.first, last: number };
    else runs.push({ first: number, last: number });
  }
  return runs;
}

function runInWords({ first, last }: Run): string {
  return first === last ? String(first) : `${first}-${last}`;
}
