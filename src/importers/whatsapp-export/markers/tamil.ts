import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * the iPhone’s words and the words of an attachment have no source.
 */
export const tamil: MarkerWords = {
  language: 'Tamil',
  leftOutOnAndroid: ['கோப்புகள் விடப்பட்டன', 'ஊடகங்கள் நீக்கப்பட்டது'],
  deleted: ['இத்தகவல் திரும்பப்பெறப்பட்டது'],
  deletedByOwner: ['இத்தகவலை தாங்கள் அழித்தீர்கள்'],
  missedVoiceCall: ['தவறிய குரல் அழைப்பு'],
  missedVideoCall: ['தவறிய காணொலி அழைப்பு'],
  place: ['இருப்பிடம்'],
  livePlace: ['இடம் நேரலையாக பகிரபட்டது'],
};
