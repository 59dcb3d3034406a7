import { DatabaseDamaged } from '../scratch-copy.ts';

/**
 * Damage in what stands around the messages: names of chats, the list of attachments. It costs those
 * facts and no message; that it happened is told once, at the end.
 */
export class SparedDamage {
  happened = false;

  /** What `read` gives; null where the bytes are damaged. */
  spared<T>(read: () => T | null): T | null {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof DatabaseDamaged)) throw error;
      this.happened = true;
      return null;
    }
  }
}
