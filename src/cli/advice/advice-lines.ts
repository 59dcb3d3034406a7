import { adviceCreditLine, ownNoteLabel, type AdviceTopic } from '../../advice/advice.ts';
import { adviceScope, checkNumbersSentence, type Helpline } from '../../advice/helplines.ts';
import type { Nation } from '../../core/case-record.ts';
import { adviceWording } from '../wording/advice.ts';
import type { Translations, Wording } from '../wording/language.ts';

/** The words around the guidance, in each language that they are there in. */
export const adviceIn: Translations<typeof adviceWording> = { en: adviceWording };

/** What is shown of the guidance, and to whom. */
export interface ShownAdvice {
  readonly words: Wording<typeof adviceWording>;
  readonly nation: Nation;
  /** Whom the person would rather ring: name and number, as they gave them. */
  readonly ownContact?: string;
}

/** What stands above the guidance: 999, and the person's own contact. */
export function firstLines({ words, ownContact }: ShownAdvice): string[] {
  return [words.danger, ...(ownContact === undefined ? [] : [words.ownContact(ownContact)]), ''];
}

/** The points of a topic as lines that are not wrapped yet, the source apart from them. */
export function topicLines({ words }: ShownAdvice, topics: readonly AdviceTopic[]): string[] {
  const points = topics.flatMap((topic) => [
    topic.title.toUpperCase(),
    '',
    ...topic.points.flatMap(({ text, ownNote }) => [
      words.point(text),
      ...(ownNote === undefined ? [] : [words.note(ownNoteLabel, ownNote)]),
    ]),
    '',
  ]);
  return [...points, adviceCreditLine];
}

/** The numbers, what has to be said of them, and apart from them where and when they were read. */
export function numberLines(shown: ShownAdvice, numbers: readonly Helpline[]): string[] {
  const { words, nation, ownContact } = shown;
  return [
    words.numbers,
    '',
    ...(ownContact === undefined ? [] : [words.point(words.ownContact(ownContact))]),
    ...numbers.map(({ who, area, how }) => words.number(who, area, how)),
    '',
    checkNumbersSentence,
    adviceScope(nation),
    '',
    words.numbersFrom,
    '',
    ...numbers.map(({ who, source, read }) => words.numberFrom(who, source, read)),
  ];
}
