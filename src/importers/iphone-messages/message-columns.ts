import type { ScratchDatabase } from '../scratch-copy.ts';

/** Columns that only say yes or no: read as the bits of one number, the first being 1. */
export const flagColumns = [
  'is_from_me',
  'is_read',
  'is_delivered',
  'is_audio_message',
  'is_spam',
  'was_downgraded',
  'is_auto_reply',
  'was_delivered_quietly',
  'did_notify_recipient',
  'is_sos',
  'is_stewie',
  'is_critical',
  'is_corrupt',
  'is_pending_satellite_send',
  'sent_or_received_off_grid',
] as const;

/** Numbers that most messages have. */
export const commonNumbers = ['handle_id', 'date', 'date_read', 'date_delivered'] as const;

/** Names, addresses and the like that few messages have: short where nothing is wrong. */
export const rareTexts = [
  'subject',
  'group_title',
  'associated_message_guid',
  'associated_message_emoji',
  'balloon_bundle_id',
  'expressive_send_style_id',
  'thread_originator_guid',
  'thread_originator_part',
] as const;

export const rareNumbers = [
  'other_handle',
  'date_played',
  'date_edited',
  'date_retracted',
  'date_recovered',
  'error',
  'item_type',
  'group_action_type',
  'share_status',
  'share_direction',
  'associated_message_type',
  'expire_state',
  'filter_action',
  'schedule_type',
  'schedule_state',
] as const;

export const rareBodies = ['payload_data', 'message_summary_info'] as const;

export type FlagColumn = (typeof flagColumns)[number];
export type CommonText = 'guid' | 'service' | 'own_address' | 'text';
export type RareText = (typeof rareTexts)[number];
export type NumberColumn = (typeof commonNumbers)[number] | (typeof rareNumbers)[number];
export type BodyColumn = 'attributedBody' | (typeof rareBodies)[number];
/** Lengths in bytes, where a value is so long that it is not read; `short_texts` for any of the short ones. */
export type LongValue = 'text' | BodyColumn | 'short_texts';

/** Longer texts and bodies stay where they are; the row then says how long they are. */
export const longestBody = 16 * 1024 * 1024;
const longestShortText = 1024 * 1024;

/** What is rare, in the order in which it stands in the column `rare`. */
export const rareMembers: readonly string[] = [
  ...rareTexts,
  ...rareNumbers,
  ...rareBodies,
  'text_bytes',
  'attributedBody_bytes',
  'payload_data_bytes',
  'message_summary_info_bytes',
  'short_texts_bytes',
  'answered_row',
];

type Has = (column: string) => boolean;

/**
 * The query for messages from the row number `?` on, in the order of their numbers. Each column of a row
 * costs time of its own, a million times: so what few messages have comes as one list, `rare`.
 */
export function quickQuery(database: ScratchDatabase, answers: boolean): string {
  const has: Has = (column) => database.has('message', column);
  const members = rareMembers.map((member) => `CAST(${rareValue(member, has, answers)} AS TEXT)`);
  const columns = [
    ...commonColumns(has, (value) => value),
    `CASE WHEN ${isRare(has)} THEN json_array(${members.join(', ')}) END AS rare`,
  ];
  return ordered(columns);
}

/** The same with everything in columns of its own, and texts as their bytes. */
export function exactQuery(database: ScratchDatabase, answers: boolean): string {
  const has: Has = (column) => database.has('message', column);
  const rare = rareMembers.map((member) => {
    const value = rareValue(member, has, answers);
    const isText = (rareTexts as readonly string[]).includes(member);
    return `${isText ? `CAST(${value} AS BLOB)` : value} AS ${member}`;
  });
  return ordered([...commonColumns(has, (value) => `CAST(${value} AS BLOB)`), ...rare]);
}

function ordered(columns: readonly string[]): string {
  return `SELECT ${columns.join(', ')} FROM message AS m WHERE m.ROWID >= ? ORDER BY m.ROWID`;
}

function commonColumns(has: Has, text: (value: string) => string): string[] {
  const body = capped('attributedBody', longestBody, has);
  return [
    'm.ROWID AS row_number',
    `${text(capped('text', longestBody, has))} AS text`,
    `CAST(${body} AS BLOB) AS attributedBody`,
    `${text(capped('guid', longestShortText, has))} AS guid`,
    `${text(capped('service', longestShortText, has))} AS service`,
    `${text(ownAddress(has))} AS own_address`,
    ...commonNumbers.map((column) => `${numberOf(column, has)} AS ${column}`),
    `${flags(has)} AS flags`,
  ];
}

