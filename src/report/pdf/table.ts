import { ink, frame, pageBody, type } from './page-frame.ts';
import { rule } from './page-furniture.ts';
import { drawStrips, type Pages } from './pages.ts';
import type { PdfDocument } from './pdf-internals.ts';
import { heightOf, type Strip } from './strip.ts';
import type { Tag, TagTree } from './tag-tree.ts';
import type { Typesetter } from './typesetter.ts';

export interface Column {
  readonly title: string;
  /** Share of the measure. */
  readonly share: number;
  readonly align?: 'right';
}

/** A table whose head is repeated on every page. */
export interface Table {
  /** Widths of the cells' contents, in points. */
  readonly widths: readonly number[];
  /**
   * Adds a row. One of up to half a page is kept on one page; a taller one may go on overleaf, where
   * `continued` stands at the top of its cells.
   */
  row(cells: readonly (readonly Strip[])[], continued?: readonly (readonly Strip[])[]): void;
  end(): void;
}

/** What tables are drawn with. */
export interface TableTools {
  readonly document: PdfDocument;
  readonly tags: TagTree;
  readonly pages: Pages;
  readonly typeset: Typesetter;
}

const padding = { top: 4, bottom: 4.5, between: 9 };

/** Room above and below the contents of a row: tighter where a page must hold much. */
export const tightRows = { top: 2, bottom: 2.5 };

export function beginTable(
  tools: TableTools,
  columns: readonly Column[],
  parent: Tag,
  rows: { readonly top: number; readonly bottom: number } = padding,
): Table {
  const { tags, pages } = tools;
  const table = tags.open('Table', parent);
  const places = placesOf(columns);
  const widths = places.map((place) => place.width);
  const head = tableHead(tools, columns, places, table);
  // Room for the head and two lines at least, so that no head stands alone at the foot of a page.
  pages.ensure(head.height + 40);
  head.drawFirst();
  pages.repeat(() => {
    head.drawAgain();
  });
  const body = new TableBody(tools, table, places, rows);
  return {
    widths,
    row: (cells, continued) => {
      body.row(cells, continued ?? []);
    },
    end() {
      pages.repeat(null);
      body.end();
      tags.artifact(() => {
        rule(tools.document, pages.y, ink.rule);
      });
      tags.close(table);
    },
  };
}

interface Place {
  readonly x: number;
  readonly width: number;
}

function placesOf(columns: readonly Column[]): Place[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  const room = frame.right - frame.left - padding.between * (columns.length - 1);
  let x: number = frame.left;
  return columns.map((column) => {
    const place = { x, width: (room * column.share) / shares };
    x += place.width + padding.between;
    return place;
  });
}

interface TableHead {
  readonly height: number;
  drawFirst(): void;
  drawAgain(): void;
}

function tableHead(
  tools: TableTools,
  columns: readonly Column[],
  places: readonly Place[],
  table: Tag,
): TableHead {
  const { tags, pages, typeset, document } = tools;
  const cells = columns.map((column, index) =>
    typeset.paragraph([{ text: column.title, style: { bold: true } }], {
      width: places[index]?.width ?? 0,
      size: type.small,
      ...(column.align === undefined ? {} : { align: column.align }),
    }),
  );
  const height = Math.max(...cells.map(heightOf)) + 8;
  const rules = () => {
    rule(document, pages.y, 0.8, 0.8);
    rule(document, pages.y + height, 0.8, 0.4);
  };
  const eachCell = (draw: (strips: readonly Strip[], x: number) => void) => {
    cells.forEach((strips, index) => {
      draw(strips, places[index]?.x ?? 0);
    });
    pages.advance(height);
  };
  return {
    height,
    drawFirst() {
      tags.artifact(rules);
      const group = tags.open('THead', table);
      const row = tags.open('TR', group);
      eachCell((strips, x) => {
        const cell = tags.open('TH', row);
        drawStrips(tags, cell, strips, { x, y: pages.y + 4 });
        tags.close(cell);
      });
      tags.close(row);
      tags.close(group);
    },
    drawAgain() {
      tags.artifact(() => {
        rules();
        eachCell((strips, x) => {
          let y = pages.y + 4;
          for (const strip of strips) {
            strip.draw({ x, y });
            y += strip.height;
          }
        });
      });
    },
  };
}

/* The rows, in one group for each page: a group is written and forgotten when its page is full. */
class TableBody {
  readonly #tools: TableTools;
  readonly #table: Tag;
  readonly #places: readonly Place[];
  readonly #rows: { readonly top: number; readonly bottom: number };
  #group: Tag | null = null;
  #groupPage = 0;

  constructor(
    tools: TableTools,
    table: Tag,
    places: readonly Place[],
    rows: { readonly top: number; readonly bottom: number },
  ) {
    this.#tools = tools;
    this.#table = table;
    this.#places = places;
    this.#rows = rows;
  }

  row(cells: readonly (readonly Strip[])[], continued: readonly (readonly Strip[])[]): void {
    const { pages, tags } = this.#tools;
    const whole = Math.max(...cells.map(heightOf)) + this.#rows.top + this.#rows.bottom;
    if (whole > pages.left && (whole <= keptWhole || pages.left < worthUsing)) pages.begin();
    const row = tags.open('TR', this.#currentGroup());
    const tagged = cells.map((strips) => ({ tag: tags.open('TD', row), strips: [...strips] }));
    this.#drawPart(tagged);
    while (tagged.some((cell) => cell.strips.length > 0)) {
      pages.begin();
      continued.forEach((strips, index) => tagged[index]?.strips.unshift(...strips));
      this.#drawPart(tagged);
    }
    for (const { tag } of tagged) tags.close(tag);
    tags.close(row);
  }

  end(): void {
    if (this.#group !== null) this.#tools.tags.close(this.#group);
    this.#group = null;
  }

  #currentGroup(): Tag {
    const { tags, pages } = this.#tools;
    if (this.#group === null || this.#groupPage !== pages.count) {
      this.end();
      this.#group = tags.open('TBody', this.#table);
      this.#groupPage = pages.count;
    }
    return this.#group;
  }

  /* Takes from each cell what fits on this page; at least one strip in all, so that it ends. */
  #drawPart(cells: { readonly tag: Tag; readonly strips: Strip[] }[]): void {
    const { pages, tags, document } = this.#tools;
    const room = pages.left - this.#rows.top - this.#rows.bottom;
    let tallest = 0;
    cells.forEach(({ tag, strips }, index) => {
      const taken = takeWhatFits(strips, room);
      const x = this.#places[index]?.x ?? 0;
      drawStrips(tags, tag, taken, { x, y: pages.y + this.#rows.top });
      tallest = Math.max(tallest, heightOf(taken));
    });
    pages.advance(tallest + this.#rows.top + this.#rows.bottom);
    tags.artifact(() => {
      rule(document, pages.y, ink.faintRule, 0.4);
    });
  }
}

/*
 * A row of up to half a page is kept whole. A longer one may begin in the lower half of a page: that
 * reads better than a page that is mostly empty, and its reference stands again overleaf.
 */
const keptWhole = pageBody * 0.5;
const worthUsing = pageBody * 0.3;

function takeWhatFits(strips: Strip[], room: number): Strip[] {
  let height = 0;
  let count = 0;
  for (const strip of strips) {
    if (count > 0 && height + strip.height > room) break;
    height += strip.height;
    count += 1;
  }
  return strips.splice(0, count);
}
