/** What is said when something that was typed cannot be used: one refusal each. */
export const coreWording = {
  noHead: {
    message: 'That is not a head as it is printed on a report.',
    hint: 'A head is 64 letters and digits, with or without the entry’s number and a colon before it.',
  },
};
