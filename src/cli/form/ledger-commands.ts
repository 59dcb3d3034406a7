import type { Command } from 'commander';
import type { Casefile } from '../../casefile/casefile.ts';
import { isWithdrawn } from '../../core/amendment.ts';
import type { Context } from '../context.ts';
import { refuseSample, withCase } from '../find-case.ts';
import { exampleHelp, type HelpPage } from '../help.ts';
import { misuse, refusal } from '../refusal.ts';
import { formJsonWording, ledgerWording, type LedgerWording } from '../wording/form.ts';
import { harmWording } from '../wording/harm.ts';
import { changeByAsking, withdrawByAsking, type StatedThing } from './change-stated.ts';
import { eachOf, readAnswers } from './form-json.ts';
import { readJson } from './json-input.ts';
import { ledgerLines, thingAsJson, type Ledger, type ListPlace } from './ledger.ts';
import { changeFromJson, withdrawFromJson } from './ledger-json.ts';
import { addTo, ledgerMenu, type MenuLine } from './ledger-menu.ts';

/** One thing of a list, and what can be done with it whatever its kind. */
export interface BoundThing {
  readonly isWithdrawn: boolean;
  change(context: Context): Promise<unknown>;
  changeFrom(value: unknown): Promise<void>;
  withdraw(context: Context): Promise<unknown>;
  withdrawFrom(value: unknown): Promise<void>;
  /** As it stands now. */
  asJson(): object;
}

/** What the commands of one list do. */
export interface LedgerActs {
  readonly wording: LedgerWording;
  readonly further?: readonly MenuLine[];
  count(casefile: Casefile): number;
  lines(place: ListPlace): Iterable<string>;
  asJson(casefile: Casefile): object[];
  menu(context: Context, casefile: Casefile): Promise<void>;
  add(context: Context, casefile: Casefile): Promise<void>;
  /** Checks all of it first; returns what was recorded as JSON. */
  addFrom(context: Context, casefile: Casefile, value: unknown): Promise<object[]>;
  find(casefile: Casefile, typed: string): BoundThing | null;
}

/** The acts of a list whose things are added one by one. */
export function ledgerActs<Answers extends object, Thing extends StatedThing<Answers>>(
  ledger: Ledger<Answers, Thing>,
): LedgerActs {
  const json = (casefile: Casefile, thing: Thing): object =>
    thingAsJson(ledger.formFor(casefile), thing, ledger.more?.(thing, casefile));
  return {
    wording: ledger.wording,
    count: (casefile) => ledger.all(casefile).length,
    lines: (place) => ledgerLines(ledger, place),
    asJson: (casefile) => ledger.all(casefile).map((thing) => json(casefile, thing)),
    menu: (context, casefile) => ledgerMenu(context, casefile, ledger),
    add: async (context, casefile) => {
      await addTo(context, casefile, ledger);
    },
    addFrom: async (context, casefile, value) => {
      const form = ledger.formFor(casefile);
      const all = eachOf(value, `${form.type} add`).map((each) =>
        ledger.settle(readAnswers(form, each.value, casefile, each.place)),
      );
      const recorded: object[] = [];
      for (const answers of all) {
        const thing = await ledger.record(casefile, answers);
        context.terminal.line(ledger.wording.saved(thing.reference));
        recorded.push(json(casefile, thing));
      }
      return recorded;
    },
    find: (casefile, typed) => boundThing(ledger, casefile, typed),
  };
}

/** The thing of a list that was meant by a reference as somebody types it; null when there is none. */
export function boundThing<Answers extends object, Thing extends StatedThing<Answers>>(
  ledger: Ledger<Answers, Thing>,
  casefile: Casefile,
  typed: string,
): BoundThing | null {
  const reference = typed.trim().toUpperCase().replaceAll('_', '/');
  const look = (): Thing | undefined =>
    ledger.all(casefile).find((each) => each.reference === reference);
  const thing = look();
  if (thing === undefined) return null;
  const form = ledger.formFor(casefile);
  const settle = (answers: Answers): Answers => ledger.settle(answers);
  return {
    isWithdrawn: isWithdrawn(thing),
    change: (context) => changeByAsking(context, casefile, form, thing, settle),
    changeFrom: (value) => changeFromJson(casefile, form, thing, settle, value),
    withdraw: (context) => withdrawByAsking(context, casefile, thing),
    withdrawFrom: (value) => withdrawFromJson(casefile, thing, value, `${form.type} withdraw`),
    asJson: () => {
      const now = look() ?? thing;
      return thingAsJson(form, now, ledger.more?.(now, casefile));
    },
  };
}

