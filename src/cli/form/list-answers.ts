import type { Casefile } from '../../casefile/casefile.ts';
import { parseReference } from '../../core/exhibit.ts';
import type { PersonRole } from '../../core/person.ts';
import { visibleLine } from '../../core/text.ts';
import { choosePeople } from '../questions/choose-people.ts';
import { formJsonWording, formWording } from '../wording/form.ts';
import type { AnswerKind, Asking } from './form.ts';
import { question } from './text-answers.ts';

const shownIncidents = 5;
const shownWords = 50;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/* In UTF-16 code units; a longer one, piled up on purpose, is cut. */
const longestCharacter = 32;

/** People of the record, by reference; somebody new can be added on the way. */
export function peopleOf(roles: readonly PersonRole[]): AnswerKind<readonly string[]> {
  return {
    ask: async ({ context, casefile, words: { question, hint } }, earlier) => {
      const chosen = await choosePeople(context, casefile, {
        question,
        ...(hint === undefined ? {} : { hint }),
        roles,
        ...(earlier === undefined ? {} : { chosen: earlier }),
      });
      return chosen.length === 0 ? undefined : chosen;
    },
    fromJson: (value, casefile) => {
      const known = casefile.people().map(({ reference }) => reference);
      return isTexts(value) && value.length > 0 && value.every((each) => known.includes(each))
        ? { is: 'read', value }
        : { is: 'wrong', wanted: formJsonWording.wanted.people };
    },
    isKept: isTexts,
    shown: (references, casefile) =>
      references.map((reference) => nameOf(casefile, reference)).join(', '),
  };
}

/** Files and messages that were taken in, by reference. */
export const references: AnswerKind<readonly string[]> = {
  ask: async (asking, earlier) => {
    const typed = await asking.context.terminal.ask({
      ...listQuestion(asking, earlier?.join(', '), formWording.referencesHint),
      check: (answer) => referencesComplaint(pieces(answer), asking.casefile),
    });
    return typed === '' ? undefined : pieces(typed).map((each) => written(each) ?? each);
  },
  fromJson: (value, casefile) =>
    isTexts(value) && value.length > 0 && referencesComplaint(value, casefile) === null
      ? { is: 'read', value: value.map((each) => written(each) ?? each) }
      : { is: 'wrong', wanted: formJsonWording.wanted.references },
  isKept: isTexts,
  shown: (value) => value.join(', '),
};

/** Incidents, by number. */
export const incidents: AnswerKind<readonly number[]> = {
  ask: async (asking, earlier) => {
    const { casefile } = asking;
    if (casefile.summary().incidents === 0) return undefined;
    const hint = [formWording.incidentsHint, lastIncidents(casefile)].join('\n');
    const typed = await asking.context.terminal.ask({
      ...listQuestion(asking, earlier?.join(', '), hint),
      check: (answer) =>
        pieces(answer).every((each) => isIncident(Number(each), casefile))
          ? null
          : formWording.noSuchIncident,
    });
    return typed === '' ? undefined : [...new Set(pieces(typed).map(Number))];
  },
  fromJson: (value, casefile) =>
    isNumbers(value) && value.length > 0 && value.every((each) => isIncident(each, casefile))
      ? { is: 'read', value }
      : { is: 'wrong', wanted: formJsonWording.wanted.incidents },
  isKept: isNumbers,
  shown: (numbers) => numbers.map(formWording.incident).join(', '),
};

function listQuestion(
  asking: Asking,
  earlier: string | undefined,
  hint: string,
): ReturnType<typeof question> {
  const hints = [...(asking.words.hint === undefined ? [] : [asking.words.hint]), hint];
  return question({ ...asking, words: { ...asking.words, hint: hints.join(' ') } }, earlier);
}

function pieces(typed: string): string[] {
  return typed.split(/[\s,;]+/).filter((each) => each !== '');
}

function referencesComplaint(typed: readonly string[], casefile: Casefile): string | null {
  const parsed = typed.map((each) => parseReference(each));
  if (parsed.some((each) => each?.to !== 'exhibit' && each?.to !== 'item'))
    return formWording.notReference;
  const isHere = parsed.every((each) =>
    each?.to === 'item'
      ? casefile.item(each.reference, each.line) !== null
      : each?.to === 'exhibit' && casefile.exhibit(each.reference) !== null,
  );
  return isHere ? null : formWording.noSuchReference;
}

/* A reference as it is written in the record, whatever its letters and separators were. */
function written(typed: string): string | null {
  const parsed = parseReference(typed);
  if (parsed?.to === 'exhibit') return parsed.reference;
  return parsed?.to === 'item' ? `${parsed.reference}:${parsed.line}` : null;
}

function isIncident(number: number, casefile: Casefile): boolean {
  return Number.isSafeInteger(number) && number > 0 && casefile.incident(number) !== null;
}

function lastIncidents(casefile: Casefile): string {
  const last = casefile.summary().incidents;
  const numbers = Array.from({ length: Math.min(shownIncidents, last) }, (_, back) => last - back);
  return formWording.lastIncidents(
    numbers.flatMap((number) => {
      const incident = casefile.incident(number);
      return incident === null ? [] : [`${number}: ${firstWords(incident.what, shownWords)}`];
    }),
  );
}

/** The beginning of a text on one line, at most so many characters long. */
export function firstWords(text: string, most: number): string {
  const whole = visibleLine(text);
  if (whole.length <= most) return whole;
  const beginning = whole.slice(0, most * longestCharacter);
  const characters = Array.from(segmenter.segment(beginning), ({ segment }) => segment);
  return characters.length <= most ? whole : `${characters.slice(0, most).join('')}…`;
}

function nameOf(casefile: Casefile, reference: string): string {
  const person = casefile.people().find((each) => each.reference === reference);
  return person === undefined ? reference : `${visibleLine(person.name)} (${reference})`;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((each) => Number.isSafeInteger(each));
}
