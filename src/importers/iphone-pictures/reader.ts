import type { PhoneDatabaseReader } from '../phone/phone.ts';
import { cameraRoll } from './camera-roll.ts';
import { libraryRows } from './library-rows.ts';

/**
 * The camera roll of an iPhone: screenshots, photos and videos, with what its photo library says of
 * them. Files that the library does not list come after the others.
 */
export const iphonePictures: PhoneDatabaseReader = {
  id: 'iphone-pictures',
  title: 'iPhone camera roll (Photos.sqlite)',
  places: [{ domain: cameraRoll, path: 'Media/PhotoData/Photos.sqlite' }],
  tables: [['zasset'], ['zgenericasset']],
  read: libraryRows,
};
