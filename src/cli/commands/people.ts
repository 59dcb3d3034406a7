import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { refuseSample, withCase } from '../find-case.ts';
import { readJson } from '../form/json-input.ts';
import { describeCommand, mustBeAbleToAsk, registerLedger } from '../form/ledger-commands.ts';
import { addNumbersFrom, peopleActs } from '../people/people-acts.ts';
import { addNumber } from '../people/people-ledger.ts';
import { refusal } from '../refusal.ts';
import { harmWording } from '../wording/harm.ts';
import { numbersLedgerWording, peopleHelp, peopleLedgerWording } from '../wording/people.ts';

/** `evidence people`: who is who, with numbers and accounts. */
export function registerPeople(program: Command, context: Context): void {
  const people = registerLedger(program, context, peopleActs, peopleHelp);
  describeCommand(people.command('number'), peopleHelp.number)
    .argument('<ref>', peopleHelp.number.ref)
    .option('--from <file>', peopleHelp.from)
    .action((typed: string, options: { from?: string }) =>
      addNumberTo(context, typed, options.from),
    );
}

async function addNumberTo(
  context: Context,
  typed: string,
  from: string | undefined,
): Promise<void> {
  await withCase(
    context,
    async (casefile) => {
      refuseSample(casefile);
      const wanted = typed.trim().toUpperCase();
      const person = casefile.people().find(({ reference }) => reference === wanted);
      if (person === undefined)
        throw refusal({ ...peopleLedgerWording.notHere, harm: harmWording.nothingRecorded });
      if (from === undefined) {
        mustBeAbleToAsk(context, numbersLedgerWording.type);
        await addNumber(context, casefile, person);
        return;
      }
      const value = await readJson(context, from);
      const recorded = await addNumbersFrom(context, casefile, person, value);
      if (context.options.json) context.terminal.json(recorded);
    },
    { write: true },
  );
}
