import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadingChoices, SourceItem } from '../../../src/core/source-item.ts';
import { readBackup } from '../../../src/importers/android-sms-backup/backup-reader.ts';
import type { ValueLimits } from '../../../src/importers/android-sms-backup/lifted-values.ts';

export interface HowToRead {
  readonly choices?: Partial<ReadingChoices>;
  readonly limits?: ValueLimits;
  /** Bytes in each piece; all at once unless given. */
  readonly pieceBytes?: number;
}

/** Every item of a backup, progress aside, with the attachments' bytes in hex. */
export async function itemsOf(
  bytes: Buffer | string,
  { choices, limits, pieceBytes }: HowToRead = {},
): Promise<unknown[]> {
  const whole = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const scratch = mkdtempSync(join(tmpdir(), 'android-sms-backup-'));
  const backup = {
    pieces: inPieces(whole, pieceBytes ?? whole.length),
    sizeBytes: whole.length,
    ...(limits === undefined ? {} : { limits }),
  };
  const items: unknown[] = [];
  try {
    const reading = { choices: { zone: 'Europe/London', ...choices }, scratch };
    for await (const item of readBackup(backup, reading)) {
      if (item.type !== 'progress') items.push(await withBytes(item));
    }
    if (readdirSync(scratch).length > 0) throw new Error('scratch files were left');
  } finally {
    rmSync(scratch, { recursive: true });
  }
  return items;
}

/** An item in which every attachment's `bytes` is their hex, or null. */
export async function withBytes(item: SourceItem): Promise<unknown> {
  if (item.type !== 'message') return item;
  const attachments = [];
  for (const { bytes, ...attachment } of item.message.attachments) {
    attachments.push({ ...attachment, bytes: bytes === null ? null : await hexOf(bytes.open()) });
  }
  return { ...item, message: { ...item.message, attachments } };
}

async function hexOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  let hex = '';
  for await (const piece of pieces) hex += Buffer.from(piece).toString('hex');
  return hex;
}

// eslint-disable-next-line @typescript-eslint/require-await -- the reader takes a stream.
async function* inPieces(bytes: Buffer, pieceBytes: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    yield Buffer.from(bytes.subarray(from, from + pieceBytes));
  }
}
