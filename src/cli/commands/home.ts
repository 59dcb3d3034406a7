import type { Casefile, CaseSummary } from '../../casefile/casefile.ts';
import type { ExitCode } from '../../core/errors.ts';
import { unfinishedIncidents } from '../add-draft.ts';
import { shortDay } from '../adding-to.ts';
import type { Context } from '../context.ts';
import { findCase, openFound } from '../find-case.ts';
import type { Choice } from '../terminal.ts';
import { verbs } from '../verbs.ts';
import { watcherOf, watcherWarning } from '../watched-folder.ts';

const welcome = [
  'This keeps a dated record of harassment or stalking on this computer, and puts it together for the police.',
  'In danger now? Ring 999.',
  '',
  'There is no case file yet. To record what happened, type: evidence add',
  'For guidance and numbers to ring, type: evidence advice',
  'For everything else, type: evidence --help',
];

/** What a person may want to do next: the words to type, and what they do. */
const nextSteps: readonly {
  readonly verb: string;
  readonly label: string;
  readonly needsCase: boolean;
}[] = [
  { verb: 'add', label: 'Record something that happened', needsCase: false },
  { verb: 'import', label: 'Take in messages, calls, voicemails, screenshots', needsCase: true },
  { verb: 'timeline', label: 'Look at everything in order', needsCase: true },
  { verb: 'report', label: 'Make the report', needsCase: true },
  { verb: 'bundle', label: 'Put together what is handed over', needsCase: true },
  { verb: 'verify', label: 'Check that nothing was damaged', needsCase: true },
  { verb: 'demo', label: 'See a sample case with invented people', needsCase: false },
  { verb: 'advice', label: 'Read guidance, and numbers to ring', needsCase: false },
];

/** Bare `evidence`: where the case stands and what can be done next; a menu on a terminal. */
export async function showHome(context: Context): Promise<void> {
  const found = await findCase(context);
  if (found === null) {
    if (context.options.json) context.terminal.json({ case: null });
    else for (const line of welcome) context.terminal.line(line);
    await offerSteps(context, undefined);
    return;
  }
  const casefile = await openFound(context, found, { remember: false });
  try {
    await tellStanding(context, casefile);
  } finally {
    casefile.close();
  }
  await offerSteps(context, found.how === 'named' ? found.folder : undefined, casefile.sample);
}

async function tellStanding(context: Context, casefile: Casefile): Promise<void> {
  const { terminal, environment } = context;
  const summary = casefile.summary();
  const unfinished = (await unfinishedIncidents(casefile)).length;
  if (context.options.json) {
    const { folder, sample, head } = casefile;
    terminal.json({ case: folder, sample, head, ...summary, unfinishedIncidents: unfinished });
    return;
  }
  terminal.heading(`Your case file: ${casefile.folder}`);
  for (const line of standing(summary, casefile, environment.now())) terminal.line(line);
  if (unfinished > 0)
    terminal.line(`${counted(unfinished, 'incident')} begun and not saved yet: evidence add`);
  const watcher = watcherOf(casefile.folder, context);
  if (watcher !== null) terminal.warn(watcherWarning(watcher));
  if (casefile.readOnlyBecause !== null) terminal.warn(casefile.readOnlyBecause);
}

function standing(summary: CaseSummary, casefile: Casefile, now: Date): string[] {
  const { incidents, lastIncident, exhibits, contacts, lastBundle, unfinishedImports } = summary;
  const last = lastIncident === null ? null : shortDay(lastIncident.happened, casefile, now);
  const lines = [
    `${counted(incidents, 'incident')} recorded${last === null ? '' : `, the last on ${last}`}.`,
    `${counted(exhibits, 'exhibit')} taken in, with ${counted(contacts, 'message or call', 'messages and calls')}.`,
  ];
  if (lastBundle === null) lines.push('Nothing has been put together to hand over yet.');
  else {
    const day = shortDay({ precision: 'second', utc: lastBundle.at }, casefile, now) ?? '';
    lines.push(`The last bundle was made on ${day}.`);
  }
  if (unfinishedImports > 0)
    lines.push(
      `${counted(unfinishedImports, 'import')} not finished. Import the same source again.`,
    );
  return lines;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

async function offerSteps(
  context: Context,
  caseFolder: string | undefined,
  sample?: boolean,
): Promise<void> {
  const { terminal } = context;
  const hasCase = sample !== undefined;
  const steps = nextSteps.filter(
    ({ verb, needsCase }) =>
      verbs.some(({ name }) => name === verb) &&
      (hasCase || !needsCase) &&
      !(sample === true && verb === 'add'),
  );
  if (context.options.json) return;
  if (!terminal.isInteractive) {
    terminal.line();
    for (const { verb, label } of steps) terminal.line(`  evidence ${verb.padEnd(9)} ${label}`);
    return;
  }
  const options: Choice<string | null>[] = steps.map(({ verb, label }) => ({ value: verb, label }));
  const wish = await terminal.choose<string | null>({
    question: 'What would you like to do?',
    options: [...options, { value: null, label: 'Leave' }],
  });
  if (wish !== null) context.exitWith(await run(context, wish, caseFolder));
}

async function run(
  context: Context,
  verb: string,
  caseFolder: string | undefined,
): Promise<ExitCode> {
  if (verb !== 'import') return context.runCommand([verb], caseFolder);
  const path = await context.terminal.ask({
    question: 'Which file or folder?',
    hint: 'Type where it is, or drag it into this window.',
  });
  const bare = path.replace(/^(["'])(.*)\1$/, '$2');
  return context.runCommand(['import', '--', bare], caseFolder);
}
