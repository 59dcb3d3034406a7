import type { SourceItem } from '../../core/source-item.ts';
import { cameraRollFiles } from '../iphone-pictures/camera-roll.ts';
import { iphonePictures } from '../iphone-pictures/reader.ts';
import { iphoneVoicemail } from '../iphone-voicemail/reader.ts';
import { unlistedItem } from '../iphone-voicemail/unlisted-file.ts';
import { voicemailFiles } from '../iphone-voicemail/voicemail-files.ts';
import type { Phone } from './phone.ts';

/** The files that a reader of databases would list, where its database is not there or cannot be read. */
export async function* filesWithoutDatabase(
  readerId: string,
  phone: Phone,
): AsyncGenerator<SourceItem> {
  if (readerId === iphonePictures.id) yield* cameraRollFiles(phone);
  if (readerId !== iphoneVoicemail.id) return;
  for (const file of voicemailFiles(phone.files).left()) yield await unlistedItem(file, phone);
}