function capped(column: string, longest: number, has: Has): string {
  return has(column) ? `iif(octet_length(m.${column}) <= ${longest}, m.${column}, NULL)` : 'NULL';
}

/* Which of the owner's addresses was used; older phones only note the account. */
function ownAddress(has: Has): string {
  const columns = ['destination_caller_id', 'account'].filter(has);
  const values = columns.map((column) => `nullif(${capped(column, longestShortText, has)}, '')`);
  return `coalesce(${['NULL', 'NULL', ...values].join(', ')})`;
}

function numberOf(column: string, has: Has): string {
  return has(column) ? `nullif(m.${column}, 0)` : 'NULL';
}

function flags(has: Has): string {
  const bits = flagColumns
    .filter(has)
    .map((column) => `((ifnull(m.${column}, 0) != 0) << ${flagColumns.indexOf(column)})`);
  return ['0', ...bits].join(' | ');
}

function rareValue(member: string, has: Has, answers: boolean): string {
  if (member === 'answered_row') return answers ? answeredRow(has) : 'NULL';
  if (member === 'short_texts_bytes') return shortTextsTooLong(has) ?? 'NULL';
  const measured = /^(.+)_bytes$/.exec(member)?.[1];
  if (measured !== undefined) return has(measured) ? `octet_length(m.${measured})` : 'NULL';
  if ((rareNumbers as readonly string[]).includes(member)) return numberOf(member, has);
  if ((rareTexts as readonly string[]).includes(member))
    return capped(member, longestShortText, has);
  // A list holds no bytes: they are written out in hexadecimal.
  return `hex(${capped(member, longestRareBody, has)})`;
}

const longestRareBody = 4 * 1024 * 1024;

function isRare(has: Has): string {
  const numbers = rareNumbers.filter(has).map((column) => `nullif(m.${column}, 0)`);
  const texts = rareTexts.filter(has).map((column) => `nullif(m.${column}, '')`);
  const long = ['text', 'attributedBody']
    .filter(has)
    .map((column) => `octet_length(m.${column}) > ${longestBody}`);
  return [
    `coalesce(${['NULL', 'NULL', ...numbers, ...texts].join(', ')}) IS NOT NULL`,
    ...(has('payload_data') ? ['m.payload_data IS NOT NULL'] : []),
    ...(has('message_summary_info') ? [saysMore] : []),
    ...long,
    `${shortTextsTooLong(has) ?? 'NULL'} IS NOT NULL`,
  ].join(' OR ');
}

/* Nearly every message has a list with nothing in it that matters here: `ec`, `rp`, `ams` and Siri do. */
const saysMore = `(m.message_summary_info IS NOT NULL AND (
  instr(m.message_summary_info, X'526563') OR instr(m.message_summary_info, X'527270')
  OR instr(m.message_summary_info, X'53616D73') OR instr(m.message_summary_info, X'2E53697269')
  OR substr(m.message_summary_info, 1, 6) != X'62706C697374'))`;

function shortTextsTooLong(has: Has): string | null {
  const columns = ['guid', 'service', 'destination_caller_id', 'account', ...rareTexts].filter(has);
  const tooLong = columns.map((column) => `octet_length(m.${column}) > ${longestShortText}`);
  return tooLong.length === 0 ? null : `nullif(ifnull(${tooLong.join(' OR ')}, 0), 0)`;
}

/** The row that a message answers or reacts to: `p:0/GUID`, `bp:GUID` or the GUID alone. */
function answeredRow(has: Has): string {
  const guids = [
    ...(has('associated_message_guid') ? [associatedGuid] : []),
    ...(has('thread_originator_guid') ? ['m.thread_originator_guid'] : []),
  ];
  if (guids.length === 0 || !has('guid')) return 'NULL';
  const guid = `coalesce(${['NULL', ...guids].join(', ')})`;
  return `(SELECT min(other.ROWID) FROM message AS other WHERE other.guid = ${guid})`;
}

const associatedGuid = `nullif(CASE
  WHEN m.associated_message_guid LIKE 'p:%/%'
  THEN substr(m.associated_message_guid, instr(m.associated_message_guid, '/') + 1)
  WHEN m.associated_message_guid LIKE 'bp:%' THEN substr(m.associated_message_guid, 4)
  ELSE m.associated_message_guid END, '')`;
