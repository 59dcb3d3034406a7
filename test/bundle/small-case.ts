import type { CaseRecord, ImportMade } from '../../src/core/case-record.ts';
import type { JsonValue } from '../../src/core/canonical-json.ts';
import type { Conversation, Message } from '../../src/core/communication.ts';
import { UserError } from '../../src/core/errors.ts';
import type { Exhibit, ExhibitOrigin, ExhibitWithBytes } from '../../src/core/exhibit.ts';
import { encodeExtractHeader, encodeExtractRow } from '../../src/core/extract.ts';
import { encodeEntry, makeEntry, type JournalEntry } from '../../src/core/journal-entry.ts';
import { sha256Of, type Sha256 } from '../../src/core/sha256.ts';
import type { RecordedText } from '../../src/core/text.ts';
import type { BundleInput } from '../../src/bundle/bundle-input.ts';

/** A file that the small case takes in. */
export interface SmallFile {
  readonly name: RecordedText;
  readonly bytes: Uint8Array;
}

/** What a test may want to be otherwise. */
export interface SmallCase {
  readonly record: CaseRecord;
  /** Those of the record: files and a conversation, each with its bytes. */
  readonly exhibits: readonly ExhibitWithBytes[];
  readonly journal: readonly JournalEntry[];
  readonly caseJson: string;
  readonly objects: Map<Sha256, Uint8Array>;
  readonly input: BundleInput;
}

export const secrets = {
  address: '14 Larch Close, Exampleton',
  privateNote: 'I keep a spare key with my sister',
  witnessContact: '+44 7700 900777',
  path: '/home/ab/Pictures/gate.jpg',
  importPath: '/home/ab/Downloads/sms.xml',
  bundleDetail: 'given to PC Example at the desk',
};

const caseJson = '{"format":1,"id":"c0ffee","opened":"2026-02-04T08:00:00.000Z"}\n';

const defaultFiles: readonly SmallFile[] = [
  { name: 'Das Café – Łódź №5.JPG', bytes: Buffer.from('not really a picture') },
  { name: 'voice.amr', bytes: Buffer.from('#!AMR\nnot really') },
  { name: 'nul.txt', bytes: Buffer.from('a letter\n') },
];

/** A case with a handful of entries of every sort that a bundle has to do with. Invented people. */
export function smallCase(files: readonly SmallFile[] = defaultFiles): SmallCase {
  const objects = new Map<Sha256, Uint8Array>();
  const exhibits: ExhibitWithBytes[] = [];
  const contents = openingEntries();
  files.forEach((file, index) => {
    const exhibit = fileExhibit(file, index + 1, contents.length + 1, objects);
    exhibits.push(exhibit);
    contents.push(exhibitEntry(exhibit, file.name));
  });
  const talk = conversationExhibits(files.length + 1, contents.length + 1, objects);
  exhibits.push(...talk);
  contents.push(exhibitEntry(talk[0], null), importEntry(), bundleEntry());
  const journal = chained(contents);
  const record = recordOf(journal, exhibits, objects);
  return { record, exhibits, journal, caseJson, objects, input: inputOf(record, journal) };
}

export function inputOf(record: CaseRecord, journal: readonly JournalEntry[]): BundleInput {
  const document = (text: string) => ({
    sizeBytes: Buffer.byteLength(text),
    sha256: sha256Of(text),
    open: () => pieces(Buffer.from(text)),
  });
  return {
    name: 'AB_2026-11-22',
    sample: false,
    record,
    documents: {
      reportPdf: document('%PDF-1.7 not really\n'),
      timelineHtml: document('<!doctype html><title>Timeline</title>'.repeat(50)),
      messagesCsv: document('UTC,local,direction\r\n'.repeat(50)),
    },
    copies: {
      extensionFor: (exhibit) =>
        exhibit.kind === 'file' && exhibit.facts.mediaType === 'audio/amr' ? '.wav' : null,
      make: (exhibit) => Promise.resolve(Buffer.from(`RIFF copy of ${exhibit.reference}`)),
    },
    journal: () => inOrder(journal),
    caseJson,
    forWhom: 'North Yorkshire Police',
    period: '4 February 2026 to 20 November 2026',
    contact: null,
    at: '2026-11-22T10:11:12.000Z',
    software: 'evidence-organiser 0.1.0',
    advice: [{ name: 'keeping_messages', text: 'Save texts.\nKeep them.\n' }],
  };
}

