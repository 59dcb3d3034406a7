import type { RecordedText } from '../../core/text.ts';

/** One file that came with a chat, or the chat's text itself. */
export interface ContainedFile {
  readonly name: RecordedText;
  /** Below the source, with `/`. */
  readonly path: RecordedText;
  readonly sizeBytes: number;
  /** `entry 12`, `file 3`: never its name. */
  readonly where: string;
  /** Its place on the disk; null for an archive's entry. */
  readonly onDisk: string | Buffer | null;
  /** The bytes from the beginning. Throws UserError when they cannot be read to their end. */
  open(): AsyncIterable<Uint8Array>;
  /** Why it cannot be read to its end, in plain words; null when it can. */
  unreadable(): Promise<string | null>;
}
