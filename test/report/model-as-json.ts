import type { ReportModel } from '../../src/report/report-model.ts';

/** The whole model as JSON, its long sections read to the end. */
export function modelAsJson(model: ReportModel): string {
  const whole = {
    ...model,
    timeline: [...model.timeline()],
    conversations: [...model.conversations()].map((annex) => ({
      ...annex,
      rows: [...annex.rows()],
    })),
    exhibits: [...model.exhibits()],
    custody: { ...model.custody, rows: [...model.custody.rows()] },
    gaps: [...model.gaps()],
  };
  return JSON.stringify(whole, null, 2) + '\n';
}
