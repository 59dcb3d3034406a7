import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Casefile, Environment, Verification } from '../../src/casefile/casefile.ts';
import { nodeDisk, type Disk } from '../../src/casefile/disk.ts';
import { createCasefile, openCasefile } from '../../src/casefile/open.ts';
import { verifyCasefile } from '../../src/casefile/checking/verify.ts';
import { hasBytes, type ExhibitWithBytes } from '../../src/core/exhibit.ts';
import { sha256Of, type Sha256 } from '../../src/core/sha256.ts';

export const details = {
  initials: 'AB',
  zone: 'Europe/London',
  nation: 'england-wales',
} as const;

export const software = { name: 'evidence-organiser', version: '0.0.0-test' };

/** The first moment of the tests' clock, which moves on by one second whenever it is asked. */
export const firstMoment = Date.parse('2026-03-01T09:00:00.000Z');

let asked = 0;

/** An environment whose clock goes on through the test, random bytes that repeat from run to run, and the real disk. */
export function testEnvironment(seed = 'a', changes: Partial<Environment> = {}): Environment {
  let drawn = 0;
  return {
    now: () => new Date(firstMoment + 1000 * (asked += 1)),
    offsetMinutes: () => 0,
    randomBytes: (sizeBytes) => {
      drawn += 1;
      return createHash('sha512').update(`${seed} ${drawn}`).digest().subarray(0, sizeBytes);
    },
    disk: nodeDisk,
    software,
    ...changes,
  };
}

/** The real disk, with some of its calls replaced. */
export function diskWith(changes: Partial<Disk>): Disk {
  return { ...nodeDisk, ...changes };
}

/** An error as Node gives it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made by a test`), { code });
}

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** A new empty folder that goes away after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'evidence-casefile-'));
  folders.push(folder);
  return folder;
}

/** A new case file in a folder that goes away after the test. The caller closes it. */
export async function newCase(environment = testEnvironment()): Promise<Casefile> {
  const folder = join(await temporaryFolder(), 'record');
  return createCasefile(folder, { details }, environment);
}

/** Opens, uses and closes. */
export async function withCase<T>(
  folder: string,
  use: (casefile: Casefile) => Promise<T> | T,
  environment = testEnvironment('another run'),
): Promise<T> {
  const casefile = await openCasefile(folder, environment);
  try {
    return await use(casefile);
  } finally {
    casefile.close();
  }
}

export function verify(folder: string, wanted: Parameters<typeof verifyCasefile>[2] = null) {
  return verifyCasefile(folder, testEnvironment('verify'), wanted);
}

/** The kinds of the findings that are damage. */
export function damageIn(verification: Verification): string[] {
  return verification.findings
    .filter(({ severity }) => severity === 'damage')
    .map(({ kind }) => kind);
}

/** The kinds of the findings that are notes. */
export function notesIn(verification: Verification): string[] {
  return verification.findings.filter(({ severity }) => severity === 'note').map((one) => one.kind);
}

export const unknown = { precision: 'unknown' } as const;

/** An incident of which only the words are given. */
export function incident(what: string): { what: string; when: typeof unknown } {
  return { what, when: unknown };
}

export function journalOf(folder: string): Promise<Buffer> {
  return readFile(join(folder, 'journal.jsonl'));
}

export function writeJournal(folder: string, bytes: Uint8Array | string): Promise<void> {
  return writeFile(join(folder, 'journal.jsonl'), bytes);
}

/** The lines of the journal without their LFs. */
export async function journalLinesOf(folder: string): Promise<string[]> {
  return (await journalOf(folder)).toString('utf8').split('\n').slice(0, -1);
}

/** Every kind of entry, in order. */
export async function kindsOf(folder: string): Promise<string[]> {
  return (await journalLinesOf(folder)).map((line) => {
    const entry = JSON.parse(line) as { parts: { value: { kind: string } }[] };
    return entry.parts[0]!.value.kind;
  });
}

/** Path and SHA-256 of every file below a folder. */
export async function filesBelow(folder: string): Promise<Map<string, Sha256>> {
  const files = new Map<string, Sha256>();
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    if ((await stat(path)).isFile()) files.set(name, sha256Of(await readFile(path)));
  }
  return files;
}

/** All bytes of all files below a folder, and their names, to search for what must not be there. */
export async function everyByteBelow(folder: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    pieces.push(Buffer.from(name));
    const path = join(folder, name);
    if ((await stat(path)).isFile()) pieces.push(await readFile(path));
  }
  return Buffer.concat(pieces);
}

/** Everything that can be read of a case file, as one value: what a rebuild must give again. */
export function everythingIn(casefile: Casefile): unknown {
  const timeline = [...casefile.timeline()];
  const references = new Set(
    timeline.flatMap((event) =>
      event.kind === 'message' || event.kind === 'call'
        ? [event.exhibit, ...event.attachmentReferences.filter((one) => one !== null)]
        : event.kind === 'file'
          ? [event.reference]
          : [],
    ),
  );
  return {
    head: casefile.head,
    details: casefile.details,
    summary: casefile.summary(),
    timeline,
    exhibits: [...references].sort().map((reference) => casefile.exhibit(reference)),
    conversations: [...references]
      .sort()
      .map((reference) => [...casefile.conversationRows(reference, false)]),
    search: ['door', 'hello', '07700', 'photo', 'wall'].map((word) => [
      ...casefile.search(word, 50),
    ]),
  };
}

/** An exhibit whose bytes lie in the case file. */
export function storedExhibit(casefile: Casefile, reference: string): ExhibitWithBytes {
  const exhibit = casefile.exhibit(reference);
  if (exhibit === null || !hasBytes(exhibit)) throw new Error(`no stored exhibit ${reference}`);
  return exhibit;
}
