import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { systemErrorCode, UserError } from '../../core/errors.ts';
import type { Context } from '../context.ts';
import { misuse, refusal } from '../refusal.ts';
import { formJsonWording as wording } from '../wording/form.ts';
import { harmWording } from '../wording/harm.ts';

const largestBytes = 64 * 1024 * 1024;
const harm = harmWording.nothingRecorded;

/** The JSON in a file, or in standard input (`-`). Throws UserError when it cannot be read as JSON. */
export async function readJson(context: Context, from: string): Promise<unknown> {
  const text = decode(await readBytes(context, from));
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw misuse({ message: wording.notJson, harm }, error);
  }
}

async function readBytes(context: Context, from: string): Promise<Buffer> {
  if (from === '-' && context.device.isInteractive) context.terminal.line(wording.typeIt);
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    const source: AsyncIterable<Uint8Array> =
      from === '-'
        ? context.standardInput()
        : createReadStream(resolve(context.currentFolder, from));
    for await (const piece of source) {
      pieces.push(piece);
      sizeBytes += piece.byteLength;
      if (sizeBytes > largestBytes) throw unreadable(wording.tooLarge);
    }
  } catch (error) {
    throw systemErrorCode(error) === undefined ? error : unreadable(wording.cannotRead, error);
  }
  return Buffer.concat(pieces);
}

/* PowerShell writes UTF-16 when its output goes to a file. */
function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw unreadable(wording.notText, error);
  }
}

function unreadable(message: string, cause?: unknown): UserError {
  return refusal({ message, harm, hint: wording.checkPath }, { cause });
}
