import type { RecordedText } from '../../core/text.ts';
import { shownText } from '../../core/text.ts';
import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';

/** A row of the table `attachment`. */
export interface AttachmentRow {
  /** False when the message names a row that is not there. */
  readonly isListed: boolean;
  readonly guid: string;
  /** Where the phone keeps the file; null when it never had it, or gave it to iCloud. */
  readonly path: RecordedText | null;
  /** The name under which it was sent. */
  readonly name: RecordedText | null;
  readonly mediaType: string | null;
  readonly uti: string;
  readonly isSticker: boolean;
  readonly isHidden: boolean;
  readonly isSensitive: boolean;
  readonly sizeBytes: number | null;
  readonly transferState: number | null;
  /** What the phone notes beside it, a property list. */
  readonly notes: Buffer | null;
}

/** The attachments of all messages as `MergeWalk` wants them; null when the phone has no such tables. */
export function attachmentQuery(database: ScratchDatabase): string | null {
  if (!database.has('message_attachment_join', 'message_id', 'attachment_id')) return null;
  const has = (column: string) => database.has('attachment', column);
  const isThere = database.has('attachment');
  const columns = [
    'j.message_id AS message_id',
    `${isThere ? 'a.ROWID' : 'NULL'} AS attachment_row`,
    ...texts.filter(has).map((name) => `CAST(substr(a.${name}, 1, 4096) AS BLOB) AS ${name}`),
    ...numbers.filter(has).map((name) => `a.${name}`),
    ...(has('user_info')
      ? [`iif(octet_length(a.user_info) <= ${longestNotes}, a.user_info, NULL) AS user_info`]
      : []),
  ];
  const join = isThere ? 'LEFT JOIN attachment AS a ON a.ROWID = j.attachment_id' : '';
  return `SELECT ${columns.join(', ')} FROM message_attachment_join AS j ${join}
    WHERE typeof(j.message_id) = 'integer' ORDER BY j.message_id, j.attachment_id`;
}

/** Reads a row of that query. */
export function attachmentRow(row: DatabaseRow, database: ScratchDatabase): AttachmentRow {
  const shown = (column: string) => {
    const text = database.text(row[column]);
    return text === null ? '' : shownText(text);
  };
  const number = (column: string) => {
    const value = row[column];
    return typeof value === 'bigint' ? Number(value) : null;
  };
  const notes = row['user_info'];
  return {
    isListed: row['attachment_row'] !== null,
    guid: shown('guid'),
    path: filled(database.text(row['filename'])),
    name: filled(database.text(row['transfer_name'])),
    mediaType: shown('mime_type') === '' ? null : shown('mime_type'),
    uti: shown('uti'),
    isSticker: number('is_sticker') === 1,
    isHidden: number('hide_attachment') === 1,
    isSensitive: number('is_commsafety_sensitive') === 1,
    sizeBytes: number('total_bytes'),
    transferState: number('transfer_state'),
    notes: Buffer.isBuffer(notes) ? notes : null,
  };
}

function filled(text: RecordedText | null): RecordedText | null {
  return text === '' ? null : text;
}

const texts = ['guid', 'filename', 'transfer_name', 'mime_type', 'uti'];
const numbers = [
  'is_sticker',
  'hide_attachment',
  'is_commsafety_sensitive',
  'total_bytes',
  'transfer_state',
];
const longestNotes = 256 * 1024;
