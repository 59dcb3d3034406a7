import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { weekChart } from '../../src/cli/look/week-chart.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { scriptedTerminal } from '../support/scripted-terminal.ts';

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
});
afterEach(() => at.remove());

const texts = `<?xml version='1.0' encoding='UTF-8'?><smses count="3">
<sms address="+447700900123" date="1777000000000" type="1" body="You will see me at the gate" contact_name="Sam" />
<sms address="+447700900123" date="1777000600000" type="2" body="Leave me alone" contact_name="Sam" />
<sms address="+447700900456" date="1777100000000" type="1" body="Lunch on Friday?" contact_name="Robin" />
</smses>`;

async function withTexts(): Promise<void> {
  await writeFile(join(at.world.home, 'sms.xml'), texts);
  await at.run(['import', 'sms.xml', '--all', '--no-input']);
}

async function lines(...words: string[]): Promise<string> {
  return (await at.run(['timeline', ...words])).terminal.results();
}

describe('evidence timeline', () => {
  it('leaves in what was asked for: dates, kinds, ways, people, what is marked', async () => {
    await withTexts();
    await at.from(['add'], { what: 'At the gate', when: '2026-04-20' });
    await at.from(['add'], { what: 'By the shop', when: '2026-05-20' });
    expect(await lines('--kind', 'incident')).not.toContain('Sam');
    expect(await lines('--from', '1 May')).not.toContain('At the gate');
    const april = await lines('--from', '2026-04-20', '--to', '2026-04-20');
    expect(april).toContain('At the gate');
    expect(april).not.toContain('shop');
    expect(await lines('--sent')).toContain('Leave me alone');
    expect(await lines('--sent')).not.toContain('at the gate');
    expect(await lines('--with', '07700 900456')).toContain('Lunch');
    expect(await lines('--with', 'Sam')).not.toContain('Lunch');
    await at.look((casefile) => casefile.mark({ references: ['AB/1:1'], key: true }));
    const marked = await lines('--key');
    expect(marked).toContain('[key]');
    expect(marked.trim().split('\n')).toHaveLength(2);
    const newest = await lines('--newest', '--kind', 'incident');
    expect(newest.indexOf('shop')).toBeLessThan(newest.indexOf('At the gate'));
  });

  it('asks with whom, so that no name need stand among the typed commands', async () => {
    await withTexts();
    const { terminal } = await at.run(['timeline', '--with'], ['Robin']);
    expect(terminal.results()).toContain('Lunch');
    expect(terminal.results()).not.toContain('Leave me alone');
  });

  it('shows a small chart of weeks above, on a screen; in words for those who listen', async () => {
    await withTexts();
    await at.from(['add'], { what: 'At the gate', when: '2026-04-20' });
    const screen = await at.run(['timeline'], [], { resultsOn: 'unicode screen', rows: 60 });
    expect(screen.terminal.results()).toContain('How much there was in each week:');
    expect(screen.terminal.results()).toMatch(/Received +█ most: 2/);
    const ascii = await at.run(['timeline'], [], { resultsOn: 'ascii screen', rows: 60 });
    expect(ascii.terminal.results()).toMatch(/Received +9 most: 2/);
    const plain = await at.run(['timeline', '--plain'], [], {
      resultsOn: 'unicode screen',
      rows: 60,
    });
    expect(plain.terminal.results()).toContain('incidents 1, received 2, sent 1.');
    expect(await lines()).not.toContain('How much');
    expect(await lines('--weeks')).toContain('How much');
  });

  it('refuses what it cannot read, with the exit code for that', async () => {
    for (const words of [
      ['--from', 'blue'],
      ['--kind', 'x'],
      ['--sent', '--received'],
    ]) {
      const { code, shown } = await at.run(['timeline', ...words]);
      expect(code).toBe(2);
      expect(shown).toContain('Nothing was changed.');
    }
  });

  it('gives JSON to programs, one array', async () => {
    await withTexts();
    const { value } = await at.json(['timeline', '--received']);
    expect(value).toMatchObject([{ kind: 'message' }, { kind: 'message' }]);
    expect((await at.json(['timeline', '--kind', 'call'])).value).toEqual([]);
  });
});

