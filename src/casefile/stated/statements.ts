import type { CaseDetails } from '../../core/case-record.ts';
import type { ExhibitDescription, ExhibitReference } from '../../core/exhibit.ts';
import type { Incident, IncidentAnswers } from '../../core/incident.ts';
import type { JournalEntry } from '../../core/journal-entry.ts';
import type { Marking } from '../../core/mark.ts';
import type { Order, OrderAnswers } from '../../core/order.ts';
import type {
  IdentifierAnswers,
  Person,
  PersonAnswers,
  PersonIdentifier,
} from '../../core/person.ts';
import type { PhysicalItemAnswers } from '../../core/physical-item.ts';
import type { Telling, TellingAnswers } from '../../core/telling.ts';
import {
  descriptionFields,
  identifierFields,
  incidentFields,
  orderFields,
  personFields,
  physicalItemFields,
  tellingFields,
} from './answer-fields.ts';
import { answerParts, textsIn, type ObjectOfText } from './answer-parts.ts';
import type { AnyAmendment, IncidentToRecord, Withdrawal } from '../casefile.ts';
import type { CatalogueReading } from '../catalogue/catalogue-reading.ts';
import { asJson, kinds, stampOf, type EntryContent } from '../journal/entry-kinds.ts';
import { changeTarget, nothingOfThatReference } from './change-target.ts';
import { nextReferences } from '../taking-in/exhibit-numbers.ts';
import { incidentParts, recordedTexts } from './incident-parts.ts';
import { storeLongTexts } from '../objects/long-texts.ts';
import { markedItem } from './marked-item.ts';
import type { Recorder, RecorderPlace } from '../journal/recorder.ts';
import {
  amended,
  confirmed,
  itemsMarked,
  statedRecorded,
  withdrawn,
  type AnswersChanged,
  type ChangeTarget,
  type MarkedItem,
} from './statement-parts.ts';
import { inSlices } from '../slices.ts';
import { withTellings } from './new-tellings.ts';
import {
  newWitnesses,
  personReference,
  withWitnesses,
  type NextNumber,
  type Numbered,
} from './witnesses.ts';
import { whatDiffers } from './what-differs.ts';
import { subjectForms } from './stated-subjects.ts';

/** As many marked rows as one entry may hold and stay well below 1 MiB. */
const marksPerEntry = 2000;

/** Records what the person states, each in one entry, and the changes to it. */
export class Statements {
  readonly #place: RecorderPlace;
  readonly #recorder: Recorder;
  readonly #reading: CatalogueReading;

  constructor(place: RecorderPlace, recorder: Recorder, reading: CatalogueReading) {
    this.#place = place;
    this.#recorder = recorder;
    this.#reading = reading;
  }

