import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The path of a program that is no part of npm (`unzip`, `7z`, `qpdf`…), for a test that holds our files
 * against it. Null when it is not there and this is somebody's own computer: the test is then left out,
 * by name. Under `CI=true` a missing program is a fault.
 */
export function outsideTool(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (folder !== '' && existsSync(path)) return path;
  }
  if (process.env['CI'] === 'true') throw new Error(`${name} is missing; .ci/run installs it`);
  return null;
}
