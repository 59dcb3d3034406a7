import type { Party } from '../../core/communication.ts';
import type { SourceItem } from '../../core/source-item.ts';
import { filled } from '../android-telephony/message-frame.ts';
import { mmsFrame } from '../android-telephony/mms-frame.ts';
import { isGroupAddress } from '../android-telephony/mms-parties.ts';
import { otherAddresses, partyOf, type IsOwner } from '../android-telephony/parties.ts';
import { listOfParts } from '../android-telephony/part-list.ts';
import type { Attributes } from './attributes.ts';
import { contactName } from './contact-name.ts';
import { joinedText } from './joined-text.ts';
import type { LongTexts } from './long-text.ts';
import { readParts } from './mms-parts.ts';
import { nullIsAWord, nullMarker } from './null-word.ts';
import type { SourceEncoding } from './source-encoding.ts';

/** The tags of an `mms` row. */
export interface MmsTags {
  readonly mms: Attributes;
  readonly parts: readonly Attributes[];
  readonly addrs: readonly Attributes[];
}

/** An `mms` row as an item; Google's RCS messages stand in such rows too. `place` is `mms 3`. */
export async function mmsItem(
  { mms, parts, addrs }: MmsTags,
  place: string,
  reading: { isOwner: IsOwner; encoding: SourceEncoding; longTexts: LongTexts },
): Promise<SourceItem> {
  const { isOwner } = reading;
  const row = {
    mms,
    addrs,
    ...addressed(mms, isOwner),
    dateEach: 1,
    subject: mms.stated('sub') ?? mms.stated('subject'),
    partList: parts.length === 0 ? null : listOfParts(parts),
  } as const;
  const frame = mmsFrame(row, place, { isOwner, nameOf: () => null });
  const longBody = reading.longTexts(mms.lifted('body'));
  const read = await readParts(parts, { ...reading, nullIsText: nullIsAWord(frame) });
  return filled(frame, {
    text: joinedText(read.texts) ?? mms.stated('body'),
    attachments: [...read.attachments, ...longBody.attachments],
    markers: [...(read.saysNull ? [nullMarker] : []), ...read.markers, ...longBody.markers],
  });
}

/** `address` joins everybody else with `~`; of a group in RCS it is the group's own. */
function addressed(
  mms: Attributes,
  isOwner: IsOwner,
): { groupAddress: string | null; stated: readonly Party[] } {
  const address = mms.shown('address');
  if (isGroupAddress(address) && !address.includes('~')) {
    return { groupAddress: address, stated: [] };
  }
  const stated = otherAddresses(address, isOwner);
  const name = stated.length === 1 ? contactName(mms) : null;
  return { groupAddress: null, stated: stated.map((other) => partyOf(other, name)) };
}
