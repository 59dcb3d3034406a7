import { homeWording } from '../wording/home.ts';
import { isBackupDue, type CaseStanding } from './standing.ts';

const { suggestions } = homeWording;

/** The one thing that makes most sense next, in words; by what the case lacks or what was left half-way. */
export function nextStep(standing: CaseStanding, isSample: boolean, now: Date): string {
  const { summary, unfinishedIncidents, endingSoon } = standing;
  const isEmpty = summary.incidents + summary.exhibits === 0;
  if (isSample) return suggestions.sample;
  if (unfinishedIncidents > 0) return suggestions.unfinished;
  if (summary.unfinishedImports > 0) return suggestions.unfinishedImport;
  if (isEmpty) return suggestions.first;
  if (endingSoon.length > 0) return suggestions.orderEnds;
  if (isBackupDue(summary, now)) return suggestions.backup;
  if (summary.exhibits === 0) return suggestions.import;
  if (summary.lastBundle === null) return suggestions.bundle;
  return suggestions.add;
}
