import { cp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BackupOptions, BackupOutcome } from '../../src/casefile/backup/backup.ts';
import type { Environment } from '../../src/casefile/casefile.ts';
import { findCopies } from '../../src/casefile/backup/found-copy.ts';
import { createCasefile } from '../../src/casefile/open.ts';
import { restoreCasefile, type RestoreOutcome } from '../../src/casefile/backup/restore.ts';
import {
  details,
  filesBelow,
  incident,
  temporaryFolder,
  testEnvironment,
  withCase,
} from './case-world.ts';
import { looseFiles, phone, takeIn } from './sources.ts';

/** A case file with a bit of everything, and an empty folder that stands for a stick. */
export interface BackupWorld {
  readonly around: string;
  readonly record: string;
  readonly stick: string;
  /** Where the backup of the record lies on the stick. */
  readonly copy: string;
}

export async function backupWorld(): Promise<BackupWorld> {
  const around = await temporaryFolder();
  const { record, stick } = worldAt(around);
  await mkdir(stick);
  const casefile = await createCasefile(record, { details }, testEnvironment(`made ${around}`));
  await casefile.recordIncidents([incident('First.'), incident('long '.repeat(80_000))]);
  const [files, texts] = [looseFiles(), phone()];
  await takeIn(casefile, files);
  await takeIn(casefile, texts);
  await casefile.saveDraft({ id: 'one', savedAt: '2026-03-01', answers: { what: 'not yet' } });
  casefile.close();
  return worldAt(around);
}

/** A copy that stays until `remove` is called: a folder of `temporaryFolder` goes away after each test. */
export async function keptWorld(
  name: string,
  of: BackupWorld,
): Promise<{ world: BackupWorld; remove: () => Promise<void> }> {
  const around = join(tmpdir(), `evidence-${name}-${process.pid}`);
  await cp(of.around, around, { recursive: true });
  return { world: worldAt(around), remove: () => rm(around, { recursive: true, force: true }) };
}

function worldAt(around: string): BackupWorld {
  const [record, stick] = [join(around, 'record'), join(around, 'stick')];
  return { around, record, stick, copy: join(stick, 'record-backup') };
}

/** The same case file and stick again, in another place. */
export async function copyOfWorld(template: BackupWorld): Promise<BackupWorld> {
  const around = await temporaryFolder();
  await cp(template.around, around, { recursive: true });
  return worldAt(around);
}

/** A stored file of the record that an entry names, by its path below the case folder. */
export async function anObject(folder: string): Promise<string> {
  const found = [...(await filesBelow(folder)).keys()].filter((name) => /^objects/.test(name));
  return found.sort()[0]!;
}

let runs = 0;

/** Opens the case file and backs it up into the folder. */
export function backUp(
  record: string,
  into: string,
  options: BackupOptions = {},
  changes: Partial<Environment> = {},
): Promise<BackupOutcome> {
  runs += 1;
  return withCase(
    record,
    (casefile) => casefile.backUp(into, options),
    testEnvironment(`backup ${runs} ${record}`, changes),
  );
}

/** Brings the newest copy at a folder back into a new one. */
export async function restore(
  from: string,
  to: string,
  options: { readonly despiteDamage?: boolean } = {},
  changes: Partial<Environment> = {},
): Promise<RestoreOutcome> {
  runs += 1;
  const [copy] = await findCopies(from);
  return restoreCasefile(copy!, to, testEnvironment(`restore ${runs} ${to}`, changes), options);
}

/** What was thrown, with what it says about harm; null when nothing was. */
export function failureOf(work: Promise<unknown>): Promise<Error | null> {
  return work.then(
    () => null,
    (error: unknown) => error as Error,
  );
}
