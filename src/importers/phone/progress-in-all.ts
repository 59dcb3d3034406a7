import type { SourceItem } from '../../core/source-item.ts';

type Progress = Extract<SourceItem, { type: 'progress' }>;

/** How far the reading of several databases has come, as a share of all their bytes. */
export class ProgressInAll {
  readonly #bytesInAll: number;
  #before = 0;

  constructor(sizes: readonly number[]) {
    this.#bytesInAll = sizes.reduce((sum, size) => sum + size, 0);
  }

  /** Progress within a database of that size, as progress in all. */
  within({ bytesRead, bytesInAll }: Progress, sizeBytes: number): Progress {
    const share = bytesInAll <= 0 ? 0 : Math.min(1, bytesRead / bytesInAll);
    return this.#at(this.#before + Math.floor(share * sizeBytes));
  }

  /** A database of that size has been read. */
  done(sizeBytes: number): Progress {
    this.#before += sizeBytes;
    return this.#at(this.#before);
  }

  #at(bytesRead: number): Progress {
    return { type: 'progress', bytesRead, bytesInAll: this.#bytesInAll };
  }
}
