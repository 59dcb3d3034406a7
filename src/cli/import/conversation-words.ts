import type { Conversation } from '../../core/communication.ts';
import { shownText, visibleLine } from '../../core/text.ts';
import type { SearchWords } from '../terminal.ts';
import { searchWords } from '../terminal/search-words.ts';
import { conversationsWording as wording } from '../wording/conversations.ts';

/** Title, or the other parties by name and number, on one line and safe to print. */
export function whoIsIn(conversation: Conversation): string {
  if (conversation.title !== undefined && conversation.group)
    return visibleLine(conversation.title);
  const others = conversation.others.map((party) =>
    party.name === undefined
      ? visibleLine(party.asFound === '' ? wording.withheld : party.asFound)
      : `${visibleLine(party.name)}, ${visibleLine(party.asFound)}`,
  );
  return others.length === 0 ? wording.withheld : others.join(wording.and);
}

/** What it is made of: calls, or the kind of message. */
export function meansOf({ kind, means }: Conversation): string {
  return kind === 'calls' ? wording.calls : means;
}

/** What conversations are found by: names, accounts, titles and numbers. */
export function wordsOf(conversations: readonly Conversation[]): SearchWords {
  const others = conversations.flatMap((conversation) => [...conversation.others]);
  const titles = conversations.flatMap(({ title }) => (title === undefined ? [] : [title]));
  const names = others.flatMap(({ name, asFound }) => [
    ...(name === undefined ? [] : [shownText(name)]),
    asFound === '' ? wording.withheld : asFound,
  ]);
  return searchWords(
    [
      ...new Set([...names, ...titles.map(shownText)]),
      ...(others.length === 0 ? [wording.withheld] : []),
    ],
    [...new Set(others.map(({ e164, asFound }) => e164 ?? asFound))],
  );
}
