import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Casefile } from '../casefile/casefile.ts';
import { exitCodes, systemErrorCode, UserError } from '../core/errors.ts';
import type { Incident, IncidentAnswers } from '../core/incident.ts';
import { timelinePosition } from '../core/time.ts';
import { addingTo } from './adding-to.ts';
import type { Context } from './context.ts';
import { refuseSample, withCase } from './find-case.ts';
import { readIncidents } from './incident-json.ts';
import { momentsAfter, showAdviceFor } from './show-advice.ts';
import { takeInFiles } from './take-in.ts';

const largestBytes = 64 * 1024 * 1024;

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
      const incidents = readIncidents(await readText(context, from), casefile.details.zone);
      if (files.length > 0 && incidents.length > 1) throw oneAtATime();
      sayFuture(context, casefile, incidents);
      const attached = await takeInFiles(casefile, files, context);
      const before = casefile.summary().incidents;
      const recorded = await casefile.recordIncidents(
        incidents.map((each) => (attached.length === 0 ? each : { ...each, attached })),
      );
      tell(context, casefile, recorded, before);
    },
    { write: true },
  );
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
  for (const { number } of recorded) terminal.line(`Saved as incident ${number}.`);
  showAdviceFor(terminal, momentsAfter(recorded, before));
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

/* A clock can be wrong, so a time in the future is no reason to refuse; it is said. */
function sayFuture(
  context: Context,
  casefile: Casefile,
  incidents: readonly IncidentAnswers[],
): void {
  const now = context.environment.now().getTime();
  incidents.forEach(({ when }, index) => {
    const position = timelinePosition(when, casefile.details.zone);
    if (position === null || position <= now) return;
    const which = incidents.length === 1 ? 'The incident' : `Incident ${index + 1} of the JSON`;
    context.terminal.warn(`${which} lies in the future, by this computer’s clock.`);
  });
}

function oneAtATime(): UserError {
  return new UserError('Files can be attached to one incident at a time.', {
    harm: 'Nothing was recorded.',
    hint: 'Give the JSON of one incident with its files.',
    exitCode: exitCodes.misused,
  });
}

async function readText(context: Context, from: string): Promise<string> {
  if (from === '-' && context.device.isInteractive)
    context.terminal.line('Type or paste the JSON. Ctrl-D on a line of its own ends it.');
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    const source =
      from === '-'
        ? context.standardInput()
        : createReadStream(resolve(context.currentFolder, from));
    for await (const piece of source as AsyncIterable<Uint8Array>) {
      pieces.push(piece);
      sizeBytes += piece.byteLength;
      if (sizeBytes > largestBytes) throw unreadable('That file is too large for incidents.');
    }
  } catch (error) {
    throw systemErrorCode(error) === undefined
      ? error
      : unreadable('The file with the JSON cannot be read.', error);
  }
  return decode(Buffer.concat(pieces));
}

/* PowerShell writes UTF-16 when its output goes to a file. */
function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw unreadable('That file is not text.', error);
  }
}

function unreadable(message: string, cause?: unknown): UserError {
  return new UserError(message, {
    harm: 'Nothing was recorded.',
    hint: 'Check the path after --from.',
    cause,
  });
}
