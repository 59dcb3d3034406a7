import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoSources } from '../../src/demo/sources.ts';
import { Workplace } from './program.ts';

/* The built program, run as scripts run it: what it prints as JSON, and what it leaves on the disk. */
let work: Workplace;
let begun: Workplace;

/* A case just begun, from which each test gets a copy of its own. */
beforeAll(() => {
  begun = new Workplace();
  const ran = begun.run([
    'init',
    'record',
    '--no-input',
    '--i-have-read-this',
    '--initials',
    'AB',
    '--timezone',
    'Europe/London',
    '--nation',
    'england-wales',
  ]);
  expect(ran.code).toBe(0);
});

afterAll(() => {
  begun.close();
});

beforeEach(() => {
  work = new Workplace();
  cpSync(begun.path('record'), work.path('record'), { recursive: true });
});

afterEach(() => {
  work.close();
});

interface Event {
  readonly ref: string;
  readonly kind: string;
  readonly happened: { readonly precision: string; readonly utc?: string; readonly local?: string };
  readonly what?: string;
  readonly name?: string;
}

interface Imported {
  readonly sources: readonly {
    readonly rows: number;
    readonly takenIn: number;
    readonly alreadyHad: number;
    readonly notChosen: number;
    readonly skipped: readonly unknown[];
    readonly sha256: string;
    readonly importer: string;
  }[];
}

const inCase = (...words: string[]): string[] => ['-C', 'record', ...words];
const timeline = (): Event[] => work.json(inCase('timeline')) as Event[];

function writeSource(name: RegExp): string {
  const source = demoSources().find(({ path }) => name.test(path));
  if (source === undefined) throw new Error('no such sample source');
  const file = source.path.split('/').at(-1) ?? '';
  writeFileSync(work.path(file), source.bytes);
  return file;
}

describe('evidence add --from', () => {
  it('records an array, and the timeline gives it back in order of when it happened', () => {
    const incidents = [
      {
        what: 'third',
        when: '2026-03-14T15:10',
        felt: 'afraid',
        where: 'at work',
        address: '1 Mill Row',
      },
      { what: 'not dated' },
      { what: 'first', when: '2026-01' },
      { what: 'second', when: '2026-02-03' },
      { what: 'said to be unknown', when: 'unknown' },
    ];
    expect(work.run(inCase('add', '--from', '-'), JSON.stringify(incidents)).code).toBe(0);
    const events = timeline();
    expect(events.slice(0, 3).map(({ what }) => what)).toEqual(['first', 'second', 'third']);
    expect(events.map(({ happened }) => happened.precision)).toEqual([
      'month',
      'day',
      'minute',
      'unknown',
      'unknown',
    ]);
    expect(events[2]?.happened.local).toBe('2026-03-14T15:10');
  });

  it('records all or nothing, and names the key that is wrong, never what it holds', () => {
    const ran = work.run(
      inCase('add', '--from', '-'),
      '[{"what":"good"},{"what":"x","wehn":"SECRET"}]',
    );
    expect(ran.code).not.toBe(0);
    expect(ran.talk).toContain('wehn');
    expect(ran.talk).not.toContain('SECRET');
    expect(timeline()).toEqual([]);
  });

  it('attaches the files on the command line, byte for byte', () => {
    const file = writeSource(/IMG_2026/);
    expect(work.run(inCase('add', file, '--from', '-'), '{"what":"a note on the car"}').code).toBe(
      0,
    );
    const [picture, incident] = timeline();
    expect(picture).toMatchObject({ kind: 'file', name: file, ref: 'AB/1' });
    expect(incident).toMatchObject({ kind: 'incident', attached: ['AB/1'] });
  });
});

