import { recordBytes } from '../core/text.ts';
import { exifFacts } from './exif.ts';
import type { FoundFacts } from './found-facts.ts';
import type { OpenedFile } from './opened-file.ts';

interface Segment {
  readonly marker: number;
  readonly content: Buffer;
}

const exifStart = Buffer.from('Exif\0\0', 'latin1');
const xmpStart = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1');
const cutShort = { notes: ['The picture is cut short.'] };

/** What a JPEG says before its picture data: size, EXIF, comment, and whether XMP states a position. */
export async function jpegFacts(file: OpenedFile, zone: string): Promise<FoundFacts[]> {
  const found: FoundFacts[] = [];
  let exifSeen = false;
  for await (const segment of segments(file)) {
    if (segment === null) return [...found, cutShort];
    const { marker, content } = segment;
    if (isFrame(marker)) found.push(frameSize(content));
    if (marker === 0xfe) found.push({ asFound: { Comment: recordBytes(content) } });
    if (marker !== 0xe1) continue;
    if (content.subarray(0, exifStart.length).equals(exifStart) && !exifSeen) {
      exifSeen = true;
      found.push(await exifFacts(Buffer.from(content.subarray(exifStart.length)), zone));
    } else if (content.subarray(0, xmpStart.length).equals(xmpStart)) {
      if (content.includes('GPSLatitude')) found.push({ statesPosition: true });
    }
  }
  return found;
}

/** The segments up to the picture data; null where the file ends too early. */
async function* segments(file: OpenedFile): AsyncGenerator<Segment | null, void> {
  let position = 2;
  for (let count = 0; count < 2000; count += 1) {
    const header = await file.read(position, 4);
    const marker = header[1];
    if (header[0] !== 0xff || marker === undefined) {
      yield null;
      return;
    }
    if (marker === 0xff) {
      position += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return;
    if (header.byteLength < 4) {
      yield null;
      return;
    }
    const length = header.readUInt16BE(2);
    const content = await file.read(position + 4, length - 2);
    if (length < 2 || content.byteLength < length - 2) {
      yield null;
      return;
    }
    yield { marker, content };
    position += 2 + length;
  }
}

/** SOF0–SOF15 without DHT, JPG and DAC, which lie between them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function frameSize(content: Buffer): FoundFacts {
  if (content.byteLength < 5) return {};
  const height = content.readUInt16BE(1);
  const width = content.readUInt16BE(3);
  return width > 0 && height > 0 ? { widthPixels: width, heightPixels: height } : {};
}
