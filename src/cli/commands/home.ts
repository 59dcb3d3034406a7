import type { Casefile } from '../../casefile/casefile.ts';
import { exitCodes } from '../../core/errors.ts';
import type { Context } from '../context.ts';
import { findCase, openFound, type FoundCase } from '../find-case.ts';
import type { MenuScope } from '../home/menu.ts';
import { nextStep } from '../home/next-step.ts';
import { menuLines, offerMenu } from '../home/offer-menu.ts';
import { standingLines, standingOf, type CaseStanding } from '../home/standing.ts';
import { verbs } from '../verbs.ts';
import { watcherOf, watcherWarning } from '../start/watched-folder.ts';
import { homeWording as wording } from '../wording/home.ts';

const known = verbs.map(({ name }) => name);

/** Where there is a case file, what of it decides what is shown. */
interface Shown {
  readonly found: FoundCase;
  readonly isSample: boolean;
  /** The head: it says whether anything was recorded since. */
  readonly head: string;
}

/**
 * Bare `evidence`: where the case stands, what makes sense next, and on a terminal a menu that comes
 * back after each thing done, until the person leaves.
 */
export async function showHome(context: Context): Promise<void> {
  let shown = await showCase(context, null, true);
  if (context.options.json) return;
  if (!context.terminal.isInteractive) {
    for (const line of menuLines(scopeOf(shown))) context.terminal.line(line);
    return;
  }
  for (;;) {
    context.terminal.line();
    const words = await offerMenu(context, scopeOf(shown));
    if (words === null) return;
    const code = await context.runCommand(words, folderFor(shown));
    if (code === exitCodes.stopped) {
      context.exitWith(code);
      return;
    }
    // What the command said last would else scroll away under the menu.
    await context.terminal.pause(wording.pause);
    shown = await showCase(context, shown);
  }
}

function scopeOf(shown: Shown | null): MenuScope {
  return { known, hasCase: shown !== null, isSample: shown?.isSample === true };
}

/* A case that was found is found again by the command; one that was named or offered has to be named. */
function folderFor(shown: Shown | null): string | undefined {
  return isFoundAgain(shown) ? undefined : shown?.found.folder;
}

function isFoundAgain(shown: Shown | null): boolean {
  return shown === null || shown.found.how === 'here' || shown.found.how === 'used last';
}

/* Told in full at first, and again when something was recorded since. Null where there is no case. */
async function showCase(
  context: Context,
  before: Shown | null,
  isFirst = false,
): Promise<Shown | null> {
  // What was offered is not asked about again after each thing done.
  const found = before?.found.how === 'offered' ? before.found : await findCase(context, isFirst);
  if (found === null) {
    if (context.options.json) context.terminal.json({ case: null });
    else if (before === null) for (const line of wording.welcome) context.terminal.line(line);
    return null;
  }
  const remember = found.how === 'offered';
  const casefile = await openFound(context, found, { remember });
  try {
    const head = casefile.head.hash;
    if (head !== before?.head) {
      if (before !== null) context.terminal.line();
      await tellCase(context, casefile);
    }
    return { found, isSample: casefile.sample, head };
  } finally {
    casefile.close();
  }
}

async function tellCase(context: Context, casefile: Casefile): Promise<void> {
  const { terminal, environment } = context;
  const now = environment.now();
  const standing = await standingOf(casefile, now);
  if (context.options.json) {
    terminal.json(asJson(casefile, standing));
    return;
  }
  terminal.heading(wording.title(casefile.folder));
  for (const line of standingLines(standing, casefile, now)) terminal.line(line);
  const watcher = watcherOf(casefile.folder, context);
  if (watcher !== null) terminal.warn(watcherWarning(watcher));
  if (casefile.readOnlyBecause === null)
    terminal.line(wording.next(nextStep(standing, casefile.sample, now)));
  else terminal.warn(casefile.readOnlyBecause);
}

function asJson(casefile: Casefile, standing: CaseStanding): object {
  const { folder, sample, head } = casefile;
  const { summary, unfinishedIncidents, unfinishedForms, endingSoon } = standing;
  return {
    case: folder,
    sample,
    head,
    ...summary,
    unfinishedIncidents,
    unfinishedForms,
    ordersEndingSoon: endingSoon.map(({ reference }) => reference),
  };
}
