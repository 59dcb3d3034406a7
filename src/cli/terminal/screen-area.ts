/**
 * The last lines of the screen, drawn again and again while something is typed. Only what changed is
 * written, for slow links. Lines must be narrower than the screen and fewer than its rows.
 */
export class ScreenArea {
  readonly #write: (text: string) => void;
  #lines: readonly string[] = [];
  #row = 0;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  /** Shows these lines in place of the last ones and puts the cursor at a row and column of them. */
  draw(lines: readonly string[], row: number, column: number): void {
    let output = '';
    const moveTo = (wanted: number): void => {
      output += vertically(wanted - this.#row);
      this.#row = wanted;
    };
    lines.forEach((line, index) => {
      if (line === this.#lines[index]) return;
      if (index < this.#lines.length) {
        moveTo(index);
        output += `\r${line}${toEndOfLine}`;
      } else {
        moveTo(Math.max(0, index - 1));
        output += index === 0 ? `\r${line}` : `\r\n${line}${toEndOfLine}`;
        this.#row = index;
      }
    });
    if (this.#lines.length > lines.length) {
      moveTo(lines.length - 1);
      output += `\r${vertically(1)}${belowHere}${vertically(-1)}`;
    }
    moveTo(row);
    this.#write(`${output}\r${column > 0 ? `\u001b[${column}C` : ''}`);
    this.#lines = lines;
  }

  /** Takes the lines away; what is written next stands in their place. */
  erase(): void {
    if (this.#lines.length > 0) this.#write(`${vertically(-this.#row)}\r${belowHere}`);
    this.forget();
  }

  /** Leaves the lines as they are; what is written next stands below them. */
  leave(): void {
    this.#write(`${vertically(this.#lines.length - 1 - this.#row)}\r\n`);
    this.forget();
  }

  forget(): void {
    this.#lines = [];
    this.#row = 0;
  }
}

const toEndOfLine = '\u001b[K';
const belowHere = '\u001b[J';

function vertically(rows: number): string {
  if (rows === 0) return '';
  return rows > 0 ? `\u001b[${rows}B` : `\u001b[${-rows}A`;
}
