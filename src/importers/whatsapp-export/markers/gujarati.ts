import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts.
 */
export const gujarati: MarkerWords = {
  language: 'Gujarati',
  attachedOnIphone: ['જોડાયેલ'],
  attachedOnAndroid: ['ફાઇલ જોડાયેલ'],
  leftOutOnAndroid: ['મિડિયા છોડી મૂકાયું', 'મીડિયા અવગણવામાં આવ્યા', 'મીડિયા અવગણાયું'],
  leftOutOnIphone: [
    'છબી પડતી મૂકાઈ',
    'વિડિયો પડતી મુકાઈ',
    'ઓડિયો ફાઇલ શામેલ કરી નથી',
    'સ્ટીકર પડતું મુકાયું',
    'GIF પડતી મૂકાઈ',
    'સંપર્કનું કાર્ડ પડતું મૂકાયું',
    'ડોક્યુમેન્ટ સામેલ કર્યું નહિ',
  ],
  deleted: ['આ મેસેજ ડિલીટ કરાયો', 'આ સંદેશ રદ્દ કરાયો'],
  deletedByOwner: ['તમે આ મેસેજ ડિલીટ કર્યો', 'તમે આ સંદેશને રદ્દ કર્યો'],
  missedVoiceCall: ['છૂટી ગયેલો વોઇસ કૉલ', 'છૂટેલો વોઇસ કૉલ', 'છૂટી ગયેલ ધ્વનિ કૉલ'],
  missedVideoCall: ['છૂટી ગયેલ વિડિયો કૉલ', 'છૂટી ગયેલ વિડિઓ કૉલ'],
  place: ['સ્થળ'],
  livePlace: ['જીવંત સ્થાન શેર કરાયું'],
  encryption: ['મેસેજ અને કૉલ શરૂથી અંત સુધી સુરક્ષિત છે'],
};
