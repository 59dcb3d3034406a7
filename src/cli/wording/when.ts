/** Asking when something happened. */
export const whenWording = {
  question: 'When did it happen?',
  hint: 'In your own words: “yesterday about 3”, “14 March”, “some time in March”, “I don’t know”.',
  notKnown: 'I don’t know',
  notUnderstood:
    'That could not be read as a time. Try “yesterday about 3”, “14 March” or “last Tuesday evening”.',
  notYet: (time: string) => `${time} (not yet)`,
  notKnownWhich: 'I do not know which',
  sayAgain: 'None of these: I will say it again',
  whatNow: 'What now?',
  tryAgain: 'I will say it again',
  keepWords: 'Keep my words, and leave the date open',
};
