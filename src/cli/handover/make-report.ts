import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Casefile } from '../../casefile/casefile.ts';
import { everyPrivateAnswer } from '../../report/privacy.ts';
import type { Context } from '../context.ts';
import { withCase } from '../find-case.ts';
import {
  entryOf,
  freeName,
  handoverFolder,
  makeOutputFolder,
  refuseBeyondEnd,
  refuseInsideCase,
  timeOf,
} from './handover-place.ts';
import { refusal } from '../refusal.ts';
import { documentNames, modelOf, refuseDamage, writeDocuments } from './report-files.ts';
import { harmWording } from '../wording/harm.ts';
import { reportWording } from '../wording/report.ts';

/** What was typed after `evidence report`. */
export interface ReportTyped {
  readonly output?: string;
  readonly at?: string;
  readonly upTo?: string;
  readonly despiteDamage?: boolean;
  /** With what is otherwise kept back: for the person's own eyes. */
  readonly private?: boolean;
}

/** Makes the three documents of the report and says where they are. */
export async function report(context: Context, typed: ReportTyped): Promise<void> {
  const at = timeOf(typed.at, context.environment.now());
  const upTo = entryOf(typed.upTo);
  await withCase(context, (casefile) => makeReport(context, casefile, typed, at, upTo));
}

async function makeReport(
  context: Context,
  casefile: Casefile,
  typed: ReportTyped,
  at: string,
  upTo: number | undefined,
): Promise<void> {
  const { terminal, environment } = context;
  terminal.line(reportWording.sendsNothing);
  const record = await casefile.checkedRecord(upTo);
  try {
    refuseBeyondEnd(upTo, record.head);
    refuseDamage(record, typed.despiteDamage === true);
    const folder = await outputFolder(context, casefile, typed.output, at);
    const model = modelOf(casefile, record, {
      madeAt: at,
      software: environment.software.name,
      version: environment.software.version,
      ...(upTo === undefined ? {} : { upTo }),
      ownCopy: true,
      ...(typed.private === true ? { show: everyPrivateAnswer } : {}),
    });
    const files = await writeDocuments(model, folder);
    if (context.options.json) terminal.json({ folder, files, head: record.head });
    else for (const file of files) terminal.result(`${file}\n`);
  } finally {
    await record.close();
  }
}

async function outputFolder(
  context: Context,
  casefile: Casefile,
  typed: string | undefined,
  at: string,
): Promise<string> {
  if (typed !== undefined) {
    const folder = resolve(context.currentFolder, typed);
    refuseInsideCase(casefile, folder);
    await makeOutputFolder(folder);
    refuseOlderReport(folder);
    return folder;
  }
  const beside = handoverFolder(casefile);
  await makeOutputFolder(beside);
  const folder = join(beside, freeName(beside, `${casefile.details.initials}_report`, at, ''));
  await makeOutputFolder(folder);
  return folder;
}

/** All three documents are new, or none is written. */
function refuseOlderReport(folder: string): void {
  if (!Object.values(documentNames).some((name) => existsSync(join(folder, name)))) return;
  throw refusal({ ...reportWording.alreadyThere, harm: harmWording.nothingMade });
}
