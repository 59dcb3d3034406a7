import iconv from 'iconv-lite';
import { recordText, type RecordedText } from '../core/text.ts';

/** What holds inside one group; a new group begins with that of the one around it. */
interface Group {
  readonly skipped: boolean;
  readonly charset: string;
  /** How many characters stand after each `\u` for readers that do not know it. */
  readonly unicodeSkip: number;
}

/** Groups whose content is not the words of the document. */
const destinationsWithoutWords = new Set(
  (
    'fonttbl colortbl stylesheet info pict object objdata filetbl listtable listoverridetable ' +
    'revtbl rsidtbl generator themedata datastore fldinst xmlnstbl mmathPr latentstyles'
  ).split(' '),
);

const signs: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  page: '\n',
  sect: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
};

/** Code pages of `\fcharset` (RTF 1.9.1), for fonts that are not of the document's own code page. */
const charsets: Readonly<Record<number, string>> = {
  128: 'cp932',
  129: 'cp949',
  134: 'cp936',
  136: 'cp950',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

const mostDepth = 1000;

/**
 * The words of an RTF document (RTF 1.9.1): text, line ends and tabs, `\u` and `\'hh` characters.
 * Formatting, tables of fonts and colours, pictures and embedded objects are left out. Reads what it
 * can of damaged documents and never throws.
 */
export function rtfText(bytes: Buffer): RecordedText {
  const reader = new RtfReader(bytes.toString('latin1'));
  return recordText(reader.read());
}

class RtfReader {
  readonly #source: string;
  readonly #fonts = new Map<number, string>();
  readonly #around: Group[] = [];
  #group: Group = { skipped: false, charset: 'windows-1252', unicodeSkip: 1 };
  #position = 0;
  #text = '';
  #codes: number[] = [];
  #toSkip = 0;
  #fontBeingListed: number | null = null;
  #documentCharset = 'windows-1252';

  constructor(source: string) {
    this.#source = source;
  }

  read(): string {
    while (this.#position < this.#source.length) this.#step();
    this.#writeCodes();
    return this.#text.replace(/\n+$/, '\n');
  }

  #step(): void {
    const character = this.#source[this.#position] ?? '';
    this.#position += 1;
    if (character === '\\') this.#control();
    else if (character === '{') this.#open();
    else if (character === '}') this.#close();
    else if (character !== '\r' && character !== '\n') this.#code(character.charCodeAt(0));
  }

  #open(): void {
    this.#writeCodes();
    if (this.#around.length < mostDepth) this.#around.push(this.#group);
    this.#toSkip = 0;
  }

  #close(): void {
    this.#writeCodes();
    this.#group = this.#around.pop() ?? this.#group;
    this.#toSkip = 0;
  }

  #control(): void {
    const word = /^([a-zA-Z]{1,32})(-?\d{1,10})? ?/.exec(
      this.#source.slice(this.#position, this.#position + 44),
    );
    if (word === null) {
      this.#symbol();
      return;
    }
    this.#position += word[0].length;
    this.#word(word[1] ?? '', word[2] === undefined ? null : Number(word[2]));
  }

  /** A control symbol: `\'hh`, an escaped brace or backslash, `\~`, `\-`, `\_`, `\*`. */
  #symbol(): void {
    const symbol = this.#source[this.#position] ?? '';
    this.#position += 1;
    if (symbol === "'") {
      const code = Number.parseInt(this.#source.slice(this.#position, this.#position + 2), 16);
      this.#position += 2;
      if (!Number.isNaN(code)) this.#code(code);
    } else if (symbol === '*') this.#skipGroup();
    else if (symbol === '~') this.#write('\u00a0');
    else if (symbol === '_') this.#write('\u2011');
    else if (symbol === '\n' || symbol === '\r') this.#write('\n');
    else if ('{}\\'.includes(symbol)) this.#code(symbol.charCodeAt(0));
  }

  #word(word: string, value: number | null): void {
    const sign = signs[word];
    if (sign !== undefined) this.#write(sign);
    else if (destinationsWithoutWords.has(word)) this.#skipGroup();
    else if (word === 'u' && value !== null) this.#unicode(value);
    else if (word === 'uc') this.#change({ unicodeSkip: Math.min(Math.max(value ?? 1, 0), 8) });
    else if (word === 'bin') this.#position += Math.max(value ?? 0, 0);
    else if (word === 'ansicpg') this.#setDocumentCharset(value ?? 1252);
    else if (word === 'f') this.#font(value ?? 0);
    else if (word === 'fcharset') this.#listFont(value ?? 0);
    else if (word === 'plain') this.#change({ charset: this.#documentCharset });
  }

  #unicode(value: number): void {
    this.#write(String.fromCharCode(value & 0xffff));
    this.#toSkip = this.#group.unicodeSkip;
  }

  #setDocumentCharset(codePage: number): void {
    const charset = codePage === 65001 ? 'utf8' : `cp${codePage}`;
    if (!iconv.encodingExists(charset)) return;
    this.#documentCharset = charset;
    this.#change({ charset });
  }

  /** In the table of fonts `\f` begins a font; in the text it chooses one. */
  #font(number: number): void {
    if (this.#group.skipped) this.#fontBeingListed = number;
    else this.#change({ charset: this.#fonts.get(number) ?? this.#documentCharset });
  }

  #listFont(charset: number): void {
    const codePage = charsets[charset];
    if (this.#fontBeingListed !== null && codePage !== undefined && this.#fonts.size < 10_000) {
      this.#fonts.set(this.#fontBeingListed, codePage);
    }
  }

  #skipGroup(): void {
    this.#change({ skipped: true });
  }

  #change(change: Partial<Group>): void {
    this.#writeCodes();
    this.#group = { ...this.#group, ...change };
  }

  /** One byte of text. Bytes are collected, since some code pages need two for a character. */
  #code(code: number): void {
    if (this.#toSkip > 0) {
      this.#toSkip -= 1;
    } else if (!this.#group.skipped) {
      this.#codes.push(code);
    }
  }

  #write(text: string): void {
    this.#writeCodes();
    if (!this.#group.skipped) this.#text += text;
  }

  #writeCodes(): void {
    if (this.#codes.length === 0) return;
    this.#text += iconv.decode(Buffer.from(this.#codes), this.#group.charset);
    this.#codes = [];
  }
}
