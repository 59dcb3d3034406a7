/*
 * The built program on the real terminal, with a clock that stands and randomness that is the same in
 * every run, so that whole screens can be kept as golden text. Started by terminal-session.ts, which
 * says in its environment where the build lies, what time it is and what is to be drawn from.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = process.env.EVIDENCE_TEST_ROOT;
const now = process.env.EVIDENCE_TEST_NOW;
const seed = process.env.EVIDENCE_TEST_SEED ?? 'seed';
const load = (file) => import(pathToFileURL(join(root, 'dist', 'cli', file)).href);

const { main } = await load('main.js');
const { processSurroundings } = await load('surroundings.js');

const surroundings = processSurroundings();
let drawn = 0;
const randomBytes = (sizeBytes) => {
  const pieces = [];
  for (let size = 0; size < sizeBytes; size += 32) {
    drawn += 1;
    pieces.push(createHash('sha256').update(`${seed} ${drawn}`).digest());
  }
  return Buffer.concat(pieces).subarray(0, sizeBytes);
};
process.exitCode = await main(process.argv.slice(2), {
  ...surroundings,
  environment: {
    ...surroundings.environment,
    now: () => new Date(now),
    offsetMinutes: (at) => 0 - at.getTimezoneOffset(),
    randomBytes,
  },
  invokedAs: 'evidence',
});
