import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * HassanSardar/GBWhatsApp_Raw, res/values-uk/strings.xml.
 */
export const ukrainian: MarkerWords = {
  language: 'Ukrainian',
  chatNames: ['Бесіда WhatsApp з %'],
  attachedOnIphone: ['додано'],
  attachedOnAndroid: ['файл додано'],
  leftOutOnAndroid: ['Медіа пропущено'],
  leftOutOnIphone: [
    'зображення відсутнє',
    'відео відсутнє',
    'аудіо відсутнє',
    'Наклейку не додано',
    'GIF-анімацію пропущено',
    'Картка контакту відсутня',
    'документ пропущено',
  ],
  deleted: ['Це повідомлення було видалено'],
  deletedByOwner: ['Ви видалили це повідомлення'],
  missedVoiceCall: ['Пропущений аудіодзвінок'],
  missedVideoCall: ['Пропущений відеодзвінок'],
  place: ['місцезнаходження'],
  livePlace: ['геодані надіслано'],
  encryption: ['Повідомлення й дзвінки захищено наскрізним шифруванням'],
};
