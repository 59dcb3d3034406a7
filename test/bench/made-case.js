/*
 * Makes case files to measure on: the same rows whenever the same number is asked for. Everybody in them
 * is invented. The words follow how often words are used in life: few of them nearly everywhere, many
 * once; every tenth message is Chinese; some words stand in every row.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';

const conversations = 900;
const firstMoment = Date.UTC(2021, 0, 1);
const pieces =
  'ba be bi bo ca ce co da de di do fa fe fi ga go ha he hi ho la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se si so ta te ti to va ve wa we ya yo'.split(
    ' ',
  );
const han = Array.from(
  '我你他的是不在有人这中大来上国个到说们为子和地出道也时年得就那要下以生会自着去之过家学对可她里后小',
);

/** Makes a case of `rows` messages and calls in `folder`, by the program that was built into `dist`. */
export async function makeCase(folder, rows, dist) {
  const { createCasefile } = await import(join(dist, 'casefile/open.js'));
  const { nodeDisk } = await import(join(dist, 'casefile/disk.js'));
  const casefile = await createCasefile(
    folder,
    { details: { initials: 'AB', zone: 'Europe/London', nation: 'england-wales' } },
    environmentWith(nodeDisk),
  );
  try {
    await casefile.recordIncidents(
      Array.from({ length: 200 }, (_, number) => ({
        what: `He stood at the door again, time ${number}.`,
        felt: 'afraid',
        when: { precision: 'day', local: `2025-0${1 + (number % 9)}-1${number % 10}` },
      })),
    );
    if (rows > 0)
      await casefile.ingest(sourceOf(rows), () => items(rows), {
        choices: { zone: 'Europe/London' },
        selection: { conversations: null },
      });
  } finally {
    casefile.close();
  }
}

/** What a case file needs of the world, with random bytes that repeat from run to run. */
export function environmentWith(disk) {
  let drawn = 0;
  return {
    now: () => new Date('2026-03-01T09:00:00.000Z'),
    offsetMinutes: () => 0,
    randomBytes: (sizeBytes) => {
      drawn += 1;
      return createHash('sha512').update(String(drawn)).digest().subarray(0, sizeBytes);
    },
    disk,
    software: { name: 'evidence-organiser', version: 'bench' },
  };
}

function sourceOf(rows) {
  const name = `made-${rows}.xml`;
  return {
    name,
    path: `/made/${name}`,
    kind: 'file',
    sha256: createHash('sha256').update(name).digest('hex'),
    sizeBytes: rows,
    importer: 'android-sms-backup',
    importerVersion: 1,
    importerTitle: 'Made to measure',
  };
}

async function* items(rows) {
  const random = randomNumbers();
  const words = Array.from({ length: 60_000 }, () => madeWord(random));
  for (let row = 0; row < rows; row += 1) {
    const number = `+44770090${String(row % conversations).padStart(4, '0')}`;
    const party = { asFound: number, e164: number, name: `Kit Christopher ${row % conversations}` };
    const at = firstMoment + Math.floor((row / rows) * 5 * 365 * 86_400) * 1000;
    const isCall = row % 20 === 7;
    const contact = {
      direction: row % 3 === 0 ? 'out' : 'in',
      happened: {
        precision: 'second',
        utc: new Date(at).toISOString().replace('.000Z', 'Z'),
        basis: 'device record',
        raw: String(at),
      },
      sender: row % 3 === 0 ? null : party,
      recipients: row % 3 === 0 ? [party] : [],
      place: `row ${row + 1}`,
      markers: [],
    };
    const conversation = {
      key: `${isCall ? 'call' : 'sms'} ${number}`,
      kind: isCall ? 'calls' : 'messages',
      means: isCall ? 'telephone' : 'SMS and MMS',
      others: [party],
      group: false,
    };
    if (isCall)
      yield {
        type: 'call',
        conversation,
        call: {
          ...contact,
          kind: 'call',
          means: 'telephone',
          outcome: 'missed',
          durationSeconds: 0,
          numberWithheld: false,
        },
      };
    else
      yield {
        type: 'message',
        conversation,
        message: {
          ...contact,
          kind: 'message',
          means: 'SMS',
          text: madeText(row, random, words),
          attachments: [],
        },
      };
  }
}

function madeText(row, random, words) {
  const common = `hello everyrow ${row % 2 === 0 ? 'evenrow' : 'oddrow'}`;
  const rare = row % 100_003 === 5 ? ' needle' : '';
  if (row % 10 === 0) {
    const characters = Array.from({ length: 8 }, () => han[often(random, han.length)]).join('');
    return `${common} ${characters}${rare}`;
  }
  const count = 3 + Math.floor(random() * 12);
  const some = Array.from({ length: count }, () => words[often(random, words.length)]).join(' ');
  return `${common} ${some}${rare}`;
}

/* The k-th is used about 1/k as often as the first. */
function often(random, length) {
  return Math.min(length - 1, Math.floor(length ** random()) - 1);
}

function madeWord(random) {
  const length = 1 + Math.floor(random() * 3.5);
  return Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)]).join('');
}

function randomNumbers() {
  let state = 12345;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 4294967296;
  };
}
