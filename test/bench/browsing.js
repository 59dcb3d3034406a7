/*
 * Measures looking around in a large case: opening, the home screen, the first screen of the timeline,
 * search, weeks, conversations; each beside SQLite doing the bare minimum on the same database in the
 * same run, and as a ratio of it. Nothing here passes or fails: figures depend on the computer.
 *
 *   npm run build && node test/bench/browsing.js [rows] [folder]
 *
 * `rows` is 1,000,000 unless told; the case is made in `folder` (a new one in the system's temporary
 * folder unless told) and used again when it is there. Plain JavaScript, because Node 20 runs nothing
 * else by itself; it uses what was built into dist/, or into the folder that EVIDENCE_DIST names.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { environmentWith, makeCase } from './made-case.js';

const Database = createRequire(import.meta.url)('better-sqlite3');
const root = resolve(import.meta.dirname, '../..');
const dist = resolve(process.env.EVIDENCE_DIST ?? join(root, 'dist'));
const rows = Number(process.argv[2] ?? 1_000_000);
const place = resolve(process.argv[3] ?? join(tmpdir(), 'evidence-bench'));

const queries = [
  ['a word in every row', 'everyrow'],
  ['a beginning that every row has', 'everyr'],
  ['one letter', 'e'],
  ['another letter', 'b'],
  ['two letters', 'he'],
  ['three letters', 'bab'],
  ['a rare word', 'needle'],
  ['a rare word and one in every row', 'everyrow needle'],
  ['two words, never together', 'evenrow oddrow'],
  ['two words, each in half the rows', 'hello evenrow'],
  ['every row but those with a word', 'hello -evenrow'],
  ['everything excluded', 'hello -everyrow'],
  ['a phrase in every row', '"hello everyrow"'],
  ['a phrase that is nowhere', '"everyrow hello"'],
  ['one Chinese character', '我'],
  ['two Chinese characters', '你我'],
  ['four Chinese characters', '他的我你'],
  ['a number with spaces', '07700 900123'],
  ['a number as in the source', '+447700900123'],
  ['the beginning of every number', '+4477009'],
  ['a name in every row', 'christopher'],
  ['a name in every row, and a number', 'christopher 123'],
  ['an incident', 'stood at the door'],
  ['a word that is nowhere', 'zzzzqqq'],
  ['three beginnings', 'he ev ba'],
  ['seven common beginnings', 'h e b c d ba ki'],
  ['an accent typed', 'évérÿrow'],
];

const main = async () => {
  await mkdir(place, { recursive: true });
  const large = await caseOf(rows);
  const empty = await caseOf(0);
  const database = join(large, 'catalogue.db');
  const { openCasefile } = await import(join(dist, 'casefile/open.js'));
  const { nodeDisk } = await import(join(dist, 'casefile/disk.js'));

  say(
    `${rows} rows; milliseconds by the clock (median, slowest of several runs) and of processor time (median)`,
  );
  const open = async (folder) => {
    const casefile = await openCasefile(folder, environmentWith(nodeDisk));
    casefile.summary();
    casefile.close();
  };
  const small = await timedAsync(() => open(empty), 9);
  const big = await timedAsync(() => open(large), 9);
  show('open and home, empty case', small);
  show('open and home, large case', big, small.median, 'of the empty one');

  const bare = new Database(database, { readonly: true });
  const casefile = await openCasefile(large, environmentWith(nodeDisk));
  measureBrowsing(casefile, bare);
  measureSearch(casefile, bare);
  casefile.close();
  bare.close();
  measureSqliteProgram(database);
};

function measureBrowsing(casefile, bare) {
  const screen = bare.prepare('SELECT * FROM events ORDER BY moment, entry, line, id LIMIT 50');
  const plain = timed(() => screen.all(), 9);
  show('SQLite: 50 rows of the timeline', plain);
  const page = (filter) => casefile.timelinePage(filter, { limit: 50 });
  const against = (what, measured) => show(what, measured, plain.median, 'of SQLite');
  against(
    'first screen',
    timed(() => page({}), 9),
  );
  against(
    'first screen, newest first',
    timed(() => page({ newestFirst: true }), 9),
  );
  against(
    'first screen of calls',
    timed(() => page({ kinds: ['call'] }), 9),
  );
  against(
    'first screen of one party',
    timed(() => page({ party: '07700 900123' }), 9),
  );
  against(
    'first screen of a name half of all have',
    timed(() => page({ party: 'Kit' }), 5),
  );
  against(
    'what was marked',
    timed(() => page({ marked: true }), 9),
  );
  const middle = page({ from: Date.UTC(2023, 5, 1) }).next;
  against(
    'a page in the middle',
    timed(() => casefile.timelinePage({}, { limit: 50, after: middle }), 9),
  );
  const count = timed(() => bare.prepare('SELECT count(*) FROM events').get(), 5);
  show('SQLite: count of all events', count);
  show(
    'weeks of everything',
    timed(() => casefile.countByWeek({}), 5),
    count.median,
    'of the count',
  );
  show(
    'list of conversations',
    timed(() => casefile.conversations(), 5),
  );
  const { newest } = casefile.conversations()[0];
  show(
    'a row with ten around it',
    timed(() => casefile.rowsAround(newest, 50, { before: 5, after: 5 }), 9),
  );
  const all = timed(() => {
    let events = 0;
    for (const event of casefile.timeline()) events += event.entry > 0 ? 1 : 0;
    return events;
  }, 1);
  show('the whole timeline, read through', all);
}

function measureSearch(casefile, bare) {
  const ranked = bare.prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT 20');
  const plain = timed(() => ranked.all('needle'), 9);
  show('SQLite: a rare word by rank', plain);
  show(
    'SQLite: a word of every row by rank',
    timed(() => ranked.all('everyrow'), 3),
  );
  const medians = [];
  const processor = [];
  for (const [what, words] of queries) {
    const measured = timed(() => casefile.find(words, { limit: 20 }), 7);
    const { total } = casefile.find(words, { limit: 20 });
    medians.push(measured.median);
    processor.push(measured.cpu);
    show(`${what}: ${total.count}${total.isAtLeast ? '+' : ''}`, measured);
  }
  sayShares('search, by the clock', medians);
  sayShares('search, processor time', processor);
}

function sayShares(what, all) {
  const sorted = all.sort((one, other) => one - other);
  const at = (share) => (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(1);
  say(`${what}: p50 ${at(0.5)}, p95 ${at(0.95)}, slowest ${at(1)}`);
}

/* The program itself, with all that starting costs. */
function measureSqliteProgram(database) {
  const run = (sql) => () => execFileSync('sqlite3', [database, sql], { stdio: 'pipe' });
  try {
    show(
      'sqlite3 program: 50 rows',
      timed(run('SELECT id FROM events ORDER BY moment, entry, line, id LIMIT 50'), 5),
    );
    show('sqlite3 program: count', timed(run('SELECT count(*) FROM events'), 5));
  } catch {
    say('sqlite3 is not installed here');
  }
}

