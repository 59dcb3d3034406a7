import { behaviours, type IncidentAnswers } from '../../core/incident.ts';
import { readBack } from '../../core/read-back.ts';

const keptBack = ' (kept back from what you hand over, unless you say otherwise)';

/** The whole entry in lines, for the person to check before it is saved. */
export function readBackIncident(answers: IncidentAnswers, attached: number): string[] {
  const { witnesses = [], times, behaviours: chosen = [] } = answers;
  const lines: (string | null)[] = [
    said('What happened', answers.what),
    said('When', whenLine(answers)),
    said('How it made you feel', answers.felt ?? '(left out)'),
    said('Where', answers.where),
    said(`Address${keptBack}`, answers.address),
    said('Who', answers.who),
    said('Exact words', answers.words),
    said('What kind of thing', chosen.length === 0 ? undefined : chosen.map(words).join('; ')),
    said('By what means', answers.channel),
    said('How many times', times === undefined ? undefined : String(times)),
    ...witnesses.map((witness) => said('Saw or heard it', witness.name)),
    ...witnesses.map((witness) => said(`To reach them${keptBack}`, witness.contact)),
    said('Told', answers.told),
    said('Their reference', answers.toldReference),
    said('What you changed', answers.changed),
    said(`Private note${keptBack}`, answers.privateNote),
    said('Recorded by', answers.recordedBy),
    said('Files to attach', attached === 0 ? undefined : String(attached)),
  ];
  return lines.filter((line) => line !== null);
}

function said(label: string, answer: string | undefined): string | null {
  if (answer === undefined) return null;
  const [first = '', ...more] = answer.split('\n');
  return [`  ${label}: ${first}`, ...more.map((line) => `    ${line}`)].join('\n');
}

function whenLine({ when }: IncidentAnswers): string {
  const shown = readBack(when);
  return when.raw === undefined || when.precision !== 'unknown' || /^i don.t know$/i.test(when.raw)
    ? shown
    : `${shown} (you said “${when.raw}”)`;
}

function words(id: string): string {
  return behaviours.find((behaviour) => behaviour.id === id)?.words ?? id;
}
