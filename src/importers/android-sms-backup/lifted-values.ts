import { closeSync, createReadStream, openSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { SourceEncoding } from './source-encoding.ts';
import { importersWording as wording } from '../wording.ts';

/** A quoted attribute value, lifted out of a row undecoded, so that no parser ever sees it. */
export type LiftedValue = string | ValueInFile;

/** A value that is too long for memory: its units in a scratch file. */
export interface ValueInFile {
  readonly path: string;
}

/** What one row may hold, in units. */
export interface ValueLimits {
  /** A longer value goes to a file; so does a shorter one when the row as a whole holds more than this. */
  readonly memoryUnits: number;
  /** Values no longer than this stay in memory in any case. */
  readonly smallUnits: number;
  /** A row whose small values and markup come to more than this cannot be read. */
  readonly rowUnits: number;
}

export const usualLimits: ValueLimits = {
  memoryUnits: 16 * 1024 * 1024,
  smallUnits: 64 * 1024,
  rowUnits: 32 * 1024 * 1024,
};

/**
 * Collects the values of one row after the other. What is too long for memory is written to files in
 * the scratch folder; they belong to the row that they were found in, and `dropFiles` removes them.
 */
export class ValueCollector {
  #folder: string;
  #encoding: SourceEncoding;
  #limits: ValueLimits;
  #files = 0;
  #inRow = 0;
  #pieces: string[] = [];
  #length = 0;
  #file: { path: string; descriptor: number } | null = null;
  #values: LiftedValue[] = [];

  constructor(folder: string, encoding: SourceEncoding, limits: ValueLimits) {
    this.#folder = folder;
    this.#encoding = encoding;
    this.#limits = limits;
  }

  /** Adds to the value that is being read. Throws UserError when the scratch folder cannot be written. */
  append(units: string): void {
    if (units === '') return;
    this.#length += units.length;
    if (this.#file !== null) {
      this.#write(this.#file.descriptor, units);
      return;
    }
    this.#pieces.push(units);
    if (this.#isTooLong()) this.#moveToFile();
  }

  /** Ends the value; returns its number within the row. */
  close(): number {
    if (this.#file === null) {
      const units = this.#pieces.length === 1 ? (this.#pieces[0] ?? '') : this.#pieces.join('');
      this.#inRow += units.length;
      this.#values.push(units);
    } else {
      closeSync(this.#file.descriptor);
      this.#values.push({ path: this.#file.path });
    }
    this.#file = null;
    this.#pieces = [];
    this.#length = 0;
    return this.#values.length - 1;
  }

  /** Whether the row has come to more than can be held. */
  get isOverfull(): boolean {
    return this.#inRow > this.#limits.rowUnits || this.#values.length > mostValues;
  }

  /** The values of the row, which now belong to the caller; the next row begins. */
  take(): readonly LiftedValue[] {
    if (this.#length > 0 || this.#file !== null) this.close();
    const values = this.#values;
    this.#values = [];
    this.#inRow = 0;
    return values;
  }

  #isTooLong(): boolean {
    const { memoryUnits, smallUnits } = this.#limits;
    if (this.#length <= smallUnits) return false;
    return this.#length > memoryUnits || this.#inRow + this.#length > memoryUnits;
  }

  #moveToFile(): void {
    const path = join(this.#folder, `value-${this.#files}`);
    this.#files += 1;
    try {
      this.#file = { path, descriptor: openSync(path, 'wx', 0o600) };
    } catch (cause) {
      throw scratchFault(cause);
    }
    for (const piece of this.#pieces) this.#write(this.#file.descriptor, piece);
    this.#pieces = [];
  }

  #write(descriptor: number, units: string): void {
    const bytes = Buffer.from(units, this.#encoding.unitsOnDisk);
    try {
      let written = 0;
      while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    } catch (cause) {
      throw scratchFault(cause);
    }
  }
}

/** Far above any real row (a row of 1,000 pictures has about 12,000). */
const mostValues = 200_000;

/** The units of a value in pieces of up to 1 MiB, from the beginning. */
export async function* unitsOf(
  value: LiftedValue,
  encoding: SourceEncoding,
): AsyncGenerator<string> {
  if (typeof value === 'string') {
    yield value;
    return;
  }
  const options = { encoding: encoding.unitsOnDisk, highWaterMark: 1024 * 1024 } as const;
  for await (const piece of createReadStream(value.path, options)) yield piece as string;
}

/** Removes the scratch files of a row. */
export function dropFiles(values: readonly LiftedValue[]): void {
  for (const value of values) {
    if (typeof value !== 'string') unlinkSync(value.path);
  }
}

function scratchFault(cause: unknown): UserError {
  return new UserError(wording.noRoom.message, { ...wording.noRoom, cause });
}
