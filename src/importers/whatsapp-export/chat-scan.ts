import { PrefixCounts, type Author } from './author-table.ts';
import { chatLines } from './chat-lines.ts';
import { comparisonText, holdsMark } from './comparison-copy.ts';
import { DateOrderEvidence, type DateOrderFinding } from './date-order.ts';
import { lineStart, type LineStart } from './line-start.ts';
import type { MarkerStyle } from './markers/recognise-markers.ts';

/** What a whole chat says of itself; the first of two passes over it. */
export interface ChatScan {
  /** Of the first line; lines of another layout were not printed by this export. */
  readonly layout: string;
  readonly markerStyle: MarkerStyle;
  readonly dates: DateOrderFinding;
  /** Those who wrote, by the comparison form of their names. */
  readonly authors: ReadonlyMap<string, Author>;
  /** For `splitRest`. */
  readonly nameTable: ReadonlyMap<string, Author>;
  /**
   * Names that stand before one line only, in a chat of two that is no group: they may come from a
   * piece of another chat that somebody pasted.
   */
  readonly uncertain: ReadonlySet<string>;
  readonly group: boolean;
  /** What WhatsApp's own lines on an iPhone call the chat: the group's or the contact's name. */
  readonly noticeName: string | null;
  /** Messages and notices. */
  readonly rows: number;
}

/**
 * Reads a chat from beginning to end without keeping it. `chatName` is what its file is called, if
 * that names it. Returns null when its first line is not that of a chat.
 */
export async function scanChat(
  pieces: AsyncIterable<Uint8Array>,
  chatName: string | null,
): Promise<ChatScan | null> {
  let gathered: ScanInProgress | null = null;
  for await (const line of chatLines(pieces)) {
    const start = lineStart(line.text);
    if (gathered === null) {
      if (start === null && line.text.trim() === '') continue;
      if (start === null) return null;
      gathered = new ScanInProgress(start);
    }
    gathered.add(start, line.text);
  }
  return gathered?.finish(chatName) ?? null;
}

class ScanInProgress {
  readonly #layout: string;
  readonly #style: LineStart['style'];
  readonly #dates = new DateOrderEvidence();
  readonly #prefixes = new PrefixCounts();
  #marked = false;
  #groupNotice = false;
  #rows = 0;

  constructor(first: LineStart) {
    this.#layout = first.layout;
    this.#style = first.style;
  }

  add(start: LineStart | null, line: string): void {
    this.#marked ||= holdsMark(line);
    if (start === null || start.layout !== this.#layout) return;
    this.#rows += 1;
    const rest = line.slice(start.restAt);
    this.#dates.add(start, rest);
    const notice = this.#prefixes.add(rest, this.#markerStyle());
    this.#groupNotice ||= notice?.group === true;
  }

  finish(chatName: string | null): ChatScan {
    const noticeName = this.#style === 'bracket' ? this.#prefixes.chatName : null;
    const nameTable = this.#prefixes.authors(chatName ?? noticeName);
    const authors = new Map(
      [...nameTable].filter(([, { unlessLonger }]) => unlessLonger === undefined),
    );
    const uncertain = this.#groupNotice
      ? new Set<string>()
      : uncertainNames(authors, chatName ?? noticeName);
    return {
      layout: this.#layout,
      markerStyle: this.#markerStyle(),
      dates: this.#dates.finding(),
      authors,
      nameTable,
      uncertain,
      group: this.#groupNotice || authors.size - uncertain.size > 2,
      noticeName,
      rows: this.#rows,
    };
  }

  #markerStyle(): MarkerStyle {
    return { style: this.#style, marked: this.#marked };
  }
}

function uncertainNames(
  authors: ReadonlyMap<string, Author>,
  chatName: string | null,
): Set<string> {
  const chat = chatName === null ? null : comparisonText(chatName);
  const known = [...authors].filter(([name, { messages }]) => messages > 1 || name === chat);
  if (known.length !== 2) return new Set();
  return new Set([...authors.keys()].filter((name) => !known.some(([other]) => other === name)));
}
