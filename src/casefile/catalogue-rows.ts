import type { ImportMade } from '../core/case-record.ts';
import type { Attachment } from '../core/communication.ts';
import type {
  AttachmentExhibit,
  ConversationExhibit,
  Exhibit,
  ExhibitDescription,
  ExhibitOrigin,
  FileExhibit,
} from '../core/exhibit.ts';
import type { Sha256 } from '../core/sha256.ts';

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
  readonly description: string | null;
  readonly removed_by: number | null;
}

/** Exhibits with what was said of them later. */
export const selectExhibits = `
  SELECT e.*, d.description AS description, r.entry AS removed_by FROM exhibits e
  LEFT JOIN descriptions d ON d.reference = e.reference
  LEFT JOIN removals r ON r.object = e.object`;

/** The exhibit that a row of the catalogue stands for. */
export function exhibitOf(row: ExhibitRow, initials: string): Exhibit {
  const detail = JSON.parse(row.detail) as Record<string, unknown>;
  const base = {
    reference: row.reference,
    sha256: row.sha256,
    object: row.object,
    sizeBytes: row.size_bytes,
    entry: row.entry,
    importFinished: row.finished === 1,
    ...(row.description === null
      ? {}
      : { described: JSON.parse(row.description) as ExhibitDescription }),
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
        kind: 'file',
        origin,
        name: detail['name'],
        facts: detail['facts'],
      } as FileExhibit;
    case 'conversation': {
      const { conversation, rows, continues, firstHappened, lastHappened } = detail;
      return {
        ...base,
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
        kind: 'attachment',
        origin,
        name: attachment?.name ?? 'no name in the source',
        mediaType: attachment?.mediaType ?? null,
        item: detail['item'],
        attachment,
      } as AttachmentExhibit;
    }
  }
}

/** The import that a row of the catalogue stands for. */
export function importOf(row: { entry: number; at: string; detail: string }): ImportMade {
  const detail = JSON.parse(row.detail) as {
    source: ImportMade['source'];
    receipt: Omit<ImportMade['receipt'], 'skipped' | 'notes'> & {
      conversationsChosen: number;
      conversationsInAll: number;
    };
    choices: Record<string, string>;
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
    choices: Object.entries(detail.choices).map(([name, value]) => `${name} ${value}`),
    conversationsChosen,
    conversationsInAll,
  };
}
