import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * edited and < pièce jointe : …>: chats in public repositories.
 */
export const french: MarkerWords = {
  language: 'French',
  chatNames: ['Discussion WhatsApp avec %'],
  attachedOnIphone: ['pièce jointe'],
  attachedOnAndroid: ['fichier joint'],
  leftOutOnAndroid: ['Médias omis', 'Fichier omis'],
  leftOutOnIphone: [
    'image absente',
    'vidéo absente',
    'audio omis',
    'sticker omis',
    'GIF retiré',
    'Fiche contact manquante',
    'document manquant',
  ],
  deleted: ['Ce message a été supprimé'],
  deletedByOwner: ['Vous avez supprimé ce message'],
  edited: ['Ce message a été modifié'],
  missedVoiceCall: ['Appel vocal manqué'],
  missedVideoCall: ['Appel vidéo manqué'],
  place: ['Localisation'],
  livePlace: ['Localisation en direct partagée'],
  encryption: ['Les messages et les appels sont chiffrés de bout en bout'],
};
