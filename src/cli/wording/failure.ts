/** What is said when something did not work. */
export const failureWording = {
  stopped: (kept: string) => `Stopped. ${kept}`,
  ownFault: 'This did not work, and the fault lies in the program, not with you.',
  whatNext: (name: string) =>
    `Please try again. If it stays, keep this line to tell somebody: ${name}.`,
  disk: {
    full: 'The disk is full.',
    notAllowed: 'This computer does not allow that file or folder to be used.',
    readOnly: 'That disk can only be read.',
    gone: 'A file or folder that was there is gone. If it is on a stick or drive, is that still plugged in?',
    noAnswer: 'The disk does not answer. If it is a stick or drive, is it still plugged in?',
  },
};
