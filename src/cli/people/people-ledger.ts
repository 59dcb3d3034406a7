import type { Casefile } from '../../casefile/casefile.ts';
import { isWithdrawn } from '../../core/amendment.ts';
import type {
  IdentifierAnswers,
  Person,
  PersonAnswers,
  PersonIdentifier,
} from '../../core/person.ts';
import { shownNumber } from '../../core/shown-number.ts';
import { visibleLine } from '../../core/text.ts';
import type { Context } from '../context.ts';
import { fillForm } from '../form/fill-form.ts';
import { thingAsJson, type Ledger } from '../form/ledger.ts';
import { firstWords } from '../form/list-answers.ts';
import { personLabel } from '../questions/choose-people.ts';
import { changeWording } from '../wording/form.ts';
import {
  identifierWording,
  numbersLedgerWording,
  peopleLedgerWording,
  peopleListWording as wording,
  roleWording,
} from '../wording/people.ts';
import { identifierForm, identifierFormOf, settleIdentifier } from './identifier-form.ts';
import { personForm } from './person-form.ts';

const shownCharacters = 200;

/** The people of the record. */
export const peopleLedger: Ledger<PersonAnswers, Person> = {
  wording: peopleLedgerWording,
  formFor: () => personForm,
  all: (casefile) => casefile.people(),
  record: (casefile, answers) => casefile.recordPerson(answers),
  settle: (answers) => answers,
  lines: personLines,
  label: personLabel,
  afterwards: offerNumber,
  more: (person) => ({
    ...(person.code === undefined ? {} : { code: person.code }),
    identifiers: person.identifiers.map((each) => thingAsJson(identifierFormOf(person), each)),
  }),
};

/** Numbers and accounts of everybody in the record. */
export const numbersLedger: Ledger<IdentifierAnswers, PersonIdentifier> = {
  wording: numbersLedgerWording,
  formFor: () => identifierForm(false),
  all: (casefile) => casefile.people().flatMap(({ identifiers }) => [...identifiers]),
  record: () => Promise.reject(new Error('a number is recorded as somebody’s')),
  settle: settleIdentifier,
  lines: (each) => [identifierLine(each)],
  label: (each, { casefile }) => {
    const owner = casefile.people().find(({ reference }) => reference === each.person);
    return wording.numberOf(identifierLine(each), visibleLine(owner?.name ?? each.person));
  },
};

/** Asks for a number or account of somebody and records it. False when it is left for later. */
export async function addNumber(
  context: Context,
  casefile: Casefile,
  person: Person,
): Promise<boolean> {
  const form = identifierFormOf(person);
  const { reference } = person;
  const record = async (answers: IdentifierAnswers): Promise<PersonIdentifier> => {
    const recorded = await casefile.recordIdentifier(reference, settleIdentifier(answers));
    context.terminal.line(numbersLedgerWording.saved(recorded.reference));
    return recorded;
  };
  return (await fillForm(context, casefile, form, record, reference)) !== null;
}

/** The person's own contact for help, as `?` shows it; null when there is none. */
export function ownContactLine(people: readonly Person[]): string | null {
  const contacts = people.filter((person) => person.role === 'own-contact' && !isWithdrawn(person));
  const lines = contacts.map(({ name, contact, identifiers }) => {
    const phone = identifiers.find((each) => each.kind === 'phone' && !isWithdrawn(each));
    const reached = contact ?? (phone === undefined ? undefined : shownIdentifier(phone));
    return reached === undefined
      ? visibleLine(name)
      : `${visibleLine(name)}, ${visibleLine(reached)}`;
  });
  return lines.length === 0 ? null : lines.join('; ');
}

function personLines(person: Person): string[] {
  const { reference, code, name, role, about, contact, recordedBy, identifiers } = person;
  return [
    `${reference}  ${firstWords(name, shownCharacters)}`,
    `    ${wording.role(roleWording[role], code)}`,
    ...(about === undefined ? [] : [`    ${firstWords(about, shownCharacters)}`]),
    ...(contact === undefined
      ? []
      : [`    ${wording.contact(firstWords(contact, shownCharacters))}`]),
    ...(recordedBy === undefined
      ? []
      : [`    ${changeWording.recordedBy(firstWords(recordedBy, shownCharacters))}`]),
    ...identifiers.flatMap((each) => [
      `    ${identifierLine(each)}`,
      ...(isWithdrawn(each) ? [`      ${changeWording.markWithdrawn}`] : []),
      `      ${wording.basis(firstWords(each.basis, shownCharacters))}`,
    ]),
  ];
}

function identifierLine(each: PersonIdentifier): string {
  const platform =
    each.platform === undefined ? '' : `, ${firstWords(each.platform, shownCharacters)}`;
  const kind = identifierWording[each.kind];
  return `${each.reference}  ${kind}: ${shownIdentifier(each)}${platform}`;
}

function shownIdentifier({ value, e164 }: IdentifierAnswers): string {
  const asGiven = firstWords(value, shownCharacters);
  if (e164 === undefined) return asGiven;
  const read = shownNumber(e164);
  return read === asGiven ? read : `${read} (${asGiven})`;
}

/* People who are known by a number rather than reached for something. */
const knownByNumber: readonly unknown[] = ['self', 'other', 'through', 'unknown'];

async function offerNumber(context: Context, casefile: Casefile, person: Person): Promise<void> {
  if (!knownByNumber.includes(person.role)) return;
  for (let question = wording.offerNumber; ; question = wording.offerAnother) {
    if (!(await context.terminal.confirm({ question, default: false }))) return;
    if (!(await addNumber(context, casefile, person))) return;
  }
}
