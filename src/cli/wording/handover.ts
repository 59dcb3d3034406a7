/** Where reports and bundles go, and from when they speak. */
export const handoverWording = {
  cannotMakeFolder: {
    message: 'The folder for it cannot be made.',
    hint: 'Check that the place is there and can be written to, or choose another with -o.',
  },
  at: '--at is a time such as 2026-11-22T15:00:00Z.',
  upTo: '--up-to is the number of an entry.',
  beyondEnd: (entries: number) => ({
    message: `The record has only ${entries} entries.`,
    hint: 'Give --up-to the number of an entry that is there, or leave it out.',
  }),
  insideCase: {
    message: 'That lies inside the case folder, where only the record is kept.',
    hint: 'Choose another folder with -o.',
  },
};
