/** Copying out messages by hand. */
export const typedMessagesWording = {
  means: {
    text: 'Text message',
    whatsApp: 'WhatsApp',
    messenger: 'Facebook Messenger',
    instagram: 'Instagram',
    snapchat: 'Snapchat',
    email: 'E-mail',
    other: 'Other',
  },
  notSaid: {
    message: 'What to take in was not said.',
    hint: 'Type the path of a file or folder after “evidence import”.',
  },
  begin:
    'You can copy out messages here. To take in files, type their paths after “evidence import”.',
  stopped: 'The messages that you had finished are saved.',
  saved: (takenIn: number, alreadyHad: number, references: string) =>
    `Saved: ${takenIn} taken in, ${alreadyHad} already had. ${references}`,
  another: 'Another message?',
  who: 'Who is the other person, as you call them?',
  number: 'Their number or account? (Enter to skip)',
  direction: 'Who sent it?',
  theySent: 'They sent it',
  iSent: 'I sent it',
  byWhat: 'By what means?',
  words: 'The words, just as they stand:',
};
