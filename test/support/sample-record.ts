import type { CaseRecord, CustodyLine, Head, ImportMade } from '../../src/core/case-record.ts';
import type { Contact } from '../../src/core/communication.ts';
import {
  attachmentReference,
  itemReference,
  type ConversationExhibit,
  type FileExhibit,
} from '../../src/core/exhibit.ts';
import { UserError } from '../../src/core/errors.ts';
import { encodeEntry, makeEntry, type JournalEntry } from '../../src/core/journal-entry.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import { sha256Of } from '../../src/core/sha256.ts';
import { timelinePosition } from '../../src/core/time.ts';
import type { ContactEvent, TimelineEvent } from '../../src/core/timeline.ts';
import {
  callRows,
  groupRows,
  newerSmsRows,
  smsRows,
  withheldCallRows,
  zone,
} from './sample-conversations.ts';
import {
  entryTime,
  entryTimes,
  exhibits,
  objects,
  physicalItem,
  sources,
} from './sample-exhibits.ts';
import { incidents } from './sample-incidents.ts';
import { orders, people, tellings } from './sample-statements.ts';

/**
 * A case record in memory, with invented people: every kind of event, script and oddity that a
 * reader of a record may meet. The same at every call. `more` replaces members: `{ sample: false }`.
 */
export function sampleRecord(more: Partial<CaseRecord> = {}): CaseRecord {
  return {
    id: 'c0ffee00-5a3e-4d1c-9b7a-0123456789ab',
    openedAt: entryTime(1),
    sample: true,
    details: { initials: 'AB', zone, nation: 'england-wales' },
    head: headOf(journal.at(-1)!),
    timeline: () => events,
    exhibits: () => exhibits,
    conversationRows: (reference, onlyNew) =>
      contactEvents(conversationExhibit(reference), rowsByExhibit[reference] ?? [], onlyNew),
    people: () => people,
    orders: () => orders,
    tellings: () => tellings,
    privateIncidents: () => [9],
    custody: () => custody,
    headsGivenOut: () => [
      {
        head: headOf(journal[6]!),
        at: entryTime(8),
        toWhom: 'PC Example, North Yorkshire Police <desk>',
        bundleSha256: sha256Of('the first bundle'),
      },
    ],
    imports: () => imports,
    async *openObject(object) {
      const bytes = objects.get(object);
      if (bytes === undefined) throw new UserError('A file of the record is missing.');
      await Promise.resolve();
      yield bytes;
    },
    findings: [
      {
        severity: 'note',
        kind: 'clock-went-back',
        where: 'entry 12',
        what: 'This entry says it was made before the one in front of it.',
      },
    ],
    ...more,
  };
}

/** The journal's lines, each with its LF, as they would stand in `journal.jsonl`. */
export function sampleJournal(): string {
  return journal.map((entry) => encodeEntry(entry) + '\n').join('');
}

const kinds: readonly (readonly [kind: string, what: string])[] = [
  ['case opened', 'The case file was opened.'],
  ['incident recorded', 'Incident 1 was recorded.'],
  ['exhibit added', 'AB/1 was taken in.'],
  ['exhibit added', 'AB/2 was taken in.'],
  ['import made', 'An import took in AB/3, AB/4 and AB/5.'],
  ['import made', 'An import took in AB/6.'],
  ['incident recorded', 'Incident 2 was recorded.'],
  ['bundle made', 'A bundle was made; incident 3 was recorded.'],
  ['import made', 'An import took in AB/7, which continues AB/3.'],
  ['exhibit added', 'AB/8 and AB/9 were taken in; incident 4 was recorded.'],
  ['exhibit added', 'AB/10 was taken in; incidents 5 to 7 were recorded.'],
  ['exhibit added', 'AB/11 and AB/12 were taken in.'],
  ['removed', 'The bytes of AB/11 were removed; incident 8 was recorded.'],
  ['incident amended', 'Incident 1 was amended.'],
  ['incident amended', 'Incident 1 was amended.'],
  ['incident withdrawn', 'Incident 2 was withdrawn.'],
  ['incident confirmed', 'Incident 8 was confirmed.'],
  ['incident recorded', 'Incident 9 was recorded.'],
  ['incident amended', 'Incident 9 was amended.'],
  ['person recorded', 'P1 to P5 were recorded.'],
  ['identifier recorded', 'P1/1 and others were recorded.'],
  ['order recorded', 'O1 and O2 were recorded.'],
  ['report recorded', 'T1 and T2 were recorded.'],
  ['item marked', 'AB/3:1 was marked; AB/4:1 was linked to incident 9.'],
  ['exhibit added', 'AB/13 was recorded.'],
  ['exhibit described', 'AB/1 and AB/2 were described.'],
  ['exhibit described', 'AB/2 and AB/3/1 were described.'],
  ['incident recorded', 'Incident 10 was recorded.'],
  ['incident withdrawn', 'The withdrawal of incident 6 was taken back; T2 was withdrawn.'],
  ['person recorded', 'P1 and O2 were amended; P1/2 was withdrawn.'],
];

