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
    hint: 'Say it with --with <number or name>, or --all.',
  }),
  noDates: 'no dates',
  fromTo: (first: string, last: string) => `${first} to ${last}`,
  calls: 'calls',
  label: (who: string, means: string, rows: number, days: string) =>
    `${who} – ${means}, ${rows} ${rows === 1 ? 'row' : 'rows'}, ${days}`,
  withheld: 'number withheld',
  and: ' and ',
};
