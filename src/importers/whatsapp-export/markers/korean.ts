import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * HassanSardar/GBWhatsApp_Raw, res/values-ko/strings.xml.
 */
export const korean: MarkerWords = {
  language: 'Korean',
  chatNames: ['%님과의 WhatsApp 대화'],
  attachedOnIphone: ['첨부됨'],
  attachedOnAndroid: ['파일 첨부됨'],
  leftOutOnAndroid: ['미디어 파일 제외됨', '미디어 파일을 생략한 대화내용'],
  leftOutOnIphone: [
    '이미지 생략됨',
    '비디오 생략됨',
    '오디오 생략됨',
    '스티커 제외됨',
    'GIF 생략됨',
    '연락처 카드 생략됨',
    '문서 생략됨',
  ],
  deleted: ['이 메시지는 삭제되었습니다'],
  deletedByOwner: ['이 메시지를 삭제했습니다', '삭제한 메시지입니다'],
  missedVoiceCall: ['부재중 전화'],
  missedVideoCall: ['부재중 영상통화'],
  place: ['위치'],
  livePlace: ['공유한 실시간 위치'],
  encryption: ['메시지 및 전화는 종단간 암호화되어 안전합니다'],
};
