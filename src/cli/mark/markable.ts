import type { Casefile } from '../../casefile/casefile.ts';
import { itemReference, parseReference } from '../../core/exhibit.ts';

/** What can be marked, and how it stands now. */
export interface Markable {
  /** As the record writes it; a row that a newer exhibit repeats stands under its first reference. */
  readonly reference: string;
  /** A file inside a conversation counts as a file; its message shows the mark. */
  readonly kind: 'message' | 'call' | 'file' | 'item';
  readonly marked: boolean;
  readonly linkedTo: readonly number[];
}

/** Why a list of references cannot be taken. */
export type ReferenceFault = 'notReference' | 'conversation' | 'notHere' | 'tooMany';

/** How many rows and files are marked at once, at most. */
export const mostAtOnce = 2000;

/** The row or file of a reference; else why it cannot be marked. */
export function markableOf(casefile: Casefile, reference: string): Markable | ReferenceFault {
  const parsed = parseReference(reference);
  if (parsed?.to === 'item') return rowOf(casefile, parsed.reference, parsed.line);
  if (parsed?.to !== 'exhibit') return 'notReference';
  const exhibit = casefile.exhibit(parsed.reference);
  if (exhibit === null) return 'notHere';
  if (exhibit.kind === 'conversation') return 'conversation';
  if (exhibit.kind === 'attachment') {
    const message = markableOf(casefile, exhibit.item);
    return typeof message === 'string'
      ? 'notHere'
      : { ...message, reference: exhibit.reference, kind: 'file' };
  }
  const event = casefile.item(exhibit.reference, 0);
  if (event?.kind !== 'file' && event?.kind !== 'item') return 'notHere';
  const { kind, marked, linkedTo } = event;
  return { reference: exhibit.reference, kind, marked, linkedTo };
}

/**
 * Everything that a list of references names (`AB/3:12-20` is nine rows), each once, in the order given;
 * else the first reason why it cannot be taken. A list without references is `notReference`.
 */
export function markablesOf(
  casefile: Casefile,
  typed: readonly string[],
): readonly Markable[] | ReferenceFault {
  if (typed.length === 0) return 'notReference';
  const found = new Map<string, Markable>();
  for (const each of typed) {
    const references = expanded(each);
    if (typeof references === 'string') return references;
    for (const reference of references) {
      const markable = markableOf(casefile, reference);
      if (typeof markable === 'string') return markable;
      found.set(markable.reference, markable);
      if (found.size > mostAtOnce) return 'tooMany';
    }
  }
  return [...found.values()];
}

function rowOf(casefile: Casefile, exhibit: string, line: number): Markable | ReferenceFault {
  const event = casefile.item(exhibit, line);
  if (event?.kind !== 'message' && event?.kind !== 'call') return 'notHere';
  const { reference, kind, marked, linkedTo } = event;
  return { reference, kind, marked, linkedTo };
}

function expanded(typed: string): readonly string[] | ReferenceFault {
  const range = /^\s*(.*:\d{1,9})\s*[-–]\s*(\d{1,9})\s*$/.exec(typed);
  if (range === null) return [typed];
  const first = parseReference(range[1] ?? '');
  const last = Number(range[2]);
  if (first?.to !== 'item' || last < first.line) return 'notReference';
  if (last - first.line >= mostAtOnce) return 'tooMany';
  return Array.from({ length: last - first.line + 1 }, (_, index) =>
    itemReference(first.reference, first.line + index),
  );
}
