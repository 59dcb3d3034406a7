import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../core/finding.ts';
import { recordBytes, shownText, visibleLine } from '../core/text.ts';
import { BagReadFault, damage, type BagFile, type OpenBag } from './open-bag.ts';

/**
 * Opens an unpacked bag for checking. Links and anything that is neither file nor folder are findings
 * and are not followed or opened. Changes nothing.
 */
export async function openFolder(folder: string): Promise<OpenBag> {
  const files = new Map<string, BagFile>();
  const findings: Finding[] = [];
  await walk(folder, '', files, findings);
  return { files, findings, close: () => Promise.resolve() };
}

async function walk(
  folder: string,
  below: string,
  files: Map<string, BagFile>,
  findings: Finding[],
): Promise<void> {
  for (const rawName of await namesIn(folder, below, findings)) {
    const name = shownText(recordBytes(rawName));
    const path = below + name;
    if (!Buffer.from(name, 'utf8').equals(rawName)) {
      findings.push(damage('unsafe-path', visibleLine(path), 'Its name is not UTF-8.'));
      continue;
    }
    const full = join(folder, name);
    const found = await lstat(full).catch(() => null);
    if (found === null)
      findings.push(damage('unreadable', visibleLine(path), 'It cannot be read.'));
    else if (found.isDirectory()) await walk(full, `${path}/`, files, findings);
    else if (found.isFile())
      files.set(path, { path, sizeBytes: found.size, read: () => read(full, found.size) });
    else
      findings.push(
        damage(
          'not-a-file',
          visibleLine(path),
          'It is a link or a device, not a file, and was not opened.',
        ),
      );
  }
}

async function namesIn(folder: string, below: string, findings: Finding[]): Promise<Buffer[]> {
  try {
    const names = await readdir(folder, { encoding: 'buffer' });
    return names.sort((one, other) => Buffer.compare(one, other));
  } catch {
    findings.push(damage('unreadable', visibleLine(below), 'The folder cannot be read.'));
    return [];
  }
}

/** Small files are read whole: a stream for each of thousands of them would take many times as long. */
const wholeBelowBytes = 1024 * 1024;

async function* read(path: string, sizeBytes: number): AsyncIterable<Uint8Array> {
  try {
    if (sizeBytes < wholeBelowBytes) yield await readFile(path);
    else
      for await (const piece of createReadStream(path, { highWaterMark: wholeBelowBytes }))
        yield piece as Buffer;
  } catch (error) {
    throw new BagReadFault('unreadable', 'It cannot be read.', error);
  }
}
