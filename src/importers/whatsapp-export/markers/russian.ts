import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * edited and the video note: chats and parsers in public repositories.
 */
export const russian: MarkerWords = {
  language: 'Russian',
  chatNames: ['Чат WhatsApp с %'],
  attachedOnIphone: ['прикреплено'],
  attachedOnAndroid: ['файл добавлен'],
  leftOutOnAndroid: ['Без медиафайлов', 'Файл пропущен'],
  leftOutOnIphone: [
    'изображение отсутствует',
    'видео отсутствует',
    'видеозаметка опущена',
    'аудиофайл отсутствует',
    'стикер не добавлен',
    'GIF отсутствует',
    'Карточка контакта отсутствует',
    'документ отсутствует',
  ],
  deleted: ['Данное сообщение удалено'],
  deletedByOwner: ['Вы удалили данное сообщение', 'Вы удалили это сообщение'],
  edited: ['Сообщение изменено'],
  missedVoiceCall: ['Пропущенный аудиозвонок'],
  missedVideoCall: ['Пропущенный видеозвонок'],
  place: ['местоположение'],
  livePlace: ['Геоданные отправлены'],
  encryption: ['Сообщения и звонки защищены сквозным шифрованием'],
};
