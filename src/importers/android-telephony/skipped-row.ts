import type { SourceItem } from '../../core/source-item.ts';

/** Why a row is not taken in. The same words in every source. */
const reasons = {
  'too big': 'The row is bigger than this program can read.',
  cut: 'The file ends in the middle of this row.',
  'not understood': 'The row is not well-formed.',
  'no message': 'This is no message and no call.',
} as const;

export type RowFault = keyof typeof reasons;

/** A row that could not be read. */
export function skippedRow(where: string, fault: RowFault): SourceItem {
  return { type: 'skipped', where, why: reasons[fault] };
}
