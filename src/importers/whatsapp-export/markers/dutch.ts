import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * edited and the name of the chat: parsers in public repositories.
 */
export const dutch: MarkerWords = {
  language: 'Dutch',
  chatNames: ['WhatsApp-chat met %'],
  attachedOnIphone: ['bijgevoegd'],
  attachedOnAndroid: ['bestand bijgevoegd'],
  leftOutOnAndroid: ['Media weggelaten'],
  leftOutOnIphone: [
    'afbeelding weggelaten',
    'video weggelaten',
    'audio weggelaten',
    'sticker weggelaten',
    'GIF weggelaten',
    'Visitekaartje weggelaten',
    'document weggelaten',
  ],
  deleted: ['Dit bericht is verwijderd'],
  deletedByOwner: ['U hebt dit bericht verwijderd'],
  edited: ['Dit bericht is bewerkt'],
  missedVoiceCall: ['Gemist spraakgesprek', 'Gemiste spraakoproep'],
  missedVideoCall: ['Gemist videogesprek', 'Gemiste video-oproep'],
  place: ['locatie'],
  livePlace: ['live locatie gedeeld'],
  encryption: ['Berichten en gesprekken worden end-to-end versleuteld'],
};
