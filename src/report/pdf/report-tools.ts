import type { ReportModel } from '../report-model.ts';
import type { Bookmarks } from './bookmarks.ts';
import type { Output } from './output.ts';
import type { Pages } from './pages.ts';
import type { PdfDocument } from './pdf-internals.ts';
import type { Places } from './places.ts';
import type { Contents } from './sections/contents.ts';
import type { TagTree } from './tag-tree.ts';
import type { Typesetter } from './typesetter.ts';

/** Everything that the sections of one report are written with. */
export interface ReportTools {
  readonly model: ReportModel;
  readonly document: PdfDocument;
  readonly tags: TagTree;
  readonly pages: Pages;
  readonly typeset: Typesetter;
  readonly places: Places;
  readonly bookmarks: Bookmarks;
  readonly contents: Contents;
  readonly output: Output;
}
