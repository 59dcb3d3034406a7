import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * HassanSardar/GBWhatsApp_Raw, res/values-pl/strings.xml.
 */
export const polish: MarkerWords = {
  language: 'Polish',
  chatNames: ['Czat WhatsApp z %'],
  attachedOnIphone: ['załączono'],
  attachedOnAndroid: ['załączony plik'],
  leftOutOnAndroid: ['pominięto multimedia', 'pliki pominięto'],
  leftOutOnIphone: [
    'obraz pominięty',
    'wideo pominięte',
    'audio pominięte',
    'pominięto naklejkę',
    'Plik GIF pominięty',
    'Pominięta wizytówka kontaktu',
    'dokument pominięty',
  ],
  deleted: ['Ta wiadomość została usunięta'],
  deletedByOwner: ['Usunąłeś(-ęłaś) tę wiadomość', 'Usunąłeś(aś) tę wiadomość'],
  missedVoiceCall: ['Nieodebrane poł. głosowe', 'Nieodebrane połączenie'],
  missedVideoCall: ['Nieodebrane poł. wideo'],
  place: ['położenie'],
  livePlace: ['udostępniona transmisja położenia'],
  encryption: ['Wiadomości i połączenia są w pełni zaszyfrowane'],
};
