import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts.
 */
export const vietnamese: MarkerWords = {
  language: 'Vietnamese',
  attachedOnIphone: ['đính kèm'],
  attachedOnAndroid: ['tệp đính kèm'],
  leftOutOnAndroid: ['bỏ qua tệp phương tiện', 'Bỏ qua Media'],
  leftOutOnIphone: [
    'đã bỏ qua hình ảnh',
    'đã bỏ video',
    'bỏ qua tệp âm thanh',
    'đã bỏ sticker',
    'Đã bỏ qua ảnh GIF',
    'Bỏ qua thẻ liên lạc',
    'đã bỏ qua tài liệu',
  ],
  deleted: ['Tin nhắn này đã bị xóa', 'Tin nhắn này đã bị xoá'],
  deletedByOwner: ['Bạn đã xóa tin nhắn này', 'Bạn đã xoá tin nhắn này'],
  missedVoiceCall: ['Cuộc gọi nhỡ'],
  missedVideoCall: ['Cuộc gọi nhỡ video'],
  place: ['vị trí'],
  livePlace: ['vị trí hiện thời được chia sẻ'],
  encryption: ['Tin nhắn và cuộc gọi được mã hóa đầu cuối'],
};
