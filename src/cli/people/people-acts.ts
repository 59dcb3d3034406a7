import type { Casefile } from '../../casefile/casefile.ts';
import type { IdentifierAnswers, Person, PersonAnswers } from '../../core/person.ts';
import type { Context } from '../context.ts';
import { eachOf, membersOf, readAnswers, refusedJson, type JsonPlace } from '../form/form-json.ts';
import { boundThing, ledgerActs, type LedgerActs } from '../form/ledger-commands.ts';
import { thingAsJson } from '../form/ledger.ts';
import { chooseThing, ledgerMenu, type MenuLine } from '../form/ledger-menu.ts';
import { changeByAsking, withdrawByAsking } from '../form/change-stated.ts';
import { formJsonWording } from '../wording/form.ts';
import { numbersLedgerWording, peopleMenuWording as wording } from '../wording/people.ts';
import { identifierFormOf, settleIdentifier } from './identifier-form.ts';
import { addNumber, numbersLedger, peopleLedger } from './people-ledger.ts';
import { personForm } from './person-form.ts';

/** What `evidence people` and its commands do. */
export const peopleActs: LedgerActs = {
  ...ledgerActs(peopleLedger),
  menu: (context, casefile) => ledgerMenu(context, casefile, peopleLedger, menuLines),
  addFrom: addPeopleFrom,
  find: (casefile, typed) =>
    boundThing(peopleLedger, casefile, typed) ?? boundThing(numbersLedger, casefile, typed),
};

const menuLines: readonly MenuLine[] = [
  {
    label: wording.addNumber,
    act: async (context, casefile) => {
      const person = await chooseThing(context, casefile, peopleLedger);
      if (person !== null) await addNumber(context, casefile, person);
    },
  },
  {
    label: wording.changeNumber,
    act: async (context, casefile) => {
      const number = await chooseThing(context, casefile, numbersLedger);
      if (number === null) return;
      const form = numbersLedger.formFor(casefile);
      await changeByAsking(context, casefile, form, number, settleIdentifier);
    },
  },
  {
    label: wording.withdrawNumber,
    act: async (context, casefile) => {
      const number = await chooseThing(context, casefile, numbersLedger);
      if (number !== null) await withdrawByAsking(context, casefile, number);
    },
  },
];

/** Records one number, or a list of them, as somebody's. All is checked before anything is recorded. */
export async function addNumbersFrom(
  context: Context,
  casefile: Casefile,
  person: Person,
  value: unknown,
): Promise<object[]> {
  const all = readNumbers(casefile, person, value, { lead: '', type: numbersLedgerWording.type });
  return recordNumbers(context, casefile, person, all);
}

interface PersonWithNumbers {
  readonly answers: PersonAnswers;
  readonly numbers: readonly IdentifierAnswers[];
}

/** Where the help with the JSON of people is. */
const peopleAdd = `${personForm.type} add`;

async function addPeopleFrom(
  context: Context,
  casefile: Casefile,
  value: unknown,
): Promise<object[]> {
  const all = eachOf(value, peopleAdd).map((each) => readPerson(casefile, each.value, each.place));
  const references: string[] = [];
  for (const { answers, numbers } of all) {
    const person = await casefile.recordPerson(answers);
    context.terminal.line(peopleLedger.wording.saved(person.reference));
    await recordNumbers(context, casefile, person, numbers);
    references.push(person.reference);
  }
  return casefile
    .people()
    .filter(({ reference }) => references.includes(reference))
    .map((person) => thingAsJson(personForm, person, peopleLedger.more?.(person, casefile)));
}

function readPerson(casefile: Casefile, value: unknown, place: JsonPlace): PersonWithNumbers {
  const { identifiers = [], ...members } = membersOf(value, place);
  const answers = readAnswers(personForm, members, casefile, place);
  if (!Array.isArray(identifiers))
    throw refusedJson(formJsonWording.mustBe('identifiers', formJsonWording.wanted.list), place);
  const numbers =
    identifiers.length === 0 ? [] : readNumbers(casefile, answers, identifiers, place);
  return { answers, numbers };
}

function readNumbers(
  casefile: Casefile,
  person: Pick<Person, 'role'>,
  value: unknown,
  { lead, type }: JsonPlace,
): IdentifierAnswers[] {
  const form = identifierFormOf(person);
  return eachOf(value, type).map((each) =>
    settleIdentifier(
      readAnswers(form, each.value, casefile, { type, lead: `${lead}${each.place.lead}` }),
    ),
  );
}

async function recordNumbers(
  context: Context,
  casefile: Casefile,
  person: Person,
  all: readonly IdentifierAnswers[],
): Promise<object[]> {
  const recorded: object[] = [];
  for (const answers of all) {
    const number = await casefile.recordIdentifier(person.reference, answers);
    context.terminal.line(numbersLedgerWording.saved(number.reference));
    recorded.push(thingAsJson(identifierFormOf(person), number));
  }
  return recorded;
}
