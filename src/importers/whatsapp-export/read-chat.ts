import type { ReadingChoices, SourceItem } from '../../core/source-item.ts';
import type { ChatAttachments } from './attachments.ts';
import type { DateOrder } from './chat-date.ts';
import { ChatMessages } from './chat-message.ts';
import { chatRows, type ChatRow } from './chat-rows.ts';
import type { ChatScan } from './chat-scan.ts';
import type { ContainedFile } from './contained-file.ts';
import { chatParties, type ChatParties } from './conversation.ts';

/** One chat that has been scanned, with what it is read with. */
export interface ScannedChatToRead {
  readonly file: ContainedFile;
  readonly chatName: string | null;
  readonly scan: ChatScan;
  readonly order: DateOrder;
  readonly attachments: ChatAttachments;
  readonly choices: ReadingChoices;
}

const bytesBetweenProgress = 1024 * 1024;

/** Yields the rows of one chat in order, then what has to be said of it. */
export async function* readChat(chat: ScannedChatToRead): AsyncGenerator<SourceItem> {
  const parties = chatParties(chat.scan, chat.chatName, chat.choices.owner);
  const { scan, order, attachments } = chat;
  const { zone } = chat.choices;
  const messages = new ChatMessages({ scan, parties, order, zone, attachments });
  let bytesRead = 0;
  let bytesTold = 0;
  const rows = chatRows(chat.file.open(), scan, (bytes) => {
    bytesRead += bytes;
  });
  for await (const row of rows) {
    yield await itemOf(row, messages, parties);
    if (bytesRead - bytesTold < bytesBetweenProgress) continue;
    bytesTold = bytesRead;
    yield { type: 'progress', bytesRead, bytesInAll: chat.file.sizeBytes };
  }
  yield* notes(chat, parties, messages);
}

async function itemOf(
  row: ChatRow,
  messages: ChatMessages,
  parties: ChatParties,
): Promise<SourceItem> {
  const where = `line ${row.lineNumber}`;
  if (row.start === null) {
    return { type: 'skipped', where, why: 'it stands before the first message' };
  }
  if (row.tooLong) {
    return { type: 'skipped', where, why: 'the message is longer than 16 MiB' };
  }
  const message = await messages.message(row, row.start);
  return { type: 'message', conversation: parties.conversation, message };
}

function* notes(
  chat: ScannedChatToRead,
  parties: ChatParties,
  messages: ChatMessages,
): Generator<SourceItem> {
  const { scan, choices } = chat;
  for (const what of [
    capHint(scan.rows),
    scan.dates.order !== null &&
    choices.dateOrder !== undefined &&
    choices.dateOrder !== scan.dates.order
      ? `the file itself shows the order of its dates (${scan.dates.order}); the stated order was not used for it`
      : null,
    choices.owner !== undefined && parties.owner === null
      ? 'the owner that was given is not among the names in this chat, so it is not known which messages were sent and which were received'
      : null,
    messages.hoursUnknown > 0
      ? `${messages.hoursUnknown} rows have a word beside the hour that this program does not know: only their date is taken as a time; the rest is kept as found`
      : null,
    messages.datesUnknown > 0
      ? `${messages.datesUnknown} rows have a date that cannot be read as one; it is kept as found`
      : null,
  ]) {
    if (what !== null) yield { type: 'note', where: 'the whole chat', what };
  }
}

/** WhatsApp leaves out what is older than about 40,000 messages, or 10,000 with media. (formats.md §3.1) */
function capHint(rows: number): string | null {
  const cap = [40_000, 10_000].find((most) => Math.abs(rows - most) <= most / 100);
  if (cap === undefined) return null;
  return `this chat has ${rows} rows. WhatsApp leaves out older messages when there are more than about ${cap}, and does not say so: some may be missing at the beginning`;
}
