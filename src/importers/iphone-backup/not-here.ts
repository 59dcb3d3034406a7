import type { NotHere, SourceItem } from '../../core/source-item.ts';
import type { FoundDatabase } from '../phone/found-databases.ts';
import { importersWording } from '../wording.ts';

const wording = importersWording.iphoneBackup.notHere;

/** A phone in use holds more; what is older may lie with Apple alone. */
const fewMessages = 20;

interface FoundOfReader {
  /** The backup holds the bytes of a database for it. */
  hasDatabase: boolean;
  /** It could not be read, or not to its end. */
  isDamaged: boolean;
  messages: number;
  files: number;
}

/** Counts what each reader found in a backup, to say what is not in it. */
export class FoundInBackup {
  readonly #readers = new Map<string, FoundOfReader>();

  database({ reader, files }: FoundDatabase): void {
    this.#of(reader.id).hasDatabase ||= files !== null;
  }

  item(item: SourceItem, { reader, label }: FoundDatabase): void {
    const found = this.#of(reader.id);
    if (item.type === 'message') found.messages += 1;
    if (item.type === 'file') found.files += 1;
    // So says whoever called the reader, in place of all that was left.
    if (item.type === 'skipped' && item.where === label) found.isDamaged = true;
  }

  /** A file was found without the database that should list it. */
  fileAlone(item: SourceItem, readerId: string): void {
    if (item.type === 'file') this.#of(readerId).files += 1;
  }

  /** Whether a reader has said of every file of its kind what there is to say. */
  wasRead(readerId: string): boolean {
    const { hasDatabase, isDamaged, files } = this.#of(readerId);
    return hasDatabase && (!isDamaged || files > 0);
  }

  /** What a backup can hold and this one does not, each with how to get it. */
  notHere(isEncrypted: boolean): SourceItem[] {
    const messages = this.#of('iphone-messages');
    const isMissing: readonly (readonly [boolean, NotHere])[] = [
      [!this.#has('iphone-messages'), wording.messages],
      [isSmall(messages), wording.olderMessages],
      [!this.#has('iphone-calls'), isEncrypted ? wording.callsOfLocked : wording.callsOfOpen],
      [!this.#has('iphone-voicemail'), wording.voicemail],
      [!this.#has('iphone-whatsapp'), wording.whatsapp],
      [this.#of('iphone-pictures').files === 0, wording.photos],
    ];
    return isMissing
      .filter(([missing]) => missing)
      .map(([, notHere]) => ({ type: 'not here', notHere }));
  }

  /** Whether any reader of this kind had a database, or found files without one. */
  #has(kind: string): boolean {
    return [...this.#readers].some(
      ([id, { hasDatabase, files }]) => id.startsWith(kind) && (hasDatabase || files > 0),
    );
  }

  #of(readerId: string): FoundOfReader {
    const known = this.#readers.get(readerId);
    if (known !== undefined) return known;
    const found = { hasDatabase: false, isDamaged: false, messages: 0, files: 0 };
    this.#readers.set(readerId, found);
    return found;
  }
}

function isSmall({ hasDatabase, isDamaged, messages }: FoundOfReader): boolean {
  return hasDatabase && !isDamaged && messages < fewMessages;
}
