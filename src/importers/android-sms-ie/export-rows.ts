import type { SourceItem } from '../../core/source-item.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import { callItem } from '../android-telephony/call-item.ts';
import { filled } from '../android-telephony/message-frame.ts';
import { mmsFrame } from '../android-telephony/mms-frame.ts';
import { isGroupAddress } from '../android-telephony/mms-parties.ts';
import { OwnAddresses } from '../android-telephony/own-addresses.ts';
import { ownerTest, type IsOwner } from '../android-telephony/parties.ts';
import { partContent, type PartFile } from '../android-telephony/part-content.ts';
import { listOfParts } from '../android-telephony/part-list.ts';
import { callMarkers, rowMarkers } from '../android-telephony/row-markers.ts';
import { skippedRow } from '../android-telephony/skipped-row.ts';
import { smsFrame } from '../android-telephony/sms-frame.ts';
import { storedText } from '../android-telephony/stored-text.ts';
import { jsonFields, type JsonFields } from '../json-rows/json-fields.ts';
import type { JsonRow } from '../json-rows/json-rows.ts';
import { ExportNotes } from './export-notes.ts';
import { rowKind, type RowKind } from './row-kind.ts';
import { savedContact } from './saved-contact.ts';

/** Gives the file of a part of a message; null when the part names none. */
export type FileOfPart = (part: JsonFields) => PartFile | null;

/** Turns the rows of an export into items and numbers them, each kind from 1. */
export class ExportRows {
  readonly #owner: string | undefined;
  readonly #fileOf: FileOfPart;
  readonly #own = new OwnAddresses();
  readonly #notes = new ExportNotes();
  readonly #counts: Record<RowKind, number> = { sms: 0, mms: 0, call: 0, contact: 0 };
  #isOwner: IsOwner;

  constructor(owner: string | undefined, fileOf: FileOfPart) {
    this.#owner = owner;
    this.#fileOf = fileOf;
    this.#isOwner = ownerTest(owner);
  }

  /** Takes note of what a row says of the phone's own number. All rows are shown to this before the first is read. */
  learn(row: JsonRow): void {
    if (!row.bytes.includes('sender_address"')) return;
    const fields = row.fault === undefined ? jsonFields(row.bytes) : null;
    if (fields === null || fields.shown('msg_box') !== received) return;
    this.#own.learn(addressesOf(fields));
    this.#isOwner = ownerTest(this.#owner, ...this.#own.addresses);
  }

  /** The item of a row; null for a contact that names no number and no address. `what` is `line` or `row`. */
  item(row: JsonRow, what: string): SourceItem | null {
    const where = `${what} ${row.number}`;
    if (row.fault !== undefined) return skippedRow(where, row.fault);
    const fields = jsonFields(row.bytes);
    if (fields === null) return skippedRow(where, 'not understood');
    const kind = rowKind(fields);
    if (kind === null) return skippedRow(where, 'no message');
    const place = `${kind} ${(this.#counts[kind] += 1)}`;
    if (!isReadable(fields)) return skippedRow(place, 'too big');
    this.#notes.look(fields, place);
    return this.#itemOf(kind, fields, place);
  }

  /** What to tell of all rows together. */
  notes(): readonly SourceItem[] {
    return this.#notes.items();
  }

  #itemOf(kind: RowKind, fields: JsonFields, place: string): SourceItem | null {
    switch (kind) {
      case 'sms':
        return this.#sms(fields, place);
      case 'mms':
        return this.#mms(fields, place);
      case 'call':
        return callItem(
          fields,
          place,
          () => savedName(fields) ?? fields.stated('name'),
          callMarkers(fields),
        );
      case 'contact': {
        const contact = savedContact(fields, place);
        if (contact === null) this.#notes.contactWithoutIdentifier(place);
        return contact === null ? null : { type: 'contact', contact };
      }
    }
  }

  #sms(fields: JsonFields, place: string): SourceItem {
    const reading = { isOwner: this.#isOwner, nameOf: () => savedName(fields) };
    const text = fields.text('body');
    return filled(smsFrame(fields, place, reading), {
      text,
      attachments: [],
      markers: rowMarkers(fields),
    });
  }

  #mms(mms: JsonFields, place: string): SourceItem {
    const addrs = addressesOf(mms);
    const parts = partsOf(mms);
    const group = addrs.map((addr) => addr.shown('address')).find(isGroupAddress);
    const row = {
      mms,
      addrs,
      groupAddress: group ?? null,
      stated: [],
      dateEach: 1000,
      subject: storedText(mms.stated('sub')),
      partList: parts.length === 0 ? null : listOfParts(parts),
    } as const;
    const nameOf = (address: string) => nameAmong(addrs, address);
    const frame = mmsFrame(row, place, { isOwner: this.#isOwner, nameOf });
    return filled(frame, { ...partContent(parts, this.#fileOf), markers: rowMarkers(mms) });
  }
}

const received = '1';

/* The app's own names begin with two underscores from its version 2 on. */
function addressesOf(mms: JsonFields): readonly JsonFields[] {
  const sender = mms.child('__sender_address') ?? mms.child('sender_address');
  const recipients = either(mms, 'recipient_addresses');
  return [...(sender === null ? [] : [sender]), ...recipients];
}

function partsOf(mms: JsonFields): readonly JsonFields[] {
  return either(mms, 'parts');
}

function either(mms: JsonFields, name: string): readonly JsonFields[] {
  const found = mms.children(`__${name}`);
  return found.length > 0 ? found : mms.children(name);
}

function savedName(fields: JsonFields): RecordedText | null {
  // In the call list the name has a hyphen.
  return (
    fields.stated('__display_name') ??
    fields.stated('display_name') ??
    fields.stated('display-name')
  );
}

function nameAmong(addrs: readonly JsonFields[], address: string): RecordedText | null {
  const named = addrs.find((addr) => shownText(addr.stated('address') ?? '') === address);
  return named === undefined ? null : savedName(named);
}

const longInRow: ReadonlySet<string> = new Set(['body']);
const longInPart: ReadonlySet<string> = new Set(['text', 'binary_data']);

function isReadable(fields: JsonFields): boolean {
  return (
    fields.isReadable(longInRow) &&
    addressesOf(fields).every((addr) => addr.isReadable(new Set())) &&
    partsOf(fields).every((part) => part.isReadable(longInPart))
  );
}
