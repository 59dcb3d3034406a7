import type { Withheld } from '../core/case-record.ts';
import { visibleLine } from '../core/text.ts';

/** That something was kept back, never what. */
export interface WithheldLine {
  readonly entry: number;
  readonly why: string;
}

/** One line for every part that a bundle leaves out. */
export function withheldLines(withheld: readonly Withheld[]): WithheldLine[] {
  return withheld.flatMap(({ seq, parts }) =>
    parts.map(({ why }) => ({ entry: seq, why: visibleLine(why) })),
  );
}
