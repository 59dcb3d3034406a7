/** Which half of the day a word names; `noon` holds the hours around twelve. */
export type DayPeriod = 'am' | 'pm' | 'noon' | 'evening';

/*
 * Words that phones write beside a 12-hour time, in lower case, without full stops and spaces.
 * From the CLDR day periods of the languages named.
 */
const words: Readonly<Record<DayPeriod, readonly string[]>> = {
  am: [
    'am', // English, Spanish, Hindi…
    '오전', // Korean
    '上午',
    '凌晨',
    '清晨',
    '早上',
    '午前', // Chinese, Japanese
    'पूर्वाह्न', // Hindi
    'পূর্বাহ্ণ', // Bengali
    'ص', // Arabic
    'قظ', // Persian
    'öö', // Turkish
    'πμ', // Greek
    'pg', // Malay
    'sa', // Vietnamese
    'ก่อนเที่ยง', // Thai
    'fm', // Swedish
    'de', // Hungarian
    'dop', // Czech
    'vm', // Dutch, Afrikaans
    'дп', // Ukrainian
  ],
  pm: [
    'pm',
    '오후',
    '下午',
    '午後',
    'अपराह्न',
    'অপরাহ্ণ',
    'م',
    'بظ',
    'ös',
    'μμ',
    'ptg',
    'ch',
    'หลังเที่ยง',
    'em',
    'du',
    'odp',
    'nm',
    'пп',
  ],
  noon: ['中午'],
  evening: ['晚上'],
};

const periods = new Map<string, DayPeriod>(
  (Object.keys(words) as DayPeriod[]).flatMap((period) =>
    words[period].map((word) => [word, period] as const),
  ),
);

/**
 * The hour of the day, 0–23, for an hour with the word that stands beside it. Null when the word is
 * not known, or leaves the hour open (twelve in the evening): then only the date can be told.
 */
export function hourOfDay(hour: number, word: string | null): number | null {
  // Some phones write 下午14:25: the hour says enough by itself.
  if (word === null || hour > 12) return hour;
  const plain = word.toLowerCase().replace(/[. ]/g, '');
  if (timeWords.has(plain)) return hour;
  const period = periods.get(plain);
  if (period === undefined) return null;
  switch (period) {
    case 'am':
      return hour % 12;
    case 'pm':
      return (hour % 12) + 12;
    case 'noon':
      return hour >= 10 ? hour : hour + 12;
    case 'evening':
      return hour === 12 ? null : hour + 12;
  }
}

/** Words beside a 24-hour time that say only that it is one: German, Bulgarian, French. */
const timeWords = new Set(['uhr', 'ч', 'h']);

/** Words between date and time: Spanish, German, Finnish, Swedish, French, Portuguese, Italian, English. */
export const joiningWords = ['a las', 'um', 'klo', 'kl.', 'à', 'às', 'alle', 'at'];
