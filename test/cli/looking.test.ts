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

  it('takes days that are to come, for orders run on', async () => {
    await at.from(['add'], { what: 'At the gate', when: '2026-04-20' });
    await at.from(['orders', 'add'], {
      kind: 'restraining',
      from: '2026-11-14',
      until: '2027-11-14',
    });
    for (const to of ['2026-12-31', '31 December 2026', '2027-01', '2099-01-01'])
      expect(await lines('--to', to), to).toContain('At the gate');
    expect((await at.run(['timeline', '--from', '2027-01-01'])).code).toBe(0);
    expect((await at.run(['search', 'gate', '--to', '2026-12-31'])).shown).toContain('1 found.');
  });

  it('says where the first day lies behind the last one', async () => {
    for (const verb of [['timeline'], ['search', 'gate']]) {
      const { code, shown } = await at.run([...verb, '--from', '1 May', '--to', '2026-04-30']);
      expect(code).toBe(2);
      expect(shown).toContain('The day after --from lies behind the day after --to');
      expect(shown).toContain('Nothing was changed.');
    }
    expect((await at.run(['timeline', '--from', '1 May', '--to', '1 May'])).code).toBe(0);
  });

  it('marks a file that belongs to private incidents alone, and no other', async () => {
    await writeFile(join(at.world.home, 'one.txt'), 'one');
    await writeFile(join(at.world.home, 'two.txt'), 'two');
    await at.run(['import', 'one.txt', '--no-input']);
    await at.run(['import', 'two.txt', '--no-input']);
    await at.from(
      ['add'],
      [
        { what: 'Private', when: '2026-04-20', private: true, attached: ['AB/1', 'AB/2'] },
        { what: 'Not private', when: '2026-04-21', attached: ['AB/2'] },
      ],
    );
    const shown = await lines('--kind', 'file');
    expect(shown).toMatch(/^AB\/1 .*\[kept private\]$/m);
    expect(shown).toMatch(/^AB\/2 (?!.*kept private)/m);
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

describe('evidence show', () => {
  it('says to which incidents a file or thing is attached', async () => {
    await writeFile(join(at.world.home, 'one.txt'), 'one');
    await at.run(['import', 'one.txt', '--no-input']);
    expect((await at.run(['show', 'AB/1'])).terminal.results()).not.toContain('Attached to');
    await at.from(
      ['add'],
      [
        { what: 'First', attached: ['AB/1'], items: [{ what: 'a letter' }] },
        { what: 'Second', private: true, attached: ['AB/1'] },
        { what: 'Third', attached: ['AB/1'] },
      ],
    );
    await at.look((casefile) => casefile.withdraw('3', { why: 'A slip.' }));
    expect((await at.run(['show', 'AB/1'])).terminal.results()).toContain(
      'Attached to incident: 1, 2 (kept private), 3 (taken back)\n',
    );
    expect((await at.run(['show', 'AB/2'])).terminal.results()).toContain(
      'Attached to incident: 1\n',
    );
  });

  it('sends to the people where somebody is not there', async () => {
    for (const typed of ['P9', 'P9/1']) {
      const { code, shown } = await at.run(['show', typed]);
      expect(code).toBe(1);
      expect(shown).toContain('Run “evidence people” to see who is in it.');
      expect(shown).not.toContain('timeline');
    }
  });
});

describe('evidence search with a minus', () => {
  it('leaves out what holds the word, wherever it stands, with options beside it', async () => {
    await at.from(
      ['add'],
      [
        { what: 'He waited at the gate', when: '2026-04-20' },
        { what: 'He waited by the shop', when: '2026-04-21' },
      ],
    );
    for (const words of [
      ['waited', '-gate'],
      ['-gate', 'waited'],
      ['waited', '-gate', '--kind', 'incident'],
      ['--kind', 'incident', '--', 'waited', '-gate'],
      ['waited -gate'],
    ]) {
      const { code, shown, terminal } = await at.run(['search', ...words]);
      expect(code, words.join(' ')).toBe(0);
      expect(shown).toContain('1 found.');
      expect(terminal.results()).toContain('shop');
    }
  });

  it('still refuses an option that there is not', async () => {
    for (const words of [
      ['gate', '--form', '2026-03-01'],
      ['--limits=3', 'gate'],
    ]) {
      const { code, shown } = await at.run(['search', ...words]);
      expect(code).toBe(2);
      expect(shown).toContain('There is no option --');
    }
  });
});
