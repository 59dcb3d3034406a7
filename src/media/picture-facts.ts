import { boxes, boxInside, type Box } from './iso-boxes.ts';
import { exifFacts } from './exif.ts';
import type { FoundFacts } from './found-facts.ts';
import { jpegFacts } from './jpeg-segments.ts';
import type { OpenedFile } from './opened-file.ts';
import { pngFacts } from './png-chunks.ts';

/** Pictures of the other formats are looked through whole, up to this size. */
const mostPictureBytes = 64 * 1024 * 1024;

/** What a picture says of itself, read from its headers; the picture itself is never decoded. */
export async function pictureFacts(
  file: OpenedFile,
  mediaType: string,
  zone: string,
): Promise<FoundFacts[]> {
  switch (mediaType) {
    case 'image/jpeg':
      return jpegFacts(file, zone);
    case 'image/png':
    case 'image/apng':
      return pngFacts(file, zone);
    case 'image/gif':
      return [sizeAt(await file.read(6, 4), 2)];
    case 'image/bmp':
      return [sizeAt(await file.read(18, 8), 4)];
    case 'image/webp':
      return [webpSize(await file.read(12, 18)), await wholeFacts(file, zone)];
    case 'image/heic':
    case 'image/heif':
    case 'image/heic-sequence':
    case 'image/heif-sequence':
    case 'image/avif':
      return [await isoPictureSize(file), await wholeFacts(file, zone)];
    case 'image/tiff':
      return [await wholeFacts(file, zone)];
    default:
      return [];
  }
}

async function wholeFacts(file: OpenedFile, zone: string): Promise<FoundFacts> {
  if (file.sizeBytes > mostPictureBytes) {
    return { notes: ['The picture is too large for its details to be read.'] };
  }
  const bytes = Buffer.from(await file.read(0, file.sizeBytes));
  const facts = await exifFacts(bytes, zone);
  return bytes.includes('exif:GPSLatitude') ? { ...facts, statesPosition: true } : facts;
}

/** Width and height beside each other, little-endian, of two or four bytes each. */
function sizeAt(bytes: Buffer, each: 2 | 4): FoundFacts {
  if (bytes.byteLength < 2 * each) return {};
  const width = each === 2 ? bytes.readUInt16LE(0) : Math.abs(bytes.readInt32LE(0));
  // A bitmap that runs from top to bottom has a negative height.
  const height = each === 2 ? bytes.readUInt16LE(2) : Math.abs(bytes.readInt32LE(4));
  return width > 0 && height > 0 ? { widthPixels: width, heightPixels: height } : {};
}

/** The first chunk of a WebP: `VP8X`, `VP8L` or `VP8 ` (RFC 9649). */
function webpSize(chunk: Buffer): FoundFacts {
  if (chunk.byteLength < 18) return {};
  switch (chunk.toString('latin1', 0, 4)) {
    case 'VP8X':
      return {
        widthPixels: chunk.readUIntLE(12, 3) + 1,
        heightPixels: chunk.readUIntLE(15, 3) + 1,
      };
    case 'VP8L': {
      const bits = chunk.readUInt32LE(9);
      return { widthPixels: (bits & 0x3fff) + 1, heightPixels: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return {
        widthPixels: chunk.readUInt16LE(14) & 0x3fff,
        heightPixels: chunk.readUInt16LE(16) & 0x3fff,
      };
    default:
      return {};
  }
}

/** The largest `ispe`: that of the whole picture, since the others are its tiles and thumbnails. */
async function isoPictureSize(file: OpenedFile): Promise<FoundFacts> {
  const properties = await propertyList(file);
  if (properties === null) return { notes: ['The picture is cut short or damaged.'] };
  let best = { width: 0, height: 0 };
  for await (const box of boxes(file, properties.start, properties.end)) {
    if (box.type !== 'ispe') continue;
    const size = await file.read(box.start + 4, 8);
    if (size.byteLength < 8) continue;
    const [width, height] = [size.readUInt32BE(0), size.readUInt32BE(4)];
    if (width * height > best.width * best.height) best = { width, height };
  }
  return best.width === 0 ? {} : { widthPixels: best.width, heightPixels: best.height };
}

async function propertyList(file: OpenedFile): Promise<Box | null> {
  const whole: Box = { type: '', start: 0, end: file.sizeBytes };
  const meta = await boxInside(file, whole, 'meta');
  if (meta === null) return null;
  const properties = await boxInside(file, { ...meta, start: meta.start + 4 }, 'iprp');
  return properties === null ? null : boxInside(file, properties, 'ipco');
}
