import type { IncidentEvent } from '../core/timeline.ts';
import { incidentFields } from './incident-fields.ts';
import { rowBase } from './row-base.ts';
import { recorderInWords, type Showing } from './showing.ts';
import { statedAnswers } from './standing.ts';
import { rowLine } from './answer-field.ts';
import type { Answer, IncidentRow, KeptBackRow } from './timeline-row.ts';

/** An incident with every answer under its label, or no more than that it is kept back as a whole. */
export function incidentRow(event: IncidentEvent, showing: Showing): IncidentRow | KeptBackRow {
  const { incident } = event;
  const { number } = incident;
  if (showing.privacy.isHiddenIncident(number)) return keptBackRow(number, showing.initials);
  const said = statedAnswers(incident, incidentFields(showing, number), showing);
  const withdrawn = said.isWithdrawn ? ' – withdrawn' : '';
  const by = recorderInWords(incident.recordedBy, showing.initials);
  return {
    ...rowBase(event, showing),
    kind: 'incident',
    heading: `Incident ${number}, recorded by ${by}${withdrawn}`,
    ...said,
    keptBack: hidesWitnesses(event, showing) ? ['private details'] : said.keptBack,
    answers: [...said.answers, ...linkedAnswer(number, showing)],
  };
}

/** `Incident 7: kept back by AB`. */
export function keptBackRow(number: number, initials: string): KeptBackRow {
  return {
    kind: 'kept back',
    of: 'incident',
    reference: String(number),
    heading: `Incident ${number}: kept back by ${initials}`,
  };
}

function hidesWitnesses({ incident }: IncidentEvent, { privacy }: Showing): boolean {
  return !privacy.shows('witness contacts') && (incident.witnesses ?? []).length > 0;
}

/** Rows and files that the person linked to it. */
function linkedAnswer(number: number, { initials, linkedRows }: Showing): Answer[] {
  const linked = linkedRows.get(number) ?? [];
  if (linked.length === 0) return [];
  const references = linked.map(rowLine);
  const value = references.map(({ reference }) => reference).join(', ');
  return [{ label: `Rows and files that ${initials} linked to it`, value, references }];
}
