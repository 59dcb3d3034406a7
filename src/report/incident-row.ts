import type { Nation } from '../core/case-record.ts';
import { behaviours, type BehaviourId, type Incident, type Witness } from '../core/incident.ts';
import type { IncidentEvent } from '../core/timeline.ts';
import type { PrivateAnswer } from './report-model.ts';
import { rowBase } from './row-base.ts';
import type { Answer, IncidentRow } from './timeline-row.ts';
import { countInWords, quote, quoteLine, type Quoted } from './words.ts';

/** How an incident is shown. */
export interface IncidentShowing {
  readonly initials: string;
  readonly zone: string;
  readonly nation: Nation;
  readonly show: readonly PrivateAnswer[];
}

/** An incident with every answer under its label. Answers that are private are kept back unless shown. */
export function incidentRow(event: IncidentEvent, showing: IncidentShowing): IncidentRow {
  const { incident } = event;
  const by = incident.recordedBy === undefined ? showing.initials : 'somebody else';
  return {
    ...rowBase(event, showing.zone),
    kind: 'incident',
    heading: `Incident ${incident.number}, recorded by ${by}`,
    answers: answers(incident, showing),
    keptBack: keptBack(incident, showing),
  };
}

function answers(incident: Incident, showing: IncidentShowing): Answer[] {
  const { initials } = showing;
  return [
    { label: 'What happened', value: quote(incident.what) },
    ...text(`How it made ${initials} feel`, incident.felt),
    ...text('Where', incident.where),
    ...(showing.show.includes('address') ? text('Address', incident.address) : []),
    ...text('Who', incident.who),
    ...text('Exact words used', incident.words),
    ...behaviourAnswer(incident.behaviours ?? [], showing),
    ...text('By what means', incident.channel),
    ...number('How many times', incident.times),
    ...witnessAnswer(incident.witnesses ?? [], showing),
    ...text('Who was told', incident.told),
    ...text('Reference they gave', incident.toldReference),
    ...text(`What ${initials} changed because of it`, incident.changed),
    ...attachedAnswer(incident.attached ?? []),
    ...text('Recorded by', incident.recordedBy),
    ...(showing.show.includes('private notes') ? text('Private note', incident.privateNote) : []),
  ];
}

function text(label: string, value: string | undefined, note?: string): Answer[] {
  if (value === undefined) return [];
  return [{ label, value: quote(value), ...(note === undefined ? {} : { note }) }];
}

function number(label: string, value: number | undefined): Answer[] {
  return value === undefined ? [] : [{ label, value: countInWords(value) }];
}

/** The letters are those of one nation's law, and are printed there alone. */
function behaviourAnswer(ids: readonly BehaviourId[], showing: IncidentShowing): Answer[] {
  if (ids.length === 0) return [];
  const lettered = showing.nation === 'england-wales';
  const chosen = behaviours.filter((behaviour) => ids.includes(behaviour.id));
  const words = chosen.map((behaviour) =>
    lettered && behaviour.letter !== null
      ? `${behaviour.words} (${behaviour.letter})`
      : behaviour.words,
  );
  const hasLetters = lettered && chosen.some((behaviour) => behaviour.letter !== null);
  const source = hasLetters
    ? '; the letter is that of the example in the Protection from Harassment Act 1997, section 2A(3)'
    : '';
  return [
    { label: 'Tags', value: words.join('\n'), note: `chosen by ${showing.initials}${source}` },
  ];
}

function witnessAnswer(witnesses: readonly Witness[], showing: IncidentShowing): Answer[] {
  if (witnesses.length === 0) return [];
  const contacts = showing.show.includes('witness contacts');
  const lines = witnesses.map((witness) => witnessLine(witness, contacts).quoted);
  return [{ label: 'Witnesses', value: { quoted: lines.join('\n') } }];
}

function witnessLine(witness: Witness, withContact: boolean): Quoted {
  const contact = withContact && witness.contact !== undefined ? ` – ${witness.contact}` : '';
  return quoteLine(witness.name + contact);
}

function attachedAnswer(references: readonly string[]): Answer[] {
  if (references.length === 0) return [];
  return [{ label: 'Attached', value: references.join(', '), references }];
}

function keptBack(incident: Incident, showing: IncidentShowing): string[] {
  const hidden = (answer: PrivateAnswer) => !showing.show.includes(answer);
  const hasContact = incident.witnesses?.some((witness) => witness.contact !== undefined) === true;
  const isHiding =
    (incident.address !== undefined && hidden('address')) ||
    (hasContact && hidden('witness contacts')) ||
    (incident.privateNote !== undefined && hidden('private notes'));
  // A reader learns that something is kept back, not what.
  return isHiding ? ['private details'] : [];
}
