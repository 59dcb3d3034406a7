import { markMenuWording as wording } from '../wording/mark.ts';
import { chooseConversation } from './choose-conversation.ts';
import { markedLines } from './marked-lines.ts';
import { browseConversation, browseFiles, browseFound, hasFiles } from './places-to-browse.ts';
import type { MarkSession } from './record-marking.ts';

type Wish = 'conversations' | 'files' | 'find' | 'list' | null;

/** Offers ways to what can be marked, until nothing more is wanted. */
export async function markByAsking(session: MarkSession): Promise<void> {
  const { terminal } = session.context;
  let isFirst = true;
  for (;;) {
    const wish = await terminal.choose<Wish>({
      question: wording.what,
      options: [
        { value: 'conversations', label: wording.conversations },
        { value: 'files', label: wording.files },
        { value: 'find', label: wording.find },
        { value: 'list', label: wording.list },
        { value: null, label: wording.nothing },
      ],
      default: isFirst ? 'conversations' : null,
    });
    if (wish === null) return;
    isFirst = false;
    await follow(session, wish);
  }
}

async function follow(session: MarkSession, wish: Exclude<Wish, null>): Promise<void> {
  const { terminal } = session.context;
  if (wish === 'conversations') {
    const chosen = await chooseConversation(session);
    if (chosen !== null) await browseConversation(session, chosen);
  } else if (wish === 'files') {
    if (hasFiles(session)) await browseFiles(session);
    else terminal.line(wording.noFiles);
  } else if (wish === 'find') {
    const words = await terminal.ask({
      question: wording.findWhat,
      hint: wording.findHint,
      default: '',
    });
    if (words !== '') await browseFound(session, words);
  } else await terminal.page(markedLines(session.casefile));
}
