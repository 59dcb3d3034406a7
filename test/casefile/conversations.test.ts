import { beforeEach, describe, expect, it } from 'vitest';
import type { Casefile } from '../../src/casefile/casefile.ts';
import type { TimelineEvent } from '../../src/core/timeline.ts';
import { newCase } from './case-world.ts';
import { newerPhone, phone, sam, takeIn } from './sources.ts';

let casefile: Casefile;

beforeEach(async () => {
  casefile = await newCase();
  await takeIn(casefile, phone());
  await takeIn(casefile, newerPhone());
  return () => {
    casefile.close();
  };
});

const referencesOf = (events: readonly TimelineEvent[]) => events.map(({ reference }) => reference);
const withSam = `sms ${sam}`;

describe('the list of conversations', () => {
  it('shows an exhibit and the one that continues it as one conversation', () => {
    const [robin, withHim, calls] = casefile.conversations();
    expect(withHim).toMatchObject({
      exhibits: ['AB/1', 'AB/4'],
      newest: 'AB/4',
      rows: 5,
      received: 5,
      sent: 0,
      marked: 0,
      first: Date.UTC(2026, 0, 1, 12),
      last: Date.UTC(2026, 0, 1, 13),
    });
    expect(robin?.conversation.key).toBe('sms +447700900456');
    expect(calls?.conversation.kind).toBe('calls');
    expect(casefile.conversations()).toHaveLength(3);
  });

  it('can have the most active first, or only those of one party', () => {
    expect(casefile.conversations({ order: 'active' })[0]?.conversation.key).toBe(withSam);
    expect(
      casefile.conversations({ party: '07700 900123' }).map(({ conversation }) => conversation.key),
    ).toEqual([withSam, `call ${sam}`]);
  });

  it('counts what is marked', async () => {
    await casefile.mark({ references: ['AB/1:1', 'AB/1:3'], key: true });
    expect(casefile.conversations({ party: sam })[0]?.marked).toBe(2);
  });
});

describe('a conversation', () => {
  it('is paged through across its exhibits, each row under its own reference', () => {
    const first = casefile.conversationPage(withSam, { limit: 3 });
    expect(referencesOf(first.events)).toEqual(['AB/1:1', 'AB/1:2', 'AB/4:4']);
    const second = casefile.conversationPage(withSam, { limit: 3, after: first.next! });
    expect(referencesOf(second.events)).toEqual(['AB/1:3', 'AB/4:5']);
    expect(second.next).toBeNull();
    const back = casefile.conversationPage(withSam, { limit: 3, before: second.previous! });
    expect(back.events).toEqual(first.events);
  });

  it('shows a row with its neighbours', () => {
    const around = casefile.rowsAround('AB/4', 4, { before: 1, after: 2 });
    expect(around?.row.reference).toBe('AB/4:4');
    expect(referencesOf(around!.before)).toEqual(['AB/1:2']);
    expect(referencesOf(around!.after)).toEqual(['AB/1:3', 'AB/4:5']);
  });

  it('shows a row that an earlier exhibit holds too as the row there', () => {
    expect(casefile.rowsAround('AB/4', 1, { before: 5, after: 0 })).toMatchObject({
      row: { reference: 'AB/1:1' },
      before: [],
      after: [],
    });
    expect(casefile.rowsAround('AB/4', 99, { before: 1, after: 1 })).toBeNull();
    expect(casefile.rowsAround('AB/99', 1, { before: 1, after: 1 })).toBeNull();
  });
});
