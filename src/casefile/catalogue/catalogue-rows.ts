import type { ImportMade } from '../../core/case-record.ts';
import type { Attachment } from '../../core/communication.ts';
import type {
  AttachmentExhibit,
  ConversationExhibit,
  DescriptionMade,
  Exhibit,
  ExhibitDescription,
  ExhibitOrigin,
  FileExhibit,
  PhysicalExhibit,
} from '../../core/exhibit.ts';
import type { Sha256 } from '../../core/sha256.ts';

/** An exhibit as `selectExhibits` gives it. */
export interface ExhibitRow {
  readonly id: number;
  readonly reference: string;
  readonly kind: Exhibit['kind'];
  readonly object: Sha256;
  readonly sha256: Sha256;
  readonly size_bytes: number;
  readonly entry: number;
  readonly finished: number;
  readonly parent: number | null;
  readonly detail: string;
  /** JSON: every entry that says something of it, oldest first. */
  readonly descriptions: string;
  readonly removed_by: number | null;
}

/** Exhibits with what was said of them later. */
export const selectExhibits = `
  SELECT e.*, r.entry AS removed_by, (
    SELECT json_group_array(json_object('entry', d.entry, 'at', d.at, 'description', json(d.description)))
    FROM (SELECT * FROM descriptions WHERE reference = e.reference ORDER BY entry) d
  ) AS descriptions FROM exhibits e
  LEFT JOIN removals r ON r.object = e.object`;

/** The exhibit that a row of the catalogue stands for. */
export function exhibitOf(row: ExhibitRow, initials: string): Exhibit {
  const detail = JSON.parse(row.detail) as Record<string, unknown>;
  const base = {
    reference: row.reference,
    entry: row.entry,
    importFinished: row.finished === 1,
    ...described(row),
  };
  const bytes = {
    sha256: row.sha256,
    object: row.object,
    sizeBytes: row.size_bytes,
    ...(row.removed_by === null ? {} : { removedBy: row.removed_by }),
  };
  const origin = {
    obtainedBy: initials,
    ...(detail['origin'] as object | undefined),
  } as ExhibitOrigin;
  switch (row.kind) {
    case 'file':
      return {
        ...base,
        ...bytes,
        kind: 'file',
        origin,
        name: detail['name'],
        facts: detail['facts'],
      } as FileExhibit;
    case 'conversation': {
      const { conversation, rows, continues, firstHappened, lastHappened } = detail;
      return {
        ...base,
        ...bytes,
        kind: 'conversation',
        origin,
        conversation,
        rows,
        ...(continues === undefined ? {} : { continues }),
        ...(firstHappened === undefined ? {} : { firstHappened }),
        ...(lastHappened === undefined ? {} : { lastHappened }),
      } as ConversationExhibit;
    }
    case 'attachment': {
      const attachment = detail['attachment'] as Attachment | undefined;
      return {
        ...base,
        ...bytes,
        kind: 'attachment',
        origin,
        name: attachment?.name ?? 'no name in the source',
        mediaType: attachment?.mediaType ?? null,
        item: detail['item'],
        attachment,
      } as AttachmentExhibit;
    }
    case 'physical':
      return { ...base, kind: 'physical', origin, item: detail['item'] } as PhysicalExhibit;
  }
}

/** What was said of it: each answer as it was given last, and every entry that gave one. */
function described({ descriptions }: ExhibitRow): Pick<Exhibit, 'described' | 'descriptions'> {
  const made = JSON.parse(descriptions) as DescriptionMade[];
  if (made.length === 0) return {};
  const answers = made.reduce<ExhibitDescription>(
    (merged, { description }) => ({ ...merged, ...description }),
    {},
  );
  return { described: answers, descriptions: made };
}

/** The import that a row of the catalogue stands for. */
export function importOf(row: { entry: number; at: string; detail: string }): ImportMade {
  const detail = JSON.parse(row.detail) as {
    source: ImportMade['source'];
    receipt: Omit<ImportMade['receipt'], 'skipped' | 'notes'> & {
      conversationsChosen: number;
      conversationsInAll: number;
    };
    choices: Record<string, string | Record<string, string>>;
    skipped: ImportMade['receipt']['skipped'];
    notes: ImportMade['receipt']['notes'];
  };
  const { rows, takenIn, alreadyHad, notChosen, conversationsChosen, conversationsInAll } =
    detail.receipt;
  return {
    entry: row.entry,
    at: row.at,
    source: detail.source,
    receipt: { rows, takenIn, alreadyHad, notChosen, skipped: detail.skipped, notes: detail.notes },
    choices: Object.entries(detail.choices).map(
      ([name, value]) => `${name} ${choiceInWords(value)}`,
    ),
    conversationsChosen,
    conversationsInAll,
  };
}

/** A choice is a word, or several with a name each: what the columns of a table hold. */
function choiceInWords(value: string | Record<string, string>): string {
  if (typeof value === 'string') return value;
  return Object.entries(value)
    .map(([name, one]) => `${name}=${one}`)
    .join(', ');
}
