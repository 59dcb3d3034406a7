import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { fromBufferPromise } from 'yauzl';

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-test-'));
  made.push(folder);
  return folder;
}

/** Every file below a folder, by its path with `/`. */
export function filesBelow(folder: string, below = ''): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory())
      for (const entry of filesBelow(path, `${below}${name}/`)) files.set(...entry);
    else files.set(below + name, readFileSync(path));
  }
  return files;
}

/** Writes files into a folder, making the folders between. */
export function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array | string>): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/** Every file of a zip, by its name in it, as an honest program unpacks it. */
export async function filesInZip(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const opened = await fromBufferPromise(zip);
  for await (const entry of opened.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const piece of await opened.openReadStreamPromise(entry))
      parts.push(piece as Buffer);
    files.set(entry.fileName, Buffer.concat(parts));
  }
  return files;
}
