/** Starting a case file. */
export const initWording = {
  description: 'start a case file',
  folder: 'where to keep it',
  options: {
    initials: 'your initials, one to six letters',
    timezone: 'the zone of your own times, such as Europe/London',
    nation: 'england-wales, scotland or northern-ireland',
  },
  help: {
    about:
      'A case file is one folder that holds your record. If you name none, it will be “record” in your home folder. It must be new, or empty.',
    asks: 'A safety page comes first. Then: where to keep it, your initials, your time zone, and your nation.',
    examples: [
      { type: 'evidence init', does: 'start one, and be asked where' },
      { type: 'evidence init E:\\record', does: 'keep it on a stick' },
      {
        type: 'evidence init record --initials AB --nation scotland',
        does: 'answer two of the questions at once',
      },
    ],
  },
  questions: {
    folder: 'Where shall it be kept?',
    folderHint:
      'Your record is one folder. Its name and place are yours to choose. What lies in Documents or on the Desktop is often copied to other computers. Another place is better.',
    another: (folder: string) =>
      `There is a case file at ${folder} already. It stays as it is. A new one needs another place.`,
    folderOption: 'a folder after “init”',
    initials: 'Your initials?',
    initialsHint:
      'The police mark each thing that you hand over with your initials and a number, such as AB/1.',
    zone: 'Time zone?',
    nation: 'Where in the United Kingdom are you?',
    nationHint: 'The law is not the same in each. This decides which advice is shown.',
  },
  nations: {
    'england-wales': 'England or Wales',
    scotland: 'Scotland',
    'northern-ireland': 'Northern Ireland',
  },
  complaints: {
    initials: 'Initials are one to six letters from A to Z.',
    zone: 'This computer does not know that time zone. One is Europe/London.',
    nation: (names: string) => `A nation is one of: ${names}.`,
    isCase:
      'There is a case file in that folder already. To use it, put -C and that folder behind “evidence”.',
    insideCase: 'That place lies inside a case file. Choose another one.',
    notEmpty: 'There is something in that folder already. Choose a new or an empty one.',
    isFile: 'There is a file of that name already.',
    cannotOpen: 'That folder cannot be opened.',
  },
  done: (folder: string) => `Your case file is in ${folder}.`,
  next: 'To record what happened, type: evidence add',
};
