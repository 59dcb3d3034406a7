import { UserError } from '../core/errors.ts';
import { hasBytes, referenceInFileName, type ExhibitWithBytes } from '../core/exhibit.ts';
import { Sha256Stream, type Sha256 } from '../core/sha256.ts';
import { shownText } from '../core/text.ts';
import { safeFileName, TakenPaths } from './bag-names.ts';
import type { BundleInput } from './bundle-input.ts';
import type { LeftOut } from './bundle-plan.ts';
import { inOnePiece, type PlannedFile } from './planned-file.ts';
import { keptExhibitsIn, whyKeptBack } from './withholding.ts';

/** An exhibit beside its file. */
export interface PlacedExhibit {
  readonly exhibit: ExhibitWithBytes;
  readonly path: string;
  readonly copyPath: string | null;
}

export interface PlannedExhibits {
  readonly files: readonly PlannedFile[];
  readonly copies: readonly PlannedFile[];
  readonly placed: readonly PlacedExhibit[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Gives each exhibit its file name, in the order of the record. An exhibit whose bytes were removed, or
 * that belongs to a private incident alone, is left out and said; with `despiteDamage` each of the rest
 * is read once to learn whether it can be handed over.
 */
export async function planExhibits(input: BundleInput): Promise<PlannedExhibits> {
  const files: PlannedFile[] = [];
  const copies: PlannedFile[] = [];
  const placed: PlacedExhibit[] = [];
  const leftOut: LeftOut[] = [];
  const taken = new TakenPaths();
  const kept = keptExhibitsIn(input);
  for (const exhibit of input.record.exhibits()) {
    if (kept.references.has(exhibit.reference)) {
      leftOut.push({ reference: exhibit.reference, why: whyKeptBack.exhibit });
      continue;
    }
    // A thing that can be held is in the report; there is nothing of it to put in.
    if (!hasBytes(exhibit)) continue;
    if (exhibit.removedBy !== undefined) {
      leftOut.push({ reference: exhibit.reference, why: `removed by entry ${exhibit.removedBy}` });
      continue;
    }
    const path = taken.take('data/exhibits/', exhibitFileName(exhibit));
    const file = await exhibitFile(input, exhibit, path);
    if (file === null) {
      leftOut.push({ reference: exhibit.reference, why: 'its bytes are missing or damaged' });
      continue;
    }
    files.push(file);
    const copy = copyOf(input, exhibit, path, taken);
    if (copy !== null) copies.push(copy);
    placed.push({ exhibit, path, copyPath: copy?.path ?? null });
  }
  return { files, copies, placed, leftOut };
}

/** `AB_3_conversation.jsonl`, `AB_1_photo_of_the_gate.jpg`. */
export function exhibitFileName(exhibit: ExhibitWithBytes): string {
  const reference = referenceInFileName(exhibit.reference);
  if (exhibit.kind === 'conversation') return `${reference}_conversation.jsonl`;
  const received = shownText(exhibit.name).split(/[/\\]/).at(-1) ?? '';
  return safeFileName(`${reference}_`, received);
}

async function exhibitFile(
  { record, despiteDamage }: BundleInput,
  exhibit: ExhibitWithBytes,
  path: string,
): Promise<PlannedFile | null> {
  const { object, sha256, sizeBytes, reference } = exhibit;
  const open = (): AsyncIterable<Uint8Array> => record.openObject(object);
  const asRecorded = { path, sizeBytes, sha256, reference, open: () => Promise.resolve(open()) };
  if (despiteDamage !== true) return asRecorded;
  const found = await asFarAsReadable(open);
  if (found.sha256 === sha256 && found.sizeBytes === sizeBytes) return asRecorded;
  if (found.sizeBytes === 0) return null;
  return {
    ...found,
    path,
    reference,
    damaged: true,
    open: () => Promise.resolve(untilItFails(open)),
  };
}

function copyOf(
  { copies }: BundleInput,
  exhibit: ExhibitWithBytes,
  originalPath: string,
  taken: TakenPaths,
): PlannedFile | null {
  const extension = copies.extensionFor(exhibit);
  if (extension === null) return null;
  const original = originalPath.slice(originalPath.lastIndexOf('/') + 1);
  return {
    path: taken.take('data/copies/', safeFileName('', original + extension)),
    sizeBytes: null,
    sha256: null,
    reference: exhibit.reference,
    open: async () => {
      const bytes = await copies.make(exhibit);
      return bytes === null ? null : inOnePiece(bytes);
    },
  };
}

async function asFarAsReadable(
  open: () => AsyncIterable<Uint8Array>,
): Promise<{ sha256: Sha256; sizeBytes: number }> {
  const hash = new Sha256Stream();
  for await (const piece of untilItFails(open)) hash.update(piece);
  return { sizeBytes: hash.sizeBytes, sha256: hash.digest() };
}

/** The bytes up to where the record says that they are not what they were; that is why we are here. */
export async function* untilItFails(
  open: () => AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  try {
    yield* open();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}
