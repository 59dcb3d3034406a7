import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * HassanSardar/GBWhatsApp_Raw, res/values-de/strings.xml;
 * edited: chats in public repositories.
 */
export const german: MarkerWords = {
  language: 'German',
  chatNames: ['WhatsApp Chat mit %', 'WhatsApp-Chat mit %'],
  attachedOnIphone: ['angehängt', 'Anhang'],
  attachedOnAndroid: ['Datei angehängt'],
  leftOutOnAndroid: ['Medien ausgeschlossen', 'Medien weggelassen'],
  leftOutOnIphone: [
    'Bild weggelassen',
    'Video weggelassen',
    'Audio weggelassen',
    'Sticker weggelassen',
    'GIF weggelassen',
    'Kontaktkarte ausgelassen',
    'Dokument weggelassen',
  ],
  deleted: ['Diese Nachricht wurde gelöscht'],
  deletedByOwner: ['Du hast diese Nachricht gelöscht'],
  edited: ['Diese Nachricht wurde bearbeitet'],
  missedVoiceCall: ['Verpasster Sprachanruf'],
  missedVideoCall: ['Verpasster Videoanruf'],
  place: ['Standort'],
  livePlace: ['Live-Standort wird geteilt'],
  encryption: [
    'Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt',
    'Nachrichten in diesem Chat sowie Anrufe sind jetzt mit Ende-zu-Ende-Versch',
  ],
};
