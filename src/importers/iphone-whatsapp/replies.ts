import { recordBytes, shownText, type RecordedText } from '../../core/text.ts';
import { isoUtc } from '../../core/time.ts';
import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import { rowsIn } from '../phone/row-progress.ts';
import { bytesOfField, protobufFields, varintOfField, type ProtobufField } from './protobuf.ts';

/**
 * The stanza of the message that another one quotes; null where it quotes none. ZMETADATA is a protocol
 * buffer since about 2018: field 5 is the quoted stanza.
 */
export function quotedStanza(row: DatabaseRow): string | null {
  const metadata = row['ZMETADATA'];
  const fields = Buffer.isBuffer(metadata) ? protobufFields(metadata) : null;
  const stanza = fields === null ? null : bytesOfField(fields, 5);
  const text = stanza?.toString('latin1') ?? '';
  return /^[\x21-\x7e]{6,128}$/.test(text) ? text : null;
}

const mostReactions = 1100;

/**
 * The reactions to a message as found, one a line: `👍 447700900123@s.whatsapp.net 2024-01-31T14:25:30Z`;
 * `by whoever used the phone` for the owner's. Null where there is none. In ZRECEIPTINFO field 7 holds
 * them: 7.1 those of others (2 who, 3 the sign, 4 when), 7.2 the owner's (2 the sign, 3 when).
 */
export function reactionsIn(row: DatabaseRow): RecordedText | null {
  const receipt = row['ZRECEIPTINFO'];
  const fields = Buffer.isBuffer(receipt) ? protobufFields(receipt) : null;
  if (fields === null) return null;
  const lines: string[] = [];
  for (const one of inside(fields, 7).flat()) {
    if (!Buffer.isBuffer(one.value) || (one.number !== 1 && one.number !== 2)) continue;
    const line = reactionLine(protobufFields(one.value), one.number === 2);
    if (line !== null && lines.length < mostReactions) lines.push(line);
  }
  return lines.length === 0 ? null : lines.join('\n');
}

function inside(fields: readonly ProtobufField[], number: number): (readonly ProtobufField[])[] {
  return fields
    .filter((field) => field.number === number && Buffer.isBuffer(field.value))
    .map((field) => protobufFields(field.value as Buffer) ?? []);
}

function reactionLine(fields: readonly ProtobufField[] | null, byOwner: boolean): string | null {
  if (fields === null) return null;
  const sign = shortText(bytesOfField(fields, byOwner ? 2 : 3));
  const who = byOwner ? 'by whoever used the phone' : shortText(bytesOfField(fields, 2));
  if (sign === null || who === null) return null;
  const when = timeIn(varintOfField(fields, byOwner ? 3 : 4));
  return [sign, who, ...(when === null ? [] : [when])].join(' ');
}

function shortText(bytes: Buffer | null): string | null {
  if (bytes === null || bytes.byteLength === 0 || bytes.byteLength > 128) return null;
  const text = recordBytes(bytes);
  // Bytes that are no text are no reaction: the field means something else here.
  return typeof text === 'string' && !/\p{Cc}/u.test(text) ? shownText(text) : null;
}

/** In milliseconds in what was seen, in seconds in older databases. */
function timeIn(value: bigint | null): string | null {
  if (value === null) return null;
  const milliseconds = value > 1_000_000_000_000n ? Number(value) : Number(value) * 1000;
  const year = new Date(milliseconds).getUTCFullYear();
  return year >= 2009 && year <= 2100 ? isoUtc(milliseconds) : null;
}

const messages = 'ZWAMESSAGE';

/** Without an index, so many stanzas are held in memory; beyond, answers are not looked up. */
const mostHeld = 200_000;

/** Finds messages of a chat by stanza. */
export class Stanzas {
  readonly #database: ScratchDatabase;
  #held: Map<string, bigint | null> | null = null;
  readonly #canFind: 'by index' | 'in memory' | 'never';

  constructor(database: ScratchDatabase) {
    this.#database = database;
    this.#canFind = !database.has(messages, 'Z_PK', 'ZSTANZAID', 'ZCHATSESSION')
      ? 'never'
      : hasIndex(database)
        ? 'by index'
        : (rowsIn(database, messages) ?? Infinity) <= mostHeld
          ? 'in memory'
          : 'never';
  }

  /** The number of the one message of the chat with this stanza; null when there is none, or several. */
  find(stanza: string, chat: bigint): bigint | null {
    switch (this.#canFind) {
      case 'by index':
        return this.#look(stanza, chat);
      case 'in memory':
        return (this.#held ??= this.#hold()).get(`${chat} ${stanza}`) ?? null;
      case 'never':
        return null;
    }
  }

  #look(stanza: string, chat: bigint): bigint | null {
    const sql = `SELECT Z_PK FROM ${messages} WHERE ZSTANZAID = ? AND ZCHATSESSION = ? LIMIT 2`;
    const [one, another] = [...this.#database.rows(sql, stanza, chat)];
    const number = another === undefined ? one?.['Z_PK'] : null;
    return typeof number === 'bigint' ? number : null;
  }

  #hold(): Map<string, bigint | null> {
    const held = new Map<string, bigint | null>();
    const sql = `SELECT Z_PK, substr(ZSTANZAID, 1, 128) AS ZSTANZAID, ZCHATSESSION FROM ${messages} WHERE ZSTANZAID IS NOT NULL`;
    for (const row of this.#database.rows(sql)) {
      const [number, chat, stanza] = [row['Z_PK'], row['ZCHATSESSION'], row['ZSTANZAID']];
      if (typeof number !== 'bigint' || typeof chat !== 'bigint') continue;
      const key = `${chat} ${String(stanza)}`;
      held.set(key, held.has(key) ? null : number);
    }
    return held;
  }
}

function hasIndex(database: ScratchDatabase): boolean {
  const sql = `SELECT 1 AS found FROM pragma_index_list('${messages}') l, pragma_index_info(l.name) c WHERE c.seqno = 0 AND upper(c.name) = 'ZSTANZAID'`;
  return database.row(sql) !== null;
}
