import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import type { BundleInput } from '../../src/bundle/bundle-input.ts';
import { planBundle } from '../../src/bundle/bundle-plan.ts';
import { checkBag, type BagCheck, type CheckOptions } from '../../src/bundle/check-bag.ts';
import { keepBundle } from '../../src/bundle/keep-bundle.ts';
import { writeBundle } from '../../src/bundle/write-bundle.ts';
import { writeFileSync } from 'node:fs';
import { smallCase } from './small-case.ts';
import { filesBelow, temporaryFolder, writeFiles } from './temporary-folder.ts';

/** The files of a bundle of the small case, by path below its top folder. */
export async function bundleFiles(input?: BundleInput): Promise<Map<string, Buffer>> {
  const folder = temporaryFolder();
  const path = join(folder, 'AB');
  const plan = await planBundle(input ?? smallCase().input);
  await keepBundle(await writeBundle(plan, { path, form: 'folder', caseFolder: null }));
  return filesBelow(path);
}

/** The bytes of the same bundle as a zip. */
export async function bundleZip(input?: BundleInput): Promise<Buffer> {
  const path = join(temporaryFolder(), 'AB.zip');
  const plan = await planBundle(input ?? smallCase().input);
  await keepBundle(await writeBundle(plan, { path, form: 'zip', caseFolder: null }));
  return readFileSync(path);
}

/** Checks files as an unpacked bundle. */
export async function checkFiles(
  files: ReadonlyMap<string, Uint8Array | string>,
  options?: CheckOptions,
): Promise<BagCheck> {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return checkBag(folder, options);
}

export async function checkZip(zip: Uint8Array, options?: CheckOptions): Promise<BagCheck> {
  const path = join(temporaryFolder(), 'AB.zip');
  writeFileSync(path, zip);
  return checkBag(path, options);
}

/** The kinds of damage found, each once, sorted. */
export function damageIn({ findings }: BagCheck): string[] {
  const kinds = findings.filter((one) => one.severity === 'damage').map(({ kind }) => kind);
  return [...new Set(kinds)].sort();
}

/** Files with every manifest and count made anew, as somebody would who knows how bags work. */
export function withNewManifests(
  files: ReadonlyMap<string, Uint8Array | string>,
): Map<string, Buffer> {
  const result = new Map<string, Buffer>(
    [...files].map(([path, bytes]) => [path, Buffer.from(bytes as string)]),
  );
  const payload = [...result].filter(([path]) => path.startsWith('data/'));
  const octets = payload.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  const info = result.get('bag-info.txt')!.toString();
  result.set(
    'bag-info.txt',
    Buffer.from(info.replace(/Payload-Oxum: .*/, `Payload-Oxum: ${octets}.${payload.length}`)),
  );
  result.set('manifest-sha256.txt', manifestOf(payload));
  const tags = [...result].filter(
    ([path]) => !path.startsWith('data/') && path !== 'tagmanifest-sha256.txt',
  );
  return result.set('tagmanifest-sha256.txt', manifestOf(tags));
}

function manifestOf(files: readonly (readonly [string, Buffer])[]): Buffer {
  const lines = files.map(
    ([path, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`,
  );
  return Buffer.from(lines.join(''));
}
