import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outsideTool } from '../support/outside-tools.ts';
import { programPath, Workplace, type Ran } from './program.ts';

/*
 * The sample case, made once by the built program, and everything that the README promises of it held
 * against programs that are not ours.
 */
const work = new Workplace();
const unpacked = work.path('unpacked');
const strace = withTool('strace');
const trace = work.path('trace.txt');
const watching = ['-f', '--seccomp-bpf', '-e', 'trace=network', '-o', trace];
const traced = [...watching, process.execPath, programPath, 'demo'];
let made: Ran;

beforeAll(() => {
  made = strace.skip ? work.run(['demo']) : work.runTool(strace.tool, traced);
});

afterAll(() => {
  work.close();
});

const bundle = 'evidence-demo/record-handover/AB_sample_bundle.zip';
const report = 'evidence-demo/record-handover/AB_report/1_REPORT.pdf';

function withTool(name: string): { skip: boolean; tool: string } {
  const tool = outsideTool(name);
  return { skip: tool === null, tool: tool ?? '' };
}

describe('evidence demo', () => {
  it('goes from the first incident to a checked bundle', () => {
    expect(made.talk).toContain('SAMPLE – INVENTED PEOPLE');
    expect(made.talk).toContain('no damage was found');
    expect(made.code).toBe(0);
    expect(readdirSync(work.path('evidence-demo')).sort()).toEqual([
      'record',
      'record-handover',
      'sources',
    ]);
  });

  it('says what to type next in commands that work as typed', () => {
    const commands = made.out.split('\n').filter((line) => /^ {2}(node|evidence) /.test(line));
    expect(commands.length).toBeGreaterThanOrEqual(4);
    for (const command of commands.filter((line) => !line.trimEnd().endsWith(' add'))) {
      const ran = work.runTool('/bin/sh', ['-c', command]);
      expect([command, ran.code]).toEqual([command, 0]);
    }
  });

  it('marks the sample everywhere and refuses to add to it', () => {
    const refused = work.run(['-C', 'evidence-demo/record', 'add', '--from', '-'], '{"what":"x"}');
    expect(refused.code).not.toBe(0);
    expect(refused.talk).toMatch(/sample/i);
    const html = readFileSync(
      work.path('evidence-demo/record-handover/AB_report/2_TIMELINE.html'),
      'utf8',
    );
    expect(html).toContain('SAMPLE – INVENTED PEOPLE');
  });

  it('can be run again beside the first', () => {
    expect(work.run(['demo']).code).toBe(0);
    expect(readdirSync(work.folder)).toContain('evidence-demo-2');
  });
});

const unzip = withTool('unzip');
describe.skipIf(unzip.skip)('the bundle, held against unzip and sha256sum', () => {
  it('unpacks, and every payload file has the hash in the manifest', () => {
    expect(work.runTool(unzip.tool, ['-tq', bundle]).code).toBe(0);
    expect(work.runTool(unzip.tool, ['-q', bundle, '-d', unpacked]).code).toBe(0);
    const top = work.path('unpacked', 'AB_sample_bundle');
    const sums = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'];
    for (const list of sums)
      expect(work.runTool('sha256sum', ['-c', '--quiet', list], '', top).code).toBe(0);
    expect(work.run(['verify', top]).code).toBe(0);
  });

  it('holds no address, witness contact or private note of the incidents', () => {
    const journal = readFileSync(
      work.path('unpacked', 'AB_sample_bundle', 'data', 'check', 'journal.jsonl'),
      'utf8',
    );
    expect(journal).toContain('"leaf":');
    for (const kept of ['"name":"address"', '"name":"witness 1 contact"', '"name":"private note"'])
      expect(journal).not.toContain(kept);
  });
});

const sevenZip = withTool('7z');
describe.skipIf(sevenZip.skip)('the bundle, held against 7z', () => {
  it('is accepted', () => {
    expect(work.runTool(sevenZip.tool, ['t', bundle]).code).toBe(0);
  });
});

const qpdf = withTool('qpdf');
describe.skipIf(qpdf.skip)('the report, held against qpdf', () => {
  it('is a sound PDF', () => {
    const checked = work.runTool(qpdf.tool, ['--check', report]);
    expect(checked.out).toContain('No syntax or stream encoding errors');
    expect(checked.code).toBe(0);
  });
});

const pdftotext = withTool('pdftotext');
describe.skipIf(pdftotext.skip)('the report, read with pdftotext', () => {
  it('says on every page that it is a sample, which page it is, and the head', () => {
    const text = work.runTool(pdftotext.tool, ['-layout', report, '-']).out;
    const pages = text.split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(5);
    pages.forEach((page, index) => {
      expect(page).toContain('INVENTED PEOPLE');
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    });
  });
});

describe.skipIf(strace.skip)('the same run, watched by strace', () => {
  it('opens no socket to anywhere', () => {
    const log = readFileSync(trace, 'utf8');
    expect(log).toMatch(/\+\+\+ exited with 0 \+\+\+\n$/);
    expect(log).not.toMatch(/AF_INET/);
  });
});
