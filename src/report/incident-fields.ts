import {
  behaviours,
  channels,
  impacts,
  recognitions,
  sureness,
  type IncidentAnswers,
  type Witness,
} from '../core/incident.ts';
import { orderName } from './order-fields.ts';
import {
  exhibitLine,
  fieldMakers,
  personLine,
  rowLine,
  type FieldGroup,
  type FieldMakers,
  type Said,
} from './answer-field.ts';
import type { Showing } from './showing.ts';
import { witnessInWords } from './showing.ts';
import { tellingName } from './telling-fields.ts';
import type { ReferenceLine } from './timeline-row.ts';
import { plain, quoteLine, type Words } from './words.ts';

type Makers = FieldMakers<IncidentAnswers>;
type Group = FieldGroup<IncidentAnswers>;

/** Everything that may be recorded of incident `number`, in groups, in the order in which it is printed. */
export function incidentFields(showing: Showing, number: number): readonly Group[] {
  const make = fieldMakers<IncidentAnswers>(showing);
  return [
    whatHappened(make, showing),
    where(make),
    who(make, showing),
    you(make, showing),
    witnesses(make, showing, number),
    told(make, showing),
    { title: 'Attached', fields: [make.references('attached', 'Attached', exhibitLine)] },
    keeping(make, showing),
  ];
}

function whatHappened(make: Makers, showing: Showing): Group {
  return {
    title: 'What',
    fields: [
      make.text('what', 'What happened'),
      make.time('when', 'When', { standsElsewhere: true }),
      make.text('whenKnown', `How ${showing.initials} knows when it was`),
      make.text('words', 'Exact words used'),
      make.text('threats', 'Threats'),
      make.chosen('channels', 'Means', channels),
      make.text('channel', 'By what means'),
      make.number('times', 'How many times'),
      make.other('behaviours', 'Tags', (answers) => tagsSaid(answers.behaviours ?? [], showing)),
    ],
  };
}

/** The letters are those of one nation's law, and are printed there alone. */
function tagsSaid(ids: readonly string[], { nation, initials }: Showing): Said | null {
  if (ids.length === 0) return null;
  const isLettered = nation === 'england-wales';
  const chosen = behaviours.filter(({ id }) => ids.includes(id));
  const words = chosen.map((behaviour) =>
    isLettered && behaviour.letter !== null
      ? `${behaviour.words} (${behaviour.letter})`
      : behaviour.words,
  );
  const unknown = ids.filter((id) => !behaviours.some((behaviour) => behaviour.id === id));
  const hasLetters = isLettered && chosen.some(({ letter }) => letter !== null);
  const source = hasLetters
    ? '; the letter is that of the example in the Protection from Harassment Act 1997, section 2A(3)'
    : '';
  return {
    value: [...words, ...unknown.map((id) => plain(quoteLine(id)))].join('\n'),
    note: `chosen by ${initials}${source}`,
  };
}

function where(make: Makers): Group {
  return {
    title: 'Place',
    fields: [
      make.text('where', 'Where'),
      make.text('address', 'Address', { private: 'address' }),
      make.text('platform', 'Site or app'),
      make.text('link', 'Link'),
      make.text('account', 'Account'),
    ],
  };
}

function who(make: Makers, showing: Showing): Group {
  const { initials } = showing;
  return {
    title: 'Who it was',
    fields: [
      make.references('people', `Who it was, as ${initials} says`, (reference) =>
        personLine(reference, showing),
      ),
      make.text('who', 'Who'),
      make.chosen('recognised', `How ${initials} knew who it was`, recognitions),
      make.chosen('howSure', `How sure ${initials} is of who it was`, sureness),
      make.text('description', 'What they looked like'),
      make.text('clothing', 'Clothing'),
      make.text('vehicle', 'Vehicle'),
      make.text('registration', 'Number plate'),
      make.text('companions', 'Who was with them'),
      make.text('through', 'Through whom it came'),
      make.text('targeted', 'At whom it was aimed'),
    ],
  };
}

