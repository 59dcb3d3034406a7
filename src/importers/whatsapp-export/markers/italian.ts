import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * edited: chats in public repositories.
 */
export const italian: MarkerWords = {
  language: 'Italian',
  chatNames: ['Chat WhatsApp con %'],
  attachedOnIphone: ['allegato'],
  attachedOnAndroid: ['file allegato'],
  leftOutOnAndroid: ['Media omessi', 'Media omesso'],
  leftOutOnIphone: [
    'immagine omessa',
    'video omesso',
    'audio omesso',
    'sticker non incluso',
    'GIF esclusa',
    'Scheda contatto omessa',
    'documento omesso',
  ],
  deleted: ['Questo messaggio è stato eliminato'],
  deletedByOwner: ['Hai eliminato questo messaggio'],
  edited: ['Questo messaggio è stato modificato'],
  missedVoiceCall: ['Chiamata vocale persa'],
  missedVideoCall: ['Videochiamata persa'],
  place: ['posizione'],
  livePlace: ['posizione attuale condivisa'],
  encryption: ['I messaggi e le chiamate sono crittografati end-to-end'],
};
