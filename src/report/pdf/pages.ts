import type { Furniture } from './page-furniture.ts';
import { frame, pageBody } from './page-frame.ts';
import { internals, type PdfDocument } from './pdf-internals.ts';
import { heightOf, type Strip } from './strip.ts';
import type { Tag, TagTree } from './tag-tree.ts';

/** The pages of a document, filled from top to bottom. */
export class Pages {
  readonly #document: PdfDocument;
  readonly #tags: TagTree;
  readonly #furniture: Furniture;
  #count = 0;
  #y = 0;
  #onNewPage: (() => void) | null = null;

  constructor(document: PdfDocument, tags: TagTree, furniture: Furniture) {
    this.#document = document;
    this.#tags = tags;
    this.#furniture = furniture;
  }

  /** The number of the current page, from 1. */
  get count(): number {
    return this.#count;
  }

  /** Where the next thing goes. */
  get y(): number {
    return this.#y;
  }

  get left(): number {
    return frame.bottom - this.#y;
  }

  isAtTop(): boolean {
    return this.#y <= frame.top;
  }

  advance(height: number): void {
    this.#y += height;
  }

  /** What is drawn first on every page until it is taken away with null: the head of a table. */
  repeat(head: (() => void) | null): void {
    this.#onNewPage = head;
  }

  begin(): void {
    const full = this.#count > 0 ? internals(this.#document).page.dictionary : null;
    if (full !== null) this.#tags.pageEnds();
    this.#document.addPage();
    // The full page is written by now. pdfkit keeps hold of it, with all its links, until the end.
    if (full !== null) full.data = {};
    this.#count += 1;
    this.#tags.pageBegins();
    this.#tags.artifact(() => {
      this.#furniture.draw(this.#count);
    });
    this.#y = frame.top;
    this.#onNewPage?.();
  }

  /** Begins a new page unless so much is left on this one. What is taller than a page fits nowhere. */
  ensure(height: number): void {
    if (height > this.left && !this.isAtTop() && height <= pageBody) this.begin();
  }

  end(): void {
    this.#tags.pageEnds();
  }

  /** Lets strips flow from page to page as one element. */
  flow(strips: readonly Strip[], x: number, tag: Tag): void {
    let from = 0;
    while (from < strips.length) {
      if ((strips[from]?.height ?? 0) > this.left && !this.isAtTop()) this.begin();
      let to = from + 1;
      let height = strips[from]?.height ?? 0;
      while (to < strips.length && height + (strips[to]?.height ?? 0) <= this.left) {
        height += strips[to]?.height ?? 0;
        to += 1;
      }
      drawStrips(this.#tags, tag, strips.slice(from, to), { x, y: this.#y });
      this.#y += height;
      from = to;
    }
  }
}

/** Draws strips one below the other; pictures become figures below the element. */
export function drawStrips(
  tags: TagTree,
  tag: Tag,
  strips: readonly Strip[],
  spot: { readonly x: number; readonly y: number },
): void {
  let y = spot.y;
  let from = 0;
  while (from < strips.length) {
    const figure = strips[from]?.figure;
    let to = from + 1;
    while (figure === undefined && to < strips.length && strips[to]?.figure === undefined) to += 1;
    const together = strips.slice(from, to);
    const draw = () => {
      for (const strip of together) {
        strip.draw({ x: spot.x, y });
        y += strip.height;
      }
    };
    if (figure !== undefined) tags.leaf('Figure', tag, draw, figure);
    else if (together.every((strip) => strip.gap === true)) y += heightOf(together);
    else tags.content(tag, draw);
    from = to;
  }
}
