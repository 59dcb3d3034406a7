import type { Casefile } from '../../casefile/casefile.ts';
import { isWithdrawn } from '../../core/amendment.ts';
import type { Witness } from '../../core/incident.ts';
import { orderKinds, type Order } from '../../core/order.ts';
import { readBack } from '../../core/read-back.ts';
import { visibleLine } from '../../core/text.ts';
import { addWording } from '../wording/add.ts';
import type { QuestionWords } from '../wording/incident.ts';
import { askText, type Asking } from './ask-text.ts';
import { choosePeople } from './choose-people.ts';

interface Listed {
  readonly id: string | number;
  readonly words: string;
}

/** One of a list, or none: undefined. */
export async function askOne(
  { context }: Asking,
  words: QuestionWords,
  from: readonly Listed[],
  earlier: string | number | undefined,
): Promise<string | number | undefined> {
  const none = { value: null, label: addWording.leaveOut };
  const chosen = await context.terminal.choose<string | number | null>({
    ...asked(words),
    options: [...choices(from), none],
    default: earlier ?? null,
  });
  return chosen ?? undefined;
}

/** Any of a list. */
export function askMany(
  { context }: Asking,
  words: QuestionWords,
  from: readonly Listed[],
  earlier: readonly (string | number)[] = [],
): Promise<(string | number)[]> {
  return context.terminal.chooseMany<string | number>({
    ...asked(words),
    options: choices(from),
    default: earlier,
  });
}

/** True, or undefined for no. */
export async function askYesNo(
  { context }: Asking,
  words: QuestionWords,
  earlier: boolean,
): Promise<true | undefined> {
  const isYes = await context.terminal.confirm({ ...asked(words), default: earlier });
  return isYes ? true : undefined;
}

/** A whole number from 1; undefined where it is left out. */
export async function askCount(
  asking: Asking,
  field: {
    readonly name: string;
    readonly words: QuestionWords;
    readonly earlier: number | undefined;
  },
): Promise<number | undefined> {
  const typed = await askText(asking, {
    name: field.name,
    words: field.words,
    isLong: false,
    earlier: field.earlier === undefined ? undefined : String(field.earlier),
    check: (answer) => (/^[1-9]\d{0,5}$/.test(answer) ? null : addWording.wholeNumber),
  });
  return typed === '' ? undefined : Number(typed);
}

/** Who it was, by reference. */
export function askPeople(
  { context, casefile, keeping }: Asking,
  words: QuestionWords,
  earlier: readonly string[] = [],
  onAdded: (people: string[]) => Promise<void> = () => Promise.resolve(),
): Promise<string[]> {
  return choosePeople(context, casefile, {
    ...asked(words),
    typing: keeping.field('people'),
    onAdded: (references) => onAdded([...references]),
    roles: ['other', 'through', 'near', 'unknown'],
    chosen: earlier,
  });
}

/** Who saw or heard it: people of the record, each by reference and code. */
export async function askWitnesses(
  { context, casefile, keeping }: Asking,
  words: QuestionWords,
  earlier: readonly Witness[] = [],
  onAdded: (witnesses: Witness[]) => Promise<void> = () => Promise.resolve(),
): Promise<Witness[]> {
  const all = (references: readonly string[]): Witness[] =>
    witnessesOf(casefile, references, earlier);
  const chosen = await choosePeople(context, casefile, {
    ...asked(words),
    roles: ['witness'],
    typing: keeping.field('witnesses'),
    onAdded: (references) => onAdded(all(references)),
    chosen: earlier.flatMap(({ person }) => (person === undefined ? [] : [person])),
  });
  return all(chosen);
}

/* Those of older drafts have no reference yet. */
function witnessesOf(
  casefile: Casefile,
  references: readonly string[],
  earlier: readonly Witness[],
): Witness[] {
  const people = casefile.people().filter(({ reference }) => references.includes(reference));
  return [
    ...earlier.filter(({ person }) => person === undefined),
    ...people.map(({ reference, name, code }) => ({
      person: reference,
      name,
      ...(code === undefined ? {} : { code }),
    })),
  ];
}

/** What it goes against, by reference. Says where there is nothing to choose from. */
export async function askOrders(
  { context, casefile }: Asking,
  words: QuestionWords,
  earlier: readonly string[] = [],
): Promise<string[]> {
  const orders = casefile
    .orders()
    .filter((order) => !isWithdrawn(order) || earlier.includes(order.reference));
  if (orders.length === 0) {
    context.terminal.line(addWording.orders.none);
    return [];
  }
  return context.terminal.chooseMany<string>({
    ...asked(words),
    options: orders.map((order) => ({ value: order.reference, label: orderLabel(order) })),
    default: earlier,
  });
}

/** `O1: Restraining order, Saturday 14 November 2026`: an order on one line. */
export function orderLabel({ reference, kind, title, from }: Order): string {
  const words = title ?? orderKinds.find(({ id }) => id === kind)?.words ?? kind;
  return `${reference}: ${visibleLine(words)}, ${readBack(from)}`;
}

function asked(words: QuestionWords): { question: string; hint?: string } {
  return { question: words.ask, ...(words.hint === undefined ? {} : { hint: words.hint }) };
}

function choices(from: readonly Listed[]): { value: string | number; label: string }[] {
  return from.map(({ id, words }) => ({ value: id, label: words }));
}
