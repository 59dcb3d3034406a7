import {
  internals,
  type PdfDictionary,
  type PdfDocument,
  type PdfInternals,
  type PdfReference,
} from './pdf-internals.ts';

export type TagType =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure';

/** An element of the document's structure. Closed ones are written and take no more. */
export interface Tag {
  readonly type: TagType;
  readonly reference: PdfDictionary;
  readonly kids: (PdfReference | PlacedContent)[];
}

interface PlacedContent {
  readonly page: PdfDictionary;
  readonly number: number;
}

/**
 * The structure tree of a tagged PDF. pdfkit has one too, but it holds every element until the end;
 * this one writes each as it is closed and keeps only what is open, so that a report of thousands of
 * pages stays small in memory.
 */
export class TagTree {
  readonly #pdf: PdfInternals;
  readonly #root: PdfDictionary;
  readonly #pages: (number | PdfReference)[] = [];
  #onPage: PdfReference[] = [];
  readonly document: Tag;

  constructor(document: PdfDocument) {
    this.#pdf = internals(document);
    this.#root = this.#pdf.getStructTreeRoot();
    this.document = this.#open('Document', this.#root, {});
  }

  /** Opens an element under another. `alt` is what a figure shows. */
  open(type: TagType, parent: Tag, alt?: string): Tag {
    const attributes = {
      ...(alt === undefined ? {} : { Alt: literal(alt) }),
      ...(type === 'TH' ? { A: { O: 'Table', Scope: 'Column' } } : {}),
    };
    const tag = this.#open(type, parent.reference, attributes);
    parent.kids.push(tag.reference);
    return tag;
  }

  /** What `draw` puts on the page belongs to the element. Never nested. */
  content(tag: Tag, draw: () => void): void {
    const number = this.#onPage.length;
    this.#onPage.push(tag.reference);
    tag.kids.push({ page: this.#pdf.page.dictionary, number });
    this.#pdf.addContent(`/${tag.type} <</MCID ${number}>> BDC`);
    draw();
    this.#pdf.addContent('EMC');
  }

  /** What `draw` puts on the page is furniture: rules, page heads, page numbers. */
  artifact(draw: () => void): void {
    this.#pdf.addContent('/Artifact BMC');
    draw();
    this.#pdf.addContent('EMC');
  }

  close(tag: Tag): void {
    const first = tag.kids.find((kid) => 'number' in kid);
    const page = first !== undefined && 'number' in first ? first.page : undefined;
    tag.reference.data = {
      ...tag.reference.data,
      ...(page === undefined ? {} : { Pg: page }),
      K: tag.kids.map((kid) => this.#kid(kid, page)),
    };
    tag.reference.end();
    tag.reference.data = {};
    tag.kids.length = 0;
  }

  /** Opens, draws and closes an element with nothing below it. */
  leaf(type: TagType, parent: Tag, draw: () => void, alt?: string): void {
    const tag = this.open(type, parent, alt);
    this.content(tag, draw);
    this.close(tag);
  }

  pageBegins(): void {
    this.#pdf.page.dictionary.data['StructParents'] = this.#pages.length / 2;
  }

  pageEnds(): void {
    const parents = this.#pdf.ref(this.#onPage);
    parents.end();
    // The object is written; the list need not be remembered with it.
    (parents as PdfReference).data = null;
    this.#pages.push(this.#pages.length / 2, parents);
    this.#onPage = [];
  }

  /** Closes the document; pdfkit writes the root itself when it ends. */
  finish(): void {
    const { reference } = this.document;
    this.close(this.document);
    Object.assign(this.#root.data, {
      K: [reference],
      ParentTree: { Nums: this.#pages },
      ParentTreeNextKey: this.#pages.length / 2,
    });
  }

  #open(type: TagType, parent: PdfDictionary, attributes: Record<string, unknown>): Tag {
    const reference = this.#pdf.ref({ Type: 'StructElem', S: type, P: parent, ...attributes });
    return { type, reference, kids: [] };
  }

  #kid(kid: PdfReference | PlacedContent, page: PdfDictionary | undefined): unknown {
    if (!('number' in kid)) return kid;
    return kid.page === page ? kid.number : { Type: 'MCR', Pg: kid.page, MCID: kid.number };
  }
}

/* pdfkit writes a primitive string as a name and a String object as text. */
function literal(text: string): unknown {
  return Object(text) as unknown;
}
