import type { Change } from '../../core/amendment.ts';
import { itemReference } from '../../core/exhibit.ts';
import type { Incident, IncidentAnswers, Witness } from '../../core/incident.ts';
import type { Order, OrderAnswers } from '../../core/order.ts';
import type {
  IdentifierAnswers,
  Person,
  PersonAnswers,
  PersonIdentifier,
} from '../../core/person.ts';
import type { Telling, TellingAnswers } from '../../core/telling.ts';
import type { Catalogue } from './catalogue.ts';
import type { StatedSubject } from '../stated/stated-subjects.ts';

interface StatedRow {
  readonly reference: string;
  readonly number: number;
  readonly person: string | null;
  readonly code: string | null;
  readonly entry: number;
  readonly recorded_at: string;
  readonly answers: string;
}

/** Reads what the person stated out of a catalogue: incidents, people, orders, tellings. */
export class StatementReading {
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  incident(number: number): Incident | null {
    const row = this.#catalogue.get('SELECT * FROM incidents WHERE number = ?', number) as
      { number: number; entry: number; recorded_at: string; answers: string } | undefined;
    if (row === undefined) return null;
    const { witnesses, ...answers } = JSON.parse(row.answers) as IncidentAnswers;
    return {
      ...answers,
      ...(witnesses === undefined ? {} : { witnesses: witnesses.map((one) => this.#named(one)) }),
      number: row.number,
      entry: row.entry,
      recordedAt: row.recorded_at,
      changes: this.#changes(String(number)),
    };
  }

  /** Numbers of incidents that the person keeps private as a whole, as the record stands. */
  privateIncidents(): number[] {
    const rows = this.#catalogue.all(
      `SELECT number FROM incidents WHERE json_extract(answers, '$.private') = 1 ORDER BY number`,
    ) as { number: number }[];
    return rows.map(({ number }) => number);
  }

  people(): Person[] {
    const identifiers = this.#rows('identifier').map((row) => this.#identifier(row));
    return this.#rows('person').map((row) => ({
      ...this.#stated<PersonAnswers>(row),
      ...(row.code === null ? {} : { code: row.code }),
      identifiers: identifiers.filter(({ person }) => person === row.reference),
    }));
  }

  person(reference: string): Person | null {
    return this.people().find((person) => person.reference === reference) ?? null;
  }

  orders(): Order[] {
    return this.#rows('order').map((row) => this.#stated<OrderAnswers>(row));
  }

  order(number: number): Order | null {
    const row = this.#row(`O${number}`);
    return row === null ? null : this.#stated<OrderAnswers>(row);
  }

  tellings(): Telling[] {
    return this.#rows('telling').map((row) => this.#stated<TellingAnswers>(row));
  }

  telling(number: number): Telling | null {
    const row = this.#row(`T${number}`);
    return row === null ? null : this.#stated<TellingAnswers>(row);
  }

  /** Whatever of that subject has the reference (`P1`, `P1/2`, `O1`, `T1`). */
  any(
    subject: StatedSubject,
    reference: string,
  ): Person | PersonIdentifier | Order | Telling | null {
    if (subject === 'person') return this.person(reference);
    if (subject === 'identifier') return this.identifier(reference);
    const row = this.#row(reference);
    return row === null ? null : this.#stated<OrderAnswers | TellingAnswers>(row);
  }

  identifier(reference: string): PersonIdentifier | null {
    const row = this.#row(reference);
    return row === null ? null : this.#identifier(row);
  }

  /** Rows and files that are linked to an incident, by reference, in the order of the timeline. */
  linkedTo(incident: number): string[] {
    const rows = this.#catalogue.all(
      `SELECT ex.reference, ev.line, ev.kind FROM links JOIN events ev ON ev.id = links.event
       JOIN exhibits ex ON ex.id = ev.exhibit WHERE links.incident = ?
       ORDER BY ev.moment, ev.entry, ev.line, ev.id`,
      incident,
    ) as { reference: string; line: number; kind: string }[];
    return rows.map(({ reference, line, kind }) =>
      kind === 'message' || kind === 'call' ? itemReference(reference, line) : reference,
    );
  }

  /** Incidents that an event is linked to. */
  incidentsOf(event: number): number[] {
    const rows = this.#catalogue.all(
      'SELECT incident FROM links WHERE event = ? ORDER BY incident',
      event,
    ) as { incident: number }[];
    return rows.map(({ incident }) => incident);
  }

  #identifier(row: StatedRow): PersonIdentifier {
    return { ...this.#stated<IdentifierAnswers>(row), person: row.person ?? '' };
  }

  #stated<Answers extends object>(
    row: StatedRow,
  ): Answers & {
    reference: string;
    number: number;
    entry: number;
    recordedAt: string;
    changes: readonly Change<Answers>[];
  } {
    return {
      ...(JSON.parse(row.answers) as Answers),
      reference: row.reference,
      number: row.number,
      entry: row.entry,
      recordedAt: row.recorded_at,
      changes: this.#changes<Answers>(row.reference),
    };
  }

  #changes<Answers>(reference: string): Change<Answers>[] {
    const rows = this.#catalogue.all(
      'SELECT change FROM changes WHERE reference = ? ORDER BY entry',
      reference,
    ) as { change: string }[];
    return rows.map(({ change }) => JSON.parse(change) as Change<Answers>);
  }

  /** A witness who stands in the incident by reference, with the name and contact of their own entry. */
  #named(witness: Witness): Witness {
    const row = witness.person === undefined ? null : this.#row(witness.person);
    if (row === null) return witness;
    const { name, contact } = JSON.parse(row.answers) as Partial<PersonAnswers>;
    return { ...witness, name: name ?? '', ...(contact === undefined ? {} : { contact }) };
  }

  #row(reference: string): StatedRow | null {
    const row = this.#catalogue.get('SELECT * FROM stated WHERE reference = ?', reference);
    return (row as StatedRow | undefined) ?? null;
  }

  #rows(subject: StatedSubject): StatedRow[] {
    return this.#catalogue.all(
      'SELECT * FROM stated WHERE subject = ? ORDER BY number',
      subject,
    ) as StatedRow[];
  }
}
