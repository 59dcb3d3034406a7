import { toldParties, type Telling, type TellingAnswers } from '../../core/telling.ts';
import type { Ledger } from '../form/ledger.ts';
import { firstWords, incidents as incidentNumbers } from '../form/list-answers.ts';
import type { ListPlace } from '../form/ledger.ts';
import { shownTime } from '../form/time-answers.ts';
import { changeWording } from '../wording/form.ts';
import { toldLedgerWording, toldListWording as wording } from '../wording/told.ts';
import { tellingForm } from './telling-form.ts';

const shownCharacters = 200;

/** Whom the person told. */
export const toldLedger: Ledger<TellingAnswers, Telling> = {
  wording: toldLedgerWording,
  formFor: () => tellingForm,
  all: (casefile) => casefile.tellings(),
  record: (casefile, answers) => casefile.recordTelling(answers),
  settle: (answers) => answers,
  lines: tellingLines,
  label: (telling) => `${telling.reference}  ${partyWords(telling)}, ${shownTime(telling.when)}`,
};

function tellingLines(telling: Telling, { casefile }: ListPlace): string[] {
  const { reference, when, how, theirReference, officer, collarNumber } = telling;
  const { said, handedOver, incidents, attached, recordedBy } = telling;
  const lines: readonly (string | undefined)[] = [
    `${reference}  ${shownParty(telling)}`,
    given(telling.toWhom, (toWhom) => toWhom),
    wording.when(shownTime(when)),
    given(how, wording.how),
    given(theirReference, wording.theirReference),
    given(officer, wording.officer),
    given(collarNumber, wording.collarNumber),
    given(said, wording.said),
    given(handedOver, wording.handedOver),
    incidents === undefined ? undefined : wording.about(incidentNumbers.shown(incidents, casefile)),
    given(attached?.join(', '), wording.attached),
    given(recordedBy, changeWording.recordedBy),
  ];
  return lines
    .filter((line) => line !== undefined)
    .map((line, index) => (index === 0 ? line : `    ${line}`));
}

function given(text: string | undefined, words: (text: string) => string): string | undefined {
  return text === undefined ? undefined : words(firstWords(text, shownCharacters));
}

function partyWords(telling: TellingAnswers): string {
  const { toWhom } = telling;
  const party = shownParty(telling);
  return toWhom === undefined ? party : `${party}: ${firstWords(toWhom, shownCharacters)}`;
}

function shownParty({ to }: TellingAnswers): string {
  return toldParties.find(({ id }) => id === to)?.words ?? to;
}