describe('evidence import', () => {
  it('prints a receipt that balances, and adds nothing the second time', () => {
    const file = writeSource(/sms-/);
    const first = work.json(inCase('import', file, '--all')) as Imported;
    const second = work.json(inCase('import', file, '--all')) as Imported;
    const [a, b] = [first.sources[0], second.sources[0]];
    expect(a?.importer).toBe('android-sms-backup');
    expect(a?.sha256).toBe(
      createHash('sha256')
        .update(readFileSync(work.path(file)))
        .digest('hex'),
    );
    for (const source of [a, b])
      expect(source?.rows).toBe(
        (source?.takenIn ?? 0) +
          (source?.alreadyHad ?? 0) +
          (source?.notChosen ?? 0) +
          (source?.skipped.length ?? 0),
      );
    expect(b?.takenIn).toBe(0);
    expect(b?.alreadyHad).toBe(a?.takenIn);
    expect(timeline()).toHaveLength(a?.takenIn ?? 0);
  });

  it('asks which conversations, and says which option answers when it cannot ask', () => {
    const ran = work.run(inCase('import', writeSource(/sms-/), '--no-input'));
    expect(ran.code).toBe(2);
    expect(ran.talk).toMatch(/--with.*--all/);
  });

  it('leaves no trace of what was not chosen', () => {
    const file = writeSource(/sms-/);
    const one = work.json(inCase('import', file, '--with', '+44 7700 900123')) as Imported;
    expect(one.sources[0]?.notChosen).toBeGreaterThan(0);
    expect(timeline().every((event) => JSON.stringify(event).includes('900123'))).toBe(true);
  });

  it('does not change a source, and leaves nothing beside it', () => {
    mkdirSync(work.path('phone'));
    for (const { path, bytes } of demoSources())
      writeFileSync(work.path('phone', path.split('/').at(-1) ?? ''), bytes);
    const state = (): string[] =>
      readdirSync(work.path('phone')).map(
        (name) =>
          `${name} ${createHash('sha256')
            .update(readFileSync(work.path('phone', name)))
            .digest('hex')}`,
      );
    const before = state();
    expect(
      work.run(inCase('import', 'phone', '--all', '--owner', 'Alex Bryant', '--no-input')).code,
    ).toBe(0);
    expect(state()).toEqual(before);
  });

  it('keeps the whole source only when asked, and puts it into no bundle', () => {
    const file = writeSource(/sms-/);
    const bytes = readFileSync(work.path(file));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const kept = work.path('record/objects', sha256.slice(0, 2), sha256);
    work.run(inCase('import', file, '--all', '--no-input'));
    expect(existsSync(kept)).toBe(false);
    expect(work.run(inCase('import', file, '--all', '--keep-source', '--no-input')).code).toBe(0);
    expect(readFileSync(kept).equals(bytes)).toBe(true);
    expect(work.run(inCase('verify')).out).not.toContain('No entry refers');
    expect(work.run(inCase('bundle', '--folder', '-o', 'AB_3', '--yes')).code).toBe(0);
    expect(readFileSync(work.path('AB_3/manifest-sha256.txt'), 'utf8')).not.toContain(sha256);
  });

  it('says it when a path is not there, and takes in the rest', () => {
    const ran = work.run(inCase('import', 'nowhere', writeSource(/IMG_2026/), '--no-input'));
    expect(ran.code).toBe(1);
    expect(timeline()).toHaveLength(1);
  });
});

