import { UserError } from '../../core/errors.ts';
import type { Reading, ReadingChoices, SourceItem } from '../../core/source-item.ts';
import { shownText } from '../../core/text.ts';
import { EntryUnreadable } from '../archive.ts';
import type { Importer, Question } from '../importer.ts';
import type { Source } from '../source.ts';
import { ChatAttachments } from './attachments.ts';
import { readChat } from './read-chat.ts';
import { scanChat, type ChatScan } from './chat-scan.ts';
import type { ContainedFile } from './contained-file.ts';
import { openContainer, type Container } from './container.ts';
import { chatNameIn } from './markers/recognise-markers.ts';
import { otherFiles } from './other-files.ts';
import { chatQuestions, dateOrderOf } from './questions.ts';
import { importersWording as wording } from '../wording.ts';

/**
 * WhatsApp's "Export chat": the text alone, the zip archive that phones make, or a folder with the
 * text and its media. iPhone and Android layouts. (formats.md §3)
 */
export const whatsappExport: Importer = {
  id: 'whatsapp-export',
  version: 2,
  title: 'WhatsApp chat export',
  recognises,
  questions,
  read,
};

async function recognises(source: Source): Promise<boolean> {
  const container = await openContainer(source);
  await container?.close();
  return container !== null;
}

async function questions(source: Source, choices: ReadingChoices): Promise<readonly Question[]> {
  const container = await opened(source);
  try {
    const chats = await scanned(source, container);
    return chatQuestions(
      chats.map(({ scan }) => scan),
      choices,
    );
  } finally {
    await container.close();
  }
}

async function* read(source: Source, reading: Reading): AsyncGenerator<SourceItem> {
  const container = await opened(source);
  try {
    const chats = await scanned(source, container);
    // Before the first row: a chat whose dates cannot be read leaves nothing half taken in.
    const orders = chats.map(({ scan }) => dateOrderOf(scan, reading.choices));
    yield* container.refused.map(({ where, why }) => ({ type: 'skipped' as const, where, why }));
    const named = new Set<string>();
    for (const [index, chat] of chats.entries()) {
      const attachments = new ChatAttachments(container, chat.file);
      const order = orders[index];
      if (order === undefined) continue;
      yield* readChat({ ...chat, order, attachments, choices: reading.choices });
      for (const where of attachments.named) named.add(where);
    }
    const others = container.files.filter(({ where }) => !named.has(where));
    yield* otherFiles(others, reading);
  } finally {
    await container.close();
  }
}

async function opened(source: Source): Promise<Container> {
  const container = await openContainer(source);
  if (container !== null) return container;
  throw new UserError(wording.noChat.message, wording.noChat);
}

interface ScannedChat {
  readonly file: ContainedFile;
  readonly chatName: string | null;
  readonly scan: ChatScan;
}

async function scanned(source: Source, container: Container): Promise<ScannedChat[]> {
  const chats: ScannedChat[] = [];
  for (const file of container.chats) {
    const own = chatNameIn(shownText(file.name));
    const chatName =
      own ?? (container.chats.length === 1 ? chatNameIn(shownText(source.name)) : null);
    const scan = await scanOrThrow(file, chatName);
    if (scan !== null) chats.push({ file, chatName, scan });
  }
  return chats;
}

async function scanOrThrow(file: ContainedFile, chatName: string | null): Promise<ChatScan | null> {
  try {
    return await scanChat(file.open(), chatName);
  } catch (error) {
    if (!(error instanceof EntryUnreadable)) throw error;
    const refused = wording.chatDamaged(error.why);
    throw new UserError(refused.message, { ...refused, cause: error });
  }
}
