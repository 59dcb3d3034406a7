import type { Reading, ReadingChoices, SourceItem } from '../core/source-item.ts';
import type { Source } from './source.ts';

/** A choice that a reading cannot do without, or does better with. */
export interface Question {
  readonly choice: 'owner' | 'dateOrder';
  /** Without an answer the source cannot be read; else the reading goes on and says what it lacks. */
  readonly required: boolean;
  /** One plain sentence: why it is asked. */
  readonly why: string;
  /** The answers to choose from: names as found in the source, or date orders with an example each. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/**
 * One source format. An importer reads and yields; it never writes to the case, prints or asks. It is
 * a pure function of the source's bytes and the choices, so running it again gives the same items.
 * Listed in `index.ts`, in the order in which they are asked whether a source is theirs.
 */
export interface Importer {
  /** Stable and in every extract: `android-sms-backup`. */
  readonly id: string;
  /** Raised whenever the same source would give other items. */
  readonly version: number;
  /** What it reads, in plain words: `SMS Backup & Restore file`. */
  readonly title: string;
  /** Whether the source is of this format: by its content, cheaply, reading only. */
  recognises(source: Source): Promise<boolean>;
  /** What has to be asked before reading, given what is chosen already; mostly nothing. */
  questions(source: Source, choices: ReadingChoices): Promise<readonly Question[]>;
  /**
   * Yields every row of the source in its order. What cannot be understood is yielded as `skipped`;
   * throws UserError only when the source as a whole cannot be read.
   */
  read(source: Source, reading: Reading): AsyncIterable<SourceItem>;
}
