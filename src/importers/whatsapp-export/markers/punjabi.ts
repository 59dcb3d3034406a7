import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * the iPhone’s words have no source.
 */
export const punjabi: MarkerWords = {
  language: 'Punjabi',
  attachedOnAndroid: ['ਅਟੈਚ ਕੀਤੀ ਫਾਇਲ'],
  leftOutOnAndroid: ['ਮੀਡੀਆ ਛੱਡਿਆ', 'ਮੀਡੀਆ ਛਡਿਆ ਗਿਆ', 'ਮੀਡੀਆ ਛੱਡਿਆ ਗਿਆ'],
  deleted: ['ਇਸ ਸੁਨੇਹੇ ਨੂੰ ਹਟਾਇਆ ਗਿਆ'],
  deletedByOwner: ['ਤੁਸੀਂ ਇਹ ਸੁਨੇਹਾ ਹਟਾਇਆ'],
  missedVoiceCall: ['ਮਿਸ ਹੋਈ ਆਵਾਜ਼ ਕਾਲ'],
  missedVideoCall: ['ਮਿਸ ਹੋਈ ਵੀਡੀਓ ਕਾਲ'],
  place: ['ਟਿਕਾਣਾ'],
  livePlace: ['ਮੌਜੂਦਾ ਟਿਕਾਣਾ ਸਾਂਝਾ ਕੀਤਾ'],
};
