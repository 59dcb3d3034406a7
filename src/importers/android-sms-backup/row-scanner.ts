import { dropFiles, type ValueCollector } from './lifted-values.ts';
import { MarkupCollector, type RowFault, type ScannedMarkup } from './markup-collector.ts';
import {
  asideAt,
  beginsSomethingElse,
  documentType,
  lookAhead,
  openingAt,
  showsLostQuote,
  type RowKind,
} from './markup.ts';

/** What a backup is made of, as far as it is cut up here. */
export type Scanned =
  | ({ readonly is: 'row'; readonly kind: RowKind; readonly fault?: RowFault } & ScannedMarkup)
  | ({ readonly is: 'root' } & ScannedMarkup)
  | { readonly is: 'root end' }
  | { readonly is: 'document type'; readonly at: number; readonly declaresEntities: boolean }
  /** Something between the rows that is no row, up to the next thing that is understood. */
  | { readonly is: 'stray'; readonly at: number }
  /** The file ends in the middle of something that is no row. */
  | { readonly is: 'cut'; readonly at: number };

type Place = 'between' | 'tag' | 'value' | 'content' | 'aside';

/**
 * Cuts a backup into its rows. XML allows no `<` inside a value, so the beginning of a row can be
 * told wherever it stands: one broken row never takes the next one with it. Values are lifted out as
 * they stand, so the parser that reads the skeletons sees neither forbidden references nor anything
 * that is gigabytes long. The result does not depend on how the text is cut into pieces.
 */
export class RowScanner {
  #collector: MarkupCollector;
  #pending = '';
  #position = 0;
  #pendingAt = 0;
  #ended = false;
  #place: Place = 'between';
  #quote = '"';
  #aside = { until: '', at: 0, back: 'between' as Place };
  #inStray = false;
  #mayHaveDocumentType = true;
  #found: Scanned[] = [];

  constructor(values: ValueCollector) {
    this.#collector = new MarkupCollector(values);
  }

