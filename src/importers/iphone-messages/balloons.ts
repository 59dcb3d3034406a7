import type { Marker } from '../../core/communication.ts';
import { recordText, type RecordedText } from '../../core/text.ts';
import {
  member,
  PlistDamaged,
  PlistUid,
  readPlist,
  type PlistValue,
} from '../property-list/plist.ts';
import type { MessageRow } from './message-row.ts';

/** What an app put into a message: named in plain words, with those of its texts that can be read. */
export interface Balloon {
  readonly markers: readonly Marker[];
  readonly asFound: Readonly<Record<string, RecordedText>>;
}

/** Null for a message without one. */
export function balloonOf(row: MessageRow): Balloon | null {
  if (row.isCommon) return null;
  const bundle = row.shown('balloon_bundle_id');
  if (bundle === '') return null;
  const name = [...apps].find(([part]) => bundle.includes(part))?.[1] ?? 'message of an app';
  const bytes = row.bytes('payload_data');
  const payload = row.body('payload_data');
  const texts = payload === null || payload.byteLength > longestPayload ? null : textsIn(payload);
  const isUnread = bytes > 0 && texts === null;
  return {
    markers: [name, ...(isUnread ? [`app data present but not decoded (${bytes} bytes)`] : [])],
    asFound: { balloon_bundle_id: row.text('balloon_bundle_id') ?? bundle, ...texts },
  };
}

/* By a part of the name that the app goes by; third parties come with the name of their maker in front. */
const apps: ReadonlyMap<string, Marker> = new Map([
  ['URLBalloonProvider', 'link with a preview'],
  ['Handwriting', 'handwritten message'],
  ['DigitalTouch', 'Digital Touch drawing'],
  ['PeerPayment', 'payment with Apple Pay'],
  ['ActivityMessagesApp', 'activity shared'],
  ['SafetyMonitor', 'Check In'],
  ['findmy', 'location shared with Find My'],
  ['FindMy', 'location shared with Find My'],
  ['PhotosMessagesApp', 'photos shared by iCloud link'],
  ['messages.business', 'message of a business'],
  ['messages.Polls', 'poll'],
  ['Maps', 'place shared with Maps'],
  ['gamepigeon', 'game'],
]);

const longestPayload = 4 * 1024 * 1024;
const longestText = 4096;

/** The keys under which apps and previews keep what people see. */
const shownKeys = new Set([
  'an',
  'ldtext',
  'caption',
  'subcaption',
  'secondary-subcaption',
  'tertiary-subcaption',
  'image-title',
  'image-subtitle',
  'title',
  'subtitle',
  'summary',
  'siteName',
  'originalURL',
  'URL',
  'name',
  'address',
]);

/**
 * The texts that an archive of objects keeps under those keys, the first of each; null for what is no
 * such archive. It looks at each object once, and follows a reference one step.
 */
function textsIn(payload: Buffer): Record<string, RecordedText> | null {
  const objects = objectsIn(payload);
  if (objects === null) return null;
  const texts: Record<string, RecordedText> = {};
  for (const object of objects) {
    for (const [key, value] of entriesOf(object, objects)) {
      const text = shownKeys.has(key) ? textOf(value, objects) : '';
      if (text !== '' && text !== '$null') texts[`app: ${key}`] ??= recordText(text);
    }
  }
  return texts;
}

function objectsIn(payload: Buffer): readonly PlistValue[] | null {
  try {
    const objects = member(readPlist(payload), '$objects');
    return Array.isArray(objects) ? (objects as readonly PlistValue[]) : null;
  } catch (error) {
    if (!(error instanceof PlistDamaged) && !(error instanceof RangeError)) throw error;
    return null;
  }
}

/** Of an object its members; of an archived dictionary (`NS.keys`, `NS.objects`) its entries. */
function* entriesOf(
  object: PlistValue,
  objects: readonly PlistValue[],
): Generator<readonly [string, PlistValue]> {
  if (!(object instanceof Map)) return;
  const keys = member(object, 'NS.keys');
  const values = member(object, 'NS.objects');
  if (!Array.isArray(keys) || !Array.isArray(values)) {
    yield* object as ReadonlyMap<string, PlistValue>;
    return;
  }
  for (const [number, key] of (keys as readonly PlistValue[]).entries())
    yield [textOf(key, objects), (values as readonly PlistValue[])[number] ?? null];
}

function textOf(value: PlistValue, objects: readonly PlistValue[]): string {
  const object = resolved(value, objects);
  if (typeof object === 'string') return object.slice(0, longestText);
  const inside =
    resolved(member(object, 'NS.string'), objects) ??
    resolved(member(object, 'NS.relative'), objects);
  return typeof inside === 'string' ? inside.slice(0, longestText) : '';
}

function resolved(value: PlistValue | undefined, objects: readonly PlistValue[]): PlistValue {
  return (value instanceof PlistUid ? objects[value.index] : value) ?? null;
}
