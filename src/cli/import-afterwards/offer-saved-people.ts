import type { Casefile } from '../../casefile/casefile.ts';
import { folded } from '../../casefile/looking/folding.ts';
import { isWithdrawn } from '../../core/amendment.ts';
import type { Identifier } from '../../core/identifier.ts';
import type { IdentifierAnswers, Person } from '../../core/person.ts';
import { shownNumber } from '../../core/shown-number.ts';
import { visibleLine } from '../../core/text.ts';
import type { Context } from '../context.ts';
import type { SourceResult } from '../import/import-source.ts';
import { personLabel } from '../questions/choose-people.ts';
import type { SearchedLine } from '../terminal.ts';
import { searchWords } from '../terminal/search-words.ts';
import { afterImportWording as wording } from '../wording/after-import.ts';
import { savedPeople, type SavedPeople, type SavedPerson } from './saved-people.ts';

/** Offers to put people whose names were saved in the list of people. Merges nobody unasked. */
export async function offerSavedPeople(
  context: Context,
  casefile: Casefile,
  results: readonly SourceResult[],
): Promise<void> {
  const { terminal } = context;
  const found = savedPeople(casefile, results);
  const { inConversations, others } = found;
  if (inConversations.length + others.length === 0) return;
  if (!terminal.isInteractive) {
    terminal.line(wording.peopleNotAdded(inConversations.length, others.length));
    return;
  }
  const chosen = await choose(context, found);
  const added: string[] = [];
  for (const person of chosen) {
    const reference = await record(context, casefile, person);
    if (reference !== null) added.push(reference);
  }
  if (added.length > 0) terminal.line(wording.peopleAdded(added));
}

async function choose(
  { terminal }: Context,
  { inConversations, others }: SavedPeople,
): Promise<readonly SavedPerson[]> {
  const [one] = inConversations;
  const isOne = inConversations.length === 1 && one !== undefined;
  const wish = await terminal.choose<'all' | 'some' | 'others' | 'none'>({
    question: wording.peopleQuestion(inConversations.length, others.length),
    hint: isOne ? wording.onePerson(labelOf(one)) : wording.peopleHint,
    options: [
      ...(inConversations.length > 0
        ? [{ value: 'all' as const, label: wording.addAll(inConversations.length) }]
        : []),
      ...(inConversations.length > 1 ? [{ value: 'some' as const, label: wording.addSome }] : []),
      ...(others.length > 0
        ? [{ value: 'others' as const, label: wording.addOthers(others.length) }]
        : []),
      { value: 'none', label: wording.addNone },
    ],
    default: inConversations.length > 0 ? 'all' : 'none',
  });
  if (wish === 'none') return [];
  if (wish === 'all') return inConversations;
  // Who is chosen one by one may be anybody who is named.
  const lines = [...inConversations, ...(wish === 'others' ? others : [])];
  return terminal.chooseBySearch({
    question: wording.whichPeople,
    lines: lines.map((person, index) => lineOf(person, lines.length - index)),
    orders: [],
  });
}

function lineOf(person: SavedPerson, weight: number): SearchedLine<SavedPerson> {
  const { name, identifiers } = person;
  return {
    label: labelOf(person),
    short: visibleLine(name),
    words: searchWords(
      [name, ...identifiers.map(({ asFound }) => asFound)],
      identifiers.flatMap(({ e164 }) => e164 ?? []),
    ),
    weights: [weight],
    value: person,
  };
}

/* The reference of somebody new; null for a number that joined somebody who was there. */
async function record(
  context: Context,
  casefile: Casefile,
  person: SavedPerson,
): Promise<string | null> {
  const same = await samePerson(context, casefile, person);
  const { reference } =
    same ?? (await casefile.recordPerson({ name: person.name, role: 'unknown' }));
  for (const found of person.identifiers)
    await casefile.recordIdentifier(reference, answersFor(found, person.basis));
  if (same === null) return reference;
  context.terminal.line(wording.joined(reference));
  return null;
}

async function samePerson(
  { terminal }: Context,
  casefile: Casefile,
  person: SavedPerson,
): Promise<Person | null> {
  const named = casefile
    .people()
    .filter((each) => !isWithdrawn(each) && folded(each.name) === folded(person.name));
  for (const each of named) {
    const question = wording.samePerson(labelOf(person), personLabel(each));
    if (await terminal.confirm({ question, default: false })) return each;
  }
  return null;
}

function answersFor({ asFound, e164 }: Identifier, basis: string): IdentifierAnswers {
  return {
    kind: e164 === undefined ? 'email' : 'phone',
    value: asFound,
    ...(e164 === undefined ? {} : { e164 }),
    basis,
  };
}

function labelOf({ name, identifiers }: SavedPerson): string {
  const numbers = identifiers.map(({ asFound, e164 }) =>
    e164 === undefined ? visibleLine(asFound) : shownNumber(e164),
  );
  return `${visibleLine(name)}, ${numbers.join(', ')}`;
}
