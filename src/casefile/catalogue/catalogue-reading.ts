import type { CaseDetails, CustodyLine, HeadGivenOut, ImportMade } from '../../core/case-record.ts';
import {
  itemReference,
  type AttachmentExhibit,
  type ConversationExhibit,
  type Exhibit,
  type FileExhibit,
  type PhysicalExhibit,
} from '../../core/exhibit.ts';
import { decodeExtractRow } from '../../core/extract.ts';
import type { Incident } from '../../core/incident.ts';
import type { Sha256 } from '../../core/sha256.ts';
import type { TimelineEvent } from '../../core/timeline.ts';
import type { Catalogue } from './catalogue.ts';
import { StatementReading } from './statement-reading.ts';
import { exhibitOf, importOf, selectExhibits, type ExhibitRow } from './catalogue-rows.ts';

interface EventRow {
  readonly id: number;
  readonly kind: TimelineEvent['kind'];
  readonly entry: number;
  readonly recorded_at: string;
  readonly exhibit: number | null;
  readonly line: number | null;
  readonly number: number | null;
  readonly row: string | null;
  readonly attachments: string | null;
  readonly sources: number;
  readonly marked: number;
}

const pageRows = 2000;

/** Stands where no entry that can be read says what the details are. */
export const unknownDetails: CaseDetails = {
  initials: 'XX',
  zone: 'UTC',
  nation: 'england-wales',
};

