import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { BackupOutcome } from '../../casefile/backup/backup.ts';
import type { Casefile } from '../../casefile/casefile.ts';
import { exitCodes } from '../../core/errors.ts';
import { sizeInWords } from '../../core/size-in-words.ts';
import type { Context } from '../context.ts';
import { typedPaths } from '../add/dragged-paths.ts';
import { withCase } from '../find-case.ts';
import { watcherOf } from '../start/watched-folder.ts';
import { backupWording } from '../wording/backup.ts';

const mostNamed = 20;

/** Makes or renews the second copy in the folder given, or asks where; then tells what was done. */
export async function makeBackup(
  context: Context,
  typed: string | undefined,
  despiteDamage: boolean,
): Promise<void> {
  const { terminal } = context;
  await withCase(context, async (casefile) => {
    terminal.line(backupWording.first);
    const folder = await placeFor(context, casefile, typed);
    warnOfPlace(context, casefile, folder);
    const progress = terminal.progress(backupWording.copying);
    const outcome = await casefile
      .backUp(folder, {
        despiteDamage,
        onProgress: (done, inAll) => {
          progress.update(done, inAll);
        },
      })
      .finally(() => {
        progress.finish();
      });
    if (context.options.json) tellAsJson(context, outcome);
    else tell(context, outcome);
    if (outcome.notCopied.length > 0) context.exitWith(exitCodes.partlyUnread);
    if (outcome.soundOnlyInCopy.length > 0) context.exitWith(exitCodes.damageFound);
  });
}

async function placeFor(
  context: Context,
  casefile: Casefile,
  typed: string | undefined,
): Promise<string> {
  if (typed !== undefined) return resolve(context.currentFolder, typed);
  const last = casefile.summary().lastBackup?.folder ?? null;
  const answer = await context.terminal.ask({
    question: backupWording.where,
    hint: backupWording.whereHint,
    option: backupWording.whereOption,
    ...(last === null ? {} : { default: dirname(last) }),
  });
  return typedPaths(answer, context, existsSync)[0] ?? answer;
}

function warnOfPlace(context: Context, casefile: Casefile, folder: string): void {
  const { terminal } = context;
  const watcher = watcherOf(folder, context);
  if (watcher !== null)
    terminal.warn(watcher === 'git' ? backupWording.git : backupWording.synced(watcher));
  // A synced folder is in another place too, whatever drive it lies on.
  else if (isOnSameDrive(folder, casefile.folder)) terminal.warn(backupWording.sameDrive);
}

function isOnSameDrive(folder: string, other: string): boolean {
  try {
    return statSync(folder).dev === statSync(other).dev;
  } catch {
    // One that is not there is refused, and said, in a moment.
    return false;
  }
}

function tellAsJson(context: Context, outcome: BackupOutcome): void {
  const { head } = outcome;
  context.terminal.json({ ...outcome, entries: head?.seq ?? 0, checked: true });
}

function tell(context: Context, outcome: BackupOutcome): void {
  const { terminal } = context;
  const { folder, head, objects, bytes, newEntries, newObjects, newBytes } = outcome;
  terminal.result(`${folder}\n`);
  if (outcome.asItIs) {
    terminal.line(backupWording.asItIs(objects, sizeInWords(bytes)));
    tellWhatIsLacking(context, outcome);
    return;
  }
  if (outcome.finishedEarlier) terminal.line(backupWording.unfinished);
  if (outcome.replaced > 0) terminal.line(backupWording.replaced(outcome.replaced));
  terminal.line(backupWording.done(head?.seq ?? 0, objects, sizeInWords(bytes)));
  terminal.line(backupWording.fresh(newEntries, newObjects, sizeInWords(newBytes)));
  if (head !== null) terminal.line(backupWording.head(`${head.seq}:${head.hash}`));
  tellWhatIsLacking(context, outcome);
}

function tellWhatIsLacking(context: Context, outcome: BackupOutcome): void {
  const { terminal } = context;
  const { notCopied, soundOnlyInCopy, notRecordedBecause } = outcome;
  for (const { path, why } of notCopied.slice(0, mostNamed))
    terminal.warn(backupWording.notCopied(path, why));
  if (notCopied.length > mostNamed)
    terminal.warn(backupWording.notCopiedMore(notCopied.length - mostNamed));
  if (notCopied.length > 0) terminal.line(backupWording.restIsThere);
  if (soundOnlyInCopy.length > 0)
    terminal.warn(backupWording.soundOnlyInCopy(soundOnlyInCopy.length));
  if (notRecordedBecause !== null && !outcome.asItIs)
    terminal.warn(backupWording.notRecorded(notRecordedBecause));
}
