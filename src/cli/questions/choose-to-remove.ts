import type { Terminal } from '../terminal.ts';

/** Asks which one of a list shall go; null for none of them. */
export function chooseToRemove(
  terminal: Terminal,
  { question, none, labels }: { question: string; none: string; labels: readonly string[] },
): Promise<number | null> {
  return terminal.choose<number | null>({
    question,
    options: [
      ...labels.map((label, index) => ({ value: index, label })),
      { value: null, label: none },
    ],
    default: null,
  });
}
