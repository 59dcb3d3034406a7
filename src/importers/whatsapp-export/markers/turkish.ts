import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * HassanSardar/GBWhatsApp_Raw, res/values-tr/strings.xml;
 * edited: chats in public repositories.
 */
export const turkish: MarkerWords = {
  language: 'Turkish',
  chatNames: ['% ile WhatsApp Sohbeti'],
  attachedAfterName: ['eklendi'],
  attachedOnAndroid: ['dosya ekli'],
  leftOutOnAndroid: ['Medya dahil edilmedi', 'Medya atlanmış'],
  leftOutOnIphone: [
    'görüntü dahil edilmedi',
    'video dahil edilmedi',
    'ses dahil edilmedi',
    'Çıkartma dahil edilmedi',
    'GIF dahil edilmedi',
    'Kişi kartı dahil edilmedi',
    'belge dahil edilmedi',
  ],
  deleted: ['Bu mesaj silindi'],
  deletedByOwner: ['Bu mesajı sildiniz'],
  edited: ['Bu mesaj düzenlendi'],
  missedVoiceCall: ['Cevapsız sesli arama'],
  missedVideoCall: ['Cevapsız görüntülü arama'],
  place: ['konum'],
  livePlace: ['Mevcut konum paylaşıldı'],
  encryption: ['Mesajlar ve aramalar uçtan uca şifrelidir'],
};
