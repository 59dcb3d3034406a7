import { renderHtml } from '../../../src/report/html/render-html.ts';
import type { ReportModel } from '../../../src/report/report-model.ts';

/** The whole page as one string. */
export async function page(model: ReportModel): Promise<string> {
  const pieces: string[] = [];
  await renderHtml(model, (piece) => void pieces.push(piece));
  return pieces.join('');
}
