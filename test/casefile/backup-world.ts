import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupOptions, BackupOutcome } from '../../src/casefile/backup/backup.ts';
import type { Environment } from '../../src/casefile/casefile.ts';
import { findCopies } from '../../src/casefile/backup/found-copy.ts';
import { createCasefile } from '../../src/casefile/open.ts';
import { restoreCasefile, type RestoreOutcome } from '../../src/casefile/backup/restore.ts';
import { details, incident, temporaryFolder, testEnvironment, withCase } from './case-world.ts';
import { allOfIt, looseFiles, phone, yielded } from './sources.ts';

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
  const [record, stick] = [join(around, 'record'), join(around, 'stick')];
  await mkdir(stick);
  const casefile = await createCasefile(record, { details }, testEnvironment(`made ${around}`));
  await casefile.recordIncidents([incident('First.'), incident('long '.repeat(80_000))]);
  const [files, texts] = [looseFiles(), phone()];
  await casefile.ingest(files.identity, () => yielded(files.items), allOfIt);
  await casefile.ingest(texts.identity, () => yielded(texts.items), allOfIt);
  await casefile.saveDraft({ id: 'one', savedAt: '2026-03-01', answers: { what: 'not yet' } });
  casefile.close();
  return { around, record, stick, copy: join(stick, 'record-backup') };
}

/** The same case file and stick again, in another place. */
export async function copyOfWorld(template: BackupWorld): Promise<BackupWorld> {
  const around = await temporaryFolder();
  await cp(template.around, around, { recursive: true });
  const stick = join(around, 'stick');
  return { around, record: join(around, 'record'), stick, copy: join(stick, 'record-backup') };
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
