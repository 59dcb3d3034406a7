import { lineStart } from './line-start.ts';
import { chatLines } from './chat-lines.ts';
import { comparisonText } from './comparison-copy.ts';
import { noticeIn } from './markers/recognise-markers.ts';

const linesLookedAt = 200;

/**
 * Whether a text begins like a chat of WhatsApp: its first line has the form of a message, and among
 * the first lines is one with a name before its text, or one that WhatsApp itself wrote. (Somebody's
 * own diary may have the first without the second.) Reads no more than the beginning.
 */
export async function isChat(bytes: AsyncIterable<Uint8Array>): Promise<boolean> {
  let layout: string | null = null;
  for await (const line of chatLines(startOf(bytes))) {
    if (line.number > linesLookedAt) return false;
    const start = lineStart(line.text);
    if (start === null) {
      if (layout === null && line.text.trim() !== '') return false;
      continue;
    }
    layout ??= start.layout;
    if (start.layout !== layout) continue;
    const rest = line.text.slice(start.restAt);
    const notice = noticeIn(rest, { style: start.style, marked: false });
    if (notice !== null || /^[^:]{1,150}: /.test(comparisonText(rest.slice(0, 300)))) return true;
  }
  return false;
}

const startBytes = 256 * 1024;

async function* startOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let sizeBytes = 0;
  for await (const piece of bytes) {
    const left = startBytes - sizeBytes;
    yield piece.subarray(0, left);
    sizeBytes += piece.byteLength;
    if (sizeBytes >= startBytes) return;
  }
}

/** The first 256 KiB as text. */
export async function beginning(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of startOf(bytes)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
