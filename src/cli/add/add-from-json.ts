import type { Casefile, IncidentToRecord } from '../../casefile/casefile.ts';
import type { UserError } from '../../core/errors.ts';
import type { Incident } from '../../core/incident.ts';
import { localInZone, timelinePosition } from '../../core/time.ts';
import { addingTo } from './adding-to.ts';
import type { Context } from '../context.ts';
import { refuseSample, withCase } from '../find-case.ts';
import { readJson } from '../form/json-input.ts';
import { readIncidents, type IncidentFromJson } from './incident-json.ts';
import { mustBeThere } from '../must-be-there.ts';
import { recordTogether, toRecord } from './record-together.ts';
import { ownContactLine } from '../people/people-ledger.ts';
import { misuse } from '../refusal.ts';
import { momentsAfter, showAdviceFor, standingAfter } from '../advice/show-advice.ts';
import { harmWording } from '../wording/harm.ts';
import { incidentJsonWording as wording } from '../wording/incident-json.ts';

/** Records what a file or standard input (`-`) holds as JSON: all of it, or nothing. */
export async function addFromJson(
  context: Context,
  from: string,
  files: readonly string[],
): Promise<void> {
  await withCase(
    context,
    async (casefile) => {
      refuseSample(casefile);
      context.terminal.line(addingTo(casefile, context.environment.now()));
      const incidents = readIncidents(await readJson(context, from), casefile);
      if (files.length > 0 && incidents.length > 1) throw oneAtATime();
      refuseFuture(context, casefile, incidents);
      await mustBeThere(
        incidents.flatMap(({ draft }) => draft.files),
        context,
      );
      sayClockChanges(context, incidents);
      await record(context, casefile, incidents, files);
    },
    { write: true },
  );
}

/* What goes with the incidents first, then all of them in one write. */
async function record(
  context: Context,
  casefile: Casefile,
  incidents: readonly IncidentFromJson[],
  files: readonly string[],
): Promise<void> {
  const before = casefile.summary().incidents;
  const answers: IncidentToRecord[] = [];
  for (const { draft } of incidents) {
    const all = { ...draft, files: [...draft.files, ...files] };
    // Of what needs an answer, none is missing here.
    answers.push(toRecord(await recordTogether(context, casefile, all)));
  }
  tell(context, casefile, await casefile.recordIncidents(answers), before);
}

function tell(
  context: Context,
  casefile: Casefile,
  recorded: readonly Incident[],
  before: number,
): void {
  const { terminal } = context;
  if (context.options.json) {
    terminal.json(recorded.map((incident) => asJson(incident, casefile)));
    return;
  }
  for (const { number } of recorded) terminal.line(wording.saved(number));
  const standing = standingAfter(context, casefile, recorded);
  const moments = momentsAfter(recorded, before, standing);
  showAdviceFor(terminal, moments, ownContactLine(casefile.people()));
}

function asJson(incident: Incident, casefile: Casefile): object {
  return {
    ref: String(incident.number),
    kind: 'incident',
    entry: incident.entry,
    recorded: incident.recordedAt,
    happened: incident.when,
    attached: incident.attached ?? [],
    head: casefile.head,
  };
}

/* A time in the future is never taken without asking, and here nobody can be asked. */
function refuseFuture(
  context: Context,
  casefile: Casefile,
  incidents: readonly IncidentFromJson[],
): void {
  const now = context.environment.now().getTime();
  incidents.forEach(({ draft, futureIsRight }, index) => {
    const times = [
      draft.answers.when,
      ...[...draft.items, ...draft.tellings].map(({ when }) => when),
    ];
    const isFuture = times.some(
      (when) => when !== undefined && (timelinePosition(when, casefile.details.zone) ?? 0) > now,
    );
    if (!isFuture || futureIsRight) return;
    const { message, hint } = wording.future;
    const place = incidents.length === 1 ? null : index + 1;
    throw misuse({ message: message(place), harm: harmWording.nothingRecorded, hint });
  });
}

function sayClockChanges({ terminal }: Context, incidents: readonly IncidentFromJson[]): void {
  incidents.forEach(({ draft }, index) => {
    const { local, zone } = draft.answers.when ?? {};
    if (local === undefined || zone === undefined || !local.includes('T')) return;
    const place = incidents.length === 1 ? null : index + 1;
    const { is } = localInZone(local, zone);
    if (is === 'never') terminal.warn(wording.skippedHour(place));
    if (is === 'twice') terminal.warn(wording.twiceHour(place));
  });
}

function oneAtATime(): UserError {
  return misuse({ ...wording.oneAtATime, harm: harmWording.nothingRecorded });
}
