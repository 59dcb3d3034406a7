import type { Casefile, ImportOptions, ImportOutcome } from '../../src/casefile/casefile.ts';
import type { Call, Conversation } from '../../src/core/communication.ts';
import { identifier } from '../../src/core/identifier.ts';
import { sha256Of } from '../../src/core/sha256.ts';
import type {
  IncomingAttachment,
  IncomingBytes,
  SourceIdentity,
  SourceItem,
} from '../../src/core/source-item.ts';
import type { RecordedText } from '../../src/core/text.ts';
import { instantFromUnix } from '../../src/core/time.ts';

/** What an importer would give to `ingest`: a source and its rows. */
export interface Source {
  readonly identity: SourceIdentity;
  readonly items: readonly SourceItem[];
}

export const allOfIt: ImportOptions = {
  choices: { zone: 'Europe/London' },
  selection: { conversations: null },
};

/** Hands the items over one by one, as an importer does. */
export async function* yielded(items: readonly SourceItem[]): AsyncGenerator<SourceItem> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}

/** Takes all of a source in. */
export function takeIn(
  casefile: Casefile,
  { identity, items }: Source,
  options: Partial<ImportOptions> = {},
): Promise<ImportOutcome> {
  return casefile.ingest(identity, () => yielded(items), { ...allOfIt, ...options });
}

export function textSource(name: string, items: readonly SourceItem[]): Source {
  return { identity: identityOf(name, 'android-sms-backup'), items };
}

export function fileSource(name: string, items: readonly SourceItem[]): Source {
  return { identity: identityOf(name, 'loose-files'), items };
}

function identityOf(name: string, importer: string): SourceIdentity {
  return {
    name,
    path: `/home/sam/private/${name}`,
    kind: 'file',
    sha256: sha256Of(name),
    sizeBytes: name.length,
    importer,
    importerVersion: 1,
    importerTitle: 'Invented source',
  };
}

export function bytesOf(content: string | Uint8Array): IncomingBytes {
  return { open: () => pieces(Buffer.from(content)) };
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  for (let start = 0; start < bytes.length; start += 1000)
    yield bytes.subarray(start, start + 1000);
}

/** A loose file; `atMinute` is when it says it was made. */
export function file(name: RecordedText, content: string | Uint8Array, atMinute = 0): SourceItem {
  return {
    type: 'file',
    file: {
      name,
      path: name,
      bytes: bytesOf(content),
      facts: {
        kind: 'other',
        mediaType: null,
        happened: instantFromUnix(Date.UTC(2026, 0, 5, 12, atMinute), {
          basis: 'file name',
          raw: 'in the name',
        }),
        times: [],
        notes: [],
      },
    },
  };
}

export function conversationWith(number: string): Conversation {
  const other = identifier(number);
  return {
    key: `sms ${other.e164 ?? number}`,
    kind: 'messages',
    means: 'SMS and MMS',
    others: [other],
    group: false,
  };
}

/** A text received; `atMinute` counts from noon on 1 January 2026. */
export function text(
  number: string,
  words: RecordedText | null,
  atMinute: number,
  attachments: readonly IncomingAttachment[] = [],
): SourceItem {
  return {
    type: 'message',
    conversation: conversationWith(number),
    message: {
      kind: 'message',
      means: attachments.length === 0 ? 'SMS' : 'MMS',
      direction: 'in',
      happened: instantFromUnix(Date.UTC(2026, 0, 1, 12, atMinute), {
        basis: 'device record',
        raw: String(atMinute),
      }),
      sender: identifier(number),
      recipients: [],
      place: `sms ${atMinute + 1}`,
      text: words,
      attachments,
      markers: [],
    },
  };
}

export function picture(name: string, content: string | Uint8Array): IncomingAttachment {
  return { name, mediaType: 'image/png', bytes: bytesOf(content) };
}

export function call(number: string, atMinute: number): SourceItem {
  const other = identifier(number);
  const made: Call = {
    kind: 'call',
    means: 'telephone',
    direction: 'in',
    happened: instantFromUnix(Date.UTC(2026, 0, 1, 12, atMinute), {
      basis: 'device record',
      raw: String(atMinute),
    }),
    sender: other,
    recipients: [],
    place: `call ${atMinute + 1}`,
    outcome: 'missed',
    durationSeconds: 0,
    numberWithheld: false,
    markers: [],
  };
  return {
    type: 'call',
    conversation: {
      key: `call ${other.e164 ?? number}`,
      kind: 'calls',
      means: 'telephone',
      others: [other],
      group: false,
    },
    call: made,
  };
}

export const sam = '+447700900123';
export const robin = '07700 900456';

/** A phone's texts: two conversations, a picture that both hold, a call, a row nobody can read. */
export function phone(): Source {
  return textSource('sms-20260201.xml', [
    text(sam, 'hello, I know where you are', 0),
    text(sam, 'hello, I know where you are', 0),
    text(robin, 'shall we meet?', 3),
    text(sam, 'look', 5, [picture('photo.png', 'a picture'), picture('second.png', 'another')]),
    call(sam, 6),
    text(robin, null, 7, [
      picture('photo.png', 'a picture'),
      { name: 'gone.png', mediaType: 'image/png', missing: 'not in the source', bytes: null },
    ]),
    { type: 'skipped', where: 'sms 9', why: 'The date cannot be read.' },
    { type: 'note', where: 'the file', what: 'It says that it holds nine rows.' },
  ]);
}

/** The same phone a month later: everything as before, and a little more. */
export function newerPhone(): Source {
  const { items } = phone();
  return textSource('sms-20260301.xml', [
    ...items.filter(({ type }) => type !== 'skipped' && type !== 'note'),
    text(sam, 'hello, I know where you are', 0),
    text(sam, 'why do you not answer', 60),
    text(robin, 'are you well?', 61),
  ]);
}

export function looseFiles(): Source {
  return fileSource('screenshots', [
    file('front door.png', 'the front door', 1),
    file('the wall.png', 'the wall', 2),
    file('front door (copy).png', 'the front door', 3),
  ]);
}
