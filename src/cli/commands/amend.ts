import type { Command } from 'commander';
import type { Casefile } from '../../casefile/casefile.ts';
import { parseReference } from '../../core/exhibit.ts';
import { amendFromJson } from '../amend/amend-from-json.ts';
import { amendIncidentByAsking } from '../amend/amend-incident.ts';
import { amendThingByAsking } from '../amend/amend-thing.ts';
import type { Context } from '../context.ts';
import { refuseSample, withCase } from '../find-case.ts';
import { readJson } from '../form/json-input.ts';
import { mustBeAbleToAsk } from '../form/ledger-commands.ts';
import { exampleHelp } from '../help.ts';
import { misuse, refusal } from '../refusal.ts';
import { statedThing } from '../stated-thing.ts';
import { amendWording as wording } from '../wording/amend.ts';
import { showWording } from '../wording/events.ts';
import { formWording } from '../wording/form.ts';
import { harmWording } from '../wording/harm.ts';

interface AmendOptions {
  readonly from?: string;
  readonly confirm?: true;
}

/** `evidence amend [ref]`: changes, takes back or confirms what the person recorded. */
export function registerAmend(program: Command, context: Context): void {
  const { examples } = wording;
  program
    .command('amend')
    .description(wording.about)
    .argument('[ref]', wording.reference)
    .option('--from <file>', wording.from)
    .option('--confirm', wording.confirmOption)
    .addHelpText(
      'after',
      exampleHelp({
        about: wording.helpAbout,
        asks: wording.asks,
        examples: [
          { type: 'evidence amend 7', does: examples.incident },
          { type: 'evidence amend P1', does: examples.person },
          { type: 'evidence amend 7 --confirm', does: examples.confirm },
          { type: 'evidence amend 7 --from change.json', does: examples.from },
        ],
        exits: [0, 1, 2, 130],
      }),
    )
    .action(async (typed: string | undefined, options: AmendOptions) => {
      if (options.confirm === true && options.from !== undefined)
        throw misuse({ ...wording.bothSaid, harm: harmWording.nothingChanged });
      await withCase(
        context,
        async (casefile) => {
          refuseSample(casefile);
          const reference = typed ?? (await askReference(context));
          await amend(context, casefile, reference, options);
        },
        { write: true },
      );
    });
}

async function askReference(context: Context): Promise<string> {
  mustBeAbleToAsk(context, 'evidence amend');
  return context.terminal.ask({ question: wording.askWhich });
}

async function amend(
  context: Context,
  casefile: Casefile,
  typed: string,
  options: AmendOptions,
): Promise<void> {
  const parsed = parseReference(typed);
  if (parsed === null || parsed.to === 'exhibit' || parsed.to === 'item')
    throw misuse({ ...wording.notChangeable, harm: harmWording.nothingChanged });
  const incident = parsed.to === 'incident' ? casefile.incident(parsed.number) : null;
  const thing = parsed.to === 'incident' ? null : statedThing(casefile, parsed.reference);
  const found = incident ?? thing;
  if (found === null) throw refusal({ ...showWording.nothing, harm: harmWording.nothingChanged });
  const reference = parsed.to === 'incident' ? String(parsed.number) : parsed.reference;
  const name = parsed.to === 'incident' ? formWording.incident(parsed.number) : reference;
  if (options.confirm === true) {
    await casefile.confirm(reference);
    context.terminal.line(wording.confirmed(name));
  } else if (options.from !== undefined) {
    const value = await readJson(context, options.from);
    await amendFromJson(context, casefile, { reference, incident, thing }, value);
    context.terminal.line(wording.done(name));
  } else {
    mustBeAbleToAsk(context, 'evidence amend');
    if (incident !== null) await amendIncidentByAsking(context, casefile, incident);
    else if (thing !== null) await amendThingByAsking(context, casefile, reference, thing);
  }
}
