import type { CaseSummary } from './casefile.ts';
import type { Catalogue } from './catalogue.ts';
import type { CatalogueReading } from './catalogue-reading.ts';

/** Counts for the home screen. The last incident is the latest that has a time, else the last recorded. */
export function caseSummary(catalogue: Catalogue, reading: CatalogueReading): CaseSummary {
  const count = (sql: string): number => (catalogue.get(sql) as { n: number }).n;
  const last = catalogue.get(
    `SELECT number FROM events WHERE kind = 'incident' ORDER BY position IS NULL, position DESC, number DESC LIMIT 1`,
  ) as { number: number } | undefined;
  const incident = last === undefined ? null : reading.incident(last.number);
  const bundle = reading.headsGivenOut().at(-1);
  return {
    incidents: count('SELECT count(*) AS n FROM incidents'),
    lastIncident: incident === null ? null : { number: incident.number, happened: incident.when },
    exhibits: count('SELECT count(*) AS n FROM exhibits WHERE number IS NOT NULL'),
    contacts: count(`SELECT count(*) AS n FROM events WHERE kind IN ('message', 'call')`),
    unfinishedImports: count('SELECT count(DISTINCT batch) AS n FROM exhibits WHERE finished = 0'),
    lastBundle: bundle === undefined ? null : { at: bundle.at, forWhom: bundle.toWhom },
  };
}
