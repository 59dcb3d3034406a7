import { isWithdrawn } from '../../core/amendment.ts';
import { toldParties, type Telling, type TellingAnswers } from '../../core/telling.ts';
import { visibleLine } from '../../core/text.ts';
import { withAnswer, type IncidentDraft } from '../add/incident-draft.ts';
import { addWording } from '../wording/add.ts';
import { tellingForm } from '../told/telling-form.ts';
import { askForm } from './ask-form.ts';
import type { Asking } from './ask-text.ts';
import { chooseToRemove } from './choose-to-remove.ts';

type Wish = 'add' | 'link' | 'remove' | 'done';

/** Asks who was told: written down here, to be recorded with the incident, or chosen from the record. */
export async function askTellings(asking: Asking, first: IncidentDraft): Promise<IncidentDraft> {
  const { keeping } = asking;
  let draft = first;
  let wish: Wish = keeping.begun('telling') === null ? await askWish(asking, draft) : 'add';
  while (wish !== 'done') {
    if (wish === 'add') draft = await addTelling(asking, draft);
    else if (wish === 'link') draft = await linkTellings(asking, draft);
    else draft = await removeTelling(asking, draft);
    await keeping.keepDraft(draft);
    wish = await askWish(asking, draft);
  }
  return draft;
}

/** `The police, North Yorkshire`: who was told, on one line. */
export function toldLabel({ to, toWhom }: Pick<TellingAnswers, 'to' | 'toWhom'>): string {
  const party = toldParties.find(({ id }) => id === to)?.words ?? to;
  return toWhom === undefined ? party : `${party}, ${visibleLine(toWhom)}`;
}

function askWish({ context, casefile }: Asking, draft: IncidentDraft): Promise<Wish> {
  const wording = addWording.tellings;
  const known = casefile.tellings().some((telling) => !isWithdrawn(telling));
  return context.terminal.choose<Wish>({
    question: wording.ask,
    options: [
      { value: 'add', label: wording.add },
      ...(known ? [{ value: 'link' as const, label: wording.link }] : []),
      ...(draft.tellings.length > 0 ? [{ value: 'remove' as const, label: wording.remove }] : []),
      { value: 'done', label: wording.done },
    ],
    default: 'done',
  });
}

async function addTelling(asking: Asking, draft: IncidentDraft): Promise<IncidentDraft> {
  const telling = await askForm(asking, 'telling', tellingForm, ['incidents']);
  return { ...draft, tellings: [...draft.tellings, telling] };
}

async function linkTellings(asking: Asking, draft: IncidentDraft): Promise<IncidentDraft> {
  const { context, casefile } = asking;
  const chosen = await context.terminal.chooseMany<string>({
    question: addWording.tellings.chosen,
    options: casefile
      .tellings()
      .filter((telling) => !isWithdrawn(telling))
      .map((telling: Telling) => ({
        value: telling.reference,
        label: `${telling.reference}: ${toldLabel(telling)}`,
      })),
    default: draft.answers.tellings ?? [],
  });
  return withAnswer(draft, 'tellings', chosen.length === 0 ? undefined : chosen);
}

async function removeTelling(asking: Asking, draft: IncidentDraft): Promise<IncidentDraft> {
  const { which, none } = addWording.tellings;
  const labels = draft.tellings.map(toldLabel);
  const gone = await chooseToRemove(asking.context.terminal, { question: which, none, labels });
  return { ...draft, tellings: draft.tellings.filter((_, index) => index !== gone) };
}
