import type { Head } from '../../core/case-record.ts';
import type { Incident } from '../../core/incident.ts';
import type { CaseSummary } from '../casefile.ts';
import type { Catalogue } from './catalogue.ts';
import type { CatalogueReading } from './catalogue-reading.ts';

/** Counts for the home screen. The last incident is the latest that has a time, else the last recorded. */
export function caseSummary(catalogue: Catalogue, reading: CatalogueReading): CaseSummary {
  const count = (sql: string): number => (catalogue.get(sql) as { n: number }).n;
  const incident = lastIncident(catalogue, reading);
  const bundle = reading.headsGivenOut().at(-1);
  return {
    incidents: count('SELECT count(*) AS n FROM incidents'),
    lastIncident: incident === null ? null : { number: incident.number, happened: incident.when },
    exhibits: count('SELECT count(*) AS n FROM exhibits WHERE number IS NOT NULL'),
    contacts: count('SELECT coalesce(sum(rows), 0) AS n FROM conversations'),
    unfinishedImports: count('SELECT count(DISTINCT batch) AS n FROM exhibits WHERE finished = 0'),
    lastBundle: bundle === undefined ? null : { at: bundle.at, forWhom: bundle.toWhom },
    lastBackup: lastBackup(catalogue),
  };
}

function lastIncident(catalogue: Catalogue, reading: CatalogueReading): Incident | null {
  const dated = catalogue.get(
    `SELECT number FROM events WHERE kind = 'incident' AND direction = '' AND moment < ?
     ORDER BY moment DESC, entry DESC, line DESC, id DESC LIMIT 1`,
    Number.MAX_SAFE_INTEGER,
  ) as { number: number } | undefined;
  const last = dated ?? catalogue.get('SELECT max(number) AS number FROM incidents');
  const { number } = last as { number: number | null };
  return number === null ? null : reading.incident(number);
}

function lastBackup(catalogue: Catalogue): CaseSummary['lastBackup'] {
  const row = catalogue.get('SELECT at, detail FROM backups ORDER BY entry DESC LIMIT 1') as
    { at: string; detail: string } | undefined;
  if (row === undefined) return null;
  const { backup, folder } = JSON.parse(row.detail) as {
    backup?: { head: Head };
    folder: string | null;
  };
  return backup === undefined ? null : { at: row.at, head: backup.head, folder };
}
