import { adviceTopics, type AdviceTopic } from '../../advice/advice.ts';
import { helplinesFor } from '../../advice/helplines.ts';
import { firstLines, numberLines, topicLines, type ShownAdvice } from './advice-lines.ts';
import type { Terminal } from '../terminal.ts';

/** The topic below which the numbers stand. */
const withNumbers = 'support';

/** Lets the person choose a topic, read it and choose another, until they leave. */
export async function browseAdvice(terminal: Terminal, shown: ShownAdvice): Promise<void> {
  say(terminal, firstLines(shown));
  for (;;) {
    const topic = await askTopic(terminal, shown);
    if (topic === null) return;
    terminal.line();
    say(terminal, adviceOn(shown, [topic]));
    terminal.line();
  }
}

/** The guidance on some topics as lines that are not wrapped yet, the numbers with the one they belong to. */
export function adviceOn(shown: ShownAdvice, topics: readonly AdviceTopic[]): string[] {
  return [
    ...topicLines(shown, topics),
    ...(topics.some(({ id }) => id === withNumbers)
      ? ['', ...numberLines(shown, helplinesFor(shown.nation))]
      : []),
  ];
}

function askTopic(terminal: Terminal, { words }: ShownAdvice): Promise<AdviceTopic | null> {
  return terminal.choose<AdviceTopic | null>({
    question: words.choose,
    options: [
      ...adviceTopics.map((topic) => ({ value: topic, label: topic.title })),
      { value: null, label: words.leave },
    ],
  });
}

function say(terminal: Terminal, lines: readonly string[]): void {
  for (const line of lines) terminal.line(line);
}
