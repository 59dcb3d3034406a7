import type { TimelineEvent } from '../../core/timeline.ts';
import { fit } from '../terminal/voice.ts';
import { wrap } from '../terminal/wrap.ts';
import { markViewWording as wording } from '../wording/mark.ts';
import { actOn, type Act } from './act-on-markables.ts';
import { markableOf, type Markable } from './markable.ts';
import { inRuns } from './named-references.ts';
import { readPageAnswer, type PageAnswer } from './page-answers.ts';
import type { MarkSession } from './record-marking.ts';
import type { RowLook } from './row-lines.ts';
import type { RowSource, Stand } from './row-source.ts';
import { sameRows, screenfulAt, screenLines, type Screenful } from './screenful.ts';

/** Rows to browse in, and what can be done there besides. */
export interface Browsed {
  readonly title: string;
  readonly source: RowSource;
  /** Whether rows of several people stand together. */
  readonly isMixed: boolean;
  /** Goes elsewhere: to a day, to what holds some words. Null to stay. Absent for what was found. */
  readonly goTo?: (to: 'day' | 'find', words: string) => Promise<Stand | null>;
  /** Shows what stands around a row, for what was found; 'leave' ends the browsing. */
  readonly open?: (event: TimelineEvent) => Promise<'stay' | 'leave'>;
}

interface View {
  readonly session: MarkSession;
  readonly browsed: Browsed;
  /** References; what is ticked stays so from page to page. */
  readonly ticked: Set<string>;
  screen: Screenful;
}

/* Wider lines are hard to read; the terminal breaks what it says there as well. */
const widest = 96;
const fewestLines = 6;

/** Shows rows a screenful at a time and does what is answered, until the person is done. */
export async function browseRows(
  session: MarkSession,
  browsed: Browsed,
  opening: Stand,
): Promise<void> {
  const { terminal } = session.context;
  terminal.line();
  terminal.heading(browsed.title);
  const ticked = new Set<string>();
  const screen = newScreen(session, browsed, ticked, opening);
  const view: View = { session, browsed, ticked, screen };
  if (opening.at === 'end' && screen.back !== null) terminal.line(wording.newest);
  print(view);
  let isFresh = true;
  for (;;) {
    const typed = await terminal.ask({
      question: ticked.size === 0 ? wording.next : wording.nextTicked(ticked.size),
      ...(isFresh ? { hint: keysOf(browsed) } : {}),
      default: '',
    });
    const outcome = await follow(view, readPageAnswer(typed));
    if (outcome === 'leave') return;
    isFresh = outcome === 'page';
    if (isFresh) print(view);
  }
}

/** `page`: the page is shown anew. `ask`: only the question. */
type Outcome = 'page' | 'ask' | 'leave';

async function follow(view: View, answer: PageAnswer): Promise<Outcome> {
  const { screen } = view;
  switch (answer.is) {
    case 'next':
      return turn(view, screen.forward, wording.atEnd);
    case 'back':
      return turn(view, screen.back, wording.atStart);
    case 'again':
      return 'page';
    case 'help':
      return say(view, wording.help[kindOf(view.browsed)].join('\n'));
    case 'not understood':
      return say(view, wording.notUnderstood);
    case 'untick':
      view.ticked.clear();
      return say(view, wording.noTicks);
    case 'done':
      return (await mayLeave(view)) ? 'leave' : 'ask';
    case 'tick':
      return tick(view, answer.numbers);
    case 'act':
      return act(view, answer.act, answer.numbers);
    case 'open':
      return open(view, answer.numbers);
    case 'day':
    case 'find':
      return go(view, answer.is, answer.words);
  }
}

function turn(view: View, stand: Stand | null, nothingThere: string): Outcome {
  const { back, forward } = view.screen;
  if (stand === null)
    return say(view, back === null && forward === null ? wording.onlyPage : nothingThere);
  const { session, browsed, ticked } = view;
  view.screen = newScreen(session, browsed, ticked, stand);
  return 'page';
}

async function go(view: View, to: 'day' | 'find', words: string): Promise<Outcome> {
  const { goTo } = view.browsed;
  if (goTo === undefined) return say(view, wording.notUnderstood);
  const stand = await goTo(to, words);
  return stand === null ? 'ask' : turn(view, stand, '');
}

