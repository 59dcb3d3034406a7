import { advicePoint, type AdviceId, type AdvicePoint } from './advice.ts';

/** When a point of the guidance matters. Shown after something was saved, never between questions. */
export type AdviceMoment =
  | 'after voicemail'
  | 'after screenshot or import'
  | 'after gift'
  | 'second incident'
  | 'after any add'
  /** Ours, not the guidance’s: it has no point there. */
  | 'no backup for a week';

const pointsFor: Readonly<Record<AdviceMoment, readonly AdviceId[]>> = {
  'after voicemail': ['G4'],
  'after screenshot or import': ['G3'],
  'after gift': ['G2'],
  'second incident': ['H3'],
  'after any add': ['G7', 'D2', 'D4'],
  'no backup for a week': [],
};

/** The points to show at a moment, in order. `after voicemail` is also for a call log. */
export function adviceForMoment(moment: AdviceMoment): readonly AdvicePoint[] {
  return pointsFor[moment].map(advicePoint);
}
