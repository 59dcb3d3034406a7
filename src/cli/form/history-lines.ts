import type { Casefile } from '../../casefile/casefile.ts';
import { isWithdrawn, type Change } from '../../core/amendment.ts';
import { dayInWords } from '../../core/read-back.ts';
import { visible } from '../../core/text.ts';
import { localDateTime } from './local-day.ts';
import { changeWording as wording } from '../wording/form.ts';
import { answersOf, differenceLines, type StatedThing } from './change-stated.ts';
import type { Form } from './form.ts';
import { answerLines, labelled } from './shown-answers.ts';

/** Something in full: its answers, when it was recorded, and every later entry about it. */
export function inFull<Answers extends object>(
  form: Form<Answers>,
  thing: StatedThing<Answers>,
  casefile: Casefile,
): string[] {
  const { entry, recordedAt, changes } = thing;
  return [
    ...(isWithdrawn(thing) ? [`  ${wording.markWithdrawn}`] : []),
    ...answerLines(form, answersOf(form, thing), casefile),
    `  ${wording.recordedOn(dayOf(recordedAt, casefile), entry)}`,
    ...(changes.length === 0 ? [] : [`  ${wording.history}`]),
    ...changes.flatMap((change) => changeLines(form, change, casefile)),
  ];
}

function changeLines<Answers extends object>(
  form: Form<Answers>,
  change: Change<Answers>,
  casefile: Casefile,
): string[] {
  const lines =
    change.kind === 'amended' ? differenceLines(form, change.before, change.after, casefile) : [];
  return [
    `  ${headline(change, casefile)}`,
    ...('why' in change ? [indented(wording.reason(visible(change.why)))] : []),
    ...(change.recordedBy === undefined
      ? []
      : [indented(wording.recordedBy(visible(change.recordedBy)))]),
    ...lines.map((line) => line.replace(/^/gm, '  ')),
  ];
}

function headline<Answers>({ kind, at, entry }: Change<Answers>, casefile: Casefile): string {
  const day = dayOf(at, casefile);
  switch (kind) {
    case 'amended':
      return wording.amendedOn(day, entry);
    case 'withdrawn':
      return wording.withdrawnOn(day, entry);
    case 'withdrawal taken back':
      return wording.againOn(day, entry);
    case 'confirmed':
      return wording.confirmedOn(day, entry);
  }
}

function dayOf(utc: string, casefile: Casefile): string {
  return dayInWords(localDateTime(utc, casefile.details.zone));
}

function indented(text: string): string {
  const [label = '', ...rest] = text.split(': ');
  return labelled(label, rest.join(': ')).replace(/^/gm, '  ');
}