export function journalText(journal: readonly JournalEntry[]): string {
  return journal.map((entry) => encodeEntry(entry) + '\n').join('');
}

export async function* pieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += 100_000)
    yield await Promise.resolve(bytes.subarray(from, from + 100_000));
}

async function* inOrder<T>(items: readonly T[]): AsyncIterable<T> {
  for (const item of items) yield await Promise.resolve(item);
}

export type Contents = readonly { name: string; value: JsonValue }[];

export function entryPart(kind: string): { name: string; value: JsonValue } {
  return { name: 'entry', value: { kind, at: '2026-11-20T08:00:00.000Z', offsetMinutes: 0 } };
}

function openingEntries(): Contents[] {
  return [
    [entryPart('case opened'), { name: 'case', value: caseJson }],
    [
      entryPart('incident recorded'),
      { name: 'what', value: 'He stood at the gate. żółć \u2028 “…”' },
      { name: 'address', value: secrets.address },
      { name: 'private note', value: secrets.privateNote },
      { name: 'witness 1', value: 'C. Example' },
      { name: 'witness 1 contact', value: secrets.witnessContact },
      { name: 'witness 12 contact', value: secrets.witnessContact },
    ],
  ];
}

function importEntry(): Contents {
  return [
    entryPart('import made'),
    { name: 'source', value: { name: 'sms.xml' } },
    { name: 'path', value: secrets.importPath },
  ];
}

function bundleEntry(): Contents {
  return [
    entryPart('bundle made'),
    { name: 'bundle', value: { sha256: sha256Of('an earlier bundle') } },
    { name: 'bundle detail', value: secrets.bundleDetail },
  ];
}

function exhibitEntry(exhibit: ExhibitWithBytes, name: RecordedText | null): Contents {
  const { kind, reference, object, sha256, sizeBytes } = exhibit;
  return [
    entryPart('exhibit added'),
    { name: 'exhibit', value: { kind, reference, object, sha256, sizeBytes } },
    ...(name === null
      ? []
      : [
          { name: 'name', value: name as JsonValue },
          { name: 'path', value: secrets.path },
        ]),
  ];
}

export function chained(contents: readonly Contents[]): JournalEntry[] {
  const journal: JournalEntry[] = [];
  let prev = sha256Of(caseJson);
  contents.forEach((parts, index) => {
    let salts = 0;
    const entry = makeEntry(index + 1, prev, parts, () => {
      salts += 1;
      return Buffer.from(sha256Of(`salt ${index} ${salts}`).slice(0, 32), 'hex');
    });
    journal.push(entry);
    prev = entry.hash;
  });
  return journal;
}

const origin: ExhibitOrigin = {
  sourceName: 'sms.xml',
  sourceSha256: sha256Of('the source'),
  derived: null,
  obtainedHow: 'files on this computer',
  obtainedBy: 'AB',
  takenInAt: '2026-11-20T08:00:00.000Z',
};

function keep(bytes: Uint8Array, objects: Map<Sha256, Uint8Array>) {
  const sha256 = sha256Of(bytes);
  objects.set(sha256, bytes);
  return { object: sha256, sha256, sizeBytes: bytes.byteLength };
}

function fileExhibit(
  { name, bytes }: SmallFile,
  number: number,
  entry: number,
  objects: Map<Sha256, Uint8Array>,
): ExhibitWithBytes {
  const mediaType = typeof name === 'string' && name.endsWith('.amr') ? 'audio/amr' : null;
  return {
    ...keep(bytes, objects),
    kind: 'file',
    reference: `AB/${number}`,
    name,
    facts: { kind: 'other', mediaType, happened: { precision: 'unknown' }, times: [], notes: [] },
    entry,
    origin,
    importFinished: true,
  };
}

