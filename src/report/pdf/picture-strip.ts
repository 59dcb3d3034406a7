import type { ExhibitReference } from '../../core/exhibit.ts';
import { internals } from './pdf-internals.ts';
import type { PdfDocument } from './pdf-internals.ts';
import type { ReportTools } from './report-tools.ts';
import type { Strip } from './strip.ts';
import { grey } from './typesetter.ts';

/** The largest a picture is printed, in points. */
const largest = { width: 210, height: 250 };

/** The small picture of an exhibit; nothing when none can be made. */
export async function pictureStrips(
  tools: ReportTools,
  reference: ExhibitReference,
  width: number,
): Promise<Strip[]> {
  const picture = await tools.model.picture(reference);
  if (picture === null) return [];
  const image = await embedded(tools.document, picture.bytes);
  const scale = Math.min(
    Math.min(largest.width, width) / image.width,
    largest.height / image.height,
    0.75,
  );
  const shown = { width: image.width * scale, height: image.height * scale };
  return [
    {
      height: shown.height + 6,
      figure: `Small picture of exhibit ${reference}`,
      draw({ x, y }) {
        const { document } = tools;
        document.image(image as never, x, y + 3, { ...shown });
        document
          .lineWidth(0.4)
          .strokeColor(grey(0.5))
          .rect(x, y + 3, shown.width, shown.height)
          .stroke();
      },
    },
  ];
}

interface EmbeddableImage {
  readonly width: number;
  readonly height: number;
  embed(document: unknown): void;
  finalize?: () => void;
}

/*
 * pdfkit unpacks a PNG with transparency in the background and writes it whenever that is done. The
 * bytes of the report would then depend on how busy the computer is, so this waits for it.
 */
async function embedded(document: PdfDocument, bytes: Uint8Array): Promise<EmbeddableImage> {
  const image = (
    document as unknown as { openImage(bytes: Uint8Array): EmbeddableImage }
  ).openImage(bytes);
  const { finalize } = image;
  if (finalize === undefined) {
    image.embed(internals(document));
    return image;
  }
  await new Promise<void>((resolve) => {
    image.finalize = () => {
      finalize.call(image);
      resolve();
    };
    image.embed(internals(document));
  });
  return image;
}