async function caseOf(number) {
  const folder = join(place, `case-${number}`);
  if (!existsSync(folder)) await makeCase(folder, number, dist);
  return folder;
}

function timed(work, times) {
  const all = [];
  for (let run = 0; run < times; run += 1) {
    const from = spent();
    work();
    all.push(since(from));
  }
  return figures(all);
}

async function timedAsync(work, times) {
  const all = [];
  for (let run = 0; run < times; run += 1) {
    const from = spent();
    await work();
    all.push(since(from));
  }
  return figures(all);
}

function spent() {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), cpu: (user + system) / 1000 };
}

function since(from) {
  const now = spent();
  return { wall: now.wall - from.wall, cpu: now.cpu - from.cpu };
}

/* The time of the processor tells more than the clock where other work runs on the same computer. */
function figures(all) {
  const walls = all.map(({ wall }) => wall).sort((one, other) => one - other);
  const cpus = all.map(({ cpu }) => cpu).sort((one, other) => one - other);
  const middle = Math.floor(all.length / 2);
  return { median: walls[middle] ?? 0, slowest: walls.at(-1) ?? 0, cpu: cpus[middle] ?? 0 };
}

function show(what, { median, slowest, cpu }, base, ofWhat) {
  const ratio = base === undefined ? '' : `  ${(median / base).toFixed(1)}× ${ofWhat}`;
  const columns = [median, slowest, cpu].map((figure) => figure.toFixed(1).padStart(9)).join('');
  say(`${what.padEnd(48)}${columns}${ratio}`);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

await main();
