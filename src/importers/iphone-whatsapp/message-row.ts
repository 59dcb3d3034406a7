import type { Direction, Marker, Party } from '../../core/communication.ts';
import type { IncomingAttachment, IncomingMessage, SourceItem } from '../../core/source-item.ts';
import { recordText, shownText, type RecordedText } from '../../core/text.ts';
import { unknownTime } from '../../core/time.ts';
import type { PhoneFiles } from '../phone/phone.ts';
import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import type { WhatsappChat, WhatsappChats } from './chats.ts';
import { contactCards } from './contact-cards.ts';
import {
  cocoaTime,
  isCut,
  numberAsFound,
  shortTextIn,
  textIn,
  wholeNumber,
} from '../phone/core-data.ts';
import { jidIn } from './jid.ts';
import { mediaFiles } from './media.ts';
import { isMissedCall, messageKind, noticeMarkers, type MessageKind } from './message-kinds.ts';
import type { WhatsappPeople } from './people.ts';
import { quotedStanza, reactionsIn, type Stanzas } from './replies.ts';

/** What a message is read with. */
export interface MessageReading {
  readonly database: ScratchDatabase;
  readonly files: PhoneFiles;
  readonly domain: string;
  readonly chats: WhatsappChats;
  readonly people: WhatsappPeople;
  readonly stanzas: Stanzas;
}

/** A message without a kind of its own is read as a text. */
const unknownKind: MessageKind = { markers: ['of a kind that is not known here'] };

/** A row of ZWAMESSAGE, with its row of ZWAMEDIAITEM, as an item. */
export function messageItem(row: DatabaseRow, place: string, reading: MessageReading): SourceItem {
  const { database } = reading;
  const type = typeOf(row);
  const kind = messageKind(type) ?? unknownKind;
  const chat = chatOf(row, reading);
  const direction = directionOf(row, type, kind);
  const quoted = quotedStanza(row);
  const answers = quoted === null ? null : answered(row, quoted, reading);
  const message: IncomingMessage = {
    kind: 'message',
    means: chat.conversation.means,
    direction,
    ...timesIn(row),
    ...partiesOf(row, direction, chat, reading),
    place,
    asFound: factsOf(row, kind, quoted, reading),
    text: textOf(row, kind, database),
    attachments: attachmentsOf(row, type, kind, reading),
    markers: [...markersOf(row, type, kind, direction), ...chat.markers],
    ...(answers === null ? {} : { answers }),
  };
  return { type: 'message', conversation: chat.conversation, message };
}

/** A row without a type is a text: old models had none. What is no type at all is none that is known. */
function typeOf(row: DatabaseRow): number {
  const stated = row['ZMESSAGETYPE'] ?? null;
  return stated === null ? 0 : (wholeNumber(stated) ?? -1);
}

function chatOf(row: DatabaseRow, { chats, database }: MessageReading): WhatsappChat {
  const number = row['ZCHATSESSION'];
  const chat = typeof number === 'bigint' ? chats.chat(number) : null;
  if (chat !== null) return chat;
  const columns = isFromOwner(row) ? ['ZTOJID', 'ZFROMJID'] : ['ZFROMJID', 'ZTOJID'];
  const [address = null] = columns
    .map((column) => shortTextIn(database, row, column))
    .filter((found) => found !== null);
  return chats.stray(address);
}

function isFromOwner(row: DatabaseRow): boolean {
  return wholeNumber(row['ZISFROMME']) === 1;
}

function directionOf(row: DatabaseRow, type: number, kind: MessageKind): Direction {
  const event = wholeNumber(row['ZGROUPEVENTTYPE']) ?? 0;
  if (kind.notice === true && !isMissedCall(type, event)) return 'none';
  switch (wholeNumber(row['ZISFROMME'])) {
    case 0:
      return 'in';
    case 1:
      return kind.notice === true ? 'unknown' : 'out';
    default:
      return 'unknown';
  }
}

const basis = 'device record';

function timesIn(row: DatabaseRow): Pick<IncomingMessage, 'happened' | 'otherTimes'> {
  const happened = cocoaTime(row['ZMESSAGEDATE'], { basis }) ?? unknownTime(basis);
  const sent = cocoaTime(row['ZSENTDATE'], { basis });
  if (sent === null || sent.raw === happened.raw) return { happened };
  return { happened, otherTimes: [{ what: 'sent, as WhatsApp recorded it', happened: sent }] };
}

function partiesOf(
  row: DatabaseRow,
  direction: Direction,
  { conversation, itself, jid }: WhatsappChat,
  reading: MessageReading,
): Pick<IncomingMessage, 'sender' | 'recipients'> {
  const toMany = itself === null ? [] : [itself];
  if (direction === 'out')
    return { sender: null, recipients: itself === null ? conversation.others : toMany };
  if (direction !== 'in') return { sender: null, recipients: [] };
  const alone = jid?.kind === 'number' || jid?.kind === 'lid' || jid?.kind === 'unknown';
  const writer = alone ? null : (memberOf(row, reading) ?? fromAddress(row, reading));
  const other = itself === null ? (conversation.others[0] ?? null) : null;
  return { sender: writer ?? other, recipients: toMany };
}

