import type { Contact, Conversation } from '../../src/core/communication.ts';
import type {
  AttachmentExhibit,
  ConversationExhibit,
  Exhibit,
  ExhibitDescription,
  ExhibitOrigin,
  FileExhibit,
  PhysicalExhibit,
} from '../../src/core/exhibit.ts';
import { encodeExtractHeader, encodeExtractRow } from '../../src/core/extract.ts';
import type { FileFacts } from '../../src/core/file-facts.ts';
import { sha256Of, type Sha256 } from '../../src/core/sha256.ts';
import { recordBytes, type RecordedText } from '../../src/core/text.ts';
import { instantFromUnix, localTime, unknownTime } from '../../src/core/time.ts';
import {
  callRows,
  callsConversation,
  groupConversation,
  groupRows,
  mmsPicture,
  newerSmsRows,
  smsConversation,
  smsRows,
  withheldCallRows,
  withheldConversation,
  zone,
} from './sample-conversations.ts';
import { samplePicture } from './sample-picture.ts';

/** The bytes of every object, by name. */
export const objects = new Map<Sha256, Uint8Array>();

export const sources = {
  older: { name: 'sms-20260210.xml', sha256: sha256Of('the older file of texts') },
  newer: { name: 'sms-20261101.xml', sha256: sha256Of('the newer file of texts') },
  whatsApp: { name: 'WhatsApp Chat – Year 9 parents.zip', sha256: sha256Of('the chat') },
} as const;

/** When each entry was made; the index is the entry's number less one. */
export const entryTimes: readonly string[] = [
  '2026-02-04T08:00:00.000Z',
  '2026-02-04T08:05:12.345Z',
  '2026-02-04T08:20:00.000Z',
  '2026-02-04T08:21:00.000Z',
  '2026-02-10T19:00:00.500Z',
  '2026-02-10T19:10:00.000Z',
  '2026-02-12T07:45:00.000Z',
  '2026-03-01T12:00:00.000Z',
  '2026-11-01T18:00:00.000Z',
  '2026-11-02T21:15:00.000Z',
  '2026-11-03T21:16:00.000Z',
  '2026-11-03T21:14:00.000Z',
  '2026-11-20T23:30:00.000Z',
  ...Array.from({ length: 17 }, (_, index) => `2026-11-21T10:${10 + index}:00.000Z`),
];

export function entryTime(entry: number): string {
  return entryTimes[entry - 1]!;
}

function keep(bytes: Uint8Array | string): { object: Sha256; sha256: Sha256; sizeBytes: number } {
  const kept = Buffer.from(bytes);
  const name = sha256Of(kept);
  objects.set(name, kept);
  return { object: name, sha256: name, sizeBytes: kept.byteLength };
}

function file(
  number: number,
  entry: number,
  name: RecordedText,
  bytes: Uint8Array | string,
  facts: Partial<FileFacts> & Pick<FileFacts, 'kind'>,
  more: Partial<FileExhibit> = {},
): FileExhibit {
  const kept = keep(bytes);
  return {
    kind: 'file',
    reference: `AB/${number}`,
    ...kept,
    entry,
    name,
    origin: {
      sourceName: name,
      sourceSha256: kept.sha256,
      derived: null,
      obtainedHow: 'file taken in as it was',
      obtainedBy: 'AB',
      takenInAt: entryTime(entry),
    },
    importFinished: true,
    facts: { mediaType: null, happened: unknownTime(), times: [], notes: [], ...facts },
    ...more,
  };
}

function conversation(
  number: number,
  entry: number,
  of: Conversation,
  rows: readonly Contact[],
  source: { name: string; sha256: Sha256 },
  more: Partial<ConversationExhibit> = {},
): ConversationExhibit {
  const importer = of.means === 'WhatsApp' ? 'whatsapp-export' : 'android-sms-backup';
  const header = encodeExtractHeader({
    extract: 1,
    importer,
    importerVersion: 1,
    sourceSha256: source.sha256,
    choices: { zone },
    conversation: of,
  });
  const lines = [header, ...rows.map(encodeExtractRow)];
  const known = rows.filter((row) => row.happened.precision !== 'unknown');
  return {
    kind: 'conversation',
    reference: `AB/${number}`,
    ...keep(lines.join('\n') + '\n'),
    entry,
    origin: extractOrigin(importer, source, entry),
    importFinished: true,
    conversation: of,
    rows: rows.length,
    ...(known[0] === undefined ? {} : { firstHappened: known[0].happened }),
    ...(known.at(-1) === undefined ? {} : { lastHappened: known.at(-1)!.happened }),
    ...more,
  };
}

function extractOrigin(
  importer: string,
  source: { name: string; sha256: Sha256 },
  entry: number,
): ExhibitOrigin {
  return {
    sourceName: source.name,
    sourceSha256: source.sha256,
    derived: `read out of the source by ${importer} 1, evidence-organiser 0.1.0`,
    obtainedHow:
      importer === 'whatsapp-export'
        ? 'WhatsApp “Export chat”, read by whatsapp-export 1'
        : 'SMS Backup & Restore file, read by android-sms-backup 1',
    obtainedBy: 'AB',
    takenInAt: entryTime(entry),
  };
}

function attachment(number: number, conversationExhibit: ConversationExhibit): AttachmentExhibit {
  const line = smsRows.findIndex((row) => row.attachments.length > 0);
  const found = smsRows[line]!.attachments[number - 1]!;
  return {
    kind: 'attachment',
    reference: `${conversationExhibit.reference}/${number}`,
    ...keep(mmsPicture),
    entry: conversationExhibit.entry,
    origin: { ...conversationExhibit.origin, derived: null },
    importFinished: true,
    name: found.name ?? 'no name in the source',
    mediaType: found.mediaType,
    item: `${conversationExhibit.reference}:${line + 1}`,
    attachment: found,
  };
}