const conversation: Conversation = {
  key: 'sms +447700900123',
  kind: 'messages',
  means: 'SMS and MMS',
  others: [{ asFound: '+44 7700 900123', e164: '+447700900123' }],
  group: false,
};

/** A conversation of one message with one picture, and the picture. */
function conversationExhibits(
  number: number,
  entry: number,
  objects: Map<Sha256, Uint8Array>,
): [ExhibitWithBytes, ExhibitWithBytes] {
  const picture = keep(Buffer.from('a picture in a message'), objects);
  const attachment = {
    name: 'IMG_1.jpg',
    mediaType: 'image/jpeg',
    sha256: picture.sha256,
    sizeBytes: picture.sizeBytes,
  };
  const message: Message = {
    kind: 'message',
    means: 'MMS',
    direction: 'in',
    happened: { precision: 'second', utc: '2026-02-01T10:00:00Z' },
    sender: { asFound: '+44 7700 900123' },
    recipients: [],
    place: 'mms 1',
    text: `see this "sha256":"${sha256Of('a hash that only a message says')}"`,
    attachments: [attachment],
    markers: [],
  };
  const header = encodeExtractHeader({
    extract: 1,
    importer: 'android-sms-backup',
    importerVersion: 1,
    sourceSha256: origin.sourceSha256,
    choices: { zone: 'Europe/London' },
    conversation,
  });
  const extract = keep(Buffer.from(`${header}\n${encodeExtractRow(message)}\n`), objects);
  const shared = { entry, origin, importFinished: true };
  return [
    {
      ...shared,
      ...extract,
      kind: 'conversation',
      reference: `AB/${number}`,
      conversation,
      rows: 1,
    },
    {
      ...shared,
      ...picture,
      kind: 'attachment',
      reference: `AB/${number}/1`,
      name: 'IMG_1.jpg',
      mediaType: 'image/jpeg',
      item: `AB/${number}:1`,
      attachment,
    },
  ];
}

function recordOf(
  journal: readonly JournalEntry[],
  exhibits: readonly Exhibit[],
  objects: ReadonlyMap<Sha256, Uint8Array>,
): CaseRecord {
  const last = journal.at(-1)!;
  return {
    id: 'c0ffee',
    openedAt: '2026-02-04T08:00:00.000Z',
    sample: false,
    details: { initials: 'AB', zone: 'Europe/London', nation: 'england-wales' },
    head: { seq: last.seq, hash: last.hash },
    timeline: () => [],
    exhibits: () => exhibits,
    conversationRows: () => [],
    custody: () => [],
    headsGivenOut: () => [],
    people: () => [],
    orders: () => [],
    tellings: () => [],
    privateIncidents: () => [],
    imports: () => [importMade],
    openObject: (object) => openObject(objects, object),
    findings: [],
  };
}

async function* openObject(
  objects: ReadonlyMap<Sha256, Uint8Array>,
  object: Sha256,
): AsyncIterable<Uint8Array> {
  const bytes = objects.get(object);
  if (bytes === undefined) throw new UserError('A file of the record is missing.');
  yield* pieces(bytes);
  if (sha256Of(bytes) !== object) throw new UserError('A file of the record is damaged.');
}

const importMade: ImportMade = {
  entry: 7,
  at: '2026-11-20T08:00:00.000Z',
  source: {
    name: 'sms.xml',
    path: secrets.importPath,
    kind: 'file',
    sha256: origin.sourceSha256,
    sizeBytes: 123_456,
    importer: 'android-sms-backup',
    importerVersion: 1,
    importerTitle: 'SMS Backup & Restore file',
  },
  receipt: {
    rows: 3,
    takenIn: 1,
    alreadyHad: 0,
    notChosen: 1,
    skipped: [{ where: 'sms 2', why: 'The row has no date that can be read.' }],
    notes: [],
  },
  choices: ['zone Europe/London'],
  conversationsChosen: 1,
  conversationsInAll: 2,
};
