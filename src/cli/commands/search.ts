import type { Command } from 'commander';
import type { Casefile } from '../../casefile/casefile.ts';
import type { SearchHit } from '../../casefile/looking/search.ts';
import type { Context } from '../context.ts';
import { withCase } from '../find-case.ts';
import { exampleHelp } from '../help.ts';
import { hitAsJson, hitLines } from '../look/search-hits.ts';
import {
  readFilter,
  withFilterOptions,
  type FilterAsked,
  type FilterOptions,
} from '../look/timeline-options.ts';
import { misuse } from '../refusal.ts';
import { harmWording } from '../wording/harm.ts';
import { programWording } from '../wording/program.ts';
import { searchWording as wording } from '../wording/timeline.ts';

const { misused } = programWording;

const usualResults = 100;
const mostResults = 1000;

interface SearchOptions extends FilterOptions {
  readonly limit?: string;
}

/** `evidence search [words…]`: finds what holds the words, with what stands around them. */
export function registerSearch(program: Command, context: Context): void {
  const { examples } = wording;
  withFilterOptions(program.command('search').description(wording.about))
    .argument('[words...]', wording.argument)
    // “-gate” is a word to leave out.
    .allowUnknownOption()
    .option('--limit <number>', wording.limit)
    .addHelpText(
      'after',
      exampleHelp({
        about: wording.helpAbout,
        examples: [
          { type: 'evidence search', does: examples.ask },
          { type: 'evidence search waited -gate', does: examples.without },
          { type: `evidence search '"front door"'`, does: examples.exact },
          { type: 'evidence search --kind message --from 2026-03-01', does: examples.limited },
        ],
        exits: [0, 1, 2, 130],
      }),
    )
    .action(async (typed: string[], options: SearchOptions, command: Command) => {
      refuseUnknown(typed, command);
      await withCase(context, async (casefile) => {
        const words = typed.length > 0 ? typed.join(' ') : await askWords(context);
        if (casefile.readOnlyBecause !== null) context.terminal.warn(casefile.readOnlyBecause);
        const asked = await readFilter(context, options, casefile);
        await showHits(context, casefile, words, { ...asked, limit: limitOf(options) });
      });
    });
}

/* Two minuses begin an option that was misspelt, never a word. */
function refuseUnknown(typed: readonly string[], command: Command): void {
  const unknown = typed.find((word) => /^--[a-z][\w-]*(?:=.*)?$/i.test(word));
  if (unknown !== undefined) command.error(misused.option(unknown));
}

async function showHits(
  { terminal, options }: Context,
  casefile: Casefile,
  words: string,
  { filter, whyNone, limit }: FilterAsked & { readonly limit: number },
): Promise<void> {
  const { hits, total } = casefile.find(words, { ...filter, limit });
  if (options.json) {
    terminal.json({ total, hits: hits.map(hitAsJson) });
    return;
  }
  if (hits.length === 0) {
    terminal.line(whyNone ?? wording.none);
    return;
  }
  terminal.line(wording.found(total.count, total.isAtLeast, hits.length));
  await terminal.page(linesOf(hits, casefile));
}

function* linesOf(hits: readonly SearchHit[], casefile: Casefile): Generator<string> {
  for (const hit of hits) yield* hitLines(hit, casefile);
}

function limitOf({ limit }: SearchOptions): number {
  if (limit === undefined) return usualResults;
  const number = Number(limit);
  if (Number.isSafeInteger(number) && number >= 1 && number <= mostResults) return number;
  throw misuse({ ...wording.badLimit, harm: harmWording.nothingChanged });
}

async function askWords({ terminal }: Context): Promise<string> {
  if (!terminal.isInteractive)
    throw misuse({ ...wording.nothingTyped, harm: harmWording.nothingChanged });
  return terminal.ask({ question: wording.ask });
}