function you(make: Makers, { initials }: Showing): Group {
  return {
    title: `${initials}, then and since`,
    fields: [
      make.text('withYou', `Whether ${initials} was alone, or with whom`),
      make.text('children', 'Children there'),
      make.text('youDid', `What ${initials} said or did`),
      make.text('injuries', 'Injuries'),
      make.text('damage', 'Damage'),
      make.text('cost', 'Cost'),
      make.text('felt', `How it made ${initials} feel`),
      make.text('feltSince', `How ${initials} has felt since`),
      make.chosen('impact', `How hard it hit ${initials}`, impacts),
      make.text('changed', `What ${initials} changed because of it`),
    ],
  };
}

function witnesses(make: Makers, showing: Showing, number: number): Group {
  return {
    title: 'Witnesses and cameras',
    fields: [
      make.other('witnesses', 'Witnesses', (answers) =>
        witnessesSaid(answers.witnesses ?? [], showing, number),
      ),
      make.text('cctvWhere', 'Camera, where'),
      make.text('cctvWhose', 'Camera, whose'),
      make.time('cctvOverwritten', 'Camera, when it records over'),
      make.text('cctvAsked', 'Camera, whether the pictures were asked for'),
    ],
  };
}

function witnessesSaid(list: readonly Witness[], showing: Showing, number: number): Said | null {
  if (list.length === 0) return null;
  const lines = list.map((witness, index) => {
    if (witness.person !== undefined) return byReference(witness, showing);
    return byName(witness, `Witness ${index + 1} of incident ${number}`, showing);
  });
  const joined = lines.map(plain).join('\n');
  const isOurs = lines.every((line) => typeof line === 'string');
  return { value: isOurs ? joined : { quoted: joined } };
}

function byReference({ person = '', code }: Witness, showing: Showing): Words {
  const found = showing.people.get(person);
  const named = witnessInWords(code ?? found?.code);
  if (found === undefined || !showing.privacy.shows('witness contacts'))
    return `${named.charAt(0).toUpperCase()}${named.slice(1)} (${plain(quoteLine(person))})`;
  return nameAndContact(found.name, found.contact, `${code ?? found.code ?? ''} ${person}`.trim());
}

/* As the first version recorded a witness: with no code, and the name in the incident itself. */
function byName({ name, contact }: Witness, inPlace: string, showing: Showing): Words {
  return showing.privacy.shows('witness contacts') ? nameAndContact(name, contact, null) : inPlace;
}

function nameAndContact(name: string, contact: string | undefined, before: string | null): Words {
  const pieces = [name, ...(contact === undefined ? [] : [contact])].join(' – ');
  return quoteLine(before === null ? pieces : `${before}: ${pieces}`);
}

function told(make: Makers, showing: Showing): Group {
  return {
    title: 'Who was told, and orders',
    fields: [
      make.text('told', 'Who was told'),
      make.text('toldReference', 'Reference they gave'),
      make.references('tellings', 'Reports that were about this', (reference) =>
        showing.privacy.isHiddenTelling(String(reference))
          ? rowLine(reference)
          : named(reference, tellingName(showing.tellings.get(String(reference)))),
      ),
      make.references(
        'orders',
        `What this went against, as ${showing.initials} says`,
        (reference) => named(reference, orderName(showing.orders.get(String(reference)))),
      ),
    ],
  };
}

/** An order or a telling; what has no name is not in the record. */
function named(reference: string | number, words: Words | null): ReferenceLine {
  return { ...rowLine(reference), to: words === null ? null : 'row', words };
}

function keeping(make: Makers, { initials }: Showing): Group {
  return {
    title: 'Keeping',
    fields: [
      make.other('private', 'Kept private', ({ private: isPrivate }) =>
        isPrivate === undefined
          ? null
          : {
              value: isPrivate
                ? `Yes: ${initials} keeps this incident back as a whole. It does not go into a bundle.`
                : `No: ${initials} shares it.`,
            },
      ),
      make.text('recordedBy', 'Recorded by'),
      make.text('privateNote', 'Private note', { private: 'private notes' }),
    ],
  };
}
