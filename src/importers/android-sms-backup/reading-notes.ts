import type { SourceItem } from '../../core/source-item.ts';

/** What is worth telling once for a whole file, however many rows it concerns. */
export type Oddity = keyof typeof sentences;

/** Counts what was odd and could be read all the same. */
export class ReadingNotes {
  #seen = new Map<Oddity, { first: string; rows: number }>();

  /** Counts a row for an oddity; a row is to be counted once for each. */
  count(oddity: Oddity, place: string): void {
    const seen = this.#seen.get(oddity);
    if (seen === undefined) this.#seen.set(oddity, { first: place, rows: 1 });
    else seen.rows += 1;
  }

  /** One note for each oddity; `where` is the first row that it was found in. */
  items(): readonly SourceItem[] {
    return [...this.#seen].map(([oddity, { first, rows }]) => ({
      type: 'note',
      where: rows === 1 ? first : `${first} and ${rows - 1} more`,
      what: sentences[oddity],
    }));
  }
}

const sentences = {
  forbidden:
    'There are characters here that cannot be shown. A mark stands in their place, and what the file says is kept exactly.',
  badBytes:
    'There are bytes here that are not text. A mark stands in their place, and the bytes are kept exactly.',
  unresolved: 'There is a “&” here that stands for no character. It is kept as it is written.',
  bareLess: 'There is a “<” here that should have been written another way. It is kept as it is.',
  strayText:
    'There are words between the tags, where this kind of file has none. They were not read.',
  unknownTag: 'There is a tag here that this program does not know. It was not read.',
} as const;
