import { resolve } from 'node:path';
import { checkBag } from '../bundle/check-bag.ts';
import { verifyCasefile } from '../casefile/checking/verify.ts';
import type { Head } from '../core/case-record.ts';
import { exitCodes } from '../core/errors.ts';
import { showsDamage, type Finding } from '../core/finding.ts';
import { parseHead, type WantedHead } from '../core/wanted-head.ts';
import type { Context } from './context.ts';
import { findCase, noCase } from './find-case.ts';
import { verifyWording } from './wording/verify.ts';

/** What was checked, whatever it was. */
interface Checked {
  readonly what: string;
  readonly findings: readonly Finding[];
  readonly entries: number;
  readonly head: Head | null;
  /** What was read besides, in words. */
  readonly read: string;
}

/** Checks what lies at a path, or the person's own case file, and tells what was found. */
export async function verifyPath(
  context: Context,
  path: string | undefined,
  head: string | undefined,
): Promise<void> {
  const wanted = head === undefined ? null : parseHead(head);
  const checked = await check(context, path, wanted);
  tell(context, checked);
  if (showsDamage(checked.findings)) context.exitWith(exitCodes.damageFound);
}

async function check(
  context: Context,
  path: string | undefined,
  wanted: WantedHead | null,
): Promise<Checked> {
  const folder = path === undefined ? await ownCase(context) : resolve(context.currentFolder, path);
  if (path === undefined || (await context.casefiles.isCasefile(folder)))
    return checkCase(context, folder, wanted);
  const bag = await checkBag(folder, wanted === null ? {} : { head: wanted });
  return { what: verifyWording.bundle, ...bag, read: verifyWording.everyFile };
}

async function ownCase(context: Context): Promise<string> {
  const found = await findCase(context);
  if (found === null) throw await noCase(context);
  return found.folder;
}

async function checkCase(
  context: Context,
  folder: string,
  wanted: WantedHead | null,
): Promise<Checked> {
  const { objects, ...checked } = await verifyCasefile(folder, context.environment, wanted);
  return {
    what: verifyWording.caseFile,
    ...checked,
    read: verifyWording.storedFiles(objects),
  };
}

function tell(context: Context, { what, findings, entries, head, read }: Checked): void {
  const { terminal, options } = context;
  const ok = !showsDamage(findings);
  if (options.json) {
    terminal.json({ ok, entries, head, findings });
    return;
  }
  for (const finding of findings) {
    const { severity, where, what: words } = finding;
    const told = severity === 'damage' ? verifyWording.damage : verifyWording.note;
    terminal.result(told(where, words));
  }
  terminal.result(
    ok ? verifyWording.sound(what, entries, read) : verifyWording.damaged(what, entries),
  );
  if (head !== null) terminal.result(verifyWording.head(`${head.seq}:${head.hash}`));
  if (ok) terminal.line(verifyWording.whatItShows);
}
