/** Unlocking a backup that has a password. */
export const passwordWording = {
  question: 'What is the password of this backup?',
  hint: 'Somebody chose it when backups of this phone were first locked. It may not be the code that opens the phone. It is not kept anywhere, and its letters do not show.',
  trying: 'Trying the password',
  wrong: 'That password does not open this backup. You can try again, or press Ctrl-C to leave.',
  given: {
    message: 'None of these passwords opens this backup.',
    hint: 'If nobody knows it any more, make a new backup. On an iPhone: Settings, General, Transfer or Reset, Reset, Reset All Settings. That keeps your messages and takes the old password away.',
  },
  wrongInFile: {
    message: 'The password in that file does not open this backup.',
    hint: 'Check the first line of the file, or leave --password-file out and type it.',
  },
  notSaid: {
    message: 'This backup has a password, and nothing can be asked here.',
    hint: 'Put the password on the first line of a file and name it with --password-file <file>.',
  },
  fileNotRead: {
    message: 'The file with the password could not be read.',
    hint: 'Check where it lies and what it is called.',
  },
  fileUnfit: {
    message: 'That file does not begin with a password.',
    hint: 'The password stands alone on its first line.',
  },
};
