import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { conversationsFor } from '../../../src/cli/mark/choose-conversation.ts';
import { widthOf } from '../../../src/cli/terminal/wrap.ts';
import { backupXml, smsXml } from '../../support/android-xml.ts';
import { caseAtHand, type CaseAtHand } from '../../support/case-at-hand.ts';
import { hasTmux, TerminalSession, type SessionOptions } from '../../support/terminal-session.ts';
import { testNow } from '../../support/surroundings.ts';

let at: CaseAtHand;
const opened: TerminalSession[] = [];
beforeEach(async () => {
  at = await caseAtHand();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((session) => session.close()));
  await at.remove();
});

async function start(words: readonly string[], options: SessionOptions): Promise<TerminalSession> {
  const session = await TerminalSession.start(['-C', at.folder, ...words], {
    now: testNow,
    ...options,
  });
  opened.push(session);
  return session;
}

async function takeIn(rows: readonly string[]): Promise<void> {
  await writeFile(join(at.world.home, 'a.xml'), backupXml(rows));
  const { code } = await at.run(['import', 'a.xml', '--all', '--no-input']);
  expect(code).toBe(0);
}

const first = Date.UTC(2026, 10, 14, 9, 0, 0);
const sentences = [
  'Where are you?',
  'I know that you are at home. I can see your light from here, and I can wait.',
  'Please leave me alone.',
  'أين أنتِ الآن؟ الساعة 5:30 (لا)',
  `Pick up. ${'Pick up the phone now. '.repeat(200)}`,
  'See you <b>soon</b> 👀 \u202egnp.exe',
];

async function withSam(): Promise<void> {
  await takeIn(
    Array.from({ length: 40 }, (_, index) =>
      smsXml({
        date: first + index * 3_600_000,
        type: index % 6 === 2 ? 2 : 1,
        body: sentences[index % sentences.length] ?? '',
      }),
    ),
  );
  await at.from(['add'], { what: 'He stood at the gate in the rain.', when: '2026-11-14' });
}

