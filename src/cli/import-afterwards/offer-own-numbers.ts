import type { Casefile } from '../../casefile/casefile.ts';
import { comparisonForm, identifier, type Identifier } from '../../core/identifier.ts';
import type { IdentifierAnswers } from '../../core/person.ts';
import { shownNumber } from '../../core/shown-number.ts';
import { visibleLine } from '../../core/text.ts';
import type { Context } from '../context.ts';
import type { SourceResult } from '../import/import-source.ts';
import { ownPeople } from '../import/own-numbers.ts';
import { likelyKind } from '../questions/identifier.ts';
import { afterImportWording as wording } from '../wording/after-import.ts';
import { sourceDay } from './source-day.ts';
import { takenForms } from './saved-people.ts';

type OwnIdentifier = IdentifierAnswers & { readonly shown: string };

/**
 * Offers to keep the numbers that a phone states as its own, and who the person said that they are in a
 * chat, with their details. What stands with anybody already is left.
 */
export async function offerOwnNumbers(
  context: Context,
  casefile: Casefile,
  results: readonly SourceResult[],
): Promise<void> {
  const { terminal } = context;
  const own = stated(casefile, results);
  if (own.length === 0) return;
  if (!terminal.isInteractive) {
    terminal.line(wording.ownNotKept(own.length));
    return;
  }
  const question = wording.ownQuestion(own.map(({ shown }) => shown));
  if (!(await terminal.confirm({ question, hint: wording.ownHint, default: true }))) return;
  const { reference } =
    ownPeople(casefile)[0] ??
    (await casefile.recordPerson({ name: casefile.details.initials, role: 'self' }));
  for (const { shown, ...answers } of own) {
    const recorded = await casefile.recordIdentifier(reference, answers);
    terminal.line(wording.ownKept(shown, recorded.reference));
  }
}

function stated(casefile: Casefile, results: readonly SourceResult[]): OwnIdentifier[] {
  const { zone } = casefile.details;
  const found = results.flatMap(({ outcome: { phone }, ownerChosen }) => [
    ...(phone?.own ?? []).map((one) =>
      answersFor(one.identifier, wording.ownBasis(sourceDay(phone?.madeAt, zone)), one.basis),
    ),
    ...(ownerChosen === null
      ? []
      : [answersFor(identifier(ownerChosen), wording.ownChosenBasis, null)]),
  ]);
  const known = takenForms(casefile);
  return found.filter((one) => {
    const form = one.e164 ?? one.value;
    if (known.has(form)) return false;
    known.add(form);
    return true;
  });
}

function answersFor(found: Identifier, basis: string, note: string | null): OwnIdentifier {
  const { asFound, e164 } = found;
  const kind = e164 === undefined ? likelyKind(comparisonForm(found)) : 'phone';
  return {
    kind,
    value: asFound,
    ...(e164 === undefined ? {} : { e164 }),
    basis,
    ...(note === null ? {} : { note }),
    shown: e164 === undefined ? visibleLine(asFound) : shownNumber(e164),
  };
}