describe('the chart of weeks', () => {
  it('fits the screen whatever the years, each character as many weeks as needed', () => {
    const counts = Array.from({ length: 400 }, (_, index) => ({
      week: new Date(Date.UTC(2019, 0, 7 + 7 * index)).toISOString().slice(0, 10),
      kind: 'message' as const,
      direction: 'in' as const,
      count: 1 + (index % 5),
    }));
    for (const columns of [40, 80, 200]) {
      const chart = weekChart(counts, { columns, hasBlocks: true, inWords: false });
      const bars = chart.filter((line) => line.includes('most'));
      expect(bars).toHaveLength(1);
      expect(Math.max(...bars.map((line) => line.length))).toBeLessThanOrEqual(columns);
    }
    expect(weekChart([], { columns: 80, hasBlocks: true, inWords: false })).toEqual([]);
  });
});

describe('evidence search', () => {
  it('finds entries and messages, shows where, and what stands before and after', async () => {
    await withTexts();
    await at.from(['add'], { what: 'A van by the gate', when: '2026-04-20', felt: 'uneasy' });
    const { terminal, shown } = await at.run(['search', 'gate']);
    expect(shown).toContain('2 found.');
    expect(terminal.results()).toContain('What happened: A van by the «gate»');
    expect(terminal.results()).toContain('You will see me at the «gate»');
    expect(terminal.results()).toContain('(after it) SMS to Sam, +447700900123: Leave me alone');
    expect((await at.run(['search', 'nowhere'])).shown).toContain('Nothing was found.');
    const asked = await at.run(['search'], ['uneasy']);
    expect(asked.terminal.results()).toContain('How it made you feel: «uneasy»');
    expect((await at.json(['search', 'gate'])).value).toMatchObject({ total: { count: 2 } });
  });
});

describe('evidence show', () => {
  it('shows anything by its reference, a message with its neighbours', async () => {
    await withTexts();
    await at.from(['people', 'add'], { name: 'Sam Example', role: 'other' });
    await at.from(['orders', 'add'], { kind: 'asked-to-stop', from: '2026-04-21' });
    await at.from(['told', 'add'], { to: 'police', when: '2026-04-22' });
    const shown = async (reference: string): Promise<string> =>
      (await at.run(['show', reference])).terminal.results();
    expect(await shown('AB/1:1')).toContain('Leave me alone');
    expect(await shown('ab1')).toContain('Conversation, 2 rows');
    expect(await shown('P1')).toContain('Sam Example');
    expect(await shown('o1')).toContain('21 April 2026');
    expect(await shown('T1')).toContain('police');
    expect((await at.run(['show', 'X'])).code).toBe(2);
    expect((await at.run(['show', '7'])).code).toBe(1);
  });

  it('begins what it prints with a heading, so that a file of it says what it is', async () => {
    await withTexts();
    await at.from(['add'], { what: 'At the gate', when: '2026-04-20' });
    await at.from(['people', 'add'], { name: 'Sam Example', role: 'other' });
    await at.from(['told', 'add'], { to: 'police', when: '2026-04-22' });
    for (const [reference, heading] of [
      ['1', 'Incident 1'],
      ['AB/1', 'Exhibit AB/1 (proposed reference)'],
      ['AB/1:1', 'AB/1:1'],
      ['P1', 'P1'],
      ['T1', 'T1'],
    ] as const) {
      const { terminal, shown } = await at.run(['show', reference]);
      expect(terminal.results().split('\n')[0]).toBe(heading);
      expect(shown).not.toContain(heading);
    }
  });

  it('says when something was recorded by the clock of the case, with UTC behind', async () => {
    await at.from(['add'], { what: 'At the gate', when: '2026-04-20' });
    const { terminal } = await at.run(['show', '1']);
    expect(terminal.results().replace(/\s+/g, ' ')).toMatch(
      /Recorded: Sun 22 Nov 2026 14:30:00 .*\(.*, entry 2\)/,
    );
  });

  it('lets nothing that a message holds drive the screen', async () => {
    const hostile = texts.replace('Lunch on Friday?', 'a&#27;[2Jb &#8238;gnp');
    await writeFile(join(at.world.home, 'sms.xml'), hostile);
    await at.run(['import', 'sms.xml', '--all', '--no-input']);
    const { terminal } = await at.run(['timeline'], [], { resultsOn: 'unicode screen', rows: 90 });
    expect(terminal.results()).not.toMatch(/\u001b|\u202e/);
    const { value } = await at.json(['timeline']);
    expect(JSON.stringify(value)).not.toContain('\u001b');
    expect(scriptedTerminal().results()).toBe('');
  });
});