interface CommandWords {
  readonly description: string;
  readonly help: Omit<HelpPage, 'exits'>;
}

/** What the help of a list and of its commands says. */
export interface LedgerHelp extends CommandWords {
  readonly name: string;
  readonly ref: string;
  readonly from: string;
  readonly add: CommandWords;
  readonly change: CommandWords;
  readonly withdraw: CommandWords;
}

/** Registers `<name>`, `<name> add`, `<name> change <ref>` and `<name> withdraw <ref>`. */
export function registerLedger(
  program: Command,
  context: Context,
  acts: LedgerActs,
  words: LedgerHelp,
): Command {
  const command = program.command(words.name).action(() => showLedger(context, acts));
  describeCommand(command, words);
  describeCommand(command.command('add'), words.add)
    .option('--from <file>', words.from)
    .action((options: { from?: string }) => addToLedger(context, acts, options.from));
  for (const verb of ['change', 'withdraw'] as const)
    describeCommand(command.command(verb), words[verb])
      .argument('<ref>', words.ref)
      .option('--from <file>', words.from)
      .action((typed: string, options: { from?: string }) =>
        changeInLedger(context, acts, verb, typed, options.from),
      );
  return command;
}

/** Gives a command its description and its help by example. */
export function describeCommand(command: Command, { description, help }: CommandWords): Command {
  return command
    .description(description)
    .addHelpText('after', exampleHelp({ ...help, exits: [0, 1, 2, 130] }));
}

async function showLedger(context: Context, acts: LedgerActs): Promise<void> {
  const { terminal, options, environment } = context;
  await withCase(context, async (casefile) => {
    if (options.json) {
      terminal.json(acts.asJson(casefile));
      return;
    }
    if (casefile.readOnlyBecause !== null) terminal.warn(casefile.readOnlyBecause);
    if (acts.count(casefile) === 0) terminal.line(acts.wording.none);
    else await terminal.page(acts.lines({ casefile, now: environment.now() }));
    const mayWrite = casefile.readOnlyBecause === null && !casefile.sample;
    if (terminal.isInteractive && mayWrite) await acts.menu(context, casefile);
  });
}

async function addToLedger(
  context: Context,
  acts: LedgerActs,
  from: string | undefined,
): Promise<void> {
  await withCase(
    context,
    async (casefile) => {
      refuseSample(casefile);
      if (from === undefined) {
        mustBeAbleToAsk(context, `${acts.wording.type} add`);
        await acts.add(context, casefile);
        return;
      }
      const recorded = await acts.addFrom(context, casefile, await readJson(context, from));
      if (context.options.json) context.terminal.json(recorded);
    },
    { write: true },
  );
}

async function changeInLedger(
  context: Context,
  acts: LedgerActs,
  verb: 'change' | 'withdraw',
  typed: string,
  from: string | undefined,
): Promise<void> {
  await withCase(
    context,
    async (casefile) => {
      refuseSample(casefile);
      const thing = found(acts, casefile, typed);
      if (from === undefined) {
        mustBeAbleToAsk(context, `${acts.wording.type} ${verb}`);
        await thing[verb](context);
        return;
      }
      const value = await readJson(context, from);
      await (verb === 'change' ? thing.changeFrom(value) : thing.withdrawFrom(value));
      if (context.options.json) context.terminal.json(thing.asJson());
      else context.terminal.line(ledgerWording.done);
    },
    { write: true },
  );
}

/** The thing of that reference. Throws UserError when there is none. */
export function found(acts: LedgerActs, casefile: Casefile, typed: string): BoundThing {
  const thing = acts.find(casefile, typed);
  if (thing !== null) return thing;
  throw refusal({ ...acts.wording.notHere, harm: harmWording.nothingChanged });
}

/** Throws UserError (misused) where nothing can be asked. */
export function mustBeAbleToAsk({ terminal }: Context, type: string): void {
  if (terminal.isInteractive) return;
  throw misuse({
    message: formJsonWording.cannotAsk(type),
    harm: harmWording.nothingRecorded,
    hint: formJsonWording.cannotAskHint,
  });
}