const journal: readonly JournalEntry[] = makeJournal();

function makeJournal(): JournalEntry[] {
  const made: JournalEntry[] = [];
  let prev = sha256Of('case.json');
  kinds.forEach(([kind, what], index) => {
    const contents = [
      {
        name: 'entry',
        value: {
          at: entryTimes[index]!,
          kind,
          offset: '+00:00',
          software: 'evidence-organiser 0.1.0',
        },
      },
      { name: 'what', value: what },
    ];
    const salt = () => Buffer.from(sha256Of(`salt ${index}`).slice(0, 32), 'hex');
    const entry = makeEntry(index + 1, prev, contents, salt);
    made.push(entry);
    prev = entry.hash;
  });
  return made;
}

function headOf(entry: JournalEntry): Head {
  return { seq: entry.seq, hash: entry.hash };
}

const custody: readonly CustodyLine[] = journal.map((entry, index) => {
  const hidden = entry.seq === 8;
  return {
    seq: entry.seq,
    hash: entry.hash,
    at: hidden ? null : entryTimes[index]!,
    kind: hidden ? null : kinds[index]![0],
    what: hidden ? 'Withheld.' : kinds[index]![1],
    parts: entry.parts.length,
    withheld: hidden ? 2 : entry.seq === 2 ? 1 : 0,
  };
});

const rowsByExhibit: Readonly<Record<string, readonly Contact[]>> = {
  'AB/3': smsRows,
  'AB/4': callRows,
  'AB/5': withheldCallRows,
  'AB/6': groupRows,
  'AB/7': newerSmsRows,
};

function conversationExhibit(reference: string): ConversationExhibit {
  const found = exhibits.find((exhibit) => exhibit.reference === reference);
  if (found?.kind !== 'conversation') throw new Error(`no conversation ${reference}`);
  return found;
}

/** Rows of AB/7 that AB/3 holds already are the same items. */
function contactEvents(
  exhibit: ConversationExhibit,
  rows: readonly Contact[],
  onlyNew: boolean,
): ContactEvent[] {
  const earlier = exhibit.reference === 'AB/7' ? smsRows.length : 0;
  return rows
    .map((contact, index) => contactEvent(exhibit, contact, index + 1))
    .slice(onlyNew ? earlier : 0);
}

function contactEvent(exhibit: ConversationExhibit, contact: Contact, line: number): ContactEvent {
  const attachments = contact.kind === 'message' ? contact.attachments : [];
  const inTwoSources =
    exhibit.reference === 'AB/3' || (exhibit.reference === 'AB/7' && line <= smsRows.length);
  return {
    kind: contact.kind,
    reference: itemReference(exhibit.reference, line),
    happened: contact.happened,
    recordedAt: entryTime(exhibit.entry),
    entry: exhibit.entry,
    contact,
    conversation: exhibit.conversation,
    exhibit: exhibit.reference,
    line,
    attachmentReferences: attachments.map((found, index) =>
      found.sha256 === null ? null : attachmentReference(exhibit.reference, index + 1),
    ),
    sources: inTwoSources ? 2 : 1,
    ...markingOf(itemReference(exhibit.reference, line)),
  };
}

