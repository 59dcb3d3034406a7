import { existsSync } from 'node:fs';
import type { Context } from '../context.ts';
import { typedPaths } from '../add/dragged-paths.ts';
import type { Choice } from '../terminal.ts';
import { homeWording as wording } from '../wording/home.ts';
import { menuFor, type MenuScope, type MenuVerb, type VerbEnd } from './menu.ts';

type Group = ReturnType<typeof menuFor>[number];
type Wish = MenuVerb | Group | null;

/**
 * Asks what to do: the first group stands open, the others behind their names. Gives the words to run;
 * null to leave.
 */
export async function offerMenu(context: Context, scope: MenuScope): Promise<string[] | null> {
  const groups = menuFor(scope);
  for (;;) {
    const wish = await context.terminal.choose<Wish>({
      question: wording.ask,
      options: [...groups.flatMap(entriesOf), { value: null, label: wording.leave }],
    });
    if (wish === null) return null;
    const verb = 'verbs' in wish ? await chooseIn(context, wish) : wish;
    const words = verb === null ? null : await wordsFor(context, verb);
    if (words !== null) return words;
  }
}

/** The menu where nothing can be asked: every command with what it does, in groups. */
export function menuLines(scope: MenuScope): string[] {
  return menuFor(scope).flatMap(({ id, verbs }) => [
    '',
    wording.groups[id],
    ...verbs.map(({ name }) => `  evidence ${name.padEnd(9)} ${wording.verbs[name]}`),
  ]);
}

/* What is needed most is one step away; a group of one needs no step of its own. */
function entriesOf(group: Group): Choice<Wish>[] {
  const isOpen = group.id === 'record' || group.verbs.length === 1;
  return isOpen
    ? group.verbs.map((verb) => ({ value: verb, label: wording.verbs[verb.name] }))
    : [{ value: group, label: wording.groups[group.id] }];
}

function chooseIn(context: Context, { id, verbs }: Group): Promise<MenuVerb | null> {
  return context.terminal.choose<MenuVerb | null>({
    question: wording.askIn(wording.groups[id]),
    options: [
      ...verbs.map((verb) => ({ value: verb, label: wording.verbs[verb.name] })),
      { value: null, label: wording.back },
    ],
  });
}

/* Null when the person thinks better of it. */
async function wordsFor(context: Context, { name, end }: MenuVerb): Promise<string[] | null> {
  if (end === undefined) return [name];
  const typed = await askEnd(context, end);
  if (typed === '') return null;
  if (end === 'words' || end === 'reference') return [name, '--', typed];
  return [name, '--', ...typedPaths(typed, context, existsSync)];
}

function askEnd({ terminal }: Context, end: VerbEnd): Promise<string> {
  const { ends } = wording;
  return terminal.ask({ question: ends[end], hint: ends[`${end}Hint`], default: '' });
}
