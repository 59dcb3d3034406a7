import { adviceCreditLine, ownNoteLabel, type AdviceTopic } from '../advice/advice.ts';
import { adviceScope, checkNumbersSentence, type Helpline } from '../advice/helplines.ts';
import type { Nation } from '../core/case-record.ts';

/** The guidance and the numbers as lines that are not wrapped yet, each with its source. */
export function adviceLines(
  topics: readonly AdviceTopic[],
  numbers: readonly Helpline[],
  nation: Nation,
): string[] {
  return [
    ...topics.flatMap(topicLines),
    adviceCreditLine,
    ...(numbers.length === 0 ? [] : numberLines(numbers, nation)),
  ];
}

function topicLines(topic: AdviceTopic): string[] {
  const points = topic.points.flatMap(({ text, ownNote }) => [
    `- ${text}`,
    ...(ownNote === undefined ? [] : [`  ${ownNoteLabel} ${ownNote}`]),
  ]);
  return [topic.title.toUpperCase(), '', ...points, ''];
}

function numberLines(numbers: readonly Helpline[], nation: Nation): string[] {
  return [
    '',
    'NUMBERS TO RING',
    '',
    ...numbers.flatMap(({ who, area, how, source, read }) => [
      `- ${who}${area === undefined ? '' : ` (${area})`}: ${how}`,
      `  Source: ${source}; read on ${read}`,
    ]),
    '',
    checkNumbersSentence,
    adviceScope(nation),
  ];
}
