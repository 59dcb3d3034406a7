import type { homeWording } from '../wording/home.ts';

export type VerbName =
  | 'add'
  | 'import'
  | 'timeline'
  | 'show'
  | 'search'
  | 'amend'
  | 'mark'
  | 'describe'
  | 'people'
  | 'orders'
  | 'told'
  | 'report'
  | 'bundle'
  | 'backup'
  | 'restore'
  | 'verify'
  | 'tidy'
  | 'advice'
  | 'details'
  | 'settings'
  | 'init'
  | 'demo';

export type MenuGroupId = keyof typeof homeWording.groups;

/** What a command needs after its name, where it does not ask for it itself. */
export type VerbEnd = 'path' | 'folder' | 'reference' | 'words';

/** One command as the menu offers it. */
export interface MenuVerb {
  readonly name: VerbName;
  readonly end?: VerbEnd;
  /** Whether it makes sense where there is no case file. */
  readonly withoutCase?: true;
  /** False for what a sample case refuses. */
  readonly inSample?: false;
}

/** The whole menu, in groups. Commands that are not there are left out where it is shown. */
export const menu: readonly { readonly id: MenuGroupId; readonly verbs: readonly MenuVerb[] }[] = [
  {
    id: 'record',
    verbs: [
      { name: 'add', withoutCase: true, inSample: false },
      { name: 'import', end: 'path', inSample: false },
    ],
  },
  {
    id: 'look',
    verbs: [
      { name: 'timeline' },
      { name: 'show', end: 'reference' },
      { name: 'search', end: 'words' },
    ],
  },
  {
    id: 'correct',
    verbs: [
      { name: 'amend', end: 'reference', inSample: false },
      { name: 'mark', inSample: false },
      { name: 'describe', end: 'reference', inSample: false },
    ],
  },
  { id: 'people', verbs: [{ name: 'people' }, { name: 'orders' }, { name: 'told' }] },
  { id: 'handOver', verbs: [{ name: 'report' }, { name: 'bundle' }] },
  {
    id: 'safe',
    verbs: [
      { name: 'backup', end: 'folder' },
      { name: 'restore', end: 'folder', withoutCase: true },
      { name: 'verify' },
      { name: 'tidy', inSample: false },
    ],
  },
  {
    id: 'help',
    verbs: [
      { name: 'advice', withoutCase: true },
      { name: 'settings', withoutCase: true },
      { name: 'details', inSample: false },
      { name: 'init', withoutCase: true },
      { name: 'demo', withoutCase: true },
    ],
  },
];

/** What a menu may offer. */
export interface MenuScope {
  /** Commands that there are. */
  readonly known: readonly string[];
  readonly hasCase: boolean;
  readonly isSample: boolean;
}

/** The groups with what can be done now; without a case file `init` is offered, with one it is not. */
export function menuFor({ known, hasCase, isSample }: MenuScope): typeof menu {
  const fits = (verb: MenuVerb): boolean =>
    known.includes(verb.name) &&
    (hasCase ? verb.name !== 'init' : verb.withoutCase === true) &&
    !(isSample && verb.inSample === false);
  return menu
    .map(({ id, verbs }) => ({ id, verbs: verbs.filter(fits) }))
    .filter(({ verbs }) => verbs.length > 0);
}
