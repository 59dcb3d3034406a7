import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleDocument } from '../../bundle/bundle-input.ts';
import type { Casefile, CheckedRecord } from '../../casefile/casefile.ts';
import { UserError } from '../../core/errors.ts';
import { hasBytes, type ExhibitReference } from '../../core/exhibit.ts';
import { showsDamage } from '../../core/finding.ts';
import { Sha256Stream } from '../../core/sha256.ts';
import { pictureForReport } from '../../media/picture.ts';
import { renderHtml } from '../../report/html/render-html.ts';
import { renderPdf } from '../../report/pdf/render-pdf.ts';
import { csvRows } from '../../report/report-csv.ts';
import {
  reportModel,
  type Picture,
  type ReportModel,
  type ReportOptions,
} from '../../report/report-model.ts';
import { writeNewFile } from './new-file.ts';
import { refusal } from '../refusal.ts';
import { reportWording } from '../wording/report.ts';

/** The names of the three documents, in the bundle and in a folder of their own. */
export const documentNames = {
  reportPdf: '1_REPORT.pdf',
  timelineHtml: '2_TIMELINE.html',
  messagesCsv: '3_CALLS_AND_MESSAGES.csv',
} as const;

/** Throws UserError when a record is damaged and nobody said to go on all the same. */
export function refuseDamage(record: CheckedRecord, despiteDamage: boolean): void {
  if (despiteDamage || !showsDamage(record.findings)) return;
  throw refusal(reportWording.damaged);
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

/**
 * Writes the three documents into a folder, none of which may be there yet. Returns their paths. When
 * one cannot be made, none of them is left.
 */
export async function writeDocuments(model: ReportModel, folder: string): Promise<string[]> {
  const { reportPdf, timelineHtml, messagesCsv } = documentNames;
  const written: string[] = [];
  const document = async (name: string, write: (path: string) => Promise<unknown>) => {
    const path = join(folder, name);
    await write(path);
    written.push(path);
  };
  try {
    await document(reportPdf, (path) => renderPdf(model, path));
    await document(timelineHtml, (path) => writeNewFile(path, (write) => renderHtml(model, write)));
    await document(messagesCsv, (path) =>
      writeNewFile(path, async (write) => {
        for (const row of csvRows(model)) await write(row);
      }),
    );
  } catch (error) {
    await Promise.all(written.map((path) => rm(path, { force: true })));
    throw error;
  }
  return written;
}

/** A document as the bundle takes it in. */
export async function bundleDocument(path: string): Promise<BundleDocument> {
  const hash = new Sha256Stream();
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  const { size } = await stat(path);
  return { sizeBytes: size, sha256: hash.digest(), open: () => createReadStream(path) };
}

/** Pictures of more than this are not shown small: the exhibit itself is in the bundle. */
const mostPictureBytes = 64 * 1024 * 1024;
const pictureBox = { width: 900, height: 1200 };

async function smallPicture(
  casefile: Casefile,
  reference: ExhibitReference,
): Promise<Picture | null> {
  const exhibit = casefile.exhibit(reference);
  if (exhibit === null || !hasBytes(exhibit) || exhibit.sizeBytes > mostPictureBytes) return null;
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