/** Reads incidents, exhibits and events out of a catalogue. */
export class CatalogueReading {
  /** What the person stated: incidents, people, orders, tellings. */
  readonly statements: StatementReading;
  readonly #catalogue: Catalogue;
  readonly #conversations = new Map<number, ConversationExhibit>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
    this.statements = new StatementReading(catalogue);
  }

  details(): CaseDetails | null {
    const row = this.#catalogue.get("SELECT value FROM meta WHERE name = 'details'") as
      { value: string } | undefined;
    return row === undefined ? null : (JSON.parse(row.value) as CaseDetails);
  }

  /** Every event in order. Nothing may be written through this catalogue before the last is read. */
  *timeline(): Generator<TimelineEvent> {
    const rows = this.#catalogue.iterate(
      'SELECT * FROM events ORDER BY moment, entry, line, id',
    ) as IterableIterator<EventRow>;
    for (const row of rows) yield this.#event(row);
  }

  /** The event with this id in the catalogue; null when there is none. */
  event(id: number): TimelineEvent | null {
    const row = this.#catalogue.get('SELECT * FROM events WHERE id = ?', id) as
      EventRow | undefined;
    return row === undefined ? null : this.#event(row);
  }

  incident(number: number): Incident | null {
    return this.statements.incident(number);
  }

  exhibit(reference: string): Exhibit | null {
    const row = this.#catalogue.get(`${selectExhibits} WHERE e.reference = ?`, reference) as
      ExhibitRow | undefined;
    if (row === undefined) return null;
    return row.kind === 'attachment'
      ? this.#attachment(row, this.#initials())
      : exhibitOf(row, this.#initials());
  }

  /** A file inside a conversation came in as its conversation did. */
  #attachment(row: ExhibitRow, initials: string): AttachmentExhibit {
    const parent = this.#conversation(row.parent ?? 0);
    const origin = { ...parent.origin, derived: null };
    return { ...exhibitOf(row, initials), origin } as AttachmentExhibit;
  }

  /** Every exhibit by number, the files inside a conversation behind it. */
  *exhibits(): Generator<Exhibit> {
    const initials = this.#initials();
    const sql = `${selectExhibits} WHERE e.number IS NOT NULL AND e.number > ? ORDER BY e.number LIMIT 500`;
    let after = 0;
    for (;;) {
      const rows = this.#catalogue.all(sql, after) as (ExhibitRow & { number: number })[];
      for (const row of rows) {
        yield exhibitOf(row, initials);
        after = row.number;
        if (row.kind === 'conversation') yield* this.#attachments(row.id, initials);
      }
      if (rows.length < 500) return;
    }
  }

  *#attachments(parent: number, initials: string): Generator<Exhibit> {
    const rows = this.#catalogue.all(
      `${selectExhibits} WHERE e.parent = ? ORDER BY e.id`,
      parent,
    ) as ExhibitRow[];
    for (const row of rows) yield this.#attachment(row, initials);
  }

  item(reference: string, line: number): TimelineEvent | null {
    const row = this.#catalogue.get(
      `SELECT ev.* FROM events ev JOIN exhibits ex ON ex.id = ev.exhibit WHERE ex.reference = ? AND ev.line = ?`,
      reference,
      line,
    ) as EventRow | undefined;
    if (row !== undefined) return this.#event(row);
    const repeated = this.#catalogue.get(
      `SELECT ev.* FROM repeats rp JOIN exhibits ex ON ex.id = rp.exhibit JOIN events ev ON ev.id = rp.event
       WHERE ex.reference = ? AND rp.line = ?`,
      reference,
      line,
    ) as EventRow | undefined;
    return repeated === undefined ? null : this.#event(repeated);
  }

  *conversationRows(reference: string, onlyNew: boolean): Generator<TimelineEvent> {
    const repeats = onlyNew
      ? ''
      : `UNION ALL SELECT rp.line AS place, ev.* FROM repeats rp JOIN events ev ON ev.id = rp.event
         WHERE rp.exhibit = (SELECT id FROM exhibits WHERE reference = :reference) AND rp.line > :after`;
    const sql = `SELECT * FROM (SELECT line AS place, * FROM events WHERE exhibit = (SELECT id FROM exhibits WHERE reference = :reference)
       AND line > :after ${repeats}) ORDER BY place LIMIT ${pageRows}`;
    let after = 0;
    for (;;) {
      const rows = this.#catalogue.all(sql, { reference, after }) as (EventRow & {
        place: number;
      })[];
      for (const row of rows) {
        after = row.place;
        yield this.#event(row);
      }
      if (rows.length < pageRows) return;
    }
  }

  *custody(): Generator<CustodyLine> {
    let after = 0;
    for (;;) {
      const rows = this.#catalogue.all(
        'SELECT * FROM entries WHERE seq > ? ORDER BY seq LIMIT 1000',
        after,
      ) as (Omit<CustodyLine, 'what'> & { summary: string })[];
      for (const { seq, hash, at, kind, summary, parts, withheld } of rows) {
        yield { seq, hash, at, kind, what: summary, parts, withheld };
        after = seq;
      }
      if (rows.length < 1000) return;
    }
  }

  headsGivenOut(): HeadGivenOut[] {
    const rows = this.#catalogue.all('SELECT * FROM bundles ORDER BY entry') as {
      at: string;
      detail: string;
    }[];
    return rows.flatMap(({ at, detail }) => {
      const { bundle, forWhom } = JSON.parse(detail) as {
        bundle?: { head: HeadGivenOut['head']; sha256: Sha256 };
        forWhom: string | null;
      };
      return bundle === undefined
        ? []
        : [{ head: bundle.head, at, toWhom: forWhom, bundleSha256: bundle.sha256 }];
    });
  }

  imports(): ImportMade[] {
    const rows = this.#catalogue.all('SELECT * FROM imports ORDER BY entry') as {
      entry: number;
      at: string;
      detail: string;
    }[];
    return rows.map(importOf);
  }

  #initials(): string {
    return this.details()?.initials ?? '';
  }

  #event(row: EventRow): TimelineEvent {
    const base = {
      entry: row.entry,
      recordedAt: row.recorded_at,
      marked: row.marked === 1,
      linkedTo: this.statements.incidentsOf(row.id),
    };
    switch (row.kind) {
      case 'incident': {
        const incident = there(this.incident(row.number ?? 0));
        const { number, when } = incident;
        return { ...base, kind: 'incident', reference: String(number), happened: when, incident };
      }
      case 'order': {
        const order = there(this.statements.order(row.number ?? 0));
        const { reference, from } = order;
        return { ...base, kind: 'order', reference, happened: from, order };
      }
      case 'telling': {
        const telling = there(this.statements.telling(row.number ?? 0));
        const { reference, when } = telling;
        return { ...base, kind: 'telling', reference, happened: when, telling };
      }
      case 'item': {
        const exhibit = this.#exhibitById(row.exhibit ?? 0) as PhysicalExhibit;
        const { reference, item } = exhibit;
        return { ...base, kind: 'item', reference, happened: item.when, exhibit };
      }
      case 'file': {
        const exhibit = this.#exhibitById(row.exhibit ?? 0) as FileExhibit;
        const happened = exhibit.described?.when ?? exhibit.facts.happened;
        return { ...base, kind: 'file', reference: exhibit.reference, happened, exhibit };
      }
      case 'message':
      case 'call':
        return this.#contactEvent(row.kind, row, base);
    }
  }

  #contactEvent(
    kind: 'message' | 'call',
    row: EventRow,
    base: Pick<TimelineEvent, 'entry' | 'recordedAt' | 'marked' | 'linkedTo'>,
  ): TimelineEvent {
    const exhibit = this.#conversation(row.exhibit ?? 0);
    const contact = decodeExtractRow(row.row ?? '');
    const line = row.line ?? 0;
    return {
      ...base,
      kind,
      reference: itemReference(exhibit.reference, line),
      happened: contact.happened,
      contact,
      conversation: exhibit.conversation,
      exhibit: exhibit.reference,
      line,
      attachmentReferences:
        row.attachments === null ? [] : (JSON.parse(row.attachments) as (string | null)[]),
      sources: row.sources,
    };
  }

  #conversation(id: number): ConversationExhibit {
    let exhibit = this.#conversations.get(id);
    if (exhibit === undefined) {
      exhibit = this.#exhibitById(id) as ConversationExhibit;
      if (this.#conversations.size > 2000) this.#conversations.clear();
      this.#conversations.set(id, exhibit);
    }
    return exhibit;
  }

  #exhibitById(id: number): Exhibit {
    const row = this.#catalogue.get(`${selectExhibits} WHERE e.id = ?`, id) as
      ExhibitRow | undefined;
    if (row === undefined) throw new Error('an event without its exhibit');
    return exhibitOf(row, this.#initials());
  }
}

function there<T>(found: T | null): T {
  if (found === null) throw new Error('an event without what it shows');
  return found;
}
