import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * edited, view once and (archivo adjunto): chats and parsers in public repositories.
 */
export const spanish: MarkerWords = {
  language: 'Spanish',
  chatNames: ['Chat de WhatsApp con %'],
  attachedOnIphone: ['adjunto'],
  attachedOnAndroid: ['archivo adjunto', 'archivo adjuntado'],
  leftOutOnAndroid: ['Multimedia omitido', 'Archivo omitido'],
  leftOutOnIphone: [
    'imagen omitida',
    'video omitido',
    'Video omitido',
    'audio omitido',
    'sticker omitido',
    'GIF omitido',
    'Tarjeta de contacto omitida',
    'documento omitido',
  ],
  viewOnce: ['Recibiste un mensaje de visualización única'],
  deleted: ['Se eliminó este mensaje', 'Este mensaje fue eliminado'],
  deletedByOwner: ['Eliminaste este mensaje'],
  edited: ['Se editó este mensaje'],
  missedVoiceCall: ['Llamada de voz perdida', 'Llamada perdida'],
  missedVideoCall: ['Videollamada perdida'],
  place: ['Ubicación'],
  livePlace: ['ubicación en tiempo real compartida'],
  encryption: ['Los mensajes y las llamadas están cifrados de extremo a extremo'],
};
