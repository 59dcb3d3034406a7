import type { Conversation, Marker, OtherTime, Party } from '../../core/communication.ts';
import { comparisonForm } from '../../core/identifier.ts';
import type { IncomingAttachment, IncomingMessage, SourceItem } from '../../core/source-item.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import { cocoaTime, unixTime } from '../phone/apple-time.ts';
import { isHidden, partyOf } from '../phone/call-parties.ts';
import { hasLongValue, numberIn, valuesAsFound } from '../phone/found-columns.ts';
import type { Phone, PhoneFile } from '../phone/phone.ts';
import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import { readTranscript, type FoundTranscript } from './transcript.ts';
import { nameOf, type VoicemailFiles } from './voicemail-files.ts';

/** The columns of the lists of voicemail that are read, where they are there. */
export const voicemailColumns: readonly string[] = [
  'sender',
  'date',
  'duration',
  'flags',
  'trashed_date',
  'callback_num',
  'expiration',
  'receiver',
  'label',
  'remote_uid',
  'token',
  'uuid',
];

/** How the lists of voicemail are read. */
export interface VoicemailReading {
  readonly database: ScratchDatabase;
  readonly phone: Phone;
  readonly files: VoicemailFiles;
  /** Those of `voicemailColumns` that are there. */
  readonly columns: readonly string[];
  /** The line or card that a label stands for. */
  accountOf(label: RecordedText | null): RecordedText | null;
}

/** What is known of a row from the list that it stands in. */
export interface InList {
  readonly place: string;
  readonly markers: readonly Marker[];
  /** Null where no file can be said to belong to the row. */
  readonly number: string | null;
}

/** A row of a list of voicemail as an item, with its recording and what the phone heard in it. */
export async function voicemailItem(
  row: DatabaseRow,
  { place, markers, number }: InList,
  reading: VoicemailReading,
): Promise<SourceItem> {
  const sender = senderOf(row, reading);
  const heard = await heardIn(number, reading.files);
  const message: IncomingMessage = {
    kind: 'message',
    means: 'voicemail',
    direction: 'in',
    happened: unixTime(row['date'], 'device record'),
    ...otherTimes(row),
    sender,
    recipients: [],
    place,
    asFound: factsOf(row, sender, reading),
    text: null,
    attachments: [...recordingsOf(number, reading.files), ...heard.attachments],
    markers: [...markers, ...markersOf(row), ...heard.markers],
    ...(heard.found?.is === 'words' ? { transcript: heard.found.transcript } : {}),
  };
  return { type: 'message', conversation: conversationWith(sender), message };
}

function senderOf(row: DatabaseRow, { database, phone }: VoicemailReading): Party | null {
  const address = database.text(row['sender']) ?? '';
  return isHidden(shownText(address).trim()) ? null : partyOf(address, phone);
}

/** Voicemail from withheld numbers stays on its own: nothing says that any two are the same person's. */
function conversationWith(sender: Party | null): Conversation {
  return {
    key: `voicemail ${sender === null ? 'withheld' : comparisonForm(sender)}`,
    kind: 'messages',
    means: 'voicemail',
    others: sender === null ? [] : [sender],
    group: false,
  };
}

/** Of the two times in one row this one alone counts from 2001. */
function otherTimes(row: DatabaseRow): { otherTimes?: readonly OtherTime[] } {
  if ((numberIn(row['trashed_date']) ?? 0) === 0) return {};
  const happened = cocoaTime(row['trashed_date'], 'device record');
  return { otherTimes: [{ what: 'moved to the deleted voicemails', happened }] };
}

/** The one number of `flags` whose meaning is known well enough. */
const deletedFlags = 75;

function markersOf(row: DatabaseRow): Marker[] {
  const isTrashed =
    (numberIn(row['trashed_date']) ?? 0) !== 0 || numberIn(row['flags']) === deletedFlags;
  return [
    ...(isTrashed ? ['deleted: among the deleted voicemails when the backup was made'] : []),
    ...(hasLongValue(row) ? ['part of this row was too long to be kept'] : []),
  ];
}

function factsOf(
  row: DatabaseRow,
  sender: Party | null,
  reading: VoicemailReading,
): Record<string, RecordedText> {
  const { database, columns } = reading;
  const asSender = database.text(row['sender']);
  const shownElsewhere = new Set([
    'date',
    ...(sender !== null && asSender === sender.asFound ? ['sender'] : []),
    ...(numberIn(row['trashed_date']) === 0 ? ['trashed_date'] : []),
  ]);
  const account = reading.accountOf(database.text(row['label']));
  return {
    ...valuesAsFound(
      database,
      row,
      columns.filter((name) => !shownElsewhere.has(name)),
    ),
    ...(account === null ? {} : { account }),
  };
}

function recordingsOf(number: string | null, files: VoicemailFiles): IncomingAttachment[] {
  const found = number === null ? [] : files.recordings(number);
  if (found.length === 0) {
    return [
      {
        name: number === null ? null : `${number}.amr`,
        mediaType: null,
        bytes: null,
        missing: 'the recording is not in this source',
      },
    ];
  }
  return found.map((file) => ({
    ...attachmentOf(file),
    ...(found.length === 1 ? {} : { note: 'more than one recording has the number of this row' }),
  }));
}

function attachmentOf(file: PhoneFile): IncomingAttachment {
  return {
    name: nameOf(file),
    mediaType: null,
    bytes: file.bytes,
    ...(file.bytes === null ? { missing: 'the source lists the file and does not hold it' } : {}),
  };
}

interface Heard {
  readonly found: FoundTranscript | null;
  readonly markers: readonly Marker[];
  /** The file itself, where its words could not be read. */
  readonly attachments: readonly IncomingAttachment[];
}

async function heardIn(number: string | null, files: VoicemailFiles): Promise<Heard> {
  const listed = number === null ? [] : files.transcripts(number);
  const read: { file: PhoneFile; found: FoundTranscript }[] = [];
  for (const file of listed) read.push({ file, found: await readTranscript(file.bytes) });
  const understood = read.find(({ found }) => found.is !== 'unreadable') ?? null;
  const others = read.filter((one) => one !== understood).map(({ file }) => file);
  return {
    found: understood?.found ?? null,
    markers: [
      ...(understood?.found.is === 'empty' ? ['the phone heard no words in the recording'] : []),
      ...(others.length === 0 ? [] : ['a transcript of the phone was not read']),
    ],
    attachments: others.map(attachmentOf),
  };
}
