import { createReadStream } from 'node:fs';
import { UserError } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import { Sha256Stream, type Sha256 } from '../core/sha256.ts';
import type { BundlePlan } from './bundle-plan.ts';
import type { BundleTarget } from './bundle-target.ts';
import { checkBag } from './check-bag.ts';
import type { WrittenFile } from './write-bundle.ts';
import { bundleWording as wording } from './wording.ts';

/** What the record itself is damaged in is no fault of the bundle, where the person wants it all the same. */
const damageOfRecord = new Set(['exhibit-unknown', 'exhibit-differs', 'case-differs']);

/**
 * Reads a written bundle from the disk again and checks all of it as anybody would, and that every file
 * is what was written. Returns its hash and size. Throws UserError when it is not.
 */
export async function readBack(
  plan: BundlePlan,
  target: BundleTarget,
  path: string,
  listing: readonly WrittenFile[],
): Promise<{ sha256: Sha256; bytes: number }> {
  const check = await checkBag(path);
  const asWritten =
    check.hashes.size === listing.length &&
    listing.every((file) => check.hashes.get(file.path) === file.sha256) &&
    check.head?.hash === plan.head.hash;
  if (!asWritten || check.findings.some((finding) => isFault(finding, plan)))
    throw new UserError(wording.doesNotReadBack.message, wording.doesNotReadBack);
  if (target.form === 'zip') return hashOfFile(path);
  return {
    sha256: hashOf('tagmanifest-sha256.txt', listing),
    bytes: listing.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
}

function isFault({ severity, kind, where }: Finding, { despiteDamage }: BundlePlan): boolean {
  if (severity !== 'damage') return false;
  return !(despiteDamage && (damageOfRecord.has(kind) || where.startsWith('entry ')));
}

function hashOf(path: string, listing: readonly WrittenFile[]): Sha256 {
  const found = listing.find((file) => file.path === path);
  if (found === undefined) throw new Error('a bundle without its tag manifest');
  return found.sha256;
}

async function hashOfFile(path: string): Promise<{ sha256: Sha256; bytes: number }> {
  const hash = new Sha256Stream();
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    hash.update(piece as Buffer);
  return { bytes: hash.sizeBytes, sha256: hash.digest() };
}
