import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proposeColumns } from '../../src/cli/import/propose-columns.ts';
import { statedColumns } from '../../src/cli/import/stated-columns.ts';
import { widthOf } from '../../src/cli/terminal/wrap.ts';
import { UserError } from '../../src/core/errors.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
});
afterEach(() => at.remove());

const texts = `Date,Time,Phone number,Direction,Message
03/11/2026,21:04,07700 900123,Received,I know where you are
14/11/2026,21:05,07700 900123,Sent,Stop
15/11/2026,02:00,07700 900123,Received,"\u001b[2J=HYPERLINK(""x"")"
16/11/2026,02:00,07700 900123,Received,Fourth
`;

const calls = `Wann;Nummer;Art;Dauer
2026-11-03 21:04:10;07700 900123;Eingang;00:01:00
2026-11-04 21:04:10;07700 900123;Ausgang;00:02:00
`;

async function put(name: string, content: string): Promise<void> {
  await writeFile(join(at.world.home, name), content);
}

async function exhibitKinds(): Promise<string[]> {
  return at.look((casefile) => [...casefile.exhibits()].map(({ kind }) => kind));
}

describe('a table whose headings are not known', () => {
  it('is shown, proposed, and taken in as the person agrees', async () => {
    await put('texts.csv', texts);
    const { code, terminal, shown } = await at.run(
      ['import', 'texts.csv'],
      ['Yes, messages', 'Yes'],
    );
    expect(code).toBe(0);
    expect(terminal.left()).toBe(0);
    expect(shown).toContain('Phone number: 07700 900123 · 07700 900123');
    expect(shown).toContain(
      'When: Date + Time Who: Phone number In or out: Direction Words: Message',
    );
    expect(shown).toContain(
      'Tue 3 Nov 2026 21:04 GMT · from 07700 900123 · “I know where you are”',
    );
    expect(shown).toContain('Sat 14 Nov 2026 21:05 GMT · to 07700 900123 · “Stop”');
    expect(shown).not.toContain('Fourth”');
    expect(terminal.shown()).not.toContain('\u001b[2J');
    expect(shown).toContain('4 in it = 4 taken in');
    expect(await exhibitKinds()).toEqual(['conversation']);
  });

  it('is kept as a file where the person presses Enter, or says so at the end', async () => {
    await put('texts.csv', texts);
    expect((await at.run(['import', 'texts.csv'], [''])).code).toBe(0);
    expect(await exhibitKinds()).toEqual(['file']);
    await put('other.csv', calls);
    const kept = await at.run(
      ['import', 'other.csv'],
      ['Yes, calls', 'Art', 'Eingang', 'No, keep'],
    );
    expect(kept.code).toBe(0);
    expect(kept.terminal.left()).toBe(0);
    expect(await exhibitKinds()).toEqual(['file', 'file']);
  });

  it('is asked about only as far as its headings and values do not say it', async () => {
    await put('calls.csv', calls);
    const { terminal, shown } = await at.run(
      ['import', 'calls.csv'],
      ['Yes, calls', 'Art', 'Eingang', 'Yes'],
    );
    expect(terminal.questions.map((question) => question.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringContaining('Is this a list of messages or calls?'),
      expect.stringContaining('came in or went out?'),
      expect.stringContaining('Which word in it means that it came in?'),
      expect.stringContaining('Is this right?'),
    ]);
    expect(shown).toContain('from 07700 900123 · answered · 60 s');
    expect(shown).toContain('to 07700 900123 · made · 120 s');
  });

  it('can have its columns changed until they are right', async () => {
    await put('texts.csv', texts);
    const { terminal, shown } = await at.run(
      ['import', 'texts.csv'],
      ['Yes, messages', 'No, change', 'Date:', 'Phone', 'None', '', 'Message', 'None', 'Yes'],
    );
    expect(terminal.left()).toBe(0);
    expect(shown).toContain('Tue 3 Nov 2026 · from 07700 900123');
    await at.look((casefile) => {
      const [row] = [...casefile.conversationRows('AB/1', false)];
      expect(JSON.stringify(row)).toContain('"precision":"day"');
    });
  });

  it('asks for the order of day and month before it shows the rows, and only once', async () => {
    await put('texts.csv', texts.split('\n').slice(0, 2).join('\n'));
    const { terminal, shown } = await at.run(
      ['import', 'texts.csv'],
      ['Yes, messages', 'day first', 'Yes'],
    );
    expect(terminal.left()).toBe(0);
    expect(shown).toContain('Tue 3 Nov 2026 21:04 GMT');
  });

  it('keeps what was chosen in the case, for the next table with the same headings', async () => {
    await put('texts.csv', texts);
    await at.run(['import', 'texts.csv'], ['Yes, messages', 'Yes']);
    await put('later.csv', texts.replaceAll('11/2026', '10/2026'));
    const later = await at.run(['import', 'later.csv'], ['Yes']);
    expect(later.shown).toContain('You said before what these columns hold.');
    expect(later.shown).toContain('4 in it = 4 taken in');
    await put('latest.csv', texts.replaceAll('11/2026', '09/2026'));
    const latest = await at.run(['import', 'latest.csv', '--no-input'], [], {
      isInteractive: false,
    });
    expect(latest.code).toBe(0);
    expect(latest.shown).toContain('You said before what these columns hold.');
    expect(latest.shown).toContain('4 in it = 4 taken in');
    expect(await exhibitKinds()).toEqual(['conversation', 'conversation', 'conversation']);
  });

  it('is not taken for another one because of a heading or two', async () => {
    await put('few.csv', 'Date,Number,What\n2026-11-03 10:00,07700 900123,x\n');
    await at.run(['import', 'few.csv', '--columns', 'time=Date,party=Number', '--no-input']);
    await put('shopping.csv', 'Name,Number,Date\nMilk,2,2026-01-03\n');
    const { shown } = await at.run(['import', 'shopping.csv', '--no-input'], [], {
      isInteractive: false,
    });
    expect(shown).not.toContain('You said before');
    expect(await exhibitKinds()).toEqual(['conversation', 'file']);
  });

  it('is kept as a file with a word about it where nobody can be asked', async () => {
    await put('texts.csv', texts);
    const quiet = await at.run(['import', 'texts.csv', '--no-input']);
    expect(quiet.code).toBe(0);
    expect(quiet.shown).toContain('texts.csv is a table. It was kept as a file');
    const { code, value } = await at.json(['import', 'texts.csv']);
    expect(code).toBe(0);
    expect(value).toMatchObject({ sources: [{ importer: 'loose-files', alreadyHad: 1 }] });
  });

  it('is not asked about in a folder of files, nor when it is no table', async () => {
    await put('notes.csv', 'Just some words\nand more of them\n');
    const { terminal } = await at.run(['import', 'notes.csv'], []);
    expect(terminal.questions).toEqual([]);
    expect(await exhibitKinds()).toEqual(['file']);
  });
});

