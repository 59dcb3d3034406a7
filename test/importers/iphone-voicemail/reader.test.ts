import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import type { SourceItem } from '../../../src/core/source-item.ts';
import { iphoneVoicemail } from '../../../src/importers/iphone-voicemail/reader.ts';
import { viewableCopy } from '../../../src/media/copies.ts';
import { amr } from '../../media/made-files.ts';
import { damagedCopies } from '../iphone-calls/damaged-copies.ts';
import { cocoa } from '../iphone-calls/made-calls.ts';
import { madeDatabase, readMade, type MadePhone } from '../iphone-calls/made-database.ts';
import { asGolden, itemsRead, withScratch } from '../items-read.ts';
import { binaryPlist, madeTranscript } from './made-transcript.ts';
import {
  madeVoicemail,
  recording,
  unixSeconds,
  voicemailSchema,
  type MadeVoicemailStore,
} from './made-voicemail.ts';

const sam: MadePhone = { names: { '+447700900123': 'Sam' } };
const heard = { words: 'It is me again. Pick up.', confidence: 0.82 };

const situations: Readonly<Record<string, MadeVoicemailStore>> = {
  'good-two-epochs-in-a-row': madeVoicemail([
    { row: {}, recording: 4, transcript: heard },
    { row: { trashed_date: BigInt(cocoa('2026-02-01T09:00:00Z')), flags: 75n }, recording: 2 },
    { row: { trashed_date: 0n, flags: 75n }, recording: 1 },
    { row: { flags: 3n, sender: '07700 900456', callback_num: '07700900456' }, recording: 1 },
  ]),
  'good-accounts': madeVoicemail(
    [
      { row: { label: 'A', receiver: '+447700900000' }, folder: 'Line A/', recording: 1 },
      { row: { label: 'B', receiver: '+447700900001' }, folder: 'Line B/', recording: 1 },
      { row: { label: 'C' }, recording: 1 },
    ],
    {
      accounts: [
        ['A', '8944000000000000001'],
        ['B', '8944000000000000002'],
      ],
    },
  ),
  'good-list-before-2021': madeVoicemail([{ row: {}, recording: 1 }], { form: 'before 2021' }),
  'good-list-of-2021': madeVoicemail([{ row: { receiver: '+447700900000' }, recording: 1 }], {
    form: '2021',
  }),
  'good-greeting': madeVoicemail([{ row: {}, recording: 1 }], {
    files: {
      'Library/Voicemail/Greeting.amr': recording(3),
      'Library/Voicemail/com.apple.voicemail.imap.parameters.plist': Buffer.from('settings'),
      'Library/Voicemail/voicemail.db': Buffer.from('the list itself'),
    },
  }),
  'odd-deleted-list': madeVoicemail([
    { row: {}, recording: 1 },
    { row: {}, inDeleted: true },
    {
      row: { sender: '+447700900456' },
      number: 9,
      inDeleted: true,
      recording: 1,
      transcript: heard,
    },
  ]),
  'odd-senders': madeVoicemail([
    { row: { sender: null, callback_num: null }, recording: 1 },
    { row: { sender: '', callback_num: '+447700900123' }, recording: 1 },
    { row: { sender: '-1' }, recording: 1 },
    { row: { sender: '60321' }, recording: 1 },
    { row: { sender: 'ExampleBank' }, recording: 1 },
    { row: { sender: Buffer.from([0x53, 0xe9]) }, recording: 1 },
  ]),
  'odd-rows-without-a-recording': madeVoicemail([
    { row: {} },
    { row: {}, recording: null },
    { row: {}, transcript: heard },
  ]),
  'odd-recordings-without-a-row': madeVoicemail(
    [
      { row: {}, recording: 1 },
      { row: null, number: 7, recording: 2, transcript: heard },
      { row: null, number: 8, transcript: heard },
      { row: null, number: 9, recording: null },
    ],
    {
      files: {
        'Library/Voicemail/10.amr': Buffer.from('no sound'),
        'Library/Voicemail/11.amr': amr([7, 7, 7]).subarray(0, 80),
        'Library/Voicemail/a name.m4a': Buffer.alloc(0),
      },
    },
  ),
  'odd-two-recordings-of-one-number': madeVoicemail([{ row: {}, recording: 1 }], {
    files: { 'Library/Voicemail/Line A/1.amr': recording(2) },
  }),
  'odd-transcripts': madeVoicemail([
    { row: {}, recording: 1, transcript: { words: 'Zoë, où es-tu? 😀', confidence: 0.5 } },
    { row: {}, recording: 1, transcript: { words: '', confidence: 0 } },
    { row: {}, recording: 1, transcript: madeTranscript('Changed later.', 1, { canChange: true }) },
    { row: {}, recording: 1, transcript: Buffer.from('no property list') },
    {
      row: {},
      recording: 1,
      transcript: binaryPlist({
        members: { transcriptionString: 'Bare.', confidence: { double: 0.125 } },
      }),
    },
    { row: {}, recording: 1, transcript: binaryPlist({ members: { confidence: { real: 0.5 } } }) },
    { row: {}, recording: 1, transcript: madeTranscript('Cut.', 1).subarray(0, 200) },
    { row: {}, recording: 1, transcript: madeTranscript('Half \ud83d', Number.NaN) },
    { row: {}, recording: 1, transcript: Buffer.alloc(5 * 1024 * 1024) },
  ]),
  'odd-values': madeVoicemail([
    { row: { date: 0n, duration: -5n, flags: null, trashed_date: null }, recording: 1 },
    { row: { date: null, duration: 'long', flags: 'x', expiration: 9_223_372_036_854_775_807n } },
    { row: { date: 2_000_000_000_000n, trashed_date: -1n, token: 'a'.repeat(70_000) } },
    { row: { date: Infinity, trashed_date: 'x' } },
  ]),
  'odd-no-voicemail': madeVoicemail([]),
  'broken-cut-short': cutShort(madeVoicemail(Array.from({ length: 300 }, () => ({ row: {} })))),
};