async function open(view: View, numbers: readonly number[]): Promise<Outcome> {
  const { open: show } = view.browsed;
  if (show === undefined) return say(view, wording.notUnderstood);
  if (!areOnPage(view, numbers)) return 'ask';
  const [event] = eventsAt(view, numbers);
  if (event === undefined) return say(view, wording.whichRow);
  if ((await show(event)) === 'leave') return 'leave';
  refresh(view);
  return 'page';
}

function tick(view: View, numbers: readonly number[]): Outcome {
  if (!areOnPage(view, numbers)) return 'ask';
  const { ticked } = view;
  const references = eventsAt(view, numbers).map(({ reference }) => reference);
  const takesOff = references.every((reference) => ticked.has(reference));
  for (const reference of references) {
    if (takesOff) ticked.delete(reference);
    else ticked.add(reference);
  }
  const sentence = takesOff ? wording.unticked : wording.ticked;
  return say(view, sentence(inRuns(numbers), ticked.size));
}

async function act(view: View, wanted: Act, numbers: readonly number[]): Promise<Outcome> {
  const { session, ticked } = view;
  if (!areOnPage(view, numbers)) return 'ask';
  for (const { reference } of eventsAt(view, numbers)) ticked.add(reference);
  if (ticked.size === 0) return say(view, wording.nothingTicked);
  const markables = [...ticked]
    .map((reference) => markableOf(session.casefile, reference))
    .filter((each): each is Markable => typeof each !== 'string');
  if (!(await actOn(session, markables, wanted))) return 'ask';
  ticked.clear();
  refresh(view);
  return 'page';
}

async function mayLeave({ session, ticked }: View): Promise<boolean> {
  if (ticked.size === 0) return true;
  const question = wording.leave(ticked.size);
  return session.context.terminal.confirm({ question, default: false });
}

/* The rows of the page as they stand now; their numbers stay. */
function refresh(view: View): void {
  const { events, stand } = view.screen;
  view.screen = sameRows(view.browsed.source, stand, Math.max(1, events.length));
}

function areOnPage(view: View, numbers: readonly number[]): boolean {
  const { length } = view.screen.events;
  if (numbers.every((number) => number <= length)) return true;
  say(view, wording.notOnPage(length));
  return false;
}

function eventsAt({ screen }: View, numbers: readonly number[]): TimelineEvent[] {
  return numbers.flatMap((number) => screen.events[number - 1] ?? []);
}

function say({ session }: View, text: string): 'ask' {
  session.context.terminal.line(text);
  return 'ask';
}

function print({ session, browsed, ticked, screen }: View): void {
  const { look } = lookOf(session, browsed, ticked);
  for (const line of screenLines(screen.events, look)) session.context.terminal.line(line);
}

function newScreen(
  session: MarkSession,
  browsed: Browsed,
  ticked: ReadonlySet<string>,
  stand: Stand,
): Screenful {
  const { look, lines } = lookOf(session, browsed, ticked);
  return screenfulAt(browsed.source, stand, look, lines);
}

/* The title, an empty line, the keys, the question and the answer stand on the screen as well. */
function lookOf(
  { context, casefile }: MarkSession,
  browsed: Browsed,
  ticked: ReadonlySet<string>,
): { readonly look: RowLook; readonly lines: number } {
  const columns = Math.min(context.terminal.columns - 1, widest);
  const around = [browsed.title, '', keysOf(browsed), '', ''].join('\n');
  const taken = wrap(around, columns).split('\n').length;
  const lines = Math.max(fewestLines, context.terminal.rows - taken);
  return {
    look: {
      columns,
      mostLines: Math.max(4, Math.floor(lines / 3)),
      zone: casefile.details.zone,
      isMixed: browsed.isMixed,
      isTicked: ({ reference }) => ticked.has(reference),
      excerpt: (event) => browsed.source.excerpt?.(event) ?? null,
      fit: (text) => fit(text, context.device.talkOn),
    },
    lines,
  };
}

function keysOf(browsed: Browsed): string {
  return wording.keys[kindOf(browsed)];
}

function kindOf({ goTo }: Browsed): 'rows' | 'found' {
  return goTo === undefined ? 'found' : 'rows';
}
