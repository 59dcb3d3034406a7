import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/core/communication.ts';
import { identifier } from '../../src/core/identifier.ts';
import { isChosen, previewOf, statedChoices } from '../../src/core/selection.ts';
import type { SourceItem } from '../../src/core/source-item.ts';

const zone = 'Europe/London';
const conversation = (key: string): Conversation => ({
  key,
  kind: 'messages',
  means: 'SMS',
  others: [identifier(key)],
  group: false,
});
const at = (utc: string) => ({ precision: 'second', utc }) as const;

describe('choosing', () => {
  it('takes everything unless something is chosen', () => {
    const all = { conversations: null };
    expect(isChosen(all, conversation('a'), { precision: 'unknown' }, zone)).toBe(true);
    expect(isChosen(all, null, at('2026-01-01T00:00:00Z'), zone)).toBe(true);
  });

  it('takes the chosen conversations, and files in any case', () => {
    const one = { conversations: new Set(['a']) };
    expect(isChosen(one, conversation('a'), at('2026-01-01T00:00:00Z'), zone)).toBe(true);
    expect(isChosen(one, conversation('b'), at('2026-01-01T00:00:00Z'), zone)).toBe(false);
    expect(isChosen(one, null, at('2026-01-01T00:00:00Z'), zone)).toBe(true);
  });

  it('counts both days in, by the clock of the case’s zone', () => {
    const days = { conversations: null, since: '2026-07-01', until: '2026-07-02' };
    const chosen = (utc: string): boolean => isChosen(days, null, at(utc), zone);
    expect(chosen('2026-06-30T22:59:59Z')).toBe(false);
    expect(chosen('2026-06-30T23:00:00Z')).toBe(true);
    expect(chosen('2026-07-02T22:59:59Z')).toBe(true);
    expect(chosen('2026-07-02T23:00:00Z')).toBe(false);
  });

  it('goes by the clock that the source shows, and leaves nothing out whose time is not known', () => {
    const days = { conversations: null, since: '2026-07-01', until: '2026-07-01' };
    const local = { precision: 'minute', local: '2026-07-01T23:59', zone: 'Asia/Tokyo' } as const;
    expect(isChosen(days, null, local, zone)).toBe(true);
    expect(isChosen(days, null, { precision: 'unknown' }, zone)).toBe(true);
  });

  it('may have one end only', () => {
    expect(
      isChosen(
        { conversations: null, since: '2026-01-02' },
        null,
        at('2026-01-01T12:00:00Z'),
        zone,
      ),
    ).toBe(false);
    expect(
      isChosen(
        { conversations: null, until: '2026-01-02' },
        null,
        at('2026-01-01T12:00:00Z'),
        zone,
      ),
    ).toBe(true);
  });
});

describe('the stated choices', () => {
  it('hold the dates, and never which conversations were chosen', () => {
    const stated = statedChoices(
      { zone, dateOrder: 'dmy' },
      { conversations: new Set(['secret']), since: '2026-01-01' },
    );
    expect(stated).toEqual({ zone, dateOrder: 'dmy', since: '2026-01-01' });
  });
});

describe('a preview', () => {
  it('counts rows by conversation, most first, with the first and last time', async () => {
    const text = (key: string, utc: string | null): SourceItem => ({
      type: 'message',
      conversation: conversation(key),
      message: {
        kind: 'message',
        means: 'SMS',
        direction: 'in',
        happened: utc === null ? { precision: 'unknown' } : at(utc),
        sender: null,
        recipients: [],
        place: 'sms 1',
        text: null,
        attachments: [],
        markers: [],
      },
    });
    const progress: number[] = [];
    const preview = await previewOf(
      yielded([
        text('a', null),
        text('b', '2026-01-02T00:00:00Z'),
        text('b', '2026-01-01T00:00:00Z'),
        text('b', null),
        { type: 'skipped', where: 'x', why: 'y' },
        { type: 'note', where: 'x', what: 'y' },
        { type: 'progress', bytesRead: 5, bytesInAll: 10 },
      ]),
      zone,
      (bytesRead) => progress.push(bytesRead),
    );
    expect(preview).toMatchObject({ files: 0, skipped: 1 });
    expect(preview.conversations.map(({ conversation: { key }, ...rest }) => [key, rest])).toEqual([
      ['b', { rows: 3, first: Date.UTC(2026, 0, 1), last: Date.UTC(2026, 0, 2) }],
      ['a', { rows: 1, first: null, last: null }],
    ]);
    expect(progress).toEqual([5]);
  });
});

async function* yielded(items: readonly SourceItem[]): AsyncGenerator<SourceItem> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}