  /** Takes the next piece and yields what is whole by now; to be exhausted before the next. */
  *push(units: string): Generator<Scanned> {
    this.#pending += units;
    while (this.#position < this.#pending.length && this.#step()) {
      if (this.#found.length > 0) yield* this.#takeFound();
    }
    yield* this.#takeFound();
    this.#pendingAt += this.#position;
    this.#pending = this.#pending.slice(this.#position);
    this.#position = 0;
  }

  /** Takes the end of the file. */
  *end(): Generator<Scanned> {
    this.#ended = true;
    yield* this.push('');
    if (this.#collector.isOpen) this.#finish('cut');
    else if (this.#place === 'aside') this.#found.push({ is: 'cut', at: this.#aside.at });
    else if (this.#pending !== '') this.#found.push({ is: 'cut', at: this.#pendingAt });
    yield* this.#takeFound();
  }

  /** Removes what was set down of rows that were not handed out. */
  discard(): void {
    this.#collector.discard();
    for (const found of this.#takeFound()) if ('values' in found) dropFiles(found.values);
  }

  /** One step; false when it needs more of the text. */
  #step(): boolean {
    switch (this.#place) {
      case 'between':
        return this.#between();
      case 'tag':
        return this.#inTag();
      case 'value':
        return this.#inValue();
      case 'content':
        return this.#inContent();
      case 'aside':
        return this.#inAside();
    }
  }

  #between(): boolean {
    const text = this.#upTo(this.#pending.indexOf('<', this.#position));
    const stray = text.search(notWhite);
    if (stray !== -1) this.#stray(this.#here - text.length + stray);
    const ahead = this.#ahead();
    if (ahead === null) return false;
    const opening = openingAt(ahead);
    if (opening.is === 'document type' && this.#mayHaveDocumentType) return this.#documentType();
    switch (opening.is) {
      case 'row':
      case 'root':
        this.#inStray = false;
        this.#begin(opening.is === 'row' ? opening.kind : 'root');
        return true;
      case 'root end':
        this.#inStray = false;
        this.#found.push({ is: 'root end' });
        this.#position += opening.length;
        return true;
      case 'aside':
        this.#beginAside(opening.until, opening.length);
        return true;
      case 'document type':
      case 'unknown':
        this.#stray(this.#here);
        this.#position += 1;
        return true;
    }
  }

  #documentType(): boolean {
    const rest = this.#pending.slice(this.#position);
    const found = documentType(rest);
    if (found !== null) {
      const { length, declaresEntities } = found;
      this.#found.push({ is: 'document type', at: this.#here, declaresEntities });
      this.#position += length;
      return true;
    }
    if (!this.#ended && rest.length <= longestDocumentType) return false;
    this.#mayHaveDocumentType = false;
    this.#stray(this.#here);
    this.#position += 1;
    return true;
  }

  #inTag(): boolean {
    tagDelimiter.lastIndex = this.#position;
    const delimiter = tagDelimiter.exec(this.#pending);
    this.#collector.addToTag(this.#upTo(delimiter?.index ?? -1));
    switch (delimiter?.[0]) {
      case undefined:
        return false;
      case '>':
        this.#position += 1;
        this.#collector.addToTag('>');
        if (this.#collector.endTag()) return this.#finish();
        this.#place = 'content';
        return true;
      case '<': {
        const ahead = this.#ahead();
        if (ahead === null) return false;
        if (beginsSomethingElse(ahead)) return this.#finish('no end');
        this.#position += 1;
        this.#collector.addToTag('<');
        return true;
      }
      default:
        this.#quote = delimiter?.[0] ?? '"';
        this.#position += 1;
        this.#place = 'value';
        return true;
    }
  }

  #inValue(): boolean {
    const delimiter = this.#quote === '"' ? quoteOrLess : apostropheOrLess;
    delimiter.lastIndex = this.#position;
    const found = delimiter.exec(this.#pending);
    this.#collector.addToValue(this.#upTo(found?.index ?? -1));
    if (found === null) return false;
    if (found[0] === '<') return this.#lessInValue();
    this.#position += 1;
    this.#collector.endValue();
    this.#place = 'tag';
    return true;
  }

  #lessInValue(): boolean {
    const ahead = this.#ahead();
    if (ahead === null) return false;
    if (showsLostQuote(ahead)) return this.#finish('no end');
    this.#collector.noteBareLess();
    this.#collector.addToValue('<');
    this.#position += 1;
    return true;
  }

  #inContent(): boolean {
    const text = this.#upTo(this.#pending.indexOf('<', this.#position));
    if (notWhite.test(text)) this.#collector.noteStrayText();
    const ahead = this.#ahead();
    if (ahead === null) return false;
    const aside = asideAt(ahead);
    if (aside !== null) this.#beginAside(aside.until, aside.length);
    else if (ahead.startsWith('<![CDATA[')) {
      this.#collector.noteStrayText();
      this.#beginAside(']]>', 9);
    } else if (beginsSomethingElse(ahead)) this.#finish('no end');
    else {
      this.#position += 1;
      this.#collector.addToTag('<');
      this.#place = 'tag';
    }
    return true;
  }

  #beginAside(until: string, length: number): void {
    this.#aside = { until, at: this.#here, back: this.#place };
    this.#position += length;
    this.#place = 'aside';
  }

  #inAside(): boolean {
    const { until, back } = this.#aside;
    const end = this.#pending.indexOf(until, this.#position);
    if (end === -1) {
      // The last units may be the beginning of what ends it.
      this.#position = Math.max(this.#position, this.#pending.length - until.length + 1);
      return false;
    }
    this.#position = end + until.length;
    this.#place = back;
    return true;
  }

  #begin(kind: RowKind | 'root'): void {
    this.#collector.begin(kind, this.#here);
    this.#collector.addToTag('<');
    this.#position += 1;
    this.#place = 'tag';
  }

  #finish(cause?: RowFault): true {
    const { kind, fault, ...markup } = this.#collector.finish(cause);
    this.#place = 'between';
    if (kind === 'root') this.#finishRoot(markup, fault);
    else
      this.#found.push({ is: 'row', kind, ...(fault === undefined ? {} : { fault }), ...markup });
    return true;
  }

  #finishRoot(markup: ScannedMarkup, fault: RowFault | undefined): void {
    if (fault === undefined) {
      this.#found.push({ is: 'root', ...markup });
      return;
    }
    dropFiles(markup.values);
    this.#found.push({ is: fault === 'cut' ? 'cut' : 'stray', at: markup.at });
  }

  #stray(at: number): void {
    if (!this.#inStray) this.#found.push({ is: 'stray', at });
    this.#inStray = true;
  }

  /** Goes on to an index of the pending text (−1: to its end); returns what was passed. */
  #upTo(index: number): string {
    const passed = this.#pending.slice(this.#position, index === -1 ? undefined : index);
    this.#position += passed.length;
    return passed;
  }

  /** What follows here, as far as the scanner looks ahead; null when more of the text is needed. */
  #ahead(): string | null {
    const ahead = this.#pending.slice(this.#position, this.#position + lookAhead);
    return ahead !== '' && (this.#ended || ahead.length === lookAhead) ? ahead : null;
  }

  get #here(): number {
    return this.#pendingAt + this.#position;
  }

  #takeFound(): readonly Scanned[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }
}

const notWhite = /[^\t\n\r ]/;
const tagDelimiter = /["'<>]/g;
const quoteOrLess = /["<]/g;
const apostropheOrLess = /['<]/g;
/** A longer one is not skipped as a whole. */
const longestDocumentType = 1024 * 1024;