/** Rows and files that AB marked as key or linked to incidents, one of them private. */
const markings: Readonly<Record<string, Pick<TimelineEvent, 'marked' | 'linkedTo'>>> = {
  'AB/3:1': { marked: true, linkedTo: [1] },
  'AB/3:12': { marked: true, linkedTo: [] },
  'AB/4:1': { marked: false, linkedTo: [9] },
  'AB/2': { marked: true, linkedTo: [1, 9] },
  'AB/13': { marked: false, linkedTo: [10] },
};

function markingOf(reference: string): Pick<TimelineEvent, 'marked' | 'linkedTo'> {
  return markings[reference] ?? { marked: false, linkedTo: [] };
}

const events: readonly TimelineEvent[] = makeTimeline();

function makeTimeline(): TimelineEvent[] {
  const contacts = Object.entries(rowsByExhibit).flatMap(([reference, rows]) =>
    contactEvents(conversationExhibit(reference), rows, true),
  );
  const files = exhibits
    .filter((exhibit): exhibit is FileExhibit => exhibit.kind === 'file' && exhibit.importFinished)
    .map((exhibit) => ({
      kind: 'file' as const,
      reference: exhibit.reference,
      happened: exhibit.facts.happened,
      recordedAt: entryTime(exhibit.entry),
      entry: exhibit.entry,
      exhibit,
      ...markingOf(exhibit.reference),
    }));
  const told = incidents.map((incident) => ({
    kind: 'incident' as const,
    reference: String(incident.number),
    happened: incident.when,
    recordedAt: incident.recordedAt,
    entry: incident.entry,
    incident,
    ...markingOf(String(incident.number)),
  }));
  return [...told, ...contacts, ...files, ...statements()].sort(
    (a, b) => position(a) - position(b),
  );
}

function statements(): TimelineEvent[] {
  const shared = (of: { reference: string; recordedAt: string; entry: number }) => ({
    reference: of.reference,
    recordedAt: of.recordedAt,
    entry: of.entry,
    ...markingOf(of.reference),
  });
  return [
    ...orders.map((order) => ({
      ...shared(order),
      kind: 'order' as const,
      happened: order.from,
      order,
    })),
    ...tellings.map((telling) => ({
      ...shared(telling),
      kind: 'telling' as const,
      happened: telling.when,
      telling,
    })),
    {
      ...shared({ ...physicalItem, recordedAt: entryTime(physicalItem.entry) }),
      kind: 'item',
      happened: physicalItem.item.when,
      exhibit: physicalItem,
    },
  ];
}

function position(event: TimelineEvent): number {
  return timelinePosition(event.happened, zone) ?? Number.MAX_SAFE_INTEGER;
}

const receipts: readonly Receipt[] = [
  {
    rows: 40,
    takenIn: 30,
    alreadyHad: 0,
    notChosen: 8,
    skipped: [
      { where: 'sms 14', why: 'The row has no date that can be read.' },
      { where: 'byte 88,120', why: 'The file ends in the middle of a row.' },
    ],
    notes: [{ where: 'the file', what: 'The file says 41 rows; 40 were found.' }],
  },
  { rows: 5, takenIn: 5, alreadyHad: 0, notChosen: 0, skipped: [], notes: [] },
  { rows: 25, takenIn: 2, alreadyHad: 23, notChosen: 0, skipped: [], notes: [] },
];

const imports: readonly ImportMade[] = [
  importMade(5, sources.older, 'android-sms-backup', receipts[0]!, 3, 5),
  importMade(6, sources.whatsApp, 'whatsapp-export', receipts[1]!, 1, 1),
  importMade(9, sources.newer, 'android-sms-backup', receipts[2]!, 1, 1),
];

function importMade(
  entry: number,
  source: (typeof sources)[keyof typeof sources],
  importer: string,
  receipt: Receipt,
  conversationsChosen: number,
  conversationsInAll: number,
): ImportMade {
  return {
    entry,
    at: entryTime(entry),
    source: {
      ...source,
      path: `/home/ab/Downloads/${source.name}`,
      kind: 'file',
      sizeBytes: 123_456,
      importer,
      importerVersion: 1,
      importerTitle:
        importer === 'whatsapp-export' ? 'WhatsApp “Export chat”' : 'SMS Backup & Restore file',
    },
    receipt,
    choices: [`zone ${zone}`],
    conversationsChosen,
    conversationsInAll,
  };
}
