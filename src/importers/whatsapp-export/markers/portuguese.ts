import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * Mídia oculta, Ligação de voz perdida and edited: chats in public repositories.
 */
export const portuguese: MarkerWords = {
  language: 'Portuguese',
  chatNames: ['Conversa do WhatsApp com %', 'Conversa no WhatsApp com %'],
  attachedOnIphone: ['anexo', 'anexado'],
  attachedOnAndroid: ['arquivo anexado', 'ficheiro anexado'],
  leftOutOnAndroid: ['Mídia oculta', 'Mídia omitida', 'Ficheiro não revelado'],
  leftOutOnIphone: [
    'imagem ocultada',
    'vídeo omitido',
    'áudio ocultado',
    'figurinha omitida',
    'Cartão do contato omitido',
    'documento omitido',
    'imagem não revelada',
    'vídeo não revelado',
    'ficheiro de áudio não revelado',
    'sticker não revelado',
    'GIF não revelada',
    'Contacto não revelado',
    'documento não revelado',
  ],
  deleted: [
    'Mensagem apagada',
    'Esta mensagem foi apagada',
    'Esta mensagem foi apagada pelo remetente',
  ],
  deletedByOwner: ['Apagou esta mensagem', 'Você apagou esta mensagem'],
  edited: ['Mensagem editada'],
  missedVoiceCall: ['Chamada de voz perdida', 'Ligação de voz perdida'],
  missedVideoCall: ['Chamada de vídeo perdida', 'Videochamada perdida'],
  place: ['localização'],
  livePlace: ['localização atual compartilhada', 'Está a partilhar a sua localização'],
  encryption: [
    'As mensagens e as chamadas são protegidas com a criptografia de ponta a ponta',
    'As mensagens e chamadas são encriptadas ponto a ponto',
  ],
};
