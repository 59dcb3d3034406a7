import { resolve } from 'node:path';
import { checkBag } from '../bundle/check-bag.ts';
import { verifyCasefile } from '../casefile/verify.ts';
import type { Head } from '../core/case-record.ts';
import { exitCodes } from '../core/errors.ts';
import { showsDamage, type Finding } from '../core/finding.ts';
import { parseHead, type WantedHead } from '../core/wanted-head.ts';
import type { Context } from './context.ts';
import { findCase, noCase } from './find-case.ts';

/** What was checked, whatever it was. */
interface Checked {
  readonly what: 'case file' | 'bundle';
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
  return { what: 'bundle', ...bag, read: 'every file in it' };
}

async function ownCase(context: Context): Promise<string> {
  const found = await findCase(context);
  if (found === null) throw noCase();
  return found.folder;
}

async function checkCase(
  context: Context,
  folder: string,
  wanted: WantedHead | null,
): Promise<Checked> {
  const { objects, ...checked } = await verifyCasefile(folder, context.environment, wanted);
  return {
    what: 'case file',
    ...checked,
    read: `${objects} stored ${objects === 1 ? 'file' : 'files'}`,
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
    terminal.result(`${severity === 'damage' ? 'DAMAGE' : 'note'}  ${where}: ${words}\n`);
  }
  terminal.result(
    ok
      ? `No damage was found in this ${what}: ${entries} entries and ${read} were checked.\n`
      : `This ${what} is damaged. Everything in it was read; its chain holds for the first ${entries} entries.\n`,
  );
  if (head !== null) terminal.result(`Head: ${head.seq}:${head.hash}\n`);
  if (ok)
    terminal.line(
      'This shows that the bytes agree with their hashes and with each other, not who made them or when.',
    );
}