function cutShort(made: MadeVoicemailStore): MadeVoicemailStore {
  return { ...made, database: { main: made.database.main.subarray(0, 9_000), log: null } };
}

function read(made: MadeVoicemailStore, phone: MadePhone, scratch: string) {
  return readMade(made.database, iphoneVoicemail, { ...phone, files: made.files }, scratch);
}

describe('the voicemail of an iPhone', () => {
  for (const [name, made] of Object.entries(situations)) {
    test(`is read as found: ${name}`, async () => {
      const items = await withScratch((scratch) => itemsRead(read(made, sam, scratch)));
      await expect(asGolden(items)).toMatchFileSnapshot(`${name}/items.txt`);
    });
  }

  test('comes with every row, where its database lies alone', async () => {
    const made = madeVoicemail([{ row: {}, recording: 1 }]);
    const items = await withScratch((scratch) =>
      itemsRead(read({ ...made, files: {} }, sam, scratch)),
    );
    expect(items).toMatchObject([
      {
        message: { attachments: [{ bytes: null, missing: 'the recording is not in this source' }] },
      },
    ]);
  });

  test('holds sound that can be played', async () => {
    const copy = await viewableCopy(recording(2), 'audio/amr');
    expect(copy?.extension).toBe('wav');
  });

  test('says what it cannot read of a file, and goes on', async () => {
    const made = madeVoicemail([{ row: {}, transcript: heard }, { row: {} }]);
    const unreadable = {
      // eslint-disable-next-line @typescript-eslint/require-await
      async *open(): AsyncGenerator<Uint8Array> {
        throw new UserError('A file could not be read to its end.');
      },
    };
    const files = {
      'Library/Voicemail/1.transcript': unreadable,
      'Library/Voicemail/5.amr': unreadable,
    };
    const items = await withScratch((scratch) =>
      collected(readMade(made.database, iphoneVoicemail, { files }, scratch)),
    );
    expect(items.map(({ type }) => type)).toEqual(['message', 'message', 'skipped']);
    expect(items[0]).toMatchObject({
      message: { markers: ['a transcript of the phone was not read'] },
    });
    expect(items[2]).toMatchObject({ why: 'A file could not be read to its end.' });
  });

  test('never breaks the reading, whatever bytes of its list are damaged', async () => {
    const made = madeVoicemail(
      Array.from({ length: 30 }, (_, index) => ({ row: {}, inDeleted: index % 3 === 0 })),
    );
    await withScratch(async (scratch) => {
      for (const main of damagedCopies(made.database.main, 120)) {
        const database = { main, log: null };
        const items = await itemsRead(read({ database, files: {} }, sam, scratch));
        expect(items.length).toBeLessThan(20_000);
      }
    });
  }, 60_000);

  test('may have columns with any content, and none at all', async () => {
    const bare = madeDatabase('CREATE TABLE voicemail (x)', [['voicemail', { x: 1n }]]);
    const items = await withScratch((scratch) =>
      collected(readMade(bare, iphoneVoicemail, {}, scratch)),
    );
    expect(items).toMatchObject([
      {
        conversation: { key: 'voicemail withheld' },
        message: { happened: { precision: 'unknown' } },
      },
    ]);
    const other = madeDatabase(voicemailSchema(), [
      ['voicemail', { date: unixSeconds('2026-01-01T00:00:00Z'), sender: 5n, flags: 1.5 }],
    ]);
    const rows = await withScratch((scratch) =>
      itemsRead(readMade(other, iphoneVoicemail, {}, scratch)),
    );
    expect(rows).toMatchObject([{ conversation: { key: 'voicemail 5' } }]);
  });
});

async function collected(items: AsyncIterable<SourceItem>): Promise<SourceItem[]> {
  const all: SourceItem[] = [];
  for await (const item of items) if (item.type !== 'progress') all.push(item);
  return all;
}
