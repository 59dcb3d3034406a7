import { decodeHeic, isHeic } from './heic.ts';

/** Pictures of more pixels than this are not opened: they would fill the memory. */
export const mostPixels = 100_000_000;

/** A picture made small enough for a page, without anything that the original says of itself. */
export interface ReportPicture {
  readonly bytes: Buffer;
  readonly type: 'jpeg' | 'png';
  readonly width: number;
  readonly height: number;
}

/** What is opened; drawings (SVG, PDF) are programs of a kind, and are not. */
const shown = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif']);

/** Drawn pictures, such as screenshots, stay without loss up to this size. */
const mostLosslessBytes = 600 * 1024;

const seconds = 30;

/**
 * A picture for the report: the right way up, no larger than `maxPixels` and never enlarged, on white
 * where it is transparent, with no metadata. A drawn picture (PNG, GIF) stays PNG where that is small;
 * others become JPEG. Of an animation the first picture. A picture that is cut short is shown as far
 * as it goes. Null when it cannot be shown or has more than `mostPixels` pixels; never throws on what
 * the bytes hold. The same bytes give the same picture with the same versions of the libraries.
 */
export async function pictureForReport(
  bytes: Uint8Array,
  maxPixels: { readonly width: number; readonly height: number },
): Promise<ReportPicture | null> {
  const { default: sharp } = await import('sharp');
  // Its cache holds decoded pictures; evidence is opened once.
  sharp.cache(false);
  const limits = { limitInputPixels: mostPixels, failOn: 'none' } as const;
  try {
    const heic = isHeic(bytes) ? await decodeHeic(bytes, mostPixels) : undefined;
    if (heic === null) return null;
    const picture =
      heic === undefined ? sharp(bytes, limits) : sharp(heic.data, { ...limits, raw: rawOf(heic) });
    const format = heic === undefined ? (await picture.metadata()).format : 'heif';
    if (!shown.has(format)) return null;
    const fitted = picture
      .autoOrient()
      .resize({ ...maxPixels, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .timeout({ seconds });
    if (format === 'png' || format === 'gif') {
      const { data, info } = await fitted.clone().png({ compressionLevel: 9 }).toBuffer(whole);
      if (data.byteLength <= mostLosslessBytes) return reportPicture(data, 'png', info);
    }
    const { data, info } = await fitted
      .jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
      .toBuffer(whole);
    return reportPicture(data, 'jpeg', info);
  } catch {
    // Whatever libvips meets in a damaged picture comes as one kind of error; the exhibit itself is whole.
    return null;
  }
}

const whole = { resolveWithObject: true } as const;

/** How decoded pixels are described to sharp. */
export function rawOf(pixels: { width: number; height: number }): {
  width: number;
  height: number;
  channels: 4;
} {
  return { width: pixels.width, height: pixels.height, channels: 4 };
}

function reportPicture(
  bytes: Buffer,
  type: 'jpeg' | 'png',
  { width, height }: { width: number; height: number },
): ReportPicture {
  return { bytes, type, width, height };
}
