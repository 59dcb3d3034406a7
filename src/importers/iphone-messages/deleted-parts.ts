import type { Marker } from '../../core/communication.ts';
import { recordBytes, type RecordedText } from '../../core/text.ts';
import type { ColumnValue } from '../scratch-copy.ts';
import { decodeAttributedText } from './attributed-text.ts';
import type { BesideMessage } from './beside-messages.ts';

/** What lies of a message in Recently Deleted: all of it, or parts with their words. */
export interface DeletedFacts {
  readonly markers: readonly Marker[];
  readonly asFound: Readonly<Record<string, RecordedText>>;
  /** When it was put there, as the column holds it. */
  readonly deletedAt: ColumnValue | undefined;
}

/** Null for a message of which nothing was deleted. */
export function deletedFacts({ deleted, deletedParts }: BesideMessage): DeletedFacts | null {
  if (deleted.length === 0 && deletedParts.length === 0) return null;
  const markers: Marker[] = [];
  const asFound: Record<string, RecordedText> = {};
  if (deleted.length > 0) markers.push(`deleted: ${where}`);
  if (deletedParts.length > 0) markers.push(`part of it deleted: ${where}`);
  for (const part of deletedParts) {
    const bytes = part['part_text'];
    const decoded = Buffer.isBuffer(bytes) ? decodeAttributedText(bytes) : null;
    const index = String(part['part_index']);
    if (decoded === null)
      markers.push(
        `deleted part present but not decoded (${String(part['part_bytes'] ?? 0n)} bytes)`,
      );
    else asFound[`deleted part ${index}`] = recordBytes(decoded.text);
  }
  return { markers, asFound, deletedAt: (deleted[0] ?? deletedParts[0])?.['delete_date'] };
}

const where = 'in Recently Deleted when the backup was made';
