import { androidCalls } from '../android-databases/android-calls.ts';
import { androidMessages } from '../android-databases/android-messages.ts';
import { googleMessages } from '../android-databases/google-messages.ts';
import { iphoneCalls, iphoneCallsBeforeUnlocking } from '../iphone-calls/reader.ts';
import { iphoneContacts } from '../iphone-contacts/reader.ts';
import { iphoneMessages } from '../iphone-messages/reader.ts';
import { iphonePictures } from '../iphone-pictures/reader.ts';
import { iphoneVoicemail } from '../iphone-voicemail/reader.ts';
import {
  iphoneWhatsapp,
  iphoneWhatsappBusiness,
  iphoneWhatsappBusinessCalls,
  iphoneWhatsappCalls,
} from '../iphone-whatsapp/reader.ts';
import type { PhoneDatabaseReader } from './phone.ts';

/**
 * Every kind of database of a phone that can be read, in the order in which they are read and in which a
 * bare one is offered to them. Register a new one here.
 */
export const phoneDatabaseReaders: readonly PhoneDatabaseReader[] = [
  iphoneContacts,
  iphoneMessages,
  iphoneCalls,
  iphoneCallsBeforeUnlocking,
  iphoneVoicemail,
  iphoneWhatsapp,
  iphoneWhatsappCalls,
  iphoneWhatsappBusiness,
  iphoneWhatsappBusinessCalls,
  iphonePictures,
  androidMessages,
  androidCalls,
  googleMessages,
];
