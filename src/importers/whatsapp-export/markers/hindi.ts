import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts.
 */
export const hindi: MarkerWords = {
  language: 'Hindi',
  attachedOnIphone: ['अटैच किया गया'],
  attachedOnAndroid: ['फाइल अटैच कर दी गई है'],
  leftOutOnAndroid: ['मीडिया के बिना'],
  leftOutOnIphone: [
    'फ़ोटो हटाई गई',
    'वीडियो छोड़ा गया',
    'ऑडियो हटाई गयी',
    'स्टिकर छोड़ा गया',
    'GIF छोड़ा गया',
    'कॉन्टैक्ट कार्ड छोड़ा गया',
    'डॉक्यूमेंट छोड़ा गया',
  ],
  deleted: ['यह मैसेज डिलीट कर दिया गया है', 'यह संदेश मिटाया गया'],
  deletedByOwner: ['आपने यह मैसेज डिलीट किया', 'आपने यह संदेश मिटाया'],
  missedVoiceCall: ['वॉइस कॉल मिस हुई', 'मिस्ड वॉइस कॉल', 'छूटी हुई ध्वनि कॉल'],
  missedVideoCall: ['मिस्ड वीडियो कॉल', 'छूटी हुई विडियो कॉल'],
  place: ['स्थान'],
  livePlace: ['लाइव स्थान साझा किया गया'],
  encryption: ['मैसेजेस और कॉल्स एंड-टू-एंड एन्क्रिप्टेड हैं'],
};
