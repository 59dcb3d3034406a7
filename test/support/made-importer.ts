import type { Call, Conversation, Party } from '../../src/core/communication.ts';
import type { FileFacts } from '../../src/core/file-facts.ts';
import { comparisonForm, identifier } from '../../src/core/identifier.ts';
import type { FileGroup, IncomingFile, SourceItem } from '../../src/core/source-item.ts';
import { instantFromUnix } from '../../src/core/time.ts';
import type { Importer } from '../../src/importers/importer.ts';
import { readStart } from '../../src/importers/source.ts';

/** An importer that reads any file beginning with these words, and yields what it was given. */
export function madeImporter(
  begins: string,
  items: readonly SourceItem[],
  more: Partial<Importer> = {},
): Importer {
  return {
    id: 'made-phone',
    version: 1,
    title: 'made phone backup',
    recognises: async (source) =>
      source.kind === 'file' && (await readStart(source, begins.length)).toString() === begins,
    questions: () => Promise.resolve([]),
    read: async function* () {
      await Promise.resolve();
      yield* items;
    },
    ...more,
  };
}

/** Somebody with a number; with a name where the phone had one saved. */
export function partyAt(asFound: string, name?: string): Party {
  return { ...identifier(asFound), ...(name === undefined ? {} : { name }) };
}

export function conversationWith(
  kind: 'sms' | 'imessage' | 'call' | 'whatsapp' | 'voicemail',
  ...others: readonly Party[]
): Conversation {
  const means = {
    sms: 'SMS and MMS',
    imessage: 'iMessage',
    call: 'telephone and FaceTime',
    whatsapp: 'WhatsApp',
    voicemail: 'voicemail',
  }[kind];
  return {
    key: `${kind} ${others.length === 0 ? 'withheld -1' : others.map(comparisonForm).join(' + ')}`,
    kind: kind === 'call' ? 'calls' : 'messages',
    means,
    others,
    group: others.length > 1,
  };
}

const firstMoment = Date.UTC(2026, 0, 5, 12);

/** So many rows of a conversation, a minute apart. */
export function rowsOf(conversation: Conversation, count: number, at = firstMoment): SourceItem[] {
  return Array.from({ length: count }, (_, index) => {
    const happened = instantFromUnix(at + index * 60_000, {
      basis: 'device record',
      raw: String(at + index * 60_000),
    });
    const base = {
      happened,
      direction: 'in' as const,
      sender: conversation.others[0] ?? null,
      recipients: [],
      place: `row ${index + 1} of ${conversation.key.split(' ')[0] ?? ''}`,
      markers: [],
    };
    if (conversation.kind === 'messages')
      return {
        type: 'message',
        conversation,
        message: {
          ...base,
          kind: 'message',
          means: conversation.means,
          text: `text ${index + 1}`,
          attachments: [],
        },
      };
    const call: Call = {
      ...base,
      kind: 'call',
      means: 'telephone',
      outcome: 'missed',
      durationSeconds: null,
      numberWithheld: conversation.others.length === 0,
    };
    return { type: 'call', conversation, call };
  });
}

/** A picture of a phone, of a sort that is chosen together. */
export function pictureIn(group: FileGroup | null, path: string, at: number): SourceItem {
  const facts: FileFacts = {
    kind: 'other',
    mediaType: null,
    happened: instantFromUnix(at, { basis: 'device record', raw: String(at) }),
    times: [],
    notes: [],
  };
  const file: IncomingFile = {
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    facts,
    bytes: {
      open: async function* () {
        await Promise.resolve();
        yield Buffer.from(`bytes of ${path}`);
      },
    },
    ...(group === null ? {} : { group }),
  };
  return { type: 'file', file };
}
