import type { Command } from 'commander';
import type { Casefile } from '../../casefile/casefile.ts';
import { Stopped, type UserError } from '../../core/errors.ts';
import type { Context } from '../context.ts';
import { refuseSample, withCase } from '../find-case.ts';
import { readJson } from '../form/json-input.ts';
import { describeCommand, mustBeAbleToAsk } from '../form/ledger-commands.ts';
import { actOn, askWhy, isIncident, type Act } from '../mark/act-on-markables.ts';
import { markByAsking } from '../mark/mark-by-asking.ts';
import { markFromJson } from '../mark/mark-from-json.ts';
import { markablesOf, mostAtOnce, type Markable, type ReferenceFault } from '../mark/markable.ts';
import { markedAsJson, markedLines } from '../mark/marked-lines.ts';
import { recordMarking, type Change, type MarkSession } from '../mark/record-marking.ts';
import { misuse, refusal, type RefusalWords } from '../refusal.ts';
import { harmWording } from '../wording/harm.ts';
import { markActWording as wording, markHelp, markRefusals } from '../wording/mark.ts';

interface MarkOptions {
  readonly key?: true;
  readonly notKey?: true;
  readonly incident?: string;
  readonly notIncident?: string;
  readonly list?: true;
  readonly from?: string;
}

/** `evidence mark [refs…]`: marks rows and files as key, links them to incidents, and takes that back. */
export function registerMark(program: Command, context: Context): void {
  describeCommand(program.command('mark'), markHelp)
    .argument('[ref...]', markHelp.ref)
    .option('--key', markHelp.key)
    .option('--not-key', markHelp.notKey)
    .option('--incident <number>', markHelp.incident)
    .option('--not-incident <number>', markHelp.notIncident)
    .option('--list', markHelp.list)
    .option('--from <file>', markHelp.from)
    .action(async (typed: string[], options: MarkOptions) => {
      refuseMixture(typed, options);
      const isLook = options.list === true || isAskedForState(context, typed, options);
      await withCase(
        context,
        async (casefile) => {
          if (options.list === true) await showMarked(context, casefile);
          else await mark({ context, casefile, made: { times: 0 } }, typed, options);
        },
        { write: !isLook },
      );
    });
}

async function mark(
  session: MarkSession,
  typed: readonly string[],
  options: MarkOptions,
): Promise<void> {
  const { context, casefile, made } = session;
  if (isAskedForState(context, typed, options)) {
    context.terminal.json(found(casefile, typed).map(asJson));
    return;
  }
  refuseSample(casefile);
  try {
    if (options.from !== undefined) {
      const marked = await markFromJson(session, await readJson(context, options.from));
      if (context.options.json) context.terminal.json(marked.map(asJson));
    } else if (typed.length > 0) await markReferences(session, typed, options);
    else {
      mustBeAbleToAsk(context, 'evidence mark');
      await markByAsking(session);
    }
  } catch (error) {
    throw error instanceof Stopped ? new Stopped(wording.kept(made.times)) : error;
  }
}

async function markReferences(
  session: MarkSession,
  typed: readonly string[],
  options: MarkOptions,
): Promise<void> {
  const { context, casefile } = session;
  const markables = found(casefile, typed);
  const change = changeOf(casefile, options);
  if (change === null) await askWhatToDo(session, markables);
  else await recordMarking(session, markables, { ...change, ...(await askWhy(session)) });
  if (context.options.json) context.terminal.json(found(casefile, typed).map(asJson));
}

async function askWhatToDo(session: MarkSession, markables: readonly Markable[]): Promise<void> {
  const { terminal } = session.context;
  for (const { reference, marked, linkedTo } of markables.slice(0, 10))
    terminal.line(wording.item(reference, wording.stands(marked, linkedTo)));
  const act = await terminal.choose<Act | null>({
    question: wording.whatToDo,
    option: wording.options,
    options: [
      { value: 'key', label: wording.asKey },
      { value: 'link', label: wording.toIncident },
      { value: 'take away', label: wording.takeOff },
      { value: null, label: wording.neither },
    ],
  });
  if (act !== null) await actOn(session, markables, act);
}

async function showMarked(context: Context, casefile: Casefile): Promise<void> {
  if (context.options.json) context.terminal.json(markedAsJson(casefile));
  else await context.terminal.page(markedLines(casefile));
}

/** With --json and nothing to do, references are only looked up. */
function isAskedForState(
  { options: { json } }: Context,
  typed: readonly string[],
  options: MarkOptions,
): boolean {
  return json && typed.length > 0 && Object.keys(options).length === 0;
}

function refuseMixture(typed: readonly string[], options: MarkOptions): void {
  const others = typed.length + Object.keys(options).length - 1;
  if (options.from !== undefined && others > 0) throw refused(markRefusals.fromAndMore);
  if (options.list === true && others > 0) throw refused(markRefusals.listAndMore);
  if (typed.length === 0 && others >= 0 && options.from === undefined && options.list !== true)
    throw refused(markRefusals.nothingToMark);
  const isBoth =
    (options.key === true && options.notKey === true) ||
    (options.incident !== undefined && options.notIncident !== undefined);
  if (isBoth) throw refused(markRefusals.bothWays);
}

function changeOf(casefile: Casefile, options: MarkOptions): Change | null {
  const { key, notKey, incident, notIncident } = options;
  const number = incident ?? notIncident;
  if (key === undefined && notKey === undefined && number === undefined) return null;
  if (number !== undefined && !isIncident(casefile, number))
    throw refused(markRefusals.notIncident);
  return {
    ...(key === undefined && notKey === undefined ? {} : { key: key === true }),
    ...(number === undefined
      ? {}
      : { link: { incident: Number(number), linked: incident !== undefined } }),
  };
}

function found(casefile: Casefile, typed: readonly string[]): readonly Markable[] {
  const markables = markablesOf(casefile, typed);
  if (typeof markables === 'string') throw faultOf(markables);
  return markables;
}

function faultOf(fault: ReferenceFault): UserError {
  if (fault === 'notHere')
    return refusal({ ...markRefusals.notHere, harm: harmWording.nothingChanged });
  return refused(fault === 'tooMany' ? markRefusals.tooMany(mostAtOnce) : markRefusals[fault]);
}

function refused(words: RefusalWords): UserError {
  return misuse({ ...words, harm: harmWording.nothingChanged });
}

function asJson({ reference, kind, marked, linkedTo }: Markable): object {
  return { ref: reference, kind, key: marked, linkedTo };
}
