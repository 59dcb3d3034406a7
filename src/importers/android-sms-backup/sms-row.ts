import type { SourceItem } from '../../core/source-item.ts';
import { filled } from '../android-telephony/message-frame.ts';
import type { IsOwner } from '../android-telephony/parties.ts';
import { smsFrame } from '../android-telephony/sms-frame.ts';
import type { Attributes } from './attributes.ts';
import { contactName } from './contact-name.ts';
import type { LongTexts } from './long-text.ts';
import { nullIsAWord, nullMarker } from './null-word.ts';

/** An `sms` row as an item. `place` is `sms 12`. */
export function smsItem(
  attributes: Attributes,
  place: string,
  isOwner: IsOwner,
  longTexts: LongTexts,
): SourceItem {
  const frame = smsFrame(attributes, place, { isOwner, nameOf: () => contactName(attributes) });
  const body = attributes.text('body');
  const isNull = body === 'null';
  const nullIsText = nullIsAWord(frame);
  const long = longTexts(attributes.lifted('body'));
  return filled(frame, {
    text: isNull && !nullIsText ? null : body,
    attachments: long.attachments,
    markers: [...(isNull && nullIsText ? [nullMarker] : []), ...long.markers],
  });
}