describe.skipIf(!hasTmux())('evidence mark on a terminal', () => {
  it.each([40, 80])('is a session that reads well at %i columns', async (columns) => {
    await withSam();
    const session = await start(['mark'], { columns, rows: 30 });
    const kept: string[] = [];
    const answer = async (typed: string, next: RegExp): Promise<void> => {
      await session.answer(typed);
      await session.waitFor(next, 'history');
      kept.push(`--- ${typed}\n${await session.screen()}`);
    };
    await session.waitFor(/help$/);
    await answer('', /Whose messages\?$/);
    await answer('sam', /messages\? sam .*What next\?$/);
    await answer('b', /What next\? b .*What next\?$/);
    await answer('1 3', /\(2 ticked\)$/);
    await answer('k', /as key\? \(Y\/n\)$/);
    await answer('', /\(Y\/n\) > Why\? Enter leaves it out\.$/);
    await answer('It began here.', /here\. Marked as key.*What next\?$/);
    await answer('i 2', /Enter: none\.$/);
    await answer('1', /to incident 1\? \(Y\/n\)$/);
    await answer('', /incident 1\? \(Y\/n\) > Why\? Enter leaves it out\.$/);
    await answer('', /Linked to incident 1.*What next\?$/);
    await answer('/ wait', /What was found.*What next\?$/);
    await answer('o 1', /What next\? o 1 .*What next\?$/);
    await session.key('C-c');
    expect(await session.exitCode()).toBe(130);
    kept.push(`--- Ctrl-C\n${await session.screen()}`);
    await expect(`${kept.join('\n')}\n`).toMatchFileSnapshot(`golden/mark-${columns}.txt`);
    expect(await session.history()).toContain('What you marked until now');
    for (const line of (await session.history()).split('\n'))
      expect(widthOf(line), line).toBeLessThanOrEqual(columns);
  });

  it('is read line by line with --plain: nothing moves and nothing is drawn twice', async () => {
    await withSam();
    const session = await start(['mark', '--plain'], { columns: 40, rows: 24 });
    await session.waitFor('Type a number');
    await session.answer('1');
    await session.waitFor(/Whose messages\? >$/);
    await session.answer('');
    await session.waitFor(/What next\? >$/);
    await session.answer('k 1');
    await session.waitFor('(Y/n)');
    await session.answer('y');
    await session.waitFor('Enter leaves it out.');
    await session.answer('');
    await session.waitFor(/Marked as key.*What next\? >$/, 'history');
    await session.key('C-c');
    expect(await session.exitCode()).toBe(130);
    expect(session.bytes()).not.toMatch(/\u001b\[[0-9;]*[ABCDGHJKfsum]|\r(?!\n)/);
  });

  it('shows no more than ASCII where the terminal has no more', async () => {
    await withSam();
    const session = await start(['mark'], { rows: 40, variables: { LANG: 'C' } });
    await session.waitFor('What would you like to mark?');
    await session.answer('');
    await session.waitFor('Whose messages?');
    await session.answer('');
    await session.waitFor(/What next\?$/);
    expect(await session.history()).toMatch(/^[\x20-\x7e\n]*$/);
    expect(session.bytes()).toMatch(/^[\u0000-\u007f]*$/);
  });
});

const people = 900;
const numberOf = (index: number): string => `+447700${String(900_000 + index)}`;
const nameOf = (index: number): string => `Person ${letters(index)}`;
/* Three letters, each name another. */
const letters = (index: number): string =>
  [index % 10, Math.floor(index / 10) % 10, Math.floor(index / 100)]
    .map((digit) => 'bcdfghjklm'.charAt(digit))
    .join('a');

describe('any of 900 conversations', () => {
  it('is reached in at most 8 keys, by name or by number', async () => {
    await takeIn(
      Array.from({ length: people }, (_, index) =>
        smsXml({
          address: numberOf(index),
          contact_name: nameOf(index),
          date: first - index * 60_000,
        }),
      ),
    );
    await at.look((casefile) => {
      const all = casefile.conversations();
      expect(all).toHaveLength(people);
      const keys = (typed: string, index: number): number => {
        const found = conversationsFor(all, typed);
        const place = found.findIndex(
          ({ conversation }) => conversation.others[0]?.asFound === numberOf(index),
        );
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThan(9);
        // Enter for messages, what is typed and Enter; then a number and Enter where several fit.
        return 1 + typed.length + 1 + (found.length === 1 ? 0 : 2);
      };
      for (let index = 0; index < people; index += 1) {
        expect(keys(numberOf(index).slice(-3), index)).toBeLessThanOrEqual(8);
        expect(keys(letters(index).slice(0, 4), index)).toBeLessThanOrEqual(8);
      }
    });
    if (!hasTmux()) return;
    const session = await start(['mark'], { rows: 24 });
    await session.waitFor('What would you like to mark?');
    await session.key('Enter');
    await session.answer('417');
    await session.waitFor(`${numberOf(417)} – SMS and MMS, 1 row`);
    expect(session.presses).toBeLessThanOrEqual(8);
  });

  it('fits numbers in any form, accounts, titles, and names without their accents', async () => {
    await takeIn([
      smsXml({ address: '+447700900123', contact_name: 'Zoë Żak' }),
      smsXml({ address: '07700 900456', contact_name: '(Unknown)' }),
      smsXml({ address: 'BANK', contact_name: '(Unknown)' }),
    ]);
    await at.look((casefile) => {
      const all = casefile.conversations();
      const found = (typed: string): string[] =>
        conversationsFor(all, typed).map(
          ({ conversation }) => conversation.others[0]?.asFound ?? '',
        );
      expect(found('zoe')).toEqual(['+447700900123']);
      expect(found('zak')).toEqual(['+447700900123']);
      expect(found('07700900123')).toEqual(['+447700900123']);
      expect(found('07700 900 456')).toEqual(['07700 900456']);
      expect(found('+44 7700 900456')).toEqual(['07700 900456']);
      expect(found('bank')).toEqual(['BANK']);
      expect(found('nobody')).toEqual([]);
      expect(found(' ')).toHaveLength(3);
    });
  });
});
