import { isWithdrawn } from './amendment.ts';
import type { CaseRecord } from './case-record.ts';
import { comparisonForm, identifier, type Identifier } from './identifier.ts';
import type { ExhibitReference } from './exhibit.ts';
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
  return new Set(conversationsOf(record, people).keys());
}

/**
 * The conversations of which these people are one end, as far as their numbers and accounts tell: by
 * the reference of each such person, the exhibits. Reads the exhibits once, unless nobody has any.
 */
export function conversationsOf(
  record: Pick<CaseRecord, 'exhibits'>,
  people: readonly Person[],
): ReadonlyMap<string, readonly ExhibitReference[]> {
  const whose = new Map<string, string[]>();
  for (const { reference, identifiers } of people)
    for (const form of identifiers.flatMap(formsOf))
      whose.set(form, [...(whose.get(form) ?? []), reference]);
  const found = new Map<string, ExhibitReference[]>();
  if (whose.size === 0) return found;
  for (const exhibit of record.exhibits())
    if (exhibit.kind === 'conversation') {
      const forms = exhibit.conversation.others.flatMap(formsOfParty);
      for (const person of new Set(forms.flatMap((form) => whose.get(form) ?? []))) {
        const exhibits = found.get(person) ?? [];
        exhibits.push(exhibit.reference);
        found.set(person, exhibits);
      }
    }
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
