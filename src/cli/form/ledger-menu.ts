import type { Casefile } from '../../casefile/casefile.ts';
import type { Context } from '../context.ts';
import { ledgerWording } from '../wording/form.ts';
import { changeByAsking, withdrawByAsking, type StatedThing } from './change-stated.ts';
import { fillForm } from './fill-form.ts';
import { inFull } from './history-lines.ts';
import type { Ledger } from './ledger.ts';

/** A further line of the menu, such as adding a number to somebody. */
export interface MenuLine {
  readonly label: string;
  act(context: Context, casefile: Casefile): Promise<void>;
}

/** Offers to add, change, take back and show until nothing more is wanted. */
export async function ledgerMenu<Answers extends object, Thing extends StatedThing<Answers>>(
  context: Context,
  casefile: Casefile,
  ledger: Ledger<Answers, Thing>,
  further: readonly MenuLine[] = [],
): Promise<void> {
  const lines: Readonly<Record<'add' | 'further' | 'rest', readonly MenuLine[]>> = {
    add: [
      {
        label: ledger.wording.add,
        act: async () => {
          await addTo(context, casefile, ledger);
        },
      },
    ],
    further,
    rest: restOfMenu(ledger),
  };
  for (;;) {
    const isEmpty = ledger.all(casefile).length === 0;
    const offered = isEmpty ? lines.add : [...lines.add, ...lines.further, ...lines.rest];
    const line = await context.terminal.choose<MenuLine | null>({
      question: ledgerWording.what,
      options: [
        { value: null, label: ledgerWording.nothing },
        ...offered.map((each) => ({ value: each, label: each.label })),
      ],
      default: null,
    });
    if (line === null) return;
    await line.act(context, casefile);
  }
}

/** Adds one thing by asking; null when it is left for later. */
export async function addTo<Answers extends object, Thing extends StatedThing<Answers>>(
  context: Context,
  casefile: Casefile,
  ledger: Ledger<Answers, Thing>,
): Promise<Thing | null> {
  const thing = await fillForm(context, casefile, ledger.formFor(casefile), async (answers) => {
    const recorded = await ledger.record(casefile, ledger.settle(answers));
    context.terminal.line(ledger.wording.saved(recorded.reference));
    return recorded;
  });
  if (thing !== null) await ledger.afterwards?.(context, casefile, thing);
  return thing;
}

function restOfMenu<Answers extends object, Thing extends StatedThing<Answers>>(
  ledger: Ledger<Answers, Thing>,
): MenuLine[] {
  const withOne = (
    label: string,
    act: (context: Context, casefile: Casefile, thing: Thing) => Promise<unknown>,
  ): MenuLine => ({
    label,
    act: async (context, casefile) => {
      const thing = await chooseThing(context, casefile, ledger);
      if (thing !== null) await act(context, casefile, thing);
    },
  });
  const { changeOne, withdrawOne, showOne } = ledger.wording;
  return [
    withOne(changeOne, (context, casefile, thing) =>
      changeByAsking(context, casefile, ledger.formFor(casefile), thing, (answers) =>
        ledger.settle(answers),
      ),
    ),
    withOne(withdrawOne, withdrawByAsking),
    withOne(showOne, (context, casefile, thing) => {
      showThing(context, casefile, ledger, thing);
      return Promise.resolve();
    }),
  ];
}

/** Asks which one is meant; null for none of them. */
export function chooseThing<Answers extends object, Thing extends StatedThing<Answers>>(
  context: Context,
  casefile: Casefile,
  ledger: Ledger<Answers, Thing>,
): Promise<Thing | null> {
  const place = { casefile, now: context.environment.now() };
  return context.terminal.choose<Thing | null>({
    question: ledger.wording.which,
    options: [
      ...ledger.all(casefile).map((thing) => ({ value: thing, label: ledger.label(thing, place) })),
      { value: null, label: ledgerWording.back },
    ],
  });
}

function showThing<Answers extends object, Thing extends StatedThing<Answers>>(
  { terminal }: Context,
  casefile: Casefile,
  ledger: Ledger<Answers, Thing>,
  thing: Thing,
): void {
  terminal.heading(thing.reference);
  for (const line of inFull(ledger.formFor(casefile), thing, casefile)) terminal.line(line);
}
