import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts.
 */
export const urdu: MarkerWords = {
  language: 'Urdu',
  attachedOnIphone: ['پیوستہ'],
  attachedOnAndroid: ['پیوستہ فائل'],
  leftOutOnAndroid: ['میڈیا چھوڑ دیا گیا', 'میڈیا ہٹا دیا گیا'],
  leftOutOnIphone: [
    'تصویر نکال دی گئی ہے',
    'ویڈیو نظرانداز',
    'آڈیو نظرانداز',
    'اسٹیکر نظرانداز',
    'GIF  نظرانداز',
    'رابطہ کارڈ نظر انداز',
    'دستاویز نظرانداز',
  ],
  deleted: ['یہ میسج حذف کر دیا گیا ہے', 'یہ پیغام حذف کیا گیا'],
  deletedByOwner: ['آپ نے یہ میسج حذف کر دیا ہے', 'آپ نے اس پیغام کو حذف کیا'],
  missedVoiceCall: ['مسڈ وائس کال', 'چھوٹی ہوئی صوتی کال'],
  missedVideoCall: ['مسڈ ویڈیو کال', 'چھوٹی ہوئی ویڈیو کال'],
  place: ['مقام'],
  livePlace: ['جاری مقام کا اشتراک ہوا'],
  encryption: ['میسجز اور کالز اینڈ ٹو اینڈ اینکرپشن کے ذریعے محفوظ ہیں'],
};
