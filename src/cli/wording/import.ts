/** Taking in files, exports and archives. */
export const importWording = {
  description: 'take in phone backups, texts, chats and files',
  paths: 'files or folders',
  options: {
    all: 'take in every conversation',
    with: 'take in only the conversations with this number or name',
    pictures: 'pictures of a phone: none, screenshots, all',
    owner: 'which of the people in a chat is you',
    dateOrder: 'how a chat writes dates: dmy, mdy or ymd',
    zone: 'the zone of times that state none, such as Europe/London',
    since: 'only from this day on, such as 2026-01-31',
    until: 'only up to this day',
    passwordFile: 'a file whose first line is the password of a locked backup',
    keepSource: 'keep the whole export file too; it goes into no bundle',
  },
  help: {
    about:
      'Best is a backup of the whole phone. It holds the texts, calls and voicemails with their times. You choose what to take out of it.\n\niPhone: plug it into a computer. Use Finder on a Mac, or iTunes or Apple Devices on Windows. Choose “Back up all data” and “Encrypt local backup”. Without a password the backup lacks the calls.\n\nAndroid: use the app “SMS Backup & Restore”. Make a backup of messages and calls, and copy the files over.\n\nYou can also take in screenshots, photos, voicemails, letters, or a WhatsApp “Export chat”. Name files or folders. Nothing in them is changed. If you name none, you can paste or type messages.\n\nThere is no need to type names or numbers here. Leave --with and --owner out, and you choose from a list. --with unknown takes the numbers that have no name, and --with withheld the calls that hid theirs.',
    asks: 'which conversations you want, who you are in a chat, and who left a voicemail. You can skip what you do not know.',
    examples: [
      { type: 'evidence import Backup', does: 'choose from a whole phone backup in a folder' },
      { type: 'evidence import sms-20261120.xml', does: 'choose from the texts in a backup file' },
      {
        type: 'evidence import "WhatsApp Chat - Sam.zip" --date-order dmy',
        does: 'take in a chat, and say that the day comes first',
      },
      { type: 'evidence import', does: 'copy out messages by hand' },
    ],
  },
  optionOf: {
    owner: '--owner <name or number>',
    dateOrder: '--date-order <dmy|mdy|ymd>',
  },
  misused: {
    dateOrder: '--date-order is dmy, mdy or ymd.',
    day: 'A day is written like 2026-01-31.',
  },
  looking: 'Looking through it',
  reading: 'Reading',
  ownCase: {
    message: 'Your case file lies in that folder, so it was not taken in.',
    hint: 'Import the folders or files beside it one by one.',
  },
  counts: (rows: number, takenIn: number, alreadyHad: number, notChosen: number, skipped: number) =>
    `${rows} in it = ${takenIn} taken in + ${alreadyHad} already had + ${notChosen} not chosen + ${skipped} could not be read.`,
  added: (references: string) => `New exhibits: ${references}`,
  fromTo: (first: string, last: string, count: number) => `${first} to ${last} (${count})`,
  note: (where: string, what: string) => `Note (${where}): ${what}`,
  notRead: (where: string, why: string) => `Not read (${where}): ${why}`,
  notHere: (what: string, how: string) =>
    `Not in it: ${/^[A-Z][a-z]*[A-Z]/.test(what) ? what : what.charAt(0).toLowerCase() + what.slice(1)}. ${how}`,
  tookFrom: 'Taken from these conversations:',
  took: (line: string) => `- ${line}`,
  tookMore: (count: number) => `… and ${count} more conversations. --json names each of them.`,
  goesOn: (count: number) =>
    `${count === 1 ? 'An import was' : `${count} imports were`} stopped before the end. What was taken in until then is kept. Give the same files again, and it goes on from there.`,
  wentOn: 'The import that was stopped has now come to its end.',
  more: (count: number) => `… and ${count} more, all of them in the record of this import.`,
  onlyOneFile: {
    message: 'Only a single export file can be kept as a whole with --keep-source.',
    hint: 'Leave --keep-source out: files and folders of files are kept byte for byte anyway.',
  },
  keptWhole: (size: string) => `The whole source is kept too, ${size}. It goes into no bundle.`,
  sourceGone: 'The source went away while it was being read.',
  sourceChanged:
    'The source changed while it was being read. Import it again when nothing writes to it.',
  theSource: 'the source',
  sayIt: (option: string) => `Say it with ${option}.`,
  notAsked: (why: string, option: string) => `${why} It was not asked; ${option} says it.`,
  ownTaken: (who: string) => `You are taken to be ${who}, as your details say.`,
  ratherNot: 'I would rather not say',
  unreadable: (why: string) => ({
    message: `A file could not be read: ${why}`,
    hint: 'Copy it to a folder of your own, and attach the copy.',
  }),
};
