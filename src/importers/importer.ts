import type { Reading, ReadingChoices, SourceItem } from '../core/source-item.ts';
import type { Source } from './source.ts';
import type { SourceHash } from './source-hash.ts';

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

/** The beginning of a table whose heading does not say what its columns hold. */
export interface TableLook {
  /** The headings as they stand in the table, in its order. */
  readonly columns: readonly string[];
  /** The first rows, cut at 20. */
  readonly rows: readonly (readonly string[])[];
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
  /**
   * The source that a path inside or around this format belongs to, where people point at the wrong
   * folder: one level up or down. Null when there is none.
   */
  locate?(source: Source): Promise<Source | null>;
  /**
   * Whether the source is locked. The answer is the same at every call; what is costly is done once for
   * each `Source` object.
   */
  isLocked?(source: Source): Promise<boolean>;
  /**
   * Whether a password unlocks the source. May take seconds; calls `onProgress` with a share from 0 to 1.
   * Only where `isLocked`. Throws UserError when the source is too damaged to tell.
   */
  unlocks?(
    source: Source,
    password: string,
    onProgress?: (share: number) => void,
  ): Promise<boolean>;
  /** What is asked with `columns`, or null when the heading says it all. */
  table?(source: Source): Promise<TableLook | null>;
  /**
   * What names the source in the record, where the hash of all its files would cost hours: the files
   * that were read for what was taken in. Absent for the hash of everything.
   */
  identity?(source: Source, reading: Reading): Promise<SourceHash>;
  /** True where a source holds so many files that none is taken unless it was chosen. */
  readonly filesAreChosen?: boolean;
}