const screenshotTime = localTime('2026-02-03T22:20:31', {
  basis: 'file name',
  raw: '20260203-222031',
  zone,
  zoneIs: 'assumed',
});
const voicemailTime = instantFromUnix(Date.UTC(2026, 1, 4, 2, 6, 0), {
  basis: 'container creation time',
  raw: '3853015560',
});

const sms = conversation(3, 5, smsConversation, smsRows, sources.older);

const firstSaidOfScreenshot: ExhibitDescription = {
  who: 'Dan',
  number: '07700 900123',
  when: localTime('2026-02-03T22:14', { basis: 'stated by the person', zone }),
  howKnown: 'I saw it come in',
  caption: 'His first message',
};
const laterSaidOfScreenshot: ExhibitDescription = {
  caption: 'His first message after I blocked him <i>',
  visible: { sender: 'yes', number: 'no', date: 'not sure', link: 'no' },
};
const transcribed: ExhibitDescription = {
  transcript: '=cmd|x Pick up, I know that you are there.\n<b>Pick up.</b> \u202eolleh \u001b[31m',
  recordedBy: 'C. Sister, for AB',
};

/** A thing that can be held. */
export const physicalItem: PhysicalExhibit = {
  kind: 'physical',
  reference: 'AB/13',
  entry: 25,
  origin: { obtainedBy: 'AB', takenInAt: entryTime(25) },
  importFinished: true,
  item: {
    what: '=A silver watch in a box <b>with a card</b> \u202e',
    when: localTime('2026-11-19', { basis: 'stated by the person', raw: 'Thursday', zone }),
    how: 'Left on the doorstep',
    keptWhere: 'In a paper bag, at work',
    touchedBy: 'Me, with gloves; C. Sister',
    privateNote: 'I nearly threw it away.',
  },
};

/** Every kind of exhibit, in order of taking in. */
export const exhibits: readonly Exhibit[] = [
  file(
    1,
    3,
    'Screenshot_20260203-222031_Messages.png',
    samplePicture(),
    {
      kind: 'picture',
      mediaType: 'image/png',
      happened: screenshotTime,
      times: [
        { what: 'in the file name', happened: screenshotTime },
        {
          what: 'EXIF, taken',
          happened: localTime('2026-02-03T22:20:31', { basis: 'EXIF', raw: '2026:02:03 22:20:31' }),
        },
      ],
      widthPixels: 72,
      heightPixels: 128,
      asFound: {
        Software: 'Android <14>',
        Comment: 'a\u0000b',
        GPSLatitude: '51.5007',
        'Image description': '=HYPERLINK("http://example.org")',
      },
      statesPosition: true,
    },
    {
      described: { ...firstSaidOfScreenshot, ...laterSaidOfScreenshot },
      descriptions: [
        { entry: 3, at: entryTime(3), description: firstSaidOfScreenshot },
        { entry: 26, at: entryTime(26), description: laterSaidOfScreenshot },
      ],
    },
  ),
  file(
    2,
    4,
    'vm_07700900123_20260204.amr',
    '#!AMR\n' + '<'.repeat(320),
    {
      kind: 'voicemail',
      mediaType: 'audio/amr',
      happened: voicemailTime,
      times: [{ what: 'container created', happened: voicemailTime }],
      durationMilliseconds: 12_340,
      otherParty: '07700900123',
      notes: ['The last frame is cut short.'],
    },
    {
      described: transcribed,
      descriptions: [
        { entry: 26, at: entryTime(26), description: { ...transcribed, transcript: 'Pick up.' } },
        { entry: 27, at: entryTime(27), description: transcribed },
      ],
    },
  ),
  sms,
  {
    ...attachment(1, sms),
    described: { caption: '=1+1 the door of my house \u202e' },
    descriptions: [
      {
        entry: 27,
        at: entryTime(27),
        description: { caption: '=1+1 the door of my house \u202e' },
      },
    ],
  },
  attachment(2, sms),
  conversation(4, 5, callsConversation, callRows, sources.older),
  conversation(5, 5, withheldConversation, withheldCallRows, sources.older),
  conversation(6, 6, groupConversation, groupRows, sources.whatsApp),
  conversation(7, 9, smsConversation, newerSmsRows, sources.newer, { continues: 'AB/3' }),
  file(8, 10, 'letter.txt', 'Dear A,\n<script>alert(1)</script>\n\t=1+1\n', {
    kind: 'text',
    mediaType: 'text/plain',
    words: 'Dear A,\n<script>alert(1)</script>\n\t=1+1\n',
  }),
  file(9, 10, recordBytes(Buffer.from('caf\xe9 <menu>.pdf', 'latin1')), '%PDF-1.4 not really', {
    kind: 'document',
    mediaType: 'application/pdf',
    notes: ['The document states no time.'],
  }),
  file(
    10,
    11,
    'clip.mp4',
    'a film',
    { kind: 'video', mediaType: 'video/mp4', durationMilliseconds: 61_000 },
    { importFinished: false },
  ),
  file(11, 12, 'ring.m4a', 'a sound', { kind: 'sound', mediaType: 'audio/mp4' }, { removedBy: 13 }),
  file(12, 12, 'unknown.bin', '\u0000\u0001', { kind: 'other' }),
  physicalItem,
];
