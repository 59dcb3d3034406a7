import type { Casefile } from '../../casefile/casefile.ts';
import type { Marking } from '../../core/mark.ts';
import type { Context } from '../context.ts';
import { markActWording as wording } from '../wording/mark.ts';
import type { Markable } from './markable.ts';
import { inWords } from './named-references.ts';

/** One run of the command: where it records, and how often it did. */
export interface MarkSession {
  readonly context: Context;
  readonly casefile: Casefile;
  readonly made: { times: number };
}

/** What is to be said of rows and files. */
export type Change = Omit<Marking, 'references'>;

/** Those that a change would change. */
export function changedBy(markables: readonly Markable[], { key, link }: Change): Markable[] {
  return markables.filter(
    ({ marked, linkedTo }) =>
      (key !== undefined && key !== marked) ||
      (link !== undefined && link.linked !== linkedTo.includes(link.incident)),
  );
}

/**
 * Records a change of what it changes, and says so; where nothing changes it says that and records
 * nothing. Gives whether something was recorded.
 */
export async function recordMarking(
  { context, casefile, made }: MarkSession,
  markables: readonly Markable[],
  change: Change,
): Promise<boolean> {
  const changed = changedBy(markables, change);
  if (changed.length === 0) {
    context.terminal.line(wording.standsSo);
    return false;
  }
  await casefile.mark({ references: changed.map(({ reference }) => reference), ...change });
  made.times += 1;
  for (const sentence of sentences(changed, change)) context.terminal.line(sentence);
  return true;
}

function sentences(markables: readonly Markable[], { key, link }: Change): string[] {
  const { done } = wording;
  const say = (change: Change, sentence: (what: string) => string): string[] => {
    const changed = changedBy(markables, change);
    return changed.length === 0 ? [] : [sentence(inWords(changed))];
  };
  return [
    ...(key === undefined ? [] : say({ key }, key ? done.key : done.notKey)),
    ...(link === undefined
      ? []
      : say({ link }, (what) =>
          link.linked ? done.link(what, link.incident) : done.unlink(what, link.incident),
        )),
  ];
}
