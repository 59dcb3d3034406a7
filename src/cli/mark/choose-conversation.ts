import { DateTime } from 'luxon';
import type { ListedConversation } from '../../casefile/looking/conversation-list.ts';
import { takesPart } from '../../casefile/looking/party-conversations.ts';
import type { Conversation } from '../../core/communication.ts';
import { meansOf, whoIsIn, wordsOf } from '../import/conversation-words.ts';
import { firstWords } from '../form/list-answers.ts';
import { whyNoneOf } from '../look/timeline-options.ts';
import { whomWanted } from '../look/whom-wanted.ts';
import { rankFor } from '../terminal/search-words.ts';
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
    const whom = whomWanted(typed, session.casefile);
    const fitting = conversationsFor(all, typed, whom.parties);
    const [first] = fitting;
    if (first === undefined) terminal.line(whyNoneOf(whom) ?? wording.nobody);
    else if (fitting.length === 1) return first;
    else {
      const chosen = await chooseAmong(session, fitting);
      if (chosen !== 'another') return chosen;
    }
  }
}

/**
 * The conversations that fit part of a name, number, account or title: those it begins or ends first,
 * each in the order given. `parties` are numbers and names that are meant as well. All of them for nothing.
 */
export function conversationsFor(
  all: readonly ListedConversation[],
  typed: string,
  parties: readonly string[] = [],
): readonly ListedConversation[] {
  if (typed.trim() === '') return all;
  const rank = rankFor(typed);
  const isMeant = takesPart(parties);
  const ranked = all.map((listed) => {
    const fits = rank(wordsOf([listed.conversation]));
    return { listed, rank: fits === 3 && isMeant(listed.conversation) ? 0 : fits };
  });
  return [0, 1, 2].flatMap((wanted) =>
    ranked.filter((each) => each.rank === wanted).map(({ listed }) => listed),
  );
}

/** The conversation as a title. */
export function whoInShort(conversation: Conversation): string {
  return firstWords(whoIsIn(conversation), shownCharacters);
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
