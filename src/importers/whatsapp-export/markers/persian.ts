import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * non-joiners are as Persian is written; the sources leave them out.
 */
export const persian: MarkerWords = {
  language: 'Persian',
  attachedOnIphone: ['پیوست'],
  leftOutOnAndroid: ['رسانه حذف شد', 'پيوست نما/آهنگ حذف شد'],
  leftOutOnIphone: [
    'تصویر حذف شد',
    'ویدیو حذف شد',
    'صدا حذف شد',
    'استیکر حذف شد',
    'GIF حذف شد',
    'برگ مخاطب حذف شد',
    'سند حذف شد',
  ],
  deleted: ['این پیام حذف شده است', 'این پیام حذف شد'],
  deletedByOwner: ['شما این پیام را حذف کردید'],
  missedVoiceCall: ['تماس صوتی پاسخ داده نشده'],
  missedVideoCall: ['تماس تصویری بی\u200cپاسخ', 'تماس تصویری پاسخ داده نشده'],
  place: ['موقعیت'],
  livePlace: ['مکان زنده به اشتراک گذاشته شد'],
  encryption: ['پیام\u200cها و تماس\u200cها سرتاسر رمزگذاری شده\u200cاند'],
};
