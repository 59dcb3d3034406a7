import type { RecordedText } from '../../core/text.ts';

/**
 * The named values of a row, or of a part of one: the attributes of a tag, the columns of a database,
 * the members of a JSON object. Android's own names for them are the same everywhere.
 */
export interface Fields {
  /** The value as text, the empty one too; null when there is none. */
  text(name: string): RecordedText | null;
  /** The value as text; null when there is none and when it is empty. */
  stated(name: string): RecordedText | null;
  /** What can be shown of `stated`; an empty string for null. */
  shown(name: string): string;
  /** Everything that is stated, without the values that are named. Names are ASCII. */
  asFound(without: ReadonlySet<string>): Record<string, RecordedText>;
}

/** Far above any address, name or identifier; such values go into the record's own lines. */
export const longestMetadata = 64 * 1024;
