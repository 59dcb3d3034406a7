import type { Casefile } from '../../casefile/casefile.ts';
import { isWithdrawn } from '../../core/amendment.ts';
import type { Context } from '../context.ts';
import { changeWording, type LedgerWording } from '../wording/form.ts';
import { answersOf, type StatedThing } from './change-stated.ts';
import type { Form } from './form.ts';

/** Where a list is shown: the case file, and now. */
export interface ListPlace {
  readonly casefile: Casefile;
  readonly now: Date;
}

/** One kind of thing that the person states and keeps a list of. */
export interface Ledger<Answers extends object, Thing extends StatedThing<Answers>> {
  readonly wording: LedgerWording;
  formFor(casefile: Casefile): Form<Answers>;
  all(casefile: Casefile): readonly Thing[];
  record(casefile: Casefile, answers: Answers): Promise<Thing>;
  /** What is worked out of the answers before they are recorded. */
  settle(answers: Answers): Answers;
  /** One thing as it stands in the list: a first line, and lines set in below. */
  lines(thing: Thing, place: ListPlace): string[];
  /** One thing on one line, to choose it by. */
  label(thing: Thing, place: ListPlace): string;
  /** Asked after something was added, such as for a number of theirs. */
  afterwards?(context: Context, casefile: Casefile, thing: Thing): Promise<void>;
  /** Further members of its JSON. */
  more?(thing: Thing, casefile: Casefile): object;
}

/** One thing as `--json` gives it. */
export function thingAsJson<Answers extends object>(
  form: Form<Answers>,
  thing: StatedThing<Answers>,
  more: object = {},
): object {
  return {
    ref: thing.reference,
    ...answersOf(form, thing),
    ...more,
    entry: thing.entry,
    recorded: thing.recordedAt,
    withdrawn: isWithdrawn(thing),
    changes: thing.changes,
  };
}

/** The list in lines, each thing with whether it was taken back. */
export function* ledgerLines<Answers extends object, Thing extends StatedThing<Answers>>(
  ledger: Ledger<Answers, Thing>,
  place: ListPlace,
): Generator<string> {
  for (const thing of ledger.all(place.casefile)) {
    const [first = '', ...more] = ledger.lines(thing, place);
    yield first;
    if (isWithdrawn(thing)) yield `    ${changeWording.markWithdrawn}`;
    yield* more;
  }
}
