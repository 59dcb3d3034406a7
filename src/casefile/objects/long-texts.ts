import { writeError } from '../disk-errors.ts';
import type { EntryContent } from '../journal/entry-kinds.ts';
import { objectReplaced } from '../taking-in/import-parts.ts';
import type { RecorderPlace } from '../journal/recorder.ts';
import { encodeTextObject, longTexts, type TextObject } from './text-object.ts';

/**
 * Stores those of some texts that are too long for an entry, before any entry names them. Returns the
 * object of each, and what has to be recorded of damaged objects that were replaced on the way.
 */
export async function storeLongTexts(
  { objects }: RecorderPlace,
  texts: readonly string[],
): Promise<{ stored: ReadonlyMap<string, TextObject>; replaced: readonly EntryContent[] }> {
  const stored = new Map<string, TextObject>();
  const replaced: EntryContent[] = [];
  for (const text of longTexts(texts)) {
    try {
      const pending = await objects.write([encodeTextObject(text)], 'add');
      replaced.push(...(await objects.place([pending])).map(objectReplaced));
      stored.set(text, {
        textObject: pending.object,
        sizeBytes: pending.sizeBytes,
        ...(text.isWellFormed() ? {} : { encoding: 'utf-16be' }),
      });
    } catch (error) {
      throw writeError(error, 'What you were doing was not recorded.');
    }
  }
  return { stored, replaced };
}
