import type { PdfDocument, OutlineInternals } from './pdf-internals.ts';
import { internals } from './pdf-internals.ts';

/** The bookmarks beside the pages: sections, with what they hold closed below them. */
export interface Bookmarks {
  /** A section that begins on the current page. */
  section(title: string): void;
  /** Something in the last section that begins on the current page. */
  within(title: string): void;
  /** Closes the lower level; before the document ends. */
  finish(): void;
}

export function bookmarks(document: PdfDocument): Bookmarks {
  const outline = internals(document).outline;
  // Without `expanded` pdfkit writes no count at the root, and readers that are strict refuse it.
  outline.options = { ...outline.options, expanded: true };
  const root = document.outline;
  let last = root;
  return {
    section(title) {
      last = root.addItem(title, { expanded: false });
    },
    within(title) {
      last.addItem(title, { expanded: false });
    },
    finish() {
      for (const section of outline.children) closeBranch(section);
    },
  };
}

/* A negative count says that the branch is closed, and how much it would show. */
function closeBranch(section: OutlineInternals): void {
  if (section.children.length > 0) section.dictionary.data['Count'] = -section.children.length;
}
