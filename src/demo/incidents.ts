import type { IncidentAnswers } from '../core/incident.ts';
import { incidentsInAutumn } from './incidents-in-autumn.ts';
import { incidentsInSummer } from './incidents-in-summer.ts';

/** One incident of the sample case, as the person in it would have answered. */
export interface DemoIncident {
  readonly answers: IncidentAnswers;
  /** Paths among `demoSources` of the files attached to it. */
  readonly attach: readonly string[];
  /** UTC: when she would have recorded it, had the case been real. Mostly the same day, once weeks later. */
  readonly recordedAt: string;
}

/** The incidents of the sample case, in the order in which she recorded them. */
export function demoIncidents(): readonly DemoIncident[] {
  return [...incidentsInSummer, ...incidentsInAutumn];
}
