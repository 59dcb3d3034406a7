import type { ListedConversation } from '../../casefile/looking/conversation-list.ts';
import { positionOf } from '../../casefile/journal/position.ts';
import { readBack } from '../../core/read-back.ts';
import type { Happened } from '../../core/time.ts';
import type { TimelineEvent } from '../../core/timeline.ts';
import type { TimelineFilter } from '../../core/timeline-filter.ts';
import { markViewWording as wording } from '../wording/mark.ts';
import { searchWording } from '../wording/timeline.ts';
import { browseRows, type Browsed } from './browse-rows.ts';
import { meansOf } from '../import/conversation-words.ts';
import { whoInShort } from './choose-conversation.ts';
import { FoundRows } from './found-rows.ts';
import type { MarkSession } from './record-marking.ts';
import { TimelineRows, type Stand } from './row-source.ts';

const mostFound = 200;
const markableKinds = ['message', 'call', 'file', 'item'] as const;
const filter: TimelineFilter = { kinds: ['file', 'item'] };

/** Browses in a conversation, from its newest rows or around one of them. */
export async function browseConversation(
  session: MarkSession,
  { conversation, rows }: Pick<ListedConversation, 'conversation' | 'rows'>,
  around?: TimelineEvent,
): Promise<void> {
  const title = wording.title(whoInShort(conversation), meansOf(conversation), rows);
  const { source, browsed } = browsedIn(session, { conversation: conversation.key }, title);
  await browseRows(session, browsed, around === undefined ? { at: 'end' } : source.around(around));
}

/** Browses in files and things kept, from the newest or around one of them. */
export async function browseFiles(session: MarkSession, around?: TimelineEvent): Promise<void> {
  const { source, browsed } = browsedIn(session, filter, wording.filesTitle);
  await browseRows(session, browsed, around === undefined ? { at: 'end' } : source.around(around));
}

/** Whether there is any file or thing to browse in. */
export function hasFiles({ casefile }: MarkSession): boolean {
  return casefile.timelinePage(filter, { limit: 1 }).events.length > 0;
}

/** Browses in what holds the words, wherever it stands. */
export async function browseFound(session: MarkSession, words: string): Promise<void> {
  await browseHits(session, words, {}, async (event) => {
    await browseAround(session, event);
    return 'stay';
  });
}

async function browseAround(session: MarkSession, event: TimelineEvent): Promise<void> {
  if (event.kind !== 'message' && event.kind !== 'call') {
    await browseFiles(session, event);
    return;
  }
  const { key } = event.conversation;
  const listed = session.casefile
    .conversations()
    .find(({ conversation }) => conversation.key === key);
  await browseConversation(session, listed ?? { conversation: event.conversation, rows: 1 }, event);
}

function browsedIn(
  session: MarkSession,
  within: TimelineFilter,
  title: string,
): { readonly source: TimelineRows; readonly browsed: Browsed } {
  const source = new TimelineRows(session.casefile, within);
  const goTo = (to: 'day' | 'find', words: string): Promise<Stand | null> =>
    to === 'day' ? goToDay(session, source, words) : goToFound(session, source, within, words);
  return { source, browsed: { title, source, isMixed: false, goTo } };
}

/* Null where nothing was found, or nothing was opened. */
async function goToFound(
  session: MarkSession,
  source: TimelineRows,
  within: TimelineFilter,
  typed: string,
): Promise<Stand | null> {
  const { terminal } = session.context;
  const words =
    typed === ''
      ? await terminal.ask({
          question: wording.whichWords,
          hint: wording.whichWordsHint,
          default: '',
        })
      : typed;
  if (words === '') return null;
  const opened: { event: TimelineEvent | null } = { event: null };
  await browseHits(session, words, within, (event) => {
    opened.event = event;
    return Promise.resolve('leave');
  });
  return opened.event === null ? null : source.around(opened.event);
}

async function browseHits(
  session: MarkSession,
  words: string,
  within: TimelineFilter,
  open: (event: TimelineEvent) => Promise<'stay' | 'leave'>,
): Promise<void> {
  const { casefile, context } = session;
  const { hits, total } = casefile.find(words, {
    kinds: markableKinds,
    ...within,
    limit: mostFound,
  });
  if (hits.length === 0) {
    context.terminal.line(wording.noneFound);
    return;
  }
  context.terminal.line(searchWording.found(total.count, total.isAtLeast, hits.length));
  const source = new FoundRows(casefile, hits);
  const browsed = { title: wording.foundTitle, source, isMixed: true, open };
  await browseRows(session, browsed, { at: 'start' });
}

async function goToDay(
  session: MarkSession,
  source: TimelineRows,
  typed: string,
): Promise<Stand | null> {
  const { terminal } = session.context;
  const words =
    typed === ''
      ? await terminal.ask({ question: wording.whichDay, hint: wording.whichDayHint, default: '' })
      : typed;
  if (words === '') return null;
  const happened = await readDay(session, words);
  const moment = happened === null ? null : positionOf(happened, session.casefile.details.zone);
  if (moment === null) {
    terminal.line(wording.badDay);
    return null;
  }
  if (source.hasSince(moment)) return source.since(moment);
  terminal.line(wording.nothingSince);
  return { at: 'end' };
}

async function readDay(
  { context, casefile }: MarkSession,
  words: string,
): Promise<Happened | null> {
  const { readSpokenTime } = await import('../../core/spoken-time.ts');
  const now = context.environment.now();
  const spoken = readSpokenTime(words, { now, zone: casefile.details.zone });
  if (spoken.is === 'time') return spoken.happened;
  if (spoken.is === 'not understood' || spoken.options.length === 0) return null;
  return context.terminal.choose({
    question: wording.whichOfDays,
    options: spoken.options.map((value) => ({ value, label: readBack(value) })),
  });
}
