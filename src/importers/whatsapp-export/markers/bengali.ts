import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts.
 */
export const bengali: MarkerWords = {
  language: 'Bengali',
  attachedOnAndroid: ['ফাইল সংযুক্ত হয়েছে'],
  leftOutOnAndroid: ['মিডিয়া বাদ দেওয়া হয়েছে'],
  leftOutOnIphone: [
    'ইমেজ বাদ দেওয়া হয়েছে',
    'ভিডিও বাদ দেওয়া হয়েছে',
    'অডিও বাদ দেওয়া হয়েছে',
    'স্টিকার বাদ দেওয়া হয়েছে',
    'জিআইএফ বাদ দেওয়া হয়েছে',
    'পরিচিতির কার্ড বাদ দেওয়া হয়েছে',
    'ডকুমেন্ট বাদ দেওয়া হয়েছে',
  ],
  deleted: ['এই মেসেজটি বাদ দেওয়া হয়েছে', 'এই বার্তাটি মুছে ফেলা হয়েছে'],
  deletedByOwner: ['আপনি এই মেসেজটি বাদ দিয়েছেন', 'আপনি এই বার্তাটি মুছে ফেলেছেন'],
  missedVoiceCall: ['ভয়েস কল মিস করেছেন', 'মিসড ভয়েস কল'],
  missedVideoCall: ['ভিডিও কল মিস করেছেন', 'মিস করা ভিডিও কল'],
  place: ['অবস্থান'],
  livePlace: ['লাইভ অবস্থান শেয়ার করা হয়েছে'],
  encryption: ['মেসেজ এবং কল এন্ড-টু-এন্ড এনক্রিপ্টেড থাকে'],
};
