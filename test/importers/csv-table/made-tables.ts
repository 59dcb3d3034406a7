import iconv from 'iconv-lite';

/** How a table is written to a file. */
export interface Written {
  readonly delimiter?: ',' | ';' | '\t';
  readonly lineEnd?: '\n' | '\r\n' | '\r';
  readonly as?: 'utf-8' | 'utf-8 with mark' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** A line `sep=;` first. */
  readonly statesDelimiter?: boolean;
}

/** A table as the bytes of a file; quotes stand where they have to. */
export function tableBytes(
  rows: readonly (readonly string[])[],
  { delimiter = ',', lineEnd = '\n', as = 'utf-8', statesDelimiter = false }: Written = {},
): Buffer {
  const lines = rows.map((cells) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter));
  const stated = statesDelimiter ? [`sep=${delimiter}`] : [];
  return inEncoding([...stated, ...lines].map((line) => line + lineEnd).join(''), as);
}

function inEncoding(text: string, as: NonNullable<Written['as']>): Buffer {
  switch (as) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-8 with mark':
      return Buffer.from(`\ufeff${text}`, 'utf8');
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    case 'windows-1252':
      return iconv.encode(text, 'windows-1252');
  }
}

function quoted(cell: string, delimiter: string): string {
  const needs = cell.includes(delimiter) || /["\r\n]/.test(cell);
  return needs ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Rows of cells by heading; what is not given is empty. */
export function tableOf(
  headings: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): string[][] {
  return [[...headings], ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))];
}

export const messageHeadings = {
  first:
    'Chat Session,Message Date,Service,Type,Sender ID,Sender Name,Status,Replying to,Subject,Text,Attachment,Attachment type',
  withDates:
    'Chat Session,Message Date,Delivered Date,Read Date,Edited Date,Service,Type,Sender ID,Sender Name,Status,Replying to,Subject,Text,Reactions,Attachment,Attachment type',
  newest:
    'Chat Session,Message ID,Message Date,Delivered Date,Read Date,Edited Date,Deleted Date,Service,Type,Sender ID,Sender Name,Status,Replying to,Subject,Text,Reactions,Attachment,Attachment type',
  whatsapp:
    'Chat Session,Message Date,Sent Date,Type,Sender ID,Sender Name,Status,Forwarded,Replying to,Text,Reactions,Attachment,Attachment type,Attachment info',
  calls: 'Call type,Date,Duration,Number,Contact,Location,Service',
} as const;

export function headingsOf(name: keyof typeof messageHeadings): string[] {
  return messageHeadings[name].split(',');
}
