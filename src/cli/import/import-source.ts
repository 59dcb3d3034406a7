import { stat } from 'node:fs/promises';
import type { Casefile, ImportOutcome } from '../../casefile/casefile.ts';
import type { Conversation } from '../../core/communication.ts';
import type { Sha256 } from '../../core/sha256.ts';
import type {
  ColumnChoice,
  Reading,
  ReadingChoices,
  Selection,
  SourceIdentity,
  SourceItem,
} from '../../core/source-item.ts';
import { sizeInWords } from '../../core/size-in-words.ts';
import { recordBytes, recordText, visibleLine } from '../../core/text.ts';
import type { DiscoveredSource } from '../../importers/discover.ts';
import { sourceSha256, type SourceHash } from '../../importers/source-hash.ts';
import { looseFiles } from '../../importers/loose-files.ts';
import { readWhole, type Source } from '../../importers/source.ts';
import type { Context } from '../context.ts';
import { asTable } from './choose-columns.ts';
import { chooseFrom } from './choose-conversations.ts';
import { readingChoices } from './reading-choices.ts';
import { TakenTally, type Taken } from './taken.ts';
import { misuse } from '../refusal.ts';
import { unlock } from './unlock.ts';
import { harmWording } from '../wording/harm.ts';
import { importWording } from '../wording/import.ts';

/** What was said on the command line of how to read and what to take. */
export interface ImportWishes {
  readonly owner?: string;
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  readonly zone?: string;
  readonly since?: string;
  readonly until?: string;
  /** Names or numbers of the conversations wanted. */
  readonly with?: readonly string[];
  readonly all?: boolean;
  /** Which pictures of a phone: `none`, `all`, or the keys of groups. */
  readonly pictures?: readonly string[];
  readonly keepSource?: boolean;
  /** A file whose first line unlocks the source. */
  readonly passwordFile?: string;
  /** What the columns of a table hold. */
  readonly columns?: ColumnChoice;
  /** Chooses in place of the person: for the sample case. */
  readonly choose?: (conversation: Conversation) => boolean;
}

/** What became of one source. */
export interface SourceResult {
  readonly path: string;
  readonly importer: string;
  readonly title: string;
  readonly sha256: Sha256;
  readonly outcome: ImportOutcome;
  /** The conversations that were chosen, and the pictures that were not. */
  readonly taken: Taken;
  /** Who the person said that they are in it, where it was asked. */
  readonly ownerChosen: string | null;
}

/**
 * Reads one source into the case file: asks what has to be asked, lets the person choose, hashes the
 * source and takes it in. Throws UserError when it cannot be read at all.
 */
export async function importSource(
  context: Context,
  casefile: Casefile,
  found: DiscoveredSource,
  wished: ImportWishes,
  withoutWaiting = false,
): Promise<SourceResult> {
  const { discovered, wishes } = withoutWaiting
    ? { discovered: found, wishes: wished }
    : await asTable(context, casefile, found, wished);
  const { source, importer } = discovered;
  const password = await unlock(context, discovered, wishes.passwordFile);
  const asked = await readingChoices(context, casefile, discovered, wishes);
  const { choices } = asked;
  const secret = password === undefined ? {} : { password };
  const how = { choices, ...secret };
  const selection = await chooseFrom(context, casefile, discovered, how, wishes);
  const { sha256, sizeBytes } = await identityOf(casefile, discovered, how);
  const identity: SourceIdentity = {
    name: source.name,
    path: recordedPath(source),
    kind: source.kind,
    sha256,
    sizeBytes,
    importer: importer.id,
    importerVersion: importer.version,
    importerTitle: importer.title,
  };
  const tally = new TakenTally(selection, choices.zone);
  const outcome = await ingestWatched(context, casefile, identity, {
    choices,
    selection,
    withoutWaiting,
    ...(wishes.keepSource === true
      ? { keepSource: wholeSource(context, discovered, sizeBytes) }
      : {}),
    read: (scratch) =>
      tally.passing(unchangedWhileRead(source, importer.read(source, { ...how, scratch }))),
  });
  return {
    path: shownPath(source),
    importer: importer.id,
    title: importer.title,
    sha256,
    outcome,
    taken: tally.taken(),
    ownerChosen: asked.ownerChosen,
  };
}

/** How a source is read, its private folder aside. */
export type HowToRead = Omit<Reading, 'scratch'>;

function identityOf(
  casefile: Casefile,
  { source, importer }: DiscoveredSource,
  how: HowToRead,
): Promise<SourceHash> {
  if (importer.identity === undefined) return sourceSha256(source);
  return casefile.withScratch(
    (scratch) => importer.identity?.(source, { ...how, scratch }) ?? sourceSha256(source),
  );
}

/** Loose files are kept whole as it is, and a folder is no bytes: then there is nothing more to keep. */
function wholeSource(
  { terminal }: Context,
  { source, importer }: DiscoveredSource,
  sizeBytes: number,
): () => AsyncIterable<Uint8Array> {
  if (source.kind === 'folder' || importer.id === looseFiles.id)
    throw misuse({ ...importWording.onlyOneFile, harm: harmWording.nothingTakenIn });
  terminal.line(importWording.keptWhole(sizeInWords(sizeBytes)));
  return () => readWhole(source);
}

/** How a source is read into the case file, with progress on a terminal. */
export async function ingestWatched(
  context: Context,
  casefile: Casefile,
  identity: SourceIdentity,
  reading: {
    readonly choices: ReadingChoices;
    readonly selection: Selection;
    readonly withoutWaiting: boolean;
    readonly keepSource?: () => AsyncIterable<Uint8Array>;
    readonly read: (scratch: string) => AsyncIterable<SourceItem>;
  },
): Promise<ImportOutcome> {
  const progress = context.terminal.progress(importWording.reading, 'bytes');
  try {
    return await casefile.ingest(identity, reading.read, {
      choices: reading.choices,
      selection: reading.selection,
      ...(reading.withoutWaiting ? { withoutWaiting: true } : {}),
      ...(reading.keepSource === undefined ? {} : { keepSource: reading.keepSource }),
      onProgress: (bytesRead, bytesInAll) => {
        progress.update(bytesRead, bytesInAll);
      },
    });
  } finally {
    progress.finish();
  }
}

/** The path of a source as it is shown; bytes that are no text are shown as U+FFFD. */
export function shownPath(source: Source): string {
  return visibleLine(recordedPath(source));
}

function recordedPath({ path }: Source): SourceIdentity['path'] {
  return typeof path === 'string' ? recordText(path) : recordBytes(path);
}

/** A file that is still being written would give other rows than its hash says: that is told. */
async function* unchangedWhileRead(
  source: Source,
  items: AsyncIterable<SourceItem>,
): AsyncGenerator<SourceItem> {
  const before = await stat(source.path);
  yield* items;
  const after = await stat(source.path).catch(() => null);
  if (after !== null && after.size === before.size && after.mtimeMs === before.mtimeMs) return;
  const what = after === null ? importWording.sourceGone : importWording.sourceChanged;
  yield { type: 'note', where: importWording.theSource, what };
}
