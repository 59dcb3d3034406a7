/*
 * Measures reading sources, each beside another program that goes over the same bytes in the same run,
 * and as a ratio of it:
 *
 *   a sms.db of a million rows read out                 : sqlite3 db .dump >/dev/null
 *   a file of texts of SMS Backup & Restore read out    : saxes over the same file, doing nothing
 *   files taken into a case                             : cp, then sync, then sha256sum over them
 *   a table of files listed in a phone backup           : sqlite3 over the same Manifest.db
 *
 *   npm run build && node test/bench/reading.js [rows] [megabytes of files] [folder]
 *
 * Every figure is that of a program started for it: seconds by the clock, seconds of processor time,
 * most memory in MB. Nothing here passes or fails: figures depend on the computer.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeFiles, makeMessages, makeTexts } from './made-phone.js';

const root = resolve(import.meta.dirname, '../..');
const dist = resolve(process.env.EVIDENCE_DIST ?? join(root, 'dist'));
const rows = Number(process.argv[2] ?? 1_000_000);
const megabytes = Number(process.argv[3] ?? 1000);
const place = resolve(process.argv[4] ?? join(tmpdir(), 'evidence-bench-reading'));
const work = join(import.meta.dirname, 'reading-work.js');

async function main() {
  await mkdir(place, { recursive: true });
  say(`${''.padEnd(44)}  clock    cpu     MB`);

  const messages = join(place, `sms-${rows}.db`);
  if (!existsSync(messages)) makeMessages(messages, rows);
  const dumped = run('sqlite3 .dump', `sqlite3 "$1" .dump >/dev/null`, messages);
  const read = run('sms.db read out', node('messages'), messages);
  ratio(read, dumped);

  const texts = join(place, `texts-${rows}.xml`);
  if (!existsSync(texts)) await makeTexts(texts, rows);
  const bare = run('saxes alone', node('saxes'), texts);
  const parsed = run('texts read out', node('texts'), texts);
  ratio(parsed, bare);

  const files = join(place, `files-${megabytes}`);
  if (!existsSync(files)) await makeFiles(files, megabytes);
  const copied = run(
    'cp, sync, sha256sum',
    `cp -r "$1" "$1.copy" && sync && find "$1.copy" -type f -print0 | xargs -0 sha256sum >/dev/null`,
    files,
  );
  await rm(`${files}.copy`, { recursive: true, force: true });
  const taken = run('files taken in', node('files'), files);
  ratio(taken, copied);
}

function node(what) {
  return `"${process.execPath}" "${work}" ${what} "${dist}" "$1"`;
}

/* bash's own `time` counts the children; the most memory comes from the kernel. */
function run(what, script, path) {
  const timed = `TIMEFORMAT='%R %U %S'; time { ${script}; }`;
  const { stderr, status } = spawnSync('bash', ['-c', timed, 'bash', path], { encoding: 'utf8' });
  if (status !== 0) {
    say(`${what.padEnd(44)}  failed or not installed`);
    return null;
  }
  const lines = stderr.trim().split('\n');
  const [clock = 0, user = 0, system = 0] = (lines.at(-1) ?? '').split(' ').map(Number);
  const memory = /^memory (\d+)$/m.exec(stderr)?.[1] ?? '';
  const cpu = user + system;
  say(
    `${what.padEnd(44)}${clock.toFixed(1).padStart(7)}${cpu.toFixed(1).padStart(7)}${memory.padStart(7)}`,
  );
  return { clock, cpu };
}

function ratio(ours, theirs) {
  if (ours === null || theirs === null) return;
  const times = (one, other) => `${(one / Math.max(other, 0.001)).toFixed(2)}×`;
  say(
    `${'  as a ratio'.padEnd(44)}${times(ours.clock, theirs.clock).padStart(7)}${times(ours.cpu, theirs.cpu).padStart(7)}`,
  );
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

await main();
