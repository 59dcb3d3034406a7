import { isWithdrawn } from '../core/amendment.ts';
import {
  identifierKinds,
  personRoles,
  type IdentifierAnswers,
  type Person,
  type PersonAnswers,
  type PersonIdentifier,
} from '../core/person.ts';
import { visibleLine } from '../core/text.ts';
import { fieldMakers, type FieldGroup } from './answer-field.ts';
import { personInWords, recorderInWords, witnessInWords, type Showing } from './showing.ts';
import { statedAnswers, type StatedAnswers } from './standing.ts';
import { clockInWords } from './when.ts';
import { plain, quoteLine, type Words } from './words.ts';

/** Somebody in the record, with the numbers and accounts that are theirs, as the person says. */
export interface PersonLine extends StatedAnswers {
  /** `P1`. */
  readonly reference: string;
  /** Their name, `witness W1` in its place, or that they are kept back. */
  readonly name: Words;
  readonly isWhollyKeptBack: boolean;
  /** `Recorded … by AB, entry 12`; null where the person is kept back. */
  readonly recorded: string | null;
  readonly identifiers: readonly IdentifierLine[];
}

/** A number, address or account, with the basis for saying whose it is. */
export interface IdentifierLine extends StatedAnswers {
  /** `P1/2`. */
  readonly reference: string;
  readonly value: Words;
  /** `Recorded … by AB, entry 12`. */
  readonly recorded: string;
}

/** Everybody in the record, in the order of the references. */
export function peopleAnnex(showing: Showing): PersonLine[] {
  return [...showing.people.values()].map((person) => personLineOf(person, showing));
}

function personLineOf(person: Person, showing: Showing): PersonLine {
  const { reference } = person;
  const { privacy, initials } = showing;
  if (privacy.isHiddenContact(reference)) return hidden(reference, `kept back by ${initials}`);
  if (privacy.isHiddenWitness(reference)) return hidden(reference, witnessInWords(person.code));
  const shown = person.identifiers.filter((one) => !privacy.isHiddenIdentifier(one.reference));
  const said = statedAnswers<PersonAnswers>(person, personFields(showing), showing);
  const hides = said.keptBack.length > 0 || shown.length < person.identifiers.length;
  return {
    ...said,
    reference,
    name: personInWords(reference, showing) ?? '',
    isWhollyKeptBack: false,
    keptBack: hides ? ['private details'] : [],
    recorded: recorded(person, showing),
    identifiers: shown.map((identifier) => identifierLineOf(identifier, showing)),
  };
}

function hidden(reference: string, name: string): PersonLine {
  return {
    reference,
    name,
    isWhollyKeptBack: true,
    recorded: null,
    answers: [],
    keptBack: ['everything else'],
    isWithdrawn: false,
    changes: [],
    identifiers: [],
  };
}

function personFields(showing: Showing): readonly FieldGroup<PersonAnswers>[] {
  const make = fieldMakers<PersonAnswers>(showing);
  return [
    {
      title: 'Person',
      fields: [
        make.text('name', 'Name', { standsElsewhere: true }),
        make.chosen('role', `Who this is, as ${showing.initials} says`, personRoles),
        make.text('about', 'About them'),
        make.text('contact', 'How to reach them', { private: 'contacts' }),
        make.text('recordedBy', 'Recorded by'),
        make.text('privateNote', 'Private note', { private: 'private notes' }),
      ],
    },
  ];
}

function identifierLineOf(identifier: PersonIdentifier, showing: Showing): IdentifierLine {
  const said = statedAnswers<IdentifierAnswers>(identifier, identifierFields(showing), showing);
  const normal = identifier.e164;
  const isOther = normal !== undefined && normal !== identifier.value;
  const value = plain(quoteLine(identifier.value));
  return {
    ...said,
    reference: identifier.reference,
    value: quoteLine(isOther ? `${value} (${visibleLine(normal)})` : value),
    recorded: recorded(identifier, showing),
  };
}

function identifierFields(showing: Showing): readonly FieldGroup<IdentifierAnswers>[] {
  const make = fieldMakers<IdentifierAnswers>(showing);
  return [
    {
      title: 'Identifier',
      fields: [
        make.chosen('kind', 'Kind', identifierKinds),
        make.text('value', 'As given', { standsElsewhere: true }),
        make.text('e164', 'In international form', { standsElsewhere: true }),
        make.text('platform', 'Site or app'),
        make.text('basis', `How ${showing.initials} knows that it is theirs`),
        make.text('note', 'Note'),
        make.text('recordedBy', 'Recorded by'),
      ],
    },
  ];
}

function recorded(
  stated: Pick<Person, 'recordedAt' | 'entry' | 'recordedBy' | 'changes'>,
  { initials, zone }: Showing,
): string {
  const by = recorderInWords(stated.recordedBy, initials);
  const withdrawn = isWithdrawn(stated) ? ' – withdrawn' : '';
  return `Recorded by ${by} on ${clockInWords(stated.recordedAt, zone)}, entry ${stated.entry}${withdrawn}`;
}
