import { DateTime } from 'luxon';
import type { ListedConversation } from '../../casefile/looking/conversation-list.ts';
import { folded } from '../../casefile/looking/folding.ts';
import { takesPart } from '../../casefile/looking/party-conversations.ts';
import type { Conversation } from '../../core/communication.ts';
import { shownText } from '../../core/text.ts';
import { whoIsIn } from '../import/choose-conversations.ts';
import { firstWords } from '../form/list-answers.ts';
import { conversationsWording } from '../wording/conversations.ts';
import { markMenuWording as wording } from '../wording/mark.ts';
import type { MarkSession } from './record-marking.ts';

/* Each is one key away. */
const shownAtOnce = 9;
const shownCharacters = 60;

/** Asks whose messages, and which conversation of those that fit; null to go back. */
export async function chooseConversation(session: MarkSession): Promise<ListedConversation | null> {
  const { terminal } = session.context;
  const all = session.casefile.conversations();
  if (all.length === 0) {
    terminal.line(wording.noMessages);
    return null;
  }
  for (;;) {
    const typed = await terminal.ask({
      question: wording.whose,
      hint: wording.whoseHint,
      default: '',
    });
    const fitting = conversationsFor(all, typed);
    const [first] = fitting;
    if (first === undefined) terminal.line(wording.nobody);
    else if (fitting.length === 1) return first;
    else {
      const chosen = await chooseAmong(session, fitting);
      if (chosen !== 'another') return chosen;
    }
  }
}

/**
 * The conversations that fit part of a name, number, account or title: those it begins or ends first,
 * each in the order given. All of them for nothing.
 */
export function conversationsFor(
  all: readonly ListedConversation[],
  typed: string,
): readonly ListedConversation[] {
  if (typed.trim() === '') return all;
  const rank = rankFor(typed);
  const ranked = all.map((listed) => ({ listed, rank: rank(listed.conversation) }));
  return [0, 1, 2].flatMap((wanted) =>
    ranked.filter((each) => each.rank === wanted).map(({ listed }) => listed),
  );
}

/** The conversation as a title. */
export function whoInShort(conversation: Conversation): string {
  return firstWords(whoIsIn(conversation), shownCharacters);
}

/** What it is made of: calls, or the kind of message. */
export function meansOf({ kind, means }: Conversation): string {
  return kind === 'calls' ? conversationsWording.calls : means;
}

async function chooseAmong(
  session: MarkSession,
  fitting: readonly ListedConversation[],
): Promise<ListedConversation | 'another' | null> {
  for (let from = 0; ; from += shownAtOnce) {
    const shown = fitting.slice(from, from + shownAtOnce);
    const isMore = from + shown.length < fitting.length;
    const chosen = await session.context.terminal.choose<
      ListedConversation | 'more' | 'another' | null
    >({
      question: wording.which,
      options: [
        ...shown.map((value) => ({ value, label: labelOf(value, session) })),
        ...(isMore ? [{ value: 'more' as const, label: wording.more }] : []),
        { value: 'another', label: wording.another },
        { value: null, label: wording.back },
      ],
    });
    if (chosen !== 'more') return chosen;
  }
}

function labelOf(
  { conversation, rows, last, marked }: ListedConversation,
  { casefile }: MarkSession,
): string {
  const { zone } = casefile.details;
  const day =
    last === null
      ? null
      : DateTime.fromMillis(last, { zone, locale: 'en-GB' }).toFormat('d LLL yyyy');
  return wording.label(whoInShort(conversation), meansOf(conversation), rows, day, marked);
}

/* 0 for what is meant most likely, 3 for what does not fit. */
function rankFor(typed: string): (conversation: Conversation) => number {
  const isWhole = takesPart(typed);
  const part = folded(typed.trim());
  const digits = /^[\d\s()+./-]+$/.test(part) ? part.replace(/\D/g, '').replace(/^0+/, '') : '';
  return (conversation) => {
    const { names, numbers } = wordsOf(conversation);
    if (isWhole(conversation) && (digits !== '' || names.includes(part))) return 0;
    if (digits !== '' && numbers.some((number) => number.endsWith(digits))) return 0;
    if (names.some((name) => beginsWordIn(name, part))) return 1;
    if (names.some((name) => name.includes(part))) return 2;
    return digits !== '' && numbers.some((number) => number.includes(digits)) ? 2 : 3;
  };
}

function wordsOf({ others, title }: Conversation): {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
} {
  const names = others.flatMap(({ name, asFound }) => [
    ...(name === undefined ? [] : [folded(shownText(name))]),
    asFound === '' ? conversationsWording.withheld : folded(asFound),
  ]);
  return {
    names: [...names, ...(title === undefined ? [] : [folded(shownText(title))])],
    numbers: others.map(({ e164, asFound }) => (e164 ?? asFound).replace(/\D/g, '')),
  };
}

function beginsWordIn(text: string, part: string): boolean {
  return text.startsWith(part) || text.includes(` ${part}`);
}