describe('--columns', () => {
  it('says it without a question, in a run that nobody watches', async () => {
    await put('texts.csv', texts);
    const stated = 'time=Date + Time,party=Phone number,direction=Direction,text=Message';
    const { code, value } = await at.json(['import', 'texts.csv', '--columns', stated]);
    expect(code).toBe(0);
    expect(value).toMatchObject({ sources: [{ importer: 'csv-table', rows: 4, takenIn: 4 }] });
    const report = await at.run(['verify']);
    expect(report.code).toBe(0);
  });

  it('stands in words among the choices of the import', async () => {
    await put('calls.csv', calls);
    await at.run(['import', 'calls.csv', '--columns', 'time=Wann,party=Nummer', '--no-input']);
    const record = await at.look((casefile) => casefile.checkedRecord());
    const [made] = record.imports();
    await record.close();
    expect(made?.choices).toEqual([
      'columns kind=calls, party=Nummer, time=Wann',
      'zone Europe/London',
    ]);
  });

  it('leaves sources that are no tables as they are', async () => {
    await put('calls.csv', calls);
    await put('note.txt', 'words');
    const { code, value } = await at.json([
      'import',
      'calls.csv',
      'note.txt',
      '--columns',
      'time=Wann,party=Nummer',
    ]);
    expect(code).toBe(0);
    expect(value).toMatchObject({
      sources: [{ importer: 'csv-table' }, { importer: 'loose-files' }],
    });
  });

  it('is refused when a column is not there, without repeating it', async () => {
    await put('calls.csv', calls);
    const { code, shown } = await at.run([
      'import',
      'calls.csv',
      '--columns',
      'time=Secret,party=Nummer',
    ]);
    expect(code).toBe(2);
    expect(shown).not.toContain('Secret');
    expect(await exhibitKinds()).toEqual([]);
  });

  it('may name headings that hold commas and equals signs', () => {
    expect(statedColumns('time=Date, local,party=a=b,text=Said, really,received=In')).toEqual({
      kind: 'messages',
      time: 'Date, local',
      party: 'a=b',
      text: 'Said, really',
      received: 'In',
    });
    expect(statedColumns('time=A,party=B').kind).toBe('calls');
    expect(statedColumns('kind=messages,time=A,party=B').kind).toBe('messages');
  });

  it.each([
    '',
    'time',
    'time=A',
    'time=,party=B',
    'what=A',
    'time=A,party=B,kind=post',
    'time=A,time=B,party=C',
  ])('is refused as %j', (typed) => {
    expect(() => statedColumns(typed)).toThrow(UserError);
  });
});

describe('what is proposed', () => {
  it('goes by headings and by what stands below them', () => {
    const look = {
      columns: ['id', 'a', 'b', 'type', 'duration'],
      rows: [
        ['1767474250', '2026-01-03 21:04', '07700 900123', 'INCOMING', '12'],
        ['1767474251', '2026-01-04 21:04', '07700 900124', 'MISSED', '0'],
      ],
    };
    expect(proposeColumns(look, 'calls')).toEqual({
      time: 'a',
      party: 'b',
      direction: 'type',
      duration: 'duration',
    });
    expect(proposeColumns({ columns: ['x', 'y'], rows: [] }, 'messages')).toEqual({});
  });

  it('stays within the screen, whatever stands in the table', async () => {
    const wide = '漢'.repeat(200);
    await put(
      'wide.csv',
      `Date,Number,Message ${wide}\n2026-11-03 10:00,07700 900123,"${wide}\n\u202eevil"\n`,
    );
    const { terminal } = await at.run(['import', 'wide.csv'], ['Yes, messages', 'None', 'Yes'], {
      columns: 40,
    });
    const lines = terminal
      .shown()
      .split('\n')
      .filter((line) => !line.startsWith('>'));
    expect(lines.filter((line) => widthOf(line) > 40)).toEqual([]);
    expect(terminal.shown()).not.toContain('\u202e');
  });
});
