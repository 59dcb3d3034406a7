import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Importer } from '../../src/importers/importer.ts';
import type { SourceItem } from '../../src/core/source-item.ts';
import { conversationLines, senderOf } from '../../src/cli/import/conversation-lines.ts';
import type { SearchList } from '../../src/cli/terminal.ts';
import { numberedLines } from '../../src/cli/terminal/numbered-lines.ts';
import { SearchedLines } from '../../src/cli/terminal/searched-lines.ts';
import type { ConversationPreview } from '../../src/core/selection.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { conversationWith, madeImporter, partyAt, rowsOf } from '../support/made-importer.ts';

const made = vi.hoisted(() => ({ importers: [] as unknown[] }));
vi.mock('../../src/importers/index.ts', async (original) => {
  const real = await original<{ importers: readonly Importer[] }>();
  return {
    get importers() {
      return [...made.importers, ...real.importers];
    },
  };
});

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
  writeFileSync(join(at.world.home, 'phone'), 'made phone');
});
afterEach(async () => {
  made.importers = [];
  await at.remove();
});

function phoneWith(items: readonly SourceItem[]): void {
  made.importers = [madeImporter('made phone', items)];
}

const sam = partyAt('+447700900123', 'Sam Example');
const ina = partyAt('+447700900456', 'Ina Example');
const stranger = partyAt('07700 900789');
const bank = partyAt('MyBank');
const code = partyAt('60777');
const everything: readonly SourceItem[] = [
  ...rowsOf(conversationWith('sms', sam), 3),
  ...rowsOf(conversationWith('imessage', sam), 5),
  ...rowsOf(conversationWith('call', sam), 2),
  ...rowsOf(conversationWith('whatsapp', ina), 20),
  ...rowsOf(conversationWith('sms', stranger), 30),
  ...rowsOf(conversationWith('sms', bank), 4),
  ...rowsOf(conversationWith('sms', code), 1),
  ...rowsOf(conversationWith('call'), 6),
];

describe('choosing conversations of a phone', () => {
  it('puts one person’s on one line, and unknown, short and withheld ones apart at the end', async () => {
    phoneWith(everything);
    const { code: exit, terminal } = await at.run(['import', 'phone'], ['sam', 'No']);
    expect(exit).toBe(0);
    const lines = terminal.searched[0]?.lines ?? [];
    expect(lines.map(({ label }) => label)).toEqual([
      'Ina Example, +447700900456 – WhatsApp, 20 rows, 5 Jan 2026',
      'Sam Example, +447700900123 – 10 rows (iMessage 5, SMS and MMS 3, calls 2), 5 Jan 2026',
      'Numbers with no saved name (1)',
      'Short numbers, and senders that are words (2)',
      'Number withheld or not given (1)',
    ]);
    expect(lines[1]?.parts.map(({ label }) => label)).toEqual([
      'iMessage only, 5 rows, 5 Jan 2026',
      'SMS and MMS only, 3 rows, 5 Jan 2026',
      'calls only, 2 rows, 5 Jan 2026',
    ]);
    await at.look((casefile) => {
      expect(casefile.conversations().map(({ rows }) => rows)).toEqual([5, 3, 2]);
    });
  });

  it('never puts senders together that are words, short or withheld', () => {
    const previews: ConversationPreview[] = [
      conversationWith('sms', bank),
      conversationWith('call', bank),
      conversationWith('sms', code),
      conversationWith('call', code),
    ].map((conversation) => ({ conversation, rows: 1, first: null, last: null }));
    const [section] = conversationLines(previews, 'UTC');
    expect(section).toMatchObject({ isSection: true });
    expect(section !== undefined && 'parts' in section ? section.parts : []).toHaveLength(4);
    expect(senderOf(conversationWith('whatsapp', partyAt('Sam')))).toBe('named');
    expect(senderOf(conversationWith('imessage', partyAt('sam@example.org')))).toBe('unknown');
  });

  it('takes all withheld calls, or all numbers without a name, by a word', async () => {
    phoneWith(everything);
    const { value } = await at.json(['import', 'phone', '--with', 'withheld', '--with', 'Unknown']);
    expect(value).toMatchObject({
      sources: [
        {
          rows: 71,
          takenIn: 36,
          notChosen: 35,
          took: [
            {
              means: 'SMS and MMS',
              parties: [{ asFound: '07700 900789', e164: '+447700900789' }],
              rows: 30,
            },
            { kind: 'calls', parties: [], rows: 6 },
          ],
        },
      ],
    });
  });

  it('says which conversations it took where nothing can be asked', async () => {
    phoneWith(everything);
    const { shown } = await at.run(['import', 'phone', '--with', 'sam', '--no-input'], [], {
      isInteractive: false,
    });
    expect(shown).toContain('Taken from these conversations:');
    expect(shown).toContain('- Sam Example, +447700900123 – SMS and MMS, 3 rows');
    expect(shown).toContain('- Sam Example, +447700900123 – calls, 2 rows');
    expect(shown).not.toContain('Ina');
  });
});

describe('any of 900 conversations', () => {
  /* Three letters each, so that many names begin alike; every ninth has no name. */
  const previews: ConversationPreview[] = Array.from({ length: 900 }, (_, index) => {
    const word = [index % 10, Math.floor(index / 10) % 10, Math.floor(index / 100)]
      .map((digit) => 'bcdfghjklm'.charAt(digit))
      .join('a');
    const name = index % 9 === 0 ? undefined : `${index % 2 === 0 ? 'Sam' : 'Alex'} ${word}`;
    const party = partyAt(`+447700${String(900_000 + index)}`, name);
    const last = Date.UTC(2026, 0, 1) + index;
    return {
      conversation: conversationWith('sms', party),
      rows: 1 + (index % 50),
      first: last,
      last,
    };
  });

  it('is ticked and taken in at most 8 keys, by name and by number', () => {
    const { lines, values } = numberedLines(conversationLines(previews, 'UTC'));
    const list: SearchList = {
      lines,
      orders: ['most active first', 'newest first'],
      ticked: [],
      lay: (text) => [text],
      help: () => '',
    };
    let dearest = 0;
    for (const { conversation } of previews) {
      const [party] = conversation.others;
      const name = party?.name as string | undefined;
      const searches = [
        party?.asFound.slice(-4) ?? '',
        ...(name === undefined ? [] : [name.split(' ')[1]?.slice(0, 5) ?? '']),
      ];
      for (const typed of searches) {
        const searched = new SearchedLines(list);
        searched.search(typed);
        const place = searched
          .shown()
          .findIndex(({ line }) =>
            line.gives.some((number) => values[number] === conversation.key),
          );
        expect(place).toBeGreaterThanOrEqual(0);
        // What is typed, the arrows down, Space and Enter.
        dearest = Math.max(dearest, typed.length + place + 2);
      }
    }
    expect(dearest).toBeLessThanOrEqual(8);
  });
});
