import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * HassanSardar/GBWhatsApp_Raw, res/values-ja/strings.xml.
 */
export const japanese: MarkerWords = {
  language: 'Japanese',
  chatNames: ['%とのWhatsAppチャット'],
  attachedOnIphone: ['添付ファイル'],
  attachedOnAndroid: ['添付ファイル有り'],
  leftOutOnAndroid: ['メディアなし', 'メディアは含まれていません'],
  leftOutOnIphone: [
    '画像は含まれていません',
    'ビデオは含まれていません',
    '音声は含まれていません',
    'スタンプは含まれていません',
    'GIFは含まれていません',
    '連絡先カードを省略',
    'ドキュメントは含まれていません',
  ],
  deleted: ['このメッセージは削除されました'],
  deletedByOwner: ['このメッセージを削除しました'],
  missedVoiceCall: ['音声通話不在着信', '不在着信'],
  missedVideoCall: ['ビデオ通話不在着信'],
  place: ['位置情報'],
  livePlace: ['ライブロケーション共有'],
  encryption: ['メッセージと通話はエンドツーエンド暗号化されています'],
};
