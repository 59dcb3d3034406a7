import { describe, expect, it } from 'vitest';
import type { SourceItem } from '../../src/core/source-item.ts';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import {
  typedMessages,
  typedSource,
  type TypedMessage,
} from '../../src/importers/typed-messages.ts';

const first: TypedMessage = {
  who: 'Sam Example',
  number: '07700 900123',
  when: {
    precision: 'minute',
    local: '2026-01-31T14:25',
    zone: 'Europe/London',
    zoneIs: 'assumed',
    basis: 'stated by the person',
    raw: 'on 31 January at 14:25',
  },
  direction: 'in',
  means: 'SMS',
  words: 'I know where you are\n=cmd|x',
};
const second: TypedMessage = {
  who: '@sam.example',
  when: { precision: 'unknown' },
  direction: 'out',
  means: 'Instagram',
  words: 'stop \ud800',
};

async function all(entries: readonly TypedMessage[]): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of typedMessages(entries)) items.push(item);
  return items;
}

describe('messages that the person copied out', () => {
  it('come in their order, each marked as copied out', async () => {
    expect(await all([first, second])).toEqual([
      {
        type: 'message',
        conversation: {
          key: 'typed sms +447700900123',
          kind: 'messages',
          means: 'SMS',
          others: [{ asFound: '07700 900123', e164: '+447700900123', name: 'Sam Example' }],
          group: false,
        },
        message: {
          kind: 'message',
          means: 'SMS',
          direction: 'in',
          happened: { ...first.when, basis: 'copied out by the person' },
          sender: { asFound: '07700 900123', e164: '+447700900123', name: 'Sam Example' },
          recipients: [],
          place: 'message 1',
          text: first.words,
          attachments: [],
          markers: ['copied out by the person'],
        },
      },
      {
        type: 'message',
        conversation: {
          key: 'typed instagram @sam.example',
          kind: 'messages',
          means: 'Instagram',
          others: [{ asFound: '@sam.example' }],
          group: false,
        },
        message: {
          kind: 'message',
          means: 'Instagram',
          direction: 'out',
          happened: { precision: 'unknown', basis: 'copied out by the person' },
          sender: null,
          recipients: [{ asFound: '@sam.example' }],
          place: 'message 2',
          text: {
            shown: 'stop \ufffd',
            rawHex: '00730074006f00700020d800',
            rawAs: 'utf-16be',
          },
          attachments: [],
          markers: ['copied out by the person'],
        },
      },
    ]);
  });

  it('can all be recorded, and stand for themselves as the same bytes each time', async () => {
    for (const item of await all([first, second])) expect(canonicalJson(item)).toContain('typed');
    const bytes = typedSource([first, second]);
    expect(bytes.equals(typedSource([{ ...first }, { ...second }]))).toBe(true);
    expect(bytes.equals(typedSource([second, first]))).toBe(false);
    expect(JSON.parse(bytes.toString('utf8'))).toMatchObject([{ words: first.words }, {}]);
  });
});
