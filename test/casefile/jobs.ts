import type { Source } from './sources.ts';
import { file, picture, sam, text, textSource } from './sources.ts';

/** What the process that the tests start can be told to do. */
export type Job =
  | 'create'
  | 'incidents'
  | 'fifty incidents'
  | 'import'
  | 'refused'
  | 'fill the disk'
  | 'backup'
  | 'restore';

/** An incident of which only the words are given. */
export function incident(what: string): { what: string; when: { precision: 'unknown' } } {
  return { what, when: { precision: 'unknown' } };
}

/** A source with a bit of everything: a file, two texts of one conversation, a picture in one. */
export function jobSource(): Source {
  return textSource('everything.xml', [
    file('front door.png', 'the front door', 1),
    text(sam, 'hello', 1),
    text(sam, 'look', 2, [picture('photo.png', 'a picture')]),
  ]);
}