describe('evidence bundle and verify', () => {
  it('makes a zip that checks, says its hash, and is found by its head', () => {
    work.run(inCase('add', '--from', '-'), '{"what":"he rang","address":"1 Mill Row"}');
    work.run(inCase('import', writeSource(/sms-/), '--all', '--no-input'));
    const made = work.json(inCase('bundle', '-o', 'AB_1.zip', '--yes')) as Record<string, unknown>;
    const zip = readFileSync(work.path('AB_1.zip'));
    expect(made['sha256']).toBe(createHash('sha256').update(zip).digest('hex'));
    expect(made['bytes']).toBe(zip.byteLength);
    expect(made['withheld']).toBeGreaterThan(0);
    const bag = work.json(['verify', 'AB_1.zip']) as {
      ok: boolean;
      head: { seq: number; hash: string };
    };
    expect(bag.ok).toBe(true);
    const head = `${bag.head.seq}:${bag.head.hash}`;
    expect(work.run(inCase('verify', '--head', head)).code).toBe(0);
    expect(work.run(inCase('verify', '--head', `${bag.head.seq + 1}:${bag.head.hash}`)).code).toBe(
      3,
    );
  });

  it('makes the same bytes from the same head, time and choices', () => {
    work.run(inCase('add', '--from', '-'), '{"what":"he rang"}');
    const wishes = ['--up-to', '2', '--at', '2026-11-22T12:00:00Z', '--yes'];
    for (const folder of ['one', 'two']) {
      mkdirSync(work.path(folder));
      expect(work.run(inCase('bundle', '-o', `${folder}/AB.zip`, ...wishes)).code).toBe(0);
    }
    expect(
      readFileSync(work.path('one/AB.zip')).equals(readFileSync(work.path('two/AB.zip'))),
    ).toBe(true);
  });

  it('never writes over a file, nor into the case folder', () => {
    work.run(inCase('add', '--from', '-'), '{"what":"he rang"}');
    writeFileSync(work.path('there.zip'), 'mine');
    expect(work.run(inCase('bundle', '-o', 'there.zip', '--yes')).code).toBe(1);
    expect(readFileSync(work.path('there.zip'), 'utf8')).toBe('mine');
    expect(work.run(inCase('bundle', '-o', 'record/x.zip', '--yes')).code).toBe(1);
    expect(existsSync(work.path('record/x.zip'))).toBe(false);
  });

  it('makes a plain folder that checks', () => {
    work.run(inCase('add', '--from', '-'), '{"what":"he rang"}');
    expect(work.run(inCase('bundle', '--folder', '-o', 'AB_2', '--yes')).code).toBe(0);
    expect(readdirSync(work.path('AB_2'))).toContain('READ-ME-FIRST.txt');
    expect(work.run(['verify', 'AB_2']).code).toBe(0);
  });

  it('stops on a damaged exhibit, and with --despite-damage says so', () => {
    work.run(inCase('import', writeSource(/IMG_2026/), '--no-input'));
    const folder = readdirSync(work.path('record/objects'))
      .map((name) => work.path('record/objects', name))
      .flatMap((path) => readdirSync(path).map((name) => `${path}/${name}`));
    work.runTool('chmod', ['u+w', ...folder]);
    writeFileSync(folder[0] ?? '', 'rotten');
    expect(work.run(inCase('verify')).code).toBe(3);
    expect(work.run(inCase('bundle', '-o', 'AB.zip', '--yes')).code).toBe(1);
    expect(work.run(inCase('report', '-o', 'report', '--despite-damage')).code).toBe(0);
    const page = readFileSync(work.path('report/2_TIMELINE.html'), 'utf8');
    expect(page).toMatch(/damage/i);
  });
});

describe('what evidence holds', () => {
  it('never reaches the terminal, the table or the page alive', () => {
    const hostile = `=cmd|' /C calc'!A0 <script>alert(1)</script> \u001b[2J\u001b]0;owned\u0007 \u202egnp.exe`;
    writeFileSync(
      work.path('sms.xml'),
      `<?xml version="1.0" encoding="UTF-8"?><smses count="1"><sms protocol="0" address="+447700900123" date="1767225600000" type="1" body="${hostile
        .replaceAll('<', '&lt;')
        .replaceAll('\u001b', '&#27;')
        .replaceAll('\u0007', '&#7;')}" contact_name="=HYPERLINK(1)" /></smses>`,
    );
    expect(work.run(inCase('import', 'sms.xml', '--all', '--no-input')).code).toBe(0);
    const shown = work.run(inCase('timeline')).out + work.run(inCase('show', 'AB/1:1')).out;
    expect(shown).not.toMatch(/[\u001b\u0007\u202e]/);
    expect(work.run(inCase('report', '-o', 'report')).code).toBe(0);
    const page = readFileSync(work.path('report/2_TIMELINE.html'), 'utf8');
    expect(page).not.toContain('<script>alert');
    const table = readFileSync(work.path('report/3_CALLS_AND_MESSAGES.csv'), 'utf8');
    expect(table).not.toMatch(/(^|,)"?=/m);
  });
});
