import type { CaseRecord } from '../../src/core/case-record.ts';
import {
  reportModel,
  type Picture,
  type ReportModel,
  type ReportOptions,
} from '../../src/report/report-model.ts';
import { samplePicture } from '../support/sample-picture.ts';
import { sampleRecord } from '../support/sample-record.ts';

const small: Picture = {
  bytes: samplePicture(),
  mediaType: 'image/png',
  widthPixels: 72,
  heightPixels: 128,
};

/** A report of the sample record, made at a stated time. */
export function sampleReport(
  options: Partial<ReportOptions> = {},
  record: Partial<CaseRecord> = {},
): ReportModel {
  return reportModel(sampleRecord(record), {
    madeAt: '2026-11-22T09:30:00.000Z',
    software: 'evidence-organiser',
    version: '0.1.0',
    picture: () => Promise.resolve(small),
    ...options,
  });
}
