import type { Writable } from 'node:stream';

import PDFDocument from 'pdfkit';

import type { ReportModel } from '../report-model.ts';
import { bookmarks } from './bookmarks.ts';
import { lateNumber } from './late-number.ts';
import { sendTo } from './output.ts';
import { frame } from './page-frame.ts';
import { furniture } from './page-furniture.ts';
import { Pages } from './pages.ts';
import type { PdfDocument } from './pdf-internals.ts';
import { places } from './places.ts';
import type { ReportTools } from './report-tools.ts';
import {
  adviceSection,
  doesNotShowSection,
  gapsSection,
  howToCheckSection,
  withheldSection,
} from './sections/closing-sections.ts';
import { contentsAndReading, contentsOf } from './sections/contents.ts';
import { conversationsSection } from './sections/conversations-section.ts';
import { coverPage } from './sections/cover-page.ts';
import { custodySection } from './sections/custody-section.ts';
import { exhibitsSection } from './sections/exhibits-section.ts';
import { importsSection } from './sections/imports-section.ts';
import { peopleSection } from './sections/people-section.ts';
import { ordersSection, tellingsSection } from './sections/stated-sections.ts';
import { timelineSection } from './sections/timeline-section.ts';
import { TagTree } from './tag-tree.ts';
import { typesetter } from './typesetter.ts';

/** What was written. */
export interface RenderedPdf {
  readonly pages: number;
  /** Characters printed as `[U+XXXX]` because no face of ours has them. */
  readonly codePointsPrinted: number;
}

/**
 * Writes the report as a tagged PDF of A4 pages to a stream, which is ended, or to a new file. Pages
 * are written as they are filled, so a long report needs little memory. The same model gives the
 * same bytes. Throws what the stream or the model throws; a file that was begun is then removed.
 */
export async function renderPdf(model: ReportModel, out: Writable | string): Promise<RenderedPdf> {
  const document = openDocument(model);
  const typeset = typesetter(document);
  const output = sendTo(document, out);
  const tags = new TagTree(document);
  const total = lateNumber(document, typeset.writer, 'PagesInAll', { font: 'sans', size: 8 });
  const sections = sectionsOf(model);
  const contents = contentsOf(
    document,
    typeset.writer,
    sections.map(({ title }) => title),
  );
  const pages = new Pages(document, tags, furniture(document, typeset, model.cover, total));
  const tools: ReportTools = {
    model,
    document,
    tags,
    pages,
    typeset,
    places: places(),
    bookmarks: bookmarks(document),
    contents,
    output,
  };
  try {
    pages.begin();
    coverPage(tools);
    contentsAndReading(tools);
    for (const { title, write } of sections) await write(tools, title);
    contents.settle();
    total.settle(pages.count);
    pages.end();
    tags.finish();
    tools.bookmarks.finish();
    document.end();
    await output.finish();
  } catch (error) {
    await output.abandon();
    throw error;
  }
  return { pages: pages.count, codePointsPrinted: typeset.counts.codePointsPrinted };
}

function openDocument(model: ReportModel): PdfDocument {
  const { cover } = model;
  return new PDFDocument({
    size: [frame.width, frame.height],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'en-GB',
    displayTitle: true,
    tagged: true,
    // Otherwise Helvetica goes in, unembedded.
    font: null as unknown as string,
    // Nothing that a person wrote stands in here: pdfkit does not escape it in the metadata.
    info: {
      Title: cover.title,
      Creator: cover.software,
      Producer: cover.software,
      CreationDate: new Date(cover.madeAtUtc),
    },
  });
}

interface Section {
  readonly title: string;
  readonly write: (tools: ReportTools, title: string) => void | Promise<void>;
}

function sectionsOf(model: ReportModel): Section[] {
  const sections: Section[] = [
    { title: 'Timeline', write: timelineSection },
    { title: 'Conversations', write: conversationsSection },
    { title: 'People, numbers and accounts', write: peopleSection },
    { title: 'Orders and requests to stop', write: ordersSection },
    { title: 'Who was told', write: tellingsSection },
    { title: 'Exhibits', write: exhibitsSection },
    { title: 'What each import did', write: importsSection },
    { title: 'What is missing or not known', write: gapsSection },
    { title: 'Custody record', write: custodySection },
    { title: 'What this does not show', write: doesNotShowSection },
    { title: 'How to check it', write: howToCheckSection },
    ...(model.withheld.length === 0
      ? []
      : [{ title: 'What is kept back', write: withheldSection }]),
    { title: model.advice.heading, write: adviceSection },
  ];
  return sections.map((section, index) => ({
    ...section,
    title: `${index + 1}  ${section.title}`,
  }));
}
