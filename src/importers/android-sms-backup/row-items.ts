import type { SourceItem } from '../../core/source-item.ts';
import { callItem } from '../android-telephony/call-item.ts';
import type { IsOwner } from '../android-telephony/parties.ts';
import { Attributes, type ValueDecoder } from './attributes.ts';
import { contactName } from './contact-name.ts';
import { longTextsIn, type LongTexts } from './long-text.ts';
import type { RowKind } from './markup.ts';
import { mmsItem } from './mms-row.ts';
import type { Oddity, ReadingNotes } from './reading-notes.ts';
import { decodeValue, isPlain } from './references.ts';
import type { RowFault } from './markup-collector.ts';
import type { Scanned } from './row-scanner.ts';
import { StructureReader } from './row-structure.ts';
import { smsItem } from './sms-row.ts';
import { byteOfUnit, ownString, type SourceEncoding } from './source-encoding.ts';

export type ScannedRow = Scanned & { is: 'row' };

/** Turns scanned rows into items and numbers them, each kind from 1. */
export class RowItems {
  #encoding: SourceEncoding;
  #isOwner: IsOwner;
  #notes: ReadingNotes;
  #structure: StructureReader;
  #longTexts: LongTexts;
  #counts = { sms: 0, mms: 0, call: 0 };
  /** What was odd about the row that is being read. */
  #odd = new Set<Oddity>();

  constructor(encoding: SourceEncoding, isOwner: IsOwner, notes: ReadingNotes) {
    this.#encoding = encoding;
    this.#structure = new StructureReader(encoding);
    this.#isOwner = isOwner;
    this.#notes = notes;
    this.#longTexts = longTextsIn(encoding);
  }

  /** Rows so far, those that could not be read among them. */
  get rows(): number {
    return this.#counts.sms + this.#counts.mms + this.#counts.call;
  }

  /** The item of a row; `skipped` with the place and the reason when it cannot be read. */
  read(row: ScannedRow): SourceItem | Promise<SourceItem> {
    this.#counts[row.kind] += 1;
    const place = `${row.kind} ${this.#counts[row.kind]}`;
    if (row.fault !== undefined) return this.#skipped(row, place, faultInWords[row.fault]);
    const structure = this.#structure.read(row.skeleton);
    if (structure === null) return this.#skipped(row, place, 'The row is not well-formed.');
    const tags = structure.map((tag) => new Attributes(tag, row.values, this.#decode));
    const [first, ...inside] = tags;
    if (first === undefined || !tags.every((tag) => tag.isReadable(mayBeLong))) {
      return this.#skipped(row, place, faultInWords['too big']);
    }
    this.#odd.clear();
    if (row.bareLess) this.#odd.add('bareLess');
    if (row.strayText) this.#odd.add('strayText');
    if (!inside.every((tag) => row.kind === 'mms' && mmsTags.has(tag.tagName))) {
      this.#odd.add('unknownTag');
    }
    const item = this.#itemOf(row.kind, first, inside, place);
    if (item instanceof Promise) return this.#countedAfter(item, place);
    this.#countOddities(place);
    return item;
  }

  async #countedAfter(item: Promise<SourceItem>, place: string): Promise<SourceItem> {
    const ready = await item;
    this.#countOddities(place);
    return ready;
  }

  #countOddities(place: string): void {
    for (const oddity of this.#odd) this.#notes.count(oddity, place);
  }

  #itemOf(
    kind: RowKind,
    first: Attributes,
    inside: readonly Attributes[],
    place: string,
  ): SourceItem | Promise<SourceItem> {
    switch (kind) {
      case 'sms':
        return smsItem(first, place, this.#isOwner, this.#longTexts);
      case 'call':
        return callItem(first, place, () => contactName(first));
      case 'mms': {
        const named = (name: string) => inside.filter((tag) => tag.tagName === name);
        return mmsItem({ mms: first, parts: named('part'), addrs: named('addr') }, place, {
          isOwner: this.#isOwner,
          encoding: this.#encoding,
          longTexts: this.#longTexts,
        });
      }
    }
  }

  #decode: ValueDecoder = (units) => {
    if (isPlain(units)) return ownString(units);
    const decoded = decodeValue(units, this.#encoding);
    if (decoded.forbidden) this.#odd.add('forbidden');
    if (decoded.badBytes) this.#odd.add('badBytes');
    if (decoded.unresolved) this.#odd.add('unresolved');
    return decoded.text;
  };

  #skipped(row: ScannedRow, place: string, why: string): SourceItem {
    const where = `${place}, byte ${byteOfUnit(row.at, this.#encoding)}`;
    return { type: 'skipped', where, why };
  }
}

const faultInWords: Readonly<Record<RowFault, string>> = {
  cut: 'The file ends in the middle of this row.',
  'no end': 'The row has no end: something else begins in the middle of it.',
  'too big': 'The row is bigger than this program can read.',
};

const mayBeLong: ReadonlySet<string> = new Set(['body', 'text', 'data']);

const mmsTags: ReadonlySet<string> = new Set(['parts', 'part', 'addrs', 'addr']);
