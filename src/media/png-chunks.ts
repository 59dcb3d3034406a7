import { inflateSync } from 'node:zlib';
import { recordBytes, recordText, shownText, type RecordedText } from '../core/text.ts';
import { timeFromText } from './date-text.ts';
import { exifFacts } from './exif.ts';
import type { FoundFacts } from './found-facts.ts';
import type { OpenedFile } from './opened-file.ts';

interface Chunk {
  readonly type: string;
  readonly content: Buffer;
}

interface PngText {
  readonly keyword: string;
  readonly text: RecordedText;
}

const wanted = new Set(['IHDR', 'tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf']);
const mostChunkBytes = 1024 * 1024;
const mostTextBytes = 64 * 1024;
const mostTexts = 200;
const cutShort = { notes: ['The picture is cut short.'] };

/**
 * What a PNG says (PNG specification, third edition): size, EXIF, texts, `Creation Time`, and `tIME`,
 * which is when it was last changed, in UTC. Picture data is passed over, never read.
 */
export async function pngFacts(file: OpenedFile, zone: string): Promise<FoundFacts[]> {
  const found: FoundFacts[] = [];
  for await (const chunk of chunks(file)) {
    if (found.length > mostTexts) break;
    found.push(chunk === null ? cutShort : await chunkFacts(chunk, zone));
  }
  return found;
}

/** The chunks that say something; null where the file ends before its last chunk. */
async function* chunks(file: OpenedFile): AsyncGenerator<Chunk | null, void> {
  let position = 8;
  for (let count = 0; count < 1_000_000; count += 1) {
    const header = await file.read(position, 8);
    if (header.byteLength < 8) {
      yield null;
      return;
    }
    const length = header.readUInt32BE(0);
    const type = header.toString('latin1', 4, 8);
    if (type === 'IEND') return;
    if (position + 12 + length > file.sizeBytes) {
      yield null;
      return;
    }
    if (wanted.has(type)) {
      yield { type, content: await file.read(position + 8, Math.min(length, mostChunkBytes)) };
    }
    position += 12 + length;
  }
}

async function chunkFacts({ type, content }: Chunk, zone: string): Promise<FoundFacts> {
  switch (type) {
    case 'IHDR':
      return headerSize(content);
    case 'eXIf':
      return exifFacts(Buffer.from(content), zone);
    case 'tIME':
      return lastChanged(content, zone);
    default: {
      const text = textOf(type, content);
      return text === null
        ? { notes: ['A text in the picture could not be read.'] }
        : said(text, zone);
    }
  }
}

function headerSize(content: Buffer): FoundFacts {
  if (content.byteLength < 8) return {};
  const width = content.readUInt32BE(0);
  const height = content.readUInt32BE(4);
  return width > 0 && height > 0 ? { widthPixels: width, heightPixels: height } : {};
}

function lastChanged(content: Buffer, zone: string): FoundFacts {
  if (content.byteLength < 7) return {};
  const [month, day, hour, minute, second] = [...content.subarray(2, 7)].map((part) =>
    String(part).padStart(2, '0'),
  );
  const date = `${String(content.readUInt16BE(0)).padStart(4, '0')}-${month ?? ''}-${day ?? ''}`;
  const text = `${date}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}Z`;
  const happened = timeFromText(text, { basis: 'PNG, time of last change', zone });
  return { times: [{ what: 'last changed', happened, standing: 'never' }] };
}

function textOf(type: string, content: Buffer): PngText | null {
  const end = content.indexOf(0);
  if (end < 1) return null;
  const keyword = content.toString('latin1', 0, end);
  const rest = content.subarray(end + 1);
  if (type === 'tEXt') return { keyword, text: rest.toString('latin1') };
  if (type === 'zTXt') {
    const bytes = inflated(rest.subarray(1));
    return bytes === null ? null : { keyword, text: bytes.toString('latin1') };
  }
  return internationalText(keyword, rest);
}

/** After the keyword: compressed or not, method, language, keyword in that language, text in UTF-8. */
function internationalText(keyword: string, rest: Buffer): PngText | null {
  const languageEnd = rest.indexOf(0, 2);
  const translatedEnd = languageEnd < 0 ? -1 : rest.indexOf(0, languageEnd + 1);
  if (translatedEnd < 0) return null;
  const content = rest.subarray(translatedEnd + 1);
  const bytes = rest[0] === 1 ? inflated(content) : content;
  return bytes === null ? null : { keyword, text: recordBytes(bytes) };
}

function inflated(bytes: Buffer): Buffer | null {
  try {
    return inflateSync(bytes, { maxOutputLength: mostTextBytes });
  } catch {
    return null;
  }
}

function said({ keyword, text }: PngText, zone: string): FoundFacts {
  const shown = shownText(text);
  if (keyword === 'XML:com.adobe.xmp') {
    return shown.includes('GPSLatitude') ? { statesPosition: true } : {};
  }
  const asFound = factNamed(keyword, text);
  if (!/^creation ?time$/i.test(keyword)) return { asFound };
  const happened = timeFromText(shown, { basis: 'PNG text “Creation Time”', zone });
  return { asFound, times: [{ what: 'created', happened, standing: 'tag' }] };
}

/** Names of facts are ASCII; a keyword that is not stands in the value. */
function factNamed(keyword: string, text: RecordedText): Record<string, RecordedText> {
  if (/^[\x20-\x7e]{1,79}$/.test(keyword)) return { [keyword]: text };
  return { 'Text in the picture': recordText(`${keyword}: ${shownText(text)}`) };
}