  /**
   * Records incidents in one write. A witness with a name and no reference becomes a person first, and
   * whom they told of it gets an entry that names the incident.
   */
  async incidents(incidents: readonly IncidentToRecord[]): Promise<readonly Incident[]> {
    const texts = incidents.flatMap((answers) => [
      ...textsIn(incidentFields, answers),
      ...newWitnesses(answers).flatMap((witness) => textsIn(personFields, witness)),
      ...(answers.newTellings ?? []).flatMap((telling) => textsIn(tellingFields, telling)),
    ]);
    return this.#record(texts, (objectOf) => {
      const next = this.#numbers();
      return incidents.flatMap((given) => {
        const number = next('incident');
        const told = withTellings(given, number, { next, objectOf });
        const { entries, answers } = withWitnesses(told.answers, {
          next,
          objectOf,
          reading: this.#reading,
        });
        const parts = incidentParts(number, answers, objectOf);
        const content = { kind: kinds.incidentRecorded, parts };
        return [
          ...[...told.entries, ...entries].map((entry) => ({ content: entry })),
          { content, states: { ...answers, number } },
        ];
      });
    });
  }

  async person(answers: PersonAnswers): Promise<Person> {
    const recorded = await this.#record(textsIn(personFields, answers), (objectOf) => {
      const reference = personReference(answers, this.#numbers());
      const content = statedRecorded('person', reference, answers, objectOf);
      return [{ content, states: { ...answers, ...reference, identifiers: [] } }];
    });
    return only(recorded);
  }

  async identifier(person: string, answers: IdentifierAnswers): Promise<PersonIdentifier> {
    if (this.#reading.statements.person(person) === null) throw nothingOfThatReference();
    const recorded = await this.#record(textsIn(identifierFields, answers), (objectOf) => {
      const number =
        this.#last('SELECT max(number) AS last FROM stated WHERE person = ?', person) + 1;
      const reference = { reference: `${person}/${number}`, number, person };
      const content = statedRecorded('identifier', reference, answers, objectOf);
      return [{ content, states: { ...answers, ...reference } }];
    });
    return only(recorded);
  }

  async order(answers: OrderAnswers): Promise<Order> {
    return this.#lettered('order', answers);
  }

  async telling(answers: TellingAnswers): Promise<Telling> {
    return this.#lettered('telling', answers);
  }

  async item(answers: PhysicalItemAnswers): Promise<ExhibitReference> {
    const recorded = await this.#record(textsIn(physicalItemFields, answers), (objectOf) => {
      const reference = nextReferences(this.#place.catalogue)();
      const exhibit = { name: 'exhibit', value: { kind: 'physical', reference } };
      const parts = [exhibit, ...answerParts(physicalItemFields, answers, objectOf)];
      return [{ content: { kind: kinds.exhibitAdded, parts }, states: { reference } }];
    });
    return only(recorded).reference;
  }

  async description(reference: ExhibitReference, description: ExhibitDescription): Promise<void> {
    if (this.#reading.exhibit(reference) === null) throw nothingOfThatReference();
    const { caption, transcript, visible, recordedBy, ...others } = description;
    const typed = { caption, transcript, visible, recordedBy };
    await this.#recordOnly(textsIn(descriptionFields, typed), (objectOf) => [
      {
        kind: kinds.exhibitDescribed,
        parts: [
          { name: 'described', value: { reference } },
          { name: 'description', value: asJson(recordedTexts(others)) },
          ...answerParts(descriptionFields, typed, objectOf),
        ],
      },
    ]);
  }

  async amend(reference: string, amendment: AnyAmendment): Promise<void> {
    const { subject, stands } = changeTarget(this.#reading, reference);
    const { fields } = subjectForms[subject];
    const change = whatDiffers(stands, amendment as AnyChange);
    if (change === null) return;
    const witnesses = subject === 'incident' ? newWitnesses(change.changed) : [];
    const texts = [
      ...textsIn(fields, change.changed),
      ...witnesses.flatMap((witness) => textsIn(personFields, witness)),
      change.why,
    ];
    await this.#recordOnly(texts, (objectOf) => {
      const target = changeTarget(this.#reading, reference);
      const next = this.#numbers();
      // Another program may have recorded the same meanwhile.
      const change = whatDiffers(target.stands, amendment as AnyChange);
      if (change === null) return [];
      if (subject !== 'incident')
        return [amended(this.#withCode(target, change.changed, next), change, objectOf)];
      const { entries, answers } = withWitnesses(change.changed, {
        next,
        objectOf,
        reading: this.#reading,
      });
      return [...entries, amended(target, { ...change, changed: answers }, objectOf)];
    });
  }

  async withdraw(reference: string, withdrawal: Withdrawal): Promise<void> {
    changeTarget(this.#reading, reference);
    await this.#recordOnly([withdrawal.why], (objectOf) => [
      withdrawn(changeTarget(this.#reading, reference), withdrawal, objectOf),
    ]);
  }

  async confirm(reference: string, recordedBy: string | undefined): Promise<void> {
    changeTarget(this.#reading, reference);
    await this.#recordOnly([], () => [
      confirmed(changeTarget(this.#reading, reference), recordedBy),
    ]);
  }

  async mark(marking: Marking): Promise<void> {
    const find = (reference: string): MarkedItem => {
      const item = markedItem(this.#place.catalogue, this.#reading, reference);
      if (item === null) throw nothingOfThatReference();
      return item;
    };
    if (marking.link !== undefined && this.#reading.incident(marking.link.incident) === null)
      throw nothingOfThatReference();
    marking.references.forEach(find);
    await this.#recordOnly(marking.why === undefined ? [] : [marking.why], (objectOf) =>
      inSlices(marking.references.map(find), marksPerEntry).map((items) =>
        itemsMarked(items, marking, objectOf),
      ),
    );
  }

  async details(details: CaseDetails): Promise<void> {
    await this.#recordOnly([], () => [
      { kind: kinds.detailsChanged, parts: [{ name: 'details', value: asJson(details) }] },
    ]);
  }

  /* Orders and tellings: a letter and a number. */
  async #lettered<Answers extends object>(
    subject: 'order' | 'telling',
    answers: Answers,
  ): Promise<Recorded<Answers & { reference: string; number: number }>> {
    const { fields, letter } = lettered[subject];
    const recorded = await this.#record(textsIn(fields, answers), (objectOf) => {
      const number = this.#numbers()(subject);
      const reference = { reference: `${letter}${number}`, number };
      const content = statedRecorded(subject, reference, answers, objectOf);
      return [{ content, states: { ...answers, ...reference } }];
    });
    return only(recorded);
  }

  /* A person who becomes a witness later gets a code then. */
  #withCode(target: ChangeTarget, changed: Partial<PersonAnswers>, next: NextNumber): ChangeTarget {
    const { code } = target.reference as { code?: string };
    if (target.subject !== 'person' || changed.role !== 'witness' || code !== undefined)
      return target;
    return { ...target, reference: { ...target.reference, code: `W${next('code')}` } };
  }

  async #recordOnly(
    texts: readonly string[],
    build: (objectOf: ObjectOfText) => readonly EntryContent[],
  ): Promise<void> {
    await this.#record(texts, (objectOf) => build(objectOf).map((content) => ({ content })));
  }

  /** Stores long texts, then lets `build` say under the lock what to record; returns what it states. */
  async #record<States extends object>(
    texts: readonly string[],
    build: (objectOf: ObjectOfText) => readonly ToRecord<States>[],
  ): Promise<Recorded<States>[]> {
    const { stored, replaced } = await storeLongTexts(this.#place, texts);
    let built: readonly ToRecord<States>[] = [];
    const entries = await this.#recorder.record(() => {
      built = build((text) => stored.get(text));
      return [...replaced, ...built.map(({ content }) => content)];
    });
    const made = entries.slice(replaced.length);
    return built.flatMap(({ states }, index) =>
      states === undefined ? [] : [{ ...states, ...stampOn(made[index]), changes: [] }],
    );
  }

  /** Numbers that come next, counted on within one write. */
  #numbers(): NextNumber {
    const given = new Map<string, number>();
    return (what) => {
      const number = (given.get(what) ?? this.#lastOf(what)) + 1;
      given.set(what, number);
      return number;
    };
  }

  #lastOf(what: Numbered): number {
    if (what === 'incident') return this.#last('SELECT max(number) AS last FROM incidents');
    if (what === 'code')
      return this.#last('SELECT max(CAST(substr(code, 2) AS INTEGER)) AS last FROM stated');
    return this.#last('SELECT max(number) AS last FROM stated WHERE subject = ?', what);
  }

  #last(sql: string, ...values: unknown[]): number {
    return (this.#place.catalogue.get(sql, ...values) as { last: number | null }).last ?? 0;
  }
}

/* The subjects differ in their answers; only witnesses and roles need more than their fields say. */
type AnyChange = AnswersChanged & { readonly changed: Partial<IncidentAnswers & PersonAnswers> };

const lettered = {
  order: { letter: 'O', fields: orderFields },
  telling: { letter: 'T', fields: tellingFields },
} as const;

/** One entry to record and, where something new is stated by it, what. */
interface ToRecord<States> {
  readonly content: EntryContent;
  readonly states?: States;
}

type Recorded<States> = States & {
  readonly entry: number;
  readonly recordedAt: string;
  readonly changes: [];
};

function stampOn(entry: JournalEntry | undefined): { entry: number; recordedAt: string } {
  const stamp = entry === undefined ? null : stampOf(entry);
  if (entry === undefined || stamp === null)
    throw new Error('an entry that was just made has no first part');
  return { entry: entry.seq, recordedAt: stamp.at };
}

function only<T>(recorded: readonly T[]): T {
  const [first] = recorded;
  if (first === undefined) throw new Error('nothing was recorded');
  return first;
}
