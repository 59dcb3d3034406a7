import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * edited and the name of the chat: parsers in public repositories.
 */
export const indonesian: MarkerWords = {
  language: 'Indonesian',
  chatNames: ['Chat WhatsApp dengan %'],
  attachedOnIphone: ['terlampir'],
  attachedOnAndroid: ['file terlampir'],
  leftOutOnAndroid: ['Media tidak disertakan'],
  leftOutOnIphone: [
    'gambar tidak disertakan',
    'video tidak disertakan',
    'audio tidak disertakan',
    'stiker tidak disertakan',
    'GIF tidak disertakan',
    'Kartu kontak tidak disertakan',
    'dokumen tidak disertakan',
  ],
  deleted: ['Pesan ini dihapus', 'Pesan ini telah dihapus'],
  deletedByOwner: ['Anda menghapus pesan ini', 'Anda telah menghapus pesan ini'],
  edited: ['Pesan ini diedit'],
  missedVoiceCall: ['Panggilan suara tak terjawab'],
  missedVideoCall: ['Panggilan video tak terjawab'],
  place: ['lokasi'],
  livePlace: ['lokasi terkini dibagikan'],
  encryption: ['Pesan dan panggilan terenkripsi secara end-to-end'],
};
