import { DateTime } from 'luxon';
import type { Conversation } from '../../core/communication.ts';
import { comparisonForm } from '../../core/identifier.ts';
import type { ConversationPreview } from '../../core/selection.ts';
import type { LineWithParts, SearchedLine } from '../terminal.ts';
import { searchWords } from '../terminal/search-words.ts';
import { conversationsWording as wording } from '../wording/conversations.ts';
import { firstWords } from '../form/list-answers.ts';
import { meansOf, whoIsIn, wordsOf } from './conversation-words.ts';

/** Who is at the other end, as far as it decides where a conversation stands in the list. */
export type Sender = 'named' | 'unknown' | 'short' | 'withheld';

/** Whose number is saved under a name, whose is not, who is no telephone's number, and who hid it. */
export function senderOf(conversation: Conversation): Sender {
  const [other, ...more] = conversation.others;
  if (conversation.group || more.length > 0) return 'named';
  if (other === undefined || other.asFound === '') return 'withheld';
  if (other.name !== undefined) return 'named';
  if (isReachable(other)) return 'unknown';
  // An account of an app is a name; what a telephone shows in place of a number is not.
  return /^(?:sms|imessage|call|voicemail) /.test(conversation.key) ? 'short' : 'named';
}

/**
 * Lines to choose conversations from, by their keys. Those of one number or address stand together on
 * one line that can be opened. Numbers without a name, short ones and withheld ones stand apart at the end.
 */
export function conversationLines(
  found: readonly ConversationPreview[],
  zone: string,
): SearchedLine<string>[] {
  const people = new Map<string, ConversationPreview[]>();
  for (const one of found) {
    const key = personKey(one.conversation);
    people.set(key, [...(people.get(key) ?? []), one]);
  }
  const all = [...people.values()].map((parts) => ({
    sender: senderOfPerson(parts),
    line: personLine(parts, zone),
  }));
  const of = (wanted: Sender): SearchedLine<string>[] =>
    all.filter(({ sender }) => sender === wanted).map(({ line }) => line);
  return [...of('named'), ...sections.flatMap((sender) => section(sender, of(sender)))];
}

const sections = ['unknown', 'short', 'withheld'] as const;
const whoCharacters = 60;

function isReachable({ asFound, e164 }: Conversation['others'][number]): boolean {
  return e164 !== undefined || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(asFound);
}

/* Only a telephone number or an address is the same person's in another app. */
function personKey(conversation: Conversation): string {
  const [other, ...more] = conversation.others;
  const isOne = !conversation.group && more.length === 0;
  return isOne && other !== undefined && isReachable(other)
    ? `person ${comparisonForm(other)}`
    : `conversation ${conversation.key}`;
}

function senderOfPerson(parts: readonly ConversationPreview[]): Sender {
  const senders = parts.map(({ conversation }) => senderOf(conversation));
  return senders.includes('named') ? 'named' : (senders[0] ?? 'named');
}

function personLine(parts: readonly ConversationPreview[], zone: string): SearchedLine<string> {
  const named = parts.find(({ conversation }) =>
    conversation.others.some(({ name }) => name !== undefined),
  );
  const [first] = parts;
  const shown = named ?? first;
  const who = shown === undefined ? '' : firstWords(whoIsIn(shown.conversation), whoCharacters);
  const base = {
    short: who,
    words: wordsOf(parts.map(({ conversation }) => conversation)),
    weights: weightsOf(parts),
  };
  const days = daysOf(parts, zone);
  if (first !== undefined && parts.length === 1)
    return {
      ...base,
      label: wording.label(who, meansOf(first.conversation), first.rows, days),
      value: first.conversation.key,
    };
  const counts = parts.map((one) => wording.part(meansOf(one.conversation), one.rows));
  return {
    ...base,
    label: wording.person(who, rowsOf(parts), counts, days),
    parts: parts.map((one) => partLine(one, who, zone)),
  };
}

function partLine(one: ConversationPreview, who: string, zone: string): SearchedLine<string> {
  const means = meansOf(one.conversation);
  return {
    label: wording.partLine(means, one.rows, daysOf([one], zone)),
    short: wording.partShort(who, means),
    words: wordsOf([one.conversation]),
    weights: weightsOf([one]),
    value: one.conversation.key,
  };
}

function section(
  sender: (typeof sections)[number],
  parts: readonly SearchedLine<string>[],
): LineWithParts<string>[] {
  if (parts.length === 0) return [];
  const { title, words } = wording.sections[sender];
  return [
    {
      label: title(parts.length),
      words: searchWords(words),
      weights: [],
      parts,
      isSection: true,
    },
  ];
}

function rowsOf(parts: readonly ConversationPreview[]): number {
  return parts.reduce((rows, one) => rows + one.rows, 0);
}

/* Most active first, then newest first. */
function weightsOf(parts: readonly ConversationPreview[]): [number, number] {
  return [rowsOf(parts), Math.max(...parts.map(({ last }) => last ?? 0))];
}

function daysOf(parts: readonly ConversationPreview[], zone: string): string {
  const firsts = parts.flatMap(({ first }) => first ?? []);
  const lasts = parts.flatMap(({ last }) => last ?? []);
  if (firsts.length === 0) return wording.noDates;
  return wording.fromTo(
    dayInWords(Math.min(...firsts), zone),
    dayInWords(Math.max(...lasts), zone),
  );
}

/** `3 Jan 2026`: the day of an instant in a zone. */
export function dayInWords(unixMilliseconds: number, zone: string): string {
  return DateTime.fromMillis(unixMilliseconds, { zone, locale: 'en-GB' }).toFormat('d LLL yyyy');
}
