import type { Casefile } from '../../casefile/casefile.ts';
import { isWithdrawn } from '../../core/amendment.ts';
import { personRoles, type Person, type PersonRole } from '../../core/person.ts';
import { visibleLine } from '../../core/text.ts';
import type { Context } from '../context.ts';
import type { Choice } from '../terminal.ts';
import { choosePeopleWording as wording, roleWording } from '../wording/people.ts';
import { askBasis, dialledForm, likelyKind, sayHowRead } from './identifier.ts';
import type { FieldKeeping } from './keeping.ts';
import { PiecesTyping } from './pieces-typing.ts';

/** Which people a question is about. */
export interface PeopleQuestion {
  readonly question: string;
  readonly hint?: string;
  /** Roles that fit best, in this order: such people come first, and somebody new gets one of them. */
  readonly roles?: readonly PersonRole[];
  /** References that were chosen before. */
  readonly chosen?: readonly string[];
  /** Keeps what is typed of somebody new, and gives back what was. */
  readonly typing?: FieldKeeping;
  /** Told of all that are chosen after each one that was added. */
  readonly onAdded?: (references: readonly string[]) => Promise<void>;
}

/**
 * Asks which people are meant; somebody who is not in the record yet can be added on the way, which
 * records them at once. Gives their references (`P1`), none where nobody is chosen or nothing can be
 * asked.
 */
export async function choosePeople(
  context: Context,
  casefile: Casefile,
  asked: PeopleQuestion,
): Promise<string[]> {
  const chosen = asked.chosen ?? [];
  if (!context.terminal.isInteractive) return [...chosen];
  const people = offered(casefile, asked);
  if (people.length === 0) return addPeople(context, casefile, asked, [], true);
  if (new PiecesTyping(asked.typing ?? {}).wasBegun)
    return addPeople(context, casefile, asked, chosen, false);
  const options: Choice<string | null>[] = [
    { value: null, label: wording.notHereYet },
    ...people.map((person) => ({ value: person.reference, label: personLabel(person) })),
  ];
  const picked = await context.terminal.chooseMany<string | null>({
    question: asked.question,
    ...(asked.hint === undefined ? {} : { hint: asked.hint }),
    options,
    default: chosen,
  });
  const known = picked.filter((reference) => reference !== null);
  if (known.length === picked.length) return known;
  return addPeople(context, casefile, asked, known, false);
}

/** `Sam Example, the other person (P1)`: somebody on one line. */
export function personLabel({ name, role, reference, code }: Person): string {
  const marks = code === undefined ? reference : `${reference}, ${code}`;
  return `${visibleLine(name)}, ${roleWording[role]} (${marks})`;
}

function offered(casefile: Casefile, { roles = [], chosen = [] }: PeopleQuestion): Person[] {
  const fits = ({ role }: Person): boolean => roles.includes(role);
  const people = casefile
    .people()
    .filter(
      (person) =>
        chosen.includes(person.reference) ||
        (!isWithdrawn(person) && (person.role !== 'self' || fits(person))),
    );
  if (roles.length === 0) return people;
  const order = [...new Set<PersonRole>([...roles, ...oftenMeant])];
  const placeOf = ({ role }: Person): number => {
    if (order.includes(role)) return order.indexOf(role);
    // Least of all, where the question is about somebody else.
    return role === 'other' ? order.length + 1 : order.length;
  };
  return people.sort((one, other) => placeOf(one) - placeOf(other));
}

const oftenMeant: readonly PersonRole[] = ['near', 'unknown'];

/* Recorded one by one, so that a closed window loses at most the one that is being typed. */
async function addPeople(
  context: Context,
  casefile: Casefile,
  asked: PeopleQuestion,
  known: readonly string[],
  isFirstQuestion: boolean,
): Promise<string[]> {
  const added: string[] = [];
  const typing = new PiecesTyping(asked.typing ?? {});
  for (;;) {
    const isFurther = added.length > 0;
    const name = typing.answered(
      await askName(context, asked, { isFurther, isFirstQuestion, typing }),
    );
    if (name === '') return [...known, ...added];
    const person = await addPerson(context, casefile, name, asked.roles ?? [], typing);
    typing.finish();
    added.push(person.reference);
    await asked.onAdded?.([...known, ...added]);
    context.terminal.line(wording.added(person.reference, person.code));
  }
}

/* A number typed at the wrong question would else be somebody's name for good. */
async function askName(context: Context, asked: PeopleQuestion, how: NameManner): Promise<string> {
  for (let typing = how.typing.field(); ; typing = { ...typing, typed: '' }) {
    const name = await askNameOnce(context, asked, how, typing);
    if (!looksLikeNumber(name)) return name;
    if (await context.terminal.confirm({ question: wording.isNumber, default: false })) return name;
  }
}

function looksLikeNumber(name: string): boolean {
  return /\d/.test(name) && !/\p{L}/u.test(name);
}

interface NameManner {
  readonly isFurther: boolean;
  readonly isFirstQuestion: boolean;
  readonly typing: PiecesTyping;
}

function askNameOnce(
  { terminal }: Context,
  { question, hint }: PeopleQuestion,
  { isFurther, isFirstQuestion }: NameManner,
  typing: FieldKeeping,
): Promise<string> {
  const field = { default: '', ...typing };
  if (isFurther)
    return terminal.ask({ question: wording.another, hint: wording.anotherHint, ...field });
  return terminal.ask({
    question: isFirstQuestion ? question : wording.name,
    hint: [...(isFirstQuestion && hint !== undefined ? [hint] : []), wording.nameHint].join(' '),
    ...field,
  });
}

async function addPerson(
  context: Context,
  casefile: Casefile,
  name: string,
  roles: readonly PersonRole[],
  typing: PiecesTyping,
): Promise<Person> {
  const role = await askRole(context, roles);
  if (role === 'witness') {
    const contact = await context.terminal.ask({
      question: wording.contact,
      hint: wording.contactHint,
      default: '',
      ...typing.field(),
    });
    return casefile.recordPerson({ name, role, ...(contact === '' ? {} : { contact }) });
  }
  const value = typing.answered(
    await context.terminal.ask({
      question: wording.number,
      hint: wording.numberHint,
      default: '',
      ...typing.field(),
    }),
  );
  if (value === '') return casefile.recordPerson({ name, role });
  const kind = likelyKind(value);
  sayHowRead(context, kind, value);
  const basis = await askBasis(context, role === 'self', typing.field());
  const person = await casefile.recordPerson({ name, role });
  await casefile.recordIdentifier(person.reference, {
    kind,
    value,
    ...dialledForm(kind, value),
    basis,
  });
  return person;
}

/** Asks what somebody is to the person; of `roles` where they are given, without asking where it is one. */
function askRole(context: Context, roles: readonly PersonRole[]): Promise<PersonRole> {
  const [only] = roles;
  if (only !== undefined && roles.length === 1) return Promise.resolve(only);
  return context.terminal.choose<PersonRole>({
    question: wording.role,
    options: personRoles
      .filter(({ id }) => (roles.length === 0 ? id !== 'self' : roles.includes(id)))
      .map(({ id, words }) => ({ value: id, label: words })),
  });
}
