import { describe, expect, it } from 'vitest';
import {
  momentsAfter,
  momentsAfterImport,
  showAdviceFor,
} from '../../src/cli/advice/show-advice.ts';
import { terminalOn } from '../../src/cli/terminal/asking.ts';
import type { Exhibit } from '../../src/core/exhibit.ts';
import type { Incident } from '../../src/core/incident.ts';
import { scriptedTerminal } from '../support/scripted-terminal.ts';

const now = new Date('2026-11-22T14:30:00Z');
const backedUp = { lastBackupAt: '2026-11-20T09:00:00.000Z', now };

const incident = (answers: Partial<Incident> = {}): Incident => ({
  what: 'x',
  when: { precision: 'unknown', basis: 'stated by the person' },
  number: 1,
  entry: 2,
  recordedAt: now.toISOString(),
  changes: [],
  ...answers,
});
const file = (kind: string): Exhibit => ({ kind: 'file', facts: { kind } }) as unknown as Exhibit;
const calls = { kind: 'conversation', conversation: { kind: 'calls' } } as unknown as Exhibit;
const letter = { kind: 'physical', item: { what: 'a letter' } } as unknown as Exhibit;

describe('the moments after an incident was saved', () => {
  it('are none when nothing was saved', () => {
    expect(momentsAfter([], 5, { lastBackupAt: null, now })).toEqual([]);
  });

  it('are always the close of adding, and the second incident only once', () => {
    expect(momentsAfter([incident()], 0, backedUp)).toEqual(['after any add']);
    expect(momentsAfter([incident()], 1, backedUp)).toEqual(['second incident', 'after any add']);
    expect(momentsAfter([incident(), incident()], 0, backedUp)).toContain('second incident');
    expect(momentsAfter([incident()], 2, backedUp)).not.toContain('second incident');
  });

  it.each([
    ['a gift', incident({ behaviours: ['gift'] }), [], 'after gift'],
    ['letters', incident({ behaviours: ['letters'] }), [], 'after gift'],
    ['something in the post', incident({ channels: ['post'] }), [], 'after gift'],
    ['a thing that is kept', incident(), [letter], 'after gift'],
    ['a voicemail', incident({ channels: ['voicemail'] }), [], 'after voicemail'],
    ['a recording', incident(), [file('sound')], 'after voicemail'],
    ['a call log', incident(), [calls], 'after voicemail'],
    ['a screenshot', incident(), [file('picture')], 'after screenshot or import'],
  ] as const)('know of %s', (_what, saved, attached, moment) => {
    expect(momentsAfter([saved], 5, { ...backedUp, attached })).toContain(moment);
    expect(momentsAfter([incident()], 5, backedUp)).not.toContain(moment);
  });

  it.each([
    [null, true],
    ['2026-11-22T14:00:00.000Z', false],
    ['2026-11-15T14:30:01.000Z', false],
    ['2026-11-15T14:30:00.000Z', true],
    ['2026-11-24T00:00:00.000Z', false],
    ['2031-01-01T00:00:00.000Z', true],
  ])('call for a backup when the last was at %s: %s', (lastBackupAt, due) => {
    const moments = momentsAfter([incident()], 5, { lastBackupAt, now });
    expect(moments.includes('no backup for a week')).toBe(due);
    expect(momentsAfterImport([], { lastBackupAt, now }).includes('no backup for a week')).toBe(
      due,
    );
  });
});

describe('the moments after an import', () => {
  it('are the screenshot’s, and the voicemail’s when there was sound or a call', () => {
    expect(momentsAfterImport([file('picture')], backedUp)).toEqual(['after screenshot or import']);
    expect(momentsAfterImport([calls], backedUp)).toEqual([
      'after voicemail',
      'after screenshot or import',
    ]);
  });
});

describe('the advice that is shown', () => {
  const shown = (
    ...words: Parameters<typeof showAdviceFor> extends [unknown, ...infer Rest] ? Rest : never
  ) => {
    const device = scriptedTerminal();
    showAdviceFor(terminalOn(device, true), ...words);
    return device.shown().replace(/\s+/g, ' ');
  };

  it('is nothing without a moment', () => {
    expect(shown([])).toBe('');
  });

  it('shows each point once, its source apart, and where there is more', () => {
    const text = shown(['after gift', 'after any add', 'after any add']);
    expect(text.match(/None of what has happened to you is your fault\./g)).toHaveLength(1);
    expect(text.indexOf('Jo Coles')).toBeGreaterThan(text.indexOf('Supporting Victims'));
    expect(text).toContain('evidence advice');
    expect(text).not.toContain('Our own note');
  });

  it('puts the person’s own contact first', () => {
    const text = shown(['after any add'], 'Kim, +44 7700 900321');
    expect(text.indexOf('Your own contact: Kim')).toBeGreaterThanOrEqual(0);
    expect(text.indexOf('Your own contact')).toBeLessThan(text.indexOf('From the guidance'));
  });

  it('offers a backup as its own note, once, apart from the guidance', () => {
    const offer = shown(['after screenshot or import']);
    expect(offer).toContain('Our own note, not from the source: To keep a second copy');
    const due = shown(['after screenshot or import', 'no backup for a week']);
    expect(due.match(/evidence backup <folder>/g)).toHaveLength(1);
    expect(due).toContain('In the last seven days no second copy');
    expect(due.indexOf('Our own note')).toBeGreaterThan(due.indexOf('Jo Coles'));
  });

  it('does not credit the guidance with a note that is ours alone', () => {
    const text = shown(['no backup for a week']);
    expect(text).not.toContain('Jo Coles');
    expect(text).not.toContain('From the guidance');
  });
});
