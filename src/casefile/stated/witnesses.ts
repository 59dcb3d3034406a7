import type { IncidentAnswers, Witness } from '../../core/incident.ts';
import type { PersonAnswers } from '../../core/person.ts';
import type { ObjectOfText } from './answer-parts.ts';
import type { CatalogueReading } from '../catalogue/catalogue-reading.ts';
import { nothingOfThatReference } from './change-target.ts';
import type { EntryContent } from '../journal/entry-kinds.ts';
import { statedRecorded } from './statement-parts.ts';

/** What gets numbers of its own. */
export type Numbered = 'incident' | 'person' | 'order' | 'telling' | 'code';
/** The next number of a kind, counted on within one write. */
export type NextNumber = (what: Numbered) => number;

/** Those of an incident's witnesses who are not in the record yet: a person is made of each. */
export function newWitnesses({ witnesses = [] }: Partial<IncidentAnswers>): readonly Witness[] {
  return witnesses.filter(({ person }) => person === undefined);
}

/** The reference of a new person; a witness also gets a code. */
export function personReference(
  { role }: PersonAnswers,
  next: NextNumber,
): { reference: string; number: number; code?: string } {
  const number = next('person');
  const code = role === 'witness' ? { code: `W${next('code')}` } : {};
  return { reference: `P${number}`, number, ...code };
}

/**
 * The entries that record new witnesses as people, and the answers with every witness by reference.
 * Throws UserError for a reference that is not there.
 */
export function withWitnesses<Answers extends Partial<IncidentAnswers>>(
  given: Answers,
  by: {
    readonly next: NextNumber;
    readonly objectOf: ObjectOfText;
    readonly reading: CatalogueReading;
  },
): { entries: EntryContent[]; answers: Answers } {
  if (given.witnesses === undefined) return { entries: [], answers: given };
  const entries: EntryContent[] = [];
  const witnesses = given.witnesses.map((witness): Witness => {
    if (witness.person !== undefined) return knownWitness(by.reading, witness.person);
    const { name, contact } = witness;
    const answers: PersonAnswers = {
      name,
      role: 'witness',
      ...(contact === undefined ? {} : { contact }),
    };
    const reference = personReference(answers, by.next);
    entries.push(statedRecorded('person', reference, answers, by.objectOf));
    return { ...witness, person: reference.reference, ...codeOf(reference) };
  });
  return { entries, answers: { ...given, witnesses } };
}

function knownWitness(reading: CatalogueReading, reference: string): Witness {
  const person = reading.statements.person(reference);
  if (person === null) throw nothingOfThatReference();
  const { name, contact } = person;
  return {
    name,
    person: reference,
    ...codeOf(person),
    ...(contact === undefined ? {} : { contact }),
  };
}

function codeOf({ code }: { readonly code?: string }): { code?: string } {
  return code === undefined ? {} : { code };
}
