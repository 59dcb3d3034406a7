import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBag } from '../../src/bundle/check-bag.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { outsideTool } from '../support/outside-tools.ts';
import { filesBelow } from './temporary-folder.ts';

/* What is private, each word of it in no other place. */
const secrets = {
  name: 'quokka-photograph.txt',
  bytes: 'These are the words of the wombat letter.\n',
  caption: 'A bandicoot caption',
  transcript: 'A numbat transcript',
  thing: 'A platypus locket',
  keptWhere: 'In the echidna drawer',
  why: 'The dingo reason',
};
const pdftotext = outsideTool('pdftotext');
const sharedName = 'shared.txt';
const sha256 = createHash('sha256').update(secrets.bytes).digest('hex');
const wanted = [...Object.values(secrets), 'quokka', 'wombat', sha256];

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
  await takeIn(secrets.name, secrets.bytes);
  await takeIn(sharedName, 'A letter for everybody.\n');
  // A second import of the same file, under its name, which takes in nothing.
  await takeIn(secrets.name, secrets.bytes);
  await at.look(async (casefile) => {
    const { thing: what, keptWhere } = secrets;
    await casefile.recordItem({ what, keptWhere, when: { precision: 'unknown' } });
    await casefile.describeExhibit('AB/1', {
      caption: secrets.caption,
      transcript: secrets.transcript,
      howKnown: secrets.caption,
    });
    const when = { precision: 'unknown' } as const;
    const attached = ['AB/1', 'AB/2', 'AB/3'];
    await casefile.recordIncidents([
      { what: 'Kept to myself.', when, attached, private: true },
      { what: 'He shouted.', when, attached: ['AB/2'] },
    ]);
    await casefile.mark({ references: ['AB/1', 'AB/2', 'AB/3'], key: true, why: secrets.why });
  });
});
afterEach(() => at.remove());

async function takeIn(name: string, text: string): Promise<void> {
  await writeFile(join(at.world.home, name), text);
  expect((await at.run(['import', name, '--no-input'])).code).toBe(0);
}

/** The files of a bundle as they lie on the disk, and the text of its PDF. */
async function bundle(): Promise<Map<string, string>> {
  const { code, shown } = await at.run(['bundle', '--folder', '-o', 'handover', '--yes']);
  expect(code).toBe(0);
  const folder = join(at.world.home, 'handover');
  const files = new Map<string, string>();
  for (const [path, bytes] of filesBelow(folder)) files.set(path, bytes.toString());
  files.set('shown before', shown);
  files.set('PDF', pdfText(join(folder, 'data/1_REPORT.pdf')));
  return files;
}

function pdfText(path: string): string {
  if (pdftotext === null) return '';
  return execFileSync(pdftotext, ['-layout', path, '-'], { encoding: 'utf8' });
}

const lettersAlone = (text: string) => text.replace(/\s+/g, '');

describe('a file that belongs to a private incident alone', () => {
  it('leaves nothing of itself in any byte of a bundle', async () => {
    const files = await bundle();
    expect(files.size).toBeGreaterThan(10);
    for (const [path, text] of files)
      for (const secret of wanted) {
        expect(path).not.toContain(secret);
        expect(lettersAlone(text), path).not.toContain(lettersAlone(secret));
      }
    for (const path of files.keys()) expect(path).not.toMatch(/AB_[13]_/);
  });

  it('is named by its reference in the exhibit list, and stands nowhere else', async () => {
    const files = await bundle();
    const html = files.get('data/2_TIMELINE.html')!;
    for (const reference of ['AB/1', 'AB/3'])
      expect(html).toContain(`<h3>${reference}: kept back by AB</h3>`);
    expect(html).not.toContain('AB/2: kept back');
    const csv = files.get('data/3_CALLS_AND_MESSAGES.csv')!;
    expect(csv).not.toContain('AB/1');
    if (pdftotext !== null) expect(files.get('PDF')).toContain('AB/3: kept back by AB');
  });

  it('is counted as left out, with a plain reason, before anything is made', async () => {
    const files = await bundle();
    const why = 'a file or thing that belongs only to an incident that is kept private';
    expect(files.get('shown before')).toContain(`Left out: AB/1, ${why}`);
    expect(files.get('shown before')).toContain(`Left out: AB/3, ${why}`);
    expect(files.get('data/check/withheld.txt')).toContain(`AB/1: ${why}`);
  });

  it('leaves the rest: a file that another incident shows too, and a bundle that checks', async () => {
    const files = await bundle();
    expect([...files.keys()].some((path) => path.endsWith(`AB_2_${sharedName}`))).toBe(true);
    const { findings } = await checkBag(join(at.world.home, 'handover'));
    expect(findings.filter(({ severity }) => severity === 'damage')).toEqual([]);
  });

  it('leaves once it is linked to an incident that is handed over', async () => {
    await at.look((casefile) =>
      casefile.mark({ references: ['AB/1'], link: { incident: 2, linked: true } }),
    );
    const files = await bundle();
    expect([...files.keys()].some((path) => path.includes('AB_1_'))).toBe(true);
    expect(files.get('data/2_TIMELINE.html')).toContain(secrets.caption);
  });
});

describe('evidence report', () => {
  it('keeps it back too', async () => {
    expect((await at.run(['report', '-o', 'plain'])).code).toBe(0);
    for (const [path, bytes] of filesBelow(join(at.world.home, 'plain')))
      for (const secret of wanted) expect(bytes.toString(), path).not.toContain(secret);
  });

  it('prints it with --private, and says that the copy is not to be handed over', async () => {
    expect((await at.run(['report', '--private', '-o', 'own'])).code).toBe(0);
    const html = filesBelow(join(at.world.home, 'own')).get('2_TIMELINE.html')!.toString();
    for (const secret of [secrets.name, secrets.caption, secrets.thing, sha256, 'Kept to myself.'])
      expect(html).toContain(secret);
    expect(html).not.toContain('kept back by AB');
    expect(html).toContain('It is not meant to be handed over.');
  });

  it('says in its help that --private is for the person alone', async () => {
    const { terminal } = await at.run(['report', '--help']);
    expect(terminal.results().replace(/\s+/g, ' ')).toContain('for your own eyes, not to be');
  });
});
