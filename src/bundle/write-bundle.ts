import { rm } from 'node:fs/promises';
import { UserError } from '../core/errors.ts';
import { Sha256Stream, type Sha256 } from '../core/sha256.ts';
import { sizeInWords } from '../core/size-in-words.ts';
import { encodeBagInfo, encodeManifest } from './bagit.ts';
import type { BagWriter } from './bag-writer.ts';
import { openFolderBag } from './bundle-folder.ts';
import type { BundlePlan } from './bundle-plan.ts';
import {
  couldNotWrite,
  makeTemporaryFolder,
  refuseUnfitTarget,
  temporaryPathOf,
  type BundleTarget,
} from './bundle-target.ts';
import { openZipBag } from './bundle-zip.ts';
import { textFile, type PlannedFile } from './planned-file.ts';
import { readBack } from './read-back.ts';
import { bundleWording as wording } from './wording.ts';

/** One file as it stands in the bundle. */
export interface WrittenFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: Sha256;
}

/** A bundle that is written, flushed and checked, still under its temporary name. */
export interface WrittenBundle {
  readonly temporaryPath: string;
  readonly temporaryFolder: string;
  readonly target: BundleTarget;
  /** Of the zip; of a folder, of its tagmanifest-sha256.txt, which covers the rest. */
  readonly sha256: Sha256;
  /** Of the zip; of a folder, of all its files. */
  readonly bytes: number;
  /** How many files are in it. */
  readonly files: number;
  /** All of them, in the order in which they were written. */
  readonly listing: readonly WrittenFile[];
  /** Exhibits of which no viewable copy could be made. */
  readonly copiesNotMade: readonly string[];
}

/** Told the size of each piece as it is written. */
export type BundleProgress = (pieceBytes: number) => void;

/**
 * Writes a bundle beside its target under a temporary name, flushes it, and reads it back and checks
 * all of it. The caller then records it and calls `keepBundle`, or `discardBundle`. Throws UserError
 * when the target does not do, the disk fails, or an exhibit is not what the record says; nothing is
 * left behind then.
 */
export async function writeBundle(
  plan: BundlePlan,
  target: BundleTarget,
  progress: BundleProgress = () => undefined,
): Promise<WrittenBundle> {
  await refuseUnfitTarget(target);
  const temporaryFolder = await makeTemporaryFolder(target);
  const temporaryPath = temporaryPathOf(target, temporaryFolder);
  try {
    const { listing, copiesNotMade } = await writeFiles(plan, target, temporaryPath, progress);
    const { sha256, bytes } = await readBack(plan, target, temporaryPath, listing);
    return {
      temporaryPath,
      temporaryFolder,
      target,
      sha256,
      bytes,
      files: listing.length,
      listing,
      copiesNotMade,
    };
  } catch (error) {
    await rm(temporaryFolder, { recursive: true, force: true }).catch(() => undefined);
    throw couldNotWrite(error);
  }
}

interface Files {
  readonly listing: WrittenFile[];
  readonly copiesNotMade: string[];
}

async function writeFiles(
  plan: BundlePlan,
  target: BundleTarget,
  temporaryPath: string,
  progress: BundleProgress,
): Promise<Files> {
  const writer =
    target.form === 'zip'
      ? await openZipBag(temporaryPath, plan.name, new Date(plan.at))
      : await openFolderBag(temporaryPath);
  try {
    const files = await writeBag(plan, writer, progress);
    await writer.finish();
    return files;
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

/** First what a person should see first, then the payload, then what follows from it. */
async function writeBag(
  plan: BundlePlan,
  writer: BagWriter,
  progress: BundleProgress,
): Promise<Files> {
  const tags = await addAll(plan.tagFiles, writer, progress);
  const payload = await addAll(plan.payload, writer, progress);
  const later = await addAll(
    [
      textFile('bag-info.txt', bagInfo(plan, payload.listing)),
      textFile('manifest-sha256.txt', encodeManifest(payload.listing)),
    ],
    writer,
    progress,
  );
  const tagManifest = encodeManifest([...tags.listing, ...later.listing]);
  const last = await addAll([textFile('tagmanifest-sha256.txt', tagManifest)], writer, progress);
  return {
    listing: [tags, payload, later, last].flatMap(({ listing }) => listing),
    copiesNotMade: payload.copiesNotMade,
  };
}

async function addAll(
  files: readonly PlannedFile[],
  writer: BagWriter,
  progress: BundleProgress,
): Promise<Files> {
  const listing: WrittenFile[] = [];
  const copiesNotMade: string[] = [];
  for (const file of files) {
    const bytes = await file.open();
    if (bytes === null) {
      copiesNotMade.push(file.reference ?? file.path);
      continue;
    }
    const hash = new Sha256Stream();
    await writer.add(file.path, hashed(bytes, hash, progress), file.sizeBytes);
    const written = { path: file.path, sizeBytes: hash.sizeBytes, sha256: hash.digest() };
    refuseOtherBytes(file, written);
    listing.push(written);
  }
  return { listing, copiesNotMade };
}

async function* hashed(
  bytes: AsyncIterable<Uint8Array>,
  hash: Sha256Stream,
  progress: BundleProgress,
): AsyncIterable<Uint8Array> {
  for await (const piece of bytes) {
    hash.update(piece);
    yield piece;
    progress(piece.byteLength);
  }
}

function refuseOtherBytes(planned: PlannedFile, written: WrittenFile): void {
  const asPlanned =
    (planned.sha256 === null || planned.sha256 === written.sha256) &&
    (planned.sizeBytes === null || planned.sizeBytes === written.sizeBytes);
  if (asPlanned) return;
  if (planned.reference === undefined)
    throw new UserError(wording.changedMeanwhile.message, wording.changedMeanwhile);
  const refused = wording.exhibitDiffers(planned.reference);
  throw new UserError(refused.message, refused);
}

function bagInfo(plan: BundlePlan, payload: readonly WrittenFile[]): string {
  const octets = payload.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const sample = plan.sample ? 'SAMPLE, invented people. ' : '';
  return encodeBagInfo([
    ['Bagging-Date', plan.at.slice(0, 10)],
    ['Bag-Software-Agent', plan.software],
    ['External-Identifier', plan.caseId],
    [
      'Internal-Sender-Description',
      `${sample}Record kept by ${plan.initials}, up to entry ${plan.head.seq} with hash ${plan.head.hash}`,
    ],
    ['Payload-Oxum', `${octets}.${payload.length}`],
    ['Bag-Size', sizeInWords(octets)],
  ]);
}