function memberOf(row: DatabaseRow, { chats }: MessageReading): Party | null {
  const number = row['ZGROUPMEMBER'];
  return typeof number === 'bigint' ? chats.member(number) : null;
}

/** In a group the address may be the group's own, which wrote nothing. */
function fromAddress(row: DatabaseRow, { database, people }: MessageReading): Party | null {
  const address = shortTextIn(database, row, 'ZFROMJID');
  const jid = address === null ? null : jidIn(address);
  return jid === null || (jid.kind !== 'number' && jid.kind !== 'lid') ? null : people.party(jid);
}

function textOf(
  row: DatabaseRow,
  { captioned }: MessageKind,
  database: ScratchDatabase,
): RecordedText | null {
  const text = textIn(database, row, 'ZTEXT');
  if (captioned !== true || (text !== null && shownText(text) !== '')) return text;
  return textIn(database, row, 'ZTITLE') ?? text;
}

function attachmentsOf(
  row: DatabaseRow,
  type: number,
  kind: MessageKind,
  { database, files, domain }: MessageReading,
): readonly IncomingAttachment[] {
  if (type === 4) return contactCards(database, row);
  if (kind.notice === true) return [];
  return mediaFiles({ database, row, files, domain, wasSent: kind.file === true });
}

/** IPED reads 9 as not sent; other values say how far it came, and are kept as found. */
const notSent = 9;

/** Bit 7 of ZFLAGS, by IPED. */
const forwarded = 1n << 7n;

function markersOf(
  row: DatabaseRow,
  type: number,
  kind: MessageKind,
  direction: Direction,
): readonly Marker[] {
  const flags = row['ZFLAGS'];
  const event = wholeNumber(row['ZGROUPEVENTTYPE']) ?? 0;
  const isNotSent = direction === 'out' && wholeNumber(row['ZMESSAGESTATUS']) === notSent;
  return [
    ...kind.markers,
    ...(kind.notice === true ? noticeMarkers(type, event) : []),
    ...(isNotSent ? ['not sent'] : []),
    ...(typeof flags === 'bigint' && (flags & forwarded) !== 0n ? ['forwarded'] : []),
    ...(isCut(row, 'ZTEXT') ? ['only the beginning of its text is here: it is too long'] : []),
  ];
}

function answered(row: DatabaseRow, quoted: string, { stanzas }: MessageReading): string | null {
  const chat = row['ZCHATSESSION'];
  const number = typeof chat === 'bigint' ? stanzas.find(quoted, chat) : null;
  return number === null ? null : `message ${number}`;
}

/** Numbers that say nothing where they are 0. */
const numbersAsFound = [
  'ZGROUPEVENTTYPE',
  'ZMESSAGESTATUS',
  'ZMESSAGEERRORSTATUS',
  'ZSTARRED',
  'ZFLAGS',
  'ZMOVIEDURATION',
];

const placeNumbers = ['ZLATITUDE', 'ZLONGITUDE'];

function factsOf(
  row: DatabaseRow,
  kind: MessageKind,
  quoted: string | null,
  reading: MessageReading,
): Record<string, RecordedText> {
  const { database } = reading;
  const facts: Record<string, RecordedText> = {};
  const add = (name: string, value: RecordedText | null) => {
    if (value !== null) facts[name] = value;
  };
  add('ZMESSAGETYPE', numberAsFound(row['ZMESSAGETYPE']));
  for (const column of numbersAsFound)
    if (Number(row[column]) !== 0) add(column, numberAsFound(row[column]));
  // Of pictures these are the width and height.
  if (row['ZMESSAGETYPE'] === 5n)
    for (const column of placeNumbers) add(column, numberAsFound(row[column]));
  add('ZSTANZAID', shortTextIn(database, row, 'ZSTANZAID'));
  const title = shortTextIn(database, row, 'ZTITLE');
  if (title !== null && !isCaption(row, kind)) add('ZTITLE', title);
  if (kind.notice === true) add('group member', memberAddress(row, reading));
  add('quoted message', quoted === null ? null : recordText(quoted));
  add('reactions', reactionsIn(row));
  return facts;
}

/** Whether what stands below a picture is the text of the message already. */
function isCaption(row: DatabaseRow, { captioned }: MessageKind): boolean {
  const text = row['ZTEXT'];
  return captioned === true && (!Buffer.isBuffer(text) || text.byteLength === 0);
}

/** Of a change in a group it is not certain whether this is who did it or whom it was done to. */
function memberAddress(row: DatabaseRow, reading: MessageReading): RecordedText | null {
  const party = memberOf(row, reading);
  return party === null ? null : recordText(shownText(party.asFound));
}
