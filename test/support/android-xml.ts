import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/** Attributes of a tag, in order. `null` is written as the word, as the app does; undefined leaves the attribute out. */
export type XmlAttributes = Readonly<Record<string, string | number | null | undefined>>;

/** Escapes as the app does: every half of a character outside the BMP as a reference of its own. */
export function escapedAsTheAppDoes(text: string): string {
  return text.replace(/[&<>"'\n\r\t\u0000-\u001f]|[\ud800-\udfff]/g, (unit) => {
    const named = names.get(unit);
    return named ?? `&#${unit.charCodeAt(0)};`;
  });
}

const names: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]);

/** One start tag; values are escaped. */
export function tag(name: string, attributes: XmlAttributes, ending = ' />'): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapedAsTheAppDoes(String(value))}"`);
  return `<${name}${written.join('')}${ending}`;
}

/** An `sms` row as the app writes it, with what is given in place of the usual values. */
export function smsXml(given: XmlAttributes = {}): string {
  return tag('sms', {
    protocol: 0,
    address: '+447700900123',
    date: 1706711130000,
    type: 1,
    subject: null,
    body: 'hello',
    toa: null,
    sc_toa: null,
    service_center: '+447700900999',
    read: 1,
    status: -1,
    locked: 0,
    date_sent: 1706711128000,
    sub_id: 1,
    readable_date: '31 Jan 2024 14:25:30',
    contact_name: 'Sam Example',
    ...given,
  });
}

/** An `mms` row with its parts and addrs. */
export function mmsXml(
  given: XmlAttributes = {},
  parts: readonly XmlAttributes[] = [],
  addrs: readonly XmlAttributes[] = [],
): string {
  const start = tag(
    'mms',
    {
      date: 1720997593000,
      rr: 129,
      sub: null,
      ct_t: 'application/vnd.wap.multipart.related',
      read_status: null,
      seen: 1,
      msg_box: 1,
      address: '+447700900123',
      sub_cs: null,
      retr_st: null,
      d_tm: null,
      text_only: 0,
      locked: 0,
      m_id: 'm-1',
      m_size: 1200,
      date_sent: 1720997593,
      read: 1,
      m_type: 132,
      v: 18,
      pri: 129,
      creator: 'com.example.messages',
      readable_date: '15 Jul 2024 00:53:13',
      contact_name: 'Sam Example',
      ...given,
    },
    '>',
  );
  const part = (attributes: XmlAttributes) =>
    tag('part', { seq: 0, name: null, chset: null, cd: null, fn: null, cl: null, ...attributes });
  const lines = [
    start,
    '    <parts>',
    ...parts.map((attributes) => `      ${part(attributes)}`),
    '    </parts>',
    '    <addrs>',
    ...addrs.map((attributes) => `      ${tag('addr', { charset: 106, ...attributes })}`),
    '    </addrs>',
    '  </mms>',
  ];
  return lines.join('\n');
}

/** A `call` row. */
export function callXml(given: XmlAttributes = {}): string {
  return tag('call', {
    number: '+447700900123',
    duration: 61,
    date: 1706711130000,
    type: 1,
    presentation: 1,
    subscription_id: 1,
    post_dial_digits: '',
    readable_date: '31 Jan 2024 14:25:30',
    contact_name: 'Sam Example',
    ...given,
  });
}

/** A whole file around rows. `count` is that of the rows unless given. */
export function backupXml(
  rows: readonly string[],
  { root = 'smses', count = rows.length }: { root?: 'smses' | 'calls'; count?: number } = {},
): string {
  const header = headerXml(root, count);
  return `${header}${rows.map((row) => `  ${row}\n`).join('')}</${root}>`;
}

function headerXml(root: string, count: number): string {
  return (
    `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n` +
    `<!--File Created By SMS Backup & Restore v10.20.002 on 31/01/2024 15:00:00-->\n` +
    `<?xml-stylesheet type="text/xsl" href="sms.xsl"?>\n` +
    `<${root} count="${count}" backup_set="00000000-0000-4000-8000-000000000001"` +
    ` backup_date="1706713200000" type="full">\n`
  );
}

export interface GeneratedBackup {
  readonly rows: number;
  readonly seed?: number;
  /** How many people are at the other end. */
  readonly people?: number;
  /** Every how many rows a call, an MMS with a picture; 0 for none. */
  readonly callEvery?: number;
  readonly mmsEvery?: number;
  readonly pictureBytes?: number;
}

/** A backup of any length in pieces, the same for the same options. Invented people, reserved numbers. */
export function* generateBackup(options: GeneratedBackup): Generator<string> {
  const { rows, seed = 1, people = 40 } = options;
  const { callEvery = 10, mmsEvery = 100, pictureBytes = 1500 } = options;
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const start = Date.UTC(2021, 0, 1);
  yield headerXml('smses', rows);
  for (let row = 0; row < rows; row += 1) {
    const date = start + row * 400_000 + below(300_000);
    const other = below(people);
    const address = `+447700900${String(100 + other).padStart(3, '0')}`;
    const contact_name = other % 3 === 0 ? '(Unknown)' : `Invented Person ${other}`;
    const readable_date = new Date(date).toUTCString();
    const both = { date, contact_name, readable_date };
    const isCall = callEvery > 0 && row % callEvery === callEvery - 1;
    const isMms = mmsEvery > 0 && row % mmsEvery === mmsEvery - 2;
    if (isCall) {
      yield `  ${callXml({ ...both, number: address, type: 1 + below(7), duration: below(600) })}\n`;
    } else if (isMms) {
      const type = 1 + below(2);
      const data = Buffer.from(Array.from({ length: pictureBytes }, () => below(256)));
      const parts = [
        { seq: -1, ct: 'application/smil', text: '<smil><body><par dur="5000ms"/></body></smil>' },
        { seq: 0, ct: 'image/jpeg', cl: `image${row}.jpg`, data: data.toString('base64') },
        { seq: 1, ct: 'text/plain', chset: 106, text: sentence(below, 12) },
      ];
      const addrs = [
        { address: type === 1 ? address : 'insert-address-token', type: 137 },
        { address: type === 1 ? 'insert-address-token' : address, type: 151 },
      ];
      const head = { ...both, address, msg_box: type, date_sent: Math.floor(date / 1000) };
      yield `  ${mmsXml(head, parts, addrs)}\n`;
    } else {
      const type = 1 + below(2);
      const body = sentence(below, 20 + below(60)) + (below(10) === 0 ? ' 😀' : '');
      yield `  ${smsXml({ ...both, address, type, body, date_sent: type === 1 ? date - 2000 : 0 })}\n`;
    }
  }
  yield '</smses>';
}

/** Writes a generated backup to a file; returns its size in bytes. */
export async function writeGeneratedBackup(
  path: string,
  options: GeneratedBackup,
): Promise<number> {
  const file = createWriteStream(path);
  let waiting: string[] = [];
  let length = 0;
  const flush = async () => {
    if (!file.write(waiting.join(''))) await once(file, 'drain');
    waiting = [];
    length = 0;
  };
  for (const piece of generateBackup(options)) {
    waiting.push(piece);
    length += piece.length;
    if (length > 1024 * 1024) await flush();
  }
  await flush();
  file.end();
  await once(file, 'close');
  return file.bytesWritten;
}

const words =
  'I will see you when home why did not answer call me back now please leave it alone tomorrow at work café żółć'.split(
    ' ',
  );

function sentence(below: (limit: number) => number, length: number): string {
  return Array.from({ length }, () => words[below(words.length)]).join(' ');
}

/* A linear congruential generator (Numerical Recipes' constants): the same numbers on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
