import { comparisonForm, identifier, type Identifier } from '../../core/identifier.ts';
import type { SourceItem } from '../../core/source-item.ts';
import { shownText } from '../../core/text.ts';
import { filled, type RowReading } from '../android-telephony/message-frame.ts';
import { mmsFrame } from '../android-telephony/mms-frame.ts';
import { isGroupAddress } from '../android-telephony/mms-parties.ts';
import { othersAmong, ownerTest, partyOf } from '../android-telephony/parties.ts';
import { skippedRow } from '../android-telephony/skipped-row.ts';
import { smsFrame } from '../android-telephony/sms-frame.ts';
import { storedText } from '../android-telephony/stored-text.ts';
import { jsonFields, type JsonFields } from '../json-rows/json-fields.ts';
import type { JsonRow } from '../json-rows/json-rows.ts';
import { adbBackupWording as wording } from './wording.ts';

export type TelephonyKind = 'sms' | 'mms';

/**
 * Turns the rows of Android's own backup of messages into items, each kind numbered from 1 through all
 * of its lists (com.android.providers.telephony.TelephonyBackupAgent). SMS times are in milliseconds,
 * MMS times in seconds.
 */
export class TelephonyRows {
  readonly #owner: string | undefined;
  readonly #counts: Record<TelephonyKind, number> = { sms: 0, mms: 0 };
  readonly #own = new Map<string, Identifier>();
  #lostNumbers: string | null = null;
  #badBytes: string | null = null;
  #picturesMissing = false;

  constructor(owner: string | undefined) {
    this.#owner = owner;
  }

  get rows(): number {
    return this.#counts.sms + this.#counts.mms;
  }

  item(row: JsonRow, kind: TelephonyKind): SourceItem {
    const place = `${kind} ${(this.#counts[kind] += 1)}`;
    if (row.fault !== undefined) return skippedRow(place, row.fault);
    const fields = jsonFields(row.bytes);
    if (fields === null) return skippedRow(place, 'not understood');
    if (!isReadable(fields)) return skippedRow(place, 'too big');
    if (fields.hasLostNumbers) this.#lostNumbers ??= place;
    if (fields.hasBadBytes) this.#badBytes ??= place;
    const own = fields.shown('self_phone');
    this.#learn(own);
    const owner = ownerTest(this.#owner, own === '' ? undefined : own);
    const reading = { isOwner: owner, nameOf: () => null };
    return kind === 'sms' ? smsItem(fields, place, reading) : this.#mms(fields, place, reading);
  }

  /** What to tell of all rows together. */
  *notes(): Generator<SourceItem> {
    if (this.#lostNumbers !== null)
      yield { type: 'note', where: this.#lostNumbers, what: wording.lostNumbers };
    if (this.#badBytes !== null)
      yield { type: 'note', where: this.#badBytes, what: wording.badBytes };
    if (this.#own.size > 0) {
      const own = [...this.#own.values()].map((found) => ({
        identifier: found,
        basis: wording.ownNumber,
      }));
      yield { type: 'phone', phone: { own, madeAt: { precision: 'unknown' } } };
    }
    if (this.#picturesMissing || this.#counts.mms > 0)
      yield { type: 'not here', notHere: wording.picturesNotHere };
  }

  #learn(own: string): void {
    if (own === '' || this.#own.size >= mostOwn) return;
    const found = identifier(own);
    const form = comparisonForm(found);
    if (!this.#own.has(form)) this.#own.set(form, found);
  }

  #mms(mms: JsonFields, place: string, reading: RowReading): SourceItem {
    const addrs = mms.children('mms_addresses');
    const parts = mms.children('mms_attachments');
    const recipients = mms.texts('recipients');
    const group = [...recipients, ...addrs.map((addr) => addr.shown('address'))];
    const stated = othersAmong(recipients, reading.isOwner);
    const frame = mmsFrame(
      {
        mms,
        addrs,
        groupAddress: group.find(isGroupAddress) ?? null,
        stated: stated.map((address) => partyOf(address, null)),
        dateEach: 1000,
        subject: storedText(mms.stated('sub')),
        partList: null,
        shownElsewhere,
      },
      place,
      reading,
    );
    this.#picturesMissing ||= parts.length > 0;
    return filled(frame, {
      text: mms.text('mms_body'),
      attachments: parts.map(attachmentNamed),
      markers: [],
    });
  }
}

function smsItem(sms: JsonFields, place: string, reading: RowReading): SourceItem {
  return filled(smsFrame(sms, place, reading), {
    text: sms.text('body'),
    attachments: [],
    markers: [],
  });
}

function attachmentNamed(part: JsonFields): {
  name: ReturnType<typeof storedText>;
  mediaType: string | null;
  bytes: null;
  missing: string;
} {
  const type = part.stated('mime_type') ?? part.stated('ct');
  return {
    name: storedText(part.stated('filename') ?? part.stated('cl') ?? part.stated('name')),
    mediaType: type === null ? null : shownText(type),
    bytes: null,
    missing: wording.notInBackup,
  };
}

const shownElsewhere: ReadonlySet<string> = new Set(['sub', 'mms_body']);
const longInRow: ReadonlySet<string> = new Set(['body', 'mms_body']);
const mostOwn = 20;

function isReadable(fields: JsonFields): boolean {
  return (
    fields.isReadable(longInRow) &&
    [...fields.children('mms_addresses'), ...fields.children('mms_attachments')].every((child) =>
      child.isReadable(new Set()),
    )
  );
}
