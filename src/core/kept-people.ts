import { isWithdrawn } from './amendment.ts';
import type { CaseRecord } from './case-record.ts';
import { comparisonForm, identifier, type Identifier } from './identifier.ts';
import { privateTiesOf, type TiedRecord } from './kept-ties.ts';
import { everGiven } from './kept-versions.ts';
import type { Person, PersonIdentifier, PersonRole } from './person.ts';

/**
 * People who are named in private incidents and nowhere else: in no other incident and no order, and
 * not as one end of a conversation. Never the person whose record it is. By reference.
 */
export function keptPeopleOf(
  record: TiedRecord & Pick<CaseRecord, 'people' | 'exhibits'>,
): ReadonlySet<string> {
  const tied = privateTiesOf(record).people;
  const candidates = record
    .people()
    .filter(
      (person) => tied.has(person.reference) && !everGiven<PersonRole>(person, 'role').has('self'),
    );
  const inConversations = peopleInConversations(record, candidates.map(withoutWithdrawn));
  const references = candidates.map(({ reference }) => reference);
  return new Set(references.filter((reference) => !inConversations.has(reference)));
}

/**
 * Those of these people who are one end of a conversation of the record, as far as their numbers and
 * accounts tell. By reference. Reads the exhibits once, unless nobody has a number or account.
 */
export function peopleInConversations(
  record: Pick<CaseRecord, 'exhibits'>,
  people: readonly Person[],
): ReadonlySet<string> {
  const whose = new Map<string, string[]>();
  for (const { reference, identifiers } of people)
    for (const form of identifiers.flatMap(formsOf))
      whose.set(form, [...(whose.get(form) ?? []), reference]);
  const found = new Set<string>();
  if (whose.size === 0) return found;
  for (const exhibit of record.exhibits())
    if (exhibit.kind === 'conversation')
      for (const form of exhibit.conversation.others.flatMap(formsOfParty))
        for (const reference of whose.get(form) ?? []) found.add(reference);
  return found;
}

function withoutWithdrawn(person: Person): Person {
  return { ...person, identifiers: person.identifiers.filter((one) => !isWithdrawn(one)) };
}

function formsOf({ value, e164 }: PersonIdentifier): string[] {
  const typed = value.trim();
  if (typed === '') return [];
  return [...new Set([e164 ?? '', comparisonForm(identifier(typed)), typed].map(folded))].filter(
    (form) => form !== '',
  );
}

function formsOfParty(party: Identifier): string[] {
  return [...new Set([comparisonForm(party), party.asFound].map(folded))];
}

/* Accounts and e-mail addresses are typed in either case. */
function folded(form: string): string {
  return form.trim().toLowerCase();
}
