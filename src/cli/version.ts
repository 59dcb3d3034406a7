import { readFileSync } from 'node:fs';

/** As it stands in the record of every entry. */
export const programName = 'evidence-organiser';

/** The version in package.json; right from `src/cli` and from `dist/cli`. */
export function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
