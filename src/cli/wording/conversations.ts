/** Choosing conversations out of a source. */
export const conversationsWording = {
  question: 'Which conversations shall be taken in?',
  option: '--with <number or name>',
  hint: 'What you leave out is counted, and nothing of it is kept.',
  noneFits: (which: string) => ({
    message: `No conversation in it fits the ${which} --with.`,
    hint: 'Give a number or a name as the phone shows it, or leave --with out and choose from the list.',
  }),
  ordinals: ['first', 'second', 'third', 'fourth', 'fifth'],
  laterOrdinal: (number: number) => `${number}th`,
  notSaid: (count: number) => ({
    message: `It holds ${count} conversations, and which ones you want was not said.`,
    hint: 'Say it with --with <number or name>, --with unknown, --with withheld, or --all.',
  }),
  noDates: 'no dates',
  fromTo: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
  calls: 'calls',
  label: (who: string, means: string, rows: number, days: string) =>
    `${who} – ${means}, ${rows} ${rows === 1 ? 'row' : 'rows'}, ${days}`,
  taken: (who: string, means: string, rows: number) =>
    `${who} – ${means}, ${rows} ${rows === 1 ? 'row' : 'rows'}`,
  person: (who: string, rows: number, parts: readonly string[], days: string) =>
    `${who} – ${rows} rows (${parts.join(', ')}), ${days}`,
  part: (means: string, rows: number) => `${means} ${rows}`,
  partLine: (means: string, rows: number, days: string) =>
    `${means} only, ${rows} ${rows === 1 ? 'row' : 'rows'}, ${days}`,
  partShort: (who: string, means: string) => `${who} (${means})`,
  orders: ['most active first', 'newest first'],
  /** Headings of those that stand apart, and the words that find them. */
  sections: {
    unknown: {
      title: (count: number) => `Numbers with no saved name (${count})`,
      words: ['unknown', 'no name', 'no saved name'],
    },
    short: {
      title: (count: number) => `Short numbers, and senders that are words (${count})`,
      words: ['short numbers', 'words'],
    },
    withheld: {
      title: (count: number) => `Number withheld or not given (${count})`,
      words: ['withheld numbers', 'hidden', 'private', 'no number'],
    },
  },
  withheld: 'number withheld',
  and: ' and ',
};
