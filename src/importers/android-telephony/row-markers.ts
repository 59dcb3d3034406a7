import type { Marker } from '../../core/communication.ts';
import type { Fields } from './fields.ts';

/** What a row of Android's own tables says became of it, besides its type and status. */
export function rowMarkers(fields: Fields): readonly Marker[] {
  return fields.shown('deleted') === '1' ? ['deleted: marked so by the phone'] : [];
}

/** The same for a row of the call list. */
export function callMarkers(fields: Fields): readonly Marker[] {
  return [
    ...(isVideo(fields) ? ['video call'] : []),
    ...(holdsRecording(fields) ? ['the recording is not in this source'] : []),
    ...rowMarkers(fields),
  ];
}

/** android.provider.CallLog.Calls.FEATURES_VIDEO is the lowest bit. */
function isVideo(fields: Fields): boolean {
  return /^\d{1,9}$/.test(fields.shown('features')) && Number(fields.shown('features')) % 2 === 1;
}

/** A voicemail's sound is a file of its own, beside the database. */
function holdsRecording(fields: Fields): boolean {
  return (
    fields.shown('type') === voicemail &&
    (fields.stated('_data') !== null ||
      fields.shown('has_content') === '1' ||
      fields.shown('mime_type').startsWith('audio/'))
  );
}

const voicemail = '4';
