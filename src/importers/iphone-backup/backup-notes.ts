import type { SourceItem } from '../../core/source-item.ts';
import { importersWording } from '../wording.ts';

const sentences = importersWording.iphoneBackup.fileNotes;

/** What was odd about files of a backup and could be read all the same; each told once, with how many. */
export class BackupNotes {
  readonly #places = new Map<keyof typeof sentences, Set<string>>();

  /** A place counts once for an oddity, however often its bytes are read. */
  count(oddity: keyof typeof sentences, place: string): void {
    const places = this.#places.get(oddity) ?? new Set();
    this.#places.set(oddity, places.add(place));
  }

  items(): readonly SourceItem[] {
    return [...this.#places].map(([oddity, places]) => {
      const [first = ''] = places;
      const where = places.size === 1 ? first : `${first} and ${places.size - 1} more`;
      return { type: 'note', where, what: sentences[oddity] };
    });
  }
}
