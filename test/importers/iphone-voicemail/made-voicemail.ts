import { amr } from '../../media/made-files.ts';
import { madeDatabase, type MadeDatabase, type MadeRow } from '../iphone-calls/made-database.ts';
import { madeTranscript } from './made-transcript.ts';

/** A voicemail of an invented phone: its row, and what lies beside the list for it. */
export interface MadeVoicemail {
  /** Changes to an ordinary row from Sam; null for a recording that no row names. */
  readonly row: MadeRow | null;
  /** The number that the files are named after; that of the row where it is not given. */
  readonly number?: number;
  /** Below `Library/Voicemail/`, with `/` at its end. */
  readonly folder?: string;
  /** Seconds of sound; null for a recording that the source lists and does not hold; absent for none. */
  readonly recording?: number | null;
  readonly transcript?: { readonly words: string; readonly confidence: number } | Buffer;
  /** In the list of deleted voicemails, not in the other. */
  readonly inDeleted?: boolean;
}

/** A voicemail.db and the files beside it, by path below HomeDomain. */
export interface MadeVoicemailStore {
  readonly database: MadeDatabase;
  readonly files: Readonly<Record<string, Buffer | null>>;
}

const columns = {
  'before 2021':
    'token TEXT, sender TEXT, callback_num TEXT, duration INTEGER, expiration INTEGER, trashed_date INTEGER, flags INTEGER',
  '2021':
    'token TEXT, sender TEXT, callback_num TEXT, duration INTEGER, expiration INTEGER, trashed_date INTEGER, flags INTEGER, receiver TEXT, label TEXT',
  newest:
    'token TEXT, sender TEXT, callback_num TEXT, duration INTEGER, expiration INTEGER, trashed_date INTEGER, flags INTEGER, receiver TEXT, label TEXT, uuid TEXT',
} as const;

/** The tables of voicemail.db; the columns grew over the years. */
export function voicemailSchema(form: keyof typeof columns = 'newest'): string {
  const list = `ROWID INTEGER PRIMARY KEY AUTOINCREMENT, remote_uid INTEGER, date INTEGER, ${columns[form]}`;
  return `
    CREATE TABLE _SqliteDatabaseProperties (key TEXT, value TEXT, UNIQUE(key));
    CREATE TABLE voicemail (${list});
    CREATE TABLE deleted (${list});
    ${form === 'before 2021' ? '' : 'CREATE TABLE map (ROWID INTEGER PRIMARY KEY, account TEXT, label TEXT);'}`;
}

/** Seconds from 1970, as `date` holds them. */
export function unixSeconds(instant: string): bigint {
  return BigInt(Date.parse(instant) / 1000);
}

const ordinary: MadeRow = {
  date: unixSeconds('2026-01-31T23:05:00Z'),
  sender: '+447700900123',
  callback_num: '+447700900123',
  duration: 4n,
  expiration: 0n,
  trashed_date: 0n,
  flags: 67n,
};

/** Real sound of so many seconds: frames of speech in 12.2 kbit/s with silence between them. */
export function recording(seconds: number): Buffer {
  return amr(Array.from({ length: seconds * 50 }, (_, index) => (index % 10 === 9 ? 15 : 7)));
}

/** The lists and files of a phone's voicemail, and files that lie among them. */
export function madeVoicemail(
  voicemails: readonly MadeVoicemail[],
  more: {
    form?: keyof typeof columns;
    accounts?: readonly (readonly [string, string])[];
    files?: Readonly<Record<string, Buffer | null>>;
  } = {},
): MadeVoicemailStore {
  const rows: (readonly [string, MadeRow])[] = (more.accounts ?? []).map(([label, account]) => [
    'map',
    { label, account },
  ]);
  const files: Record<string, Buffer | null> = {};
  const next = { voicemail: 1, deleted: 1 };
  for (const one of voicemails) {
    const table = one.inDeleted === true ? 'deleted' : 'voicemail';
    const number = one.number ?? next[table];
    if (one.row !== null) {
      rows.push([table, { ROWID: BigInt(number), ...ordinary, ...one.row }]);
      next[table] = number + 1;
    }
    const path = `Library/Voicemail/${one.folder ?? ''}${number}`;
    if (one.recording !== undefined)
      files[`${path}.amr`] = one.recording === null ? null : recording(one.recording);
    if (one.transcript !== undefined) files[`${path}.transcript`] = transcriptBytes(one.transcript);
  }
  return {
    database: madeDatabase(voicemailSchema(more.form), rows),
    files: { ...files, ...more.files },
  };
}

function transcriptBytes(transcript: NonNullable<MadeVoicemail['transcript']>): Buffer {
  return Buffer.isBuffer(transcript)
    ? transcript
    : madeTranscript(transcript.words, transcript.confidence);
}
