import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BundleDocument } from '../bundle/bundle-input.ts';
import type { Casefile, CheckedRecord } from '../casefile/casefile.ts';
import { UserError } from '../core/errors.ts';
import type { ExhibitReference } from '../core/exhibit.ts';
import { showsDamage } from '../core/finding.ts';
import { Sha256Stream } from '../core/sha256.ts';
import { pictureForReport } from '../media/picture.ts';
import { renderHtml } from '../report/html/render-html.ts';
import { renderPdf } from '../report/pdf/render-pdf.ts';
import { csvRows } from '../report/report-csv.ts';
import {
  reportModel,
  type Picture,
  type ReportModel,
  type ReportOptions,
} from '../report/report-model.ts';

/** The names of the three documents, in the bundle and in a folder of their own. */
export const documentNames = {
  reportPdf: '1_REPORT.pdf',
  timelineHtml: '2_TIMELINE.html',
  messagesCsv: '3_CALLS_AND_MESSAGES.csv',
} as const;

/** Throws UserError when a record is damaged and nobody said to go on all the same. */
export function refuseDamage(record: CheckedRecord, despiteDamage: boolean): void {
  if (despiteDamage || !showsDamage(record.findings)) return;
  throw new UserError('The record is damaged, so nothing was made from it.', {
    hint: 'Run “evidence verify” to see what is damaged. With --despite-damage it is made and says so on its first page.',
  });
}

/** The model of the report on a checked record, with small copies of its pictures. */
export function modelOf(
  casefile: Casefile,
  record: CheckedRecord,
  options: Omit<ReportOptions, 'picture'>,
): ReportModel {
  return reportModel(record, {
    ...options,
    picture: (reference) => smallPicture(casefile, reference),
  });
}

/** Writes the three documents into a folder, none of which may be there yet. Returns their paths. */
export async function writeDocuments(model: ReportModel, folder: string): Promise<string[]> {
  const { reportPdf, timelineHtml, messagesCsv } = documentNames;
  const paths = [reportPdf, timelineHtml, messagesCsv].map((name) => join(folder, name));
  const [pdf = '', html = '', csv = ''] = paths;
  await renderPdf(model, newFile(pdf));
  await writeText(html, (write) => renderHtml(model, write));
  await pipeline(Readable.from(csvRows(model)), newFile(csv));
  return paths;
}

/** A document as the bundle takes it in. */
export async function bundleDocument(path: string): Promise<BundleDocument> {
  const hash = new Sha256Stream();
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  const { size } = await stat(path);
  return { sizeBytes: size, sha256: hash.digest(), open: () => createReadStream(path) };
}

function newFile(path: string): ReturnType<typeof createWriteStream> {
  return createWriteStream(path, { flags: 'wx', mode: 0o600 });
}

async function writeText(
  path: string,
  render: (write: (piece: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const file = newFile(path);
  const failed = new Promise<never>((_, reject) => file.once('error', reject));
  await Promise.race([
    failed,
    render(
      (piece) =>
        new Promise((resolve, reject) => {
          file.write(piece, (error) => {
            if (error) reject(error);
            else resolve();
          });
        }),
    ),
  ]);
  await Promise.race([failed, new Promise<void>((resolve) => file.end(resolve))]);
}

/** Pictures of more than this are not shown small: the exhibit itself is in the bundle. */
const mostPictureBytes = 64 * 1024 * 1024;
const pictureBox = { width: 900, height: 1200 };

async function smallPicture(
  casefile: Casefile,
  reference: ExhibitReference,
): Promise<Picture | null> {
  const exhibit = casefile.exhibit(reference);
  if (exhibit === null || exhibit.sizeBytes > mostPictureBytes) return null;
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of casefile.openObject(exhibit.object)) pieces.push(piece);
  } catch (error) {
    // A damaged or missing file is a finding of its own, told on the cover; it has no picture.
    if (error instanceof UserError) return null;
    throw error;
  }
  const picture = await pictureForReport(Buffer.concat(pieces), pictureBox);
  if (picture === null) return null;
  const { bytes, type, width, height } = picture;
  return {
    bytes,
    mediaType: type === 'png' ? 'image/png' : 'image/jpeg',
    widthPixels: width,
    heightPixels: height,
  };
}
