import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * HassanSardar/GBWhatsApp_Raw, res/values-ar/strings.xml.
 */
export const arabic: MarkerWords = {
  language: 'Arabic',
  chatNames: ['دردشة واتساب مع %'],
  attachedOnIphone: ['المُرفق'],
  attachedOnAndroid: ['الملف مرفق'],
  leftOutOnAndroid: ['تم استبعاد الوسائط'],
  leftOutOnIphone: [
    'لم يتم إدراج الصورة',
    'لم يتم إدراج الفيديوهات',
    'لم يتم إدراج المقاطع الصوتية',
    'تم حذف الملصقات',
    'لم يتم إدراج صورة GIF',
    'لم يتم إدراج بطاقة جهة اتصال',
    'لم يتم إدراج المستند',
  ],
  deleted: ['تم حذف هذه الرسالة'],
  deletedByOwner: ['لقد حذَفت هذه الرسالة', 'أنت حذفت هذه الرسالة'],
  missedVoiceCall: ['مكالمة صوتية فائتة'],
  missedVideoCall: ['مكالمة فيديو فائتة'],
  place: ['الموقع'],
  livePlace: ['تمت مشاركة الموقع المباشر'],
  encryption: ['الرسائل والمكالمات مشفرة تمامًا بين الطرفين'],
};
