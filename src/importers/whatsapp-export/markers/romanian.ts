import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts.
 */
export const romanian: MarkerWords = {
  language: 'Romanian',
  attachedOnIphone: ['atașare'],
  attachedOnAndroid: ['fișier atașat'],
  leftOutOnAndroid: ['Conținut media omis'],
  leftOutOnIphone: [
    'Imagine omisă',
    'clip video omis',
    'fără audio',
    'GIF omis',
    'Carte de vizită contact omisă',
    'document omis',
  ],
  deleted: ['Acest mesaj a fost șters'],
  deletedByOwner: ['Ați șters acest mesaj'],
  missedVoiceCall: ['Apel vocal ratat', 'Apel vocal nepreluat'],
  missedVideoCall: ['Apel video ratat', 'Apel video nepreluat'],
  place: ['locație'],
  livePlace: ['locație în timp real distribuită'],
  encryption: ['Mesajele și apelurile sunt criptate integral'],
};
