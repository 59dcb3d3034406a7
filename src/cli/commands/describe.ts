import type { Command } from 'commander';
import type { Casefile } from '../../casefile/casefile.ts';
import { parseReference, type Exhibit } from '../../core/exhibit.ts';
import type { Context } from '../context.ts';
import { describeForm, natureOf } from '../describe/describe-form.ts';
import { refuseSample, withCase } from '../find-case.ts';
import { readSome, refusedJson } from '../form/form-json.ts';
import { readJson } from '../form/json-input.ts';
import { describeCommand, mustBeAbleToAsk } from '../form/ledger-commands.ts';
import { describeExhibit } from '../questions/describe-exhibit.ts';
import { misuse, refusal } from '../refusal.ts';
import { describeWording as wording } from '../wording/describe.ts';
import { formJsonWording } from '../wording/form.ts';
import { harmWording } from '../wording/harm.ts';

/** `evidence describe <ref>`: captions, words typed out, who an exhibit is from. */
export function registerDescribe(program: Command, context: Context): void {
  describeCommand(program.command('describe'), wording)
    .argument('<ref>', wording.ref)
    .option('--from <file>', wording.from)
    .action(async (typed: string, options: { from?: string }) => {
      const isAsked = options.from === undefined && context.options.json;
      await withCase(context, (casefile) => describe(context, casefile, typed, options.from), {
        write: !isAsked,
      });
    });
}

async function describe(
  context: Context,
  casefile: Casefile,
  typed: string,
  from: string | undefined,
): Promise<void> {
  const exhibit = exhibitOf(casefile, typed);
  if (from === undefined && context.options.json) {
    context.terminal.json(asJson(exhibit));
    return;
  }
  refuseSample(casefile);
  if (from === undefined) {
    mustBeAbleToAsk(context, 'evidence describe');
    await describeExhibit(context, casefile, exhibit);
    return;
  }
  await describeFrom(context, casefile, exhibit, from);
}

async function describeFrom(
  context: Context,
  casefile: Casefile,
  exhibit: Exhibit,
  from: string,
): Promise<void> {
  const { reference } = exhibit;
  const form = describeForm(natureOf(exhibit));
  const place = { lead: '', type: form.type };
  const said = readSome(form, await readJson(context, from), casefile, place);
  if (Object.keys(said).every((member) => member === 'recordedBy'))
    throw refusedJson(formJsonWording.empty, place);
  await casefile.describeExhibit(reference, said);
  context.terminal.line(wording.saved(reference));
  if (context.options.json) context.terminal.json(asJson(casefile.exhibit(reference) ?? exhibit));
}

function exhibitOf(casefile: Casefile, typed: string): Exhibit {
  const parsed = parseReference(typed);
  if (parsed?.to !== 'exhibit')
    throw misuse({ ...wording.notReference, harm: harmWording.nothingChanged });
  const exhibit = casefile.exhibit(parsed.reference);
  if (exhibit === null) throw refusal({ ...wording.notHere, harm: harmWording.nothingChanged });
  return exhibit;
}

function asJson({ reference, described, descriptions }: Exhibit): object {
  return { ref: reference, described: described ?? {}, descriptions: descriptions ?? [] };
}
