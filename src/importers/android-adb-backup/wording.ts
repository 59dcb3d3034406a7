/** What is told of a file made by `adb backup`. */
export const adbBackupWording = {
  headerDamaged: {
    message:
      'The beginning of this Android backup is damaged: it does not say how to read the rest.',
    harm: 'Nothing of it was taken in.',
    hint: 'Copy the file again from where it was made, or make the backup again.',
  },
  unknownLock: {
    message: 'This Android backup is locked in a way that this program does not know.',
    harm: 'Nothing of it was taken in.',
    hint: 'Make the backup again, with a password or without one.',
  },
  passwordNeeded: {
    message: 'This Android backup is locked with a password.',
    harm: 'Nothing of it was taken in.',
    hint: 'It is the password that was typed on the phone when the backup was made.',
  },
  wrongPassword: {
    message: 'This is not the password of this Android backup.',
    harm: 'Nothing of it was taken in.',
    hint: 'It is the password that was typed on the phone when the backup was made. Capital letters count.',
  },
  cut: 'The file ends, or is damaged, in the middle. What came before was read.',
  bomb: 'From here on it would unpack to far more than it is: such files are made to fill a disk.',
  listUnreadable: 'This list of messages could not be unpacked to its end.',
  listOpen: 'The end of this list is missing: rows that came after the last one may be lost.',
  otherFiles: (files: number, apps: number) =>
    `The backup also holds ${files} ${files === 1 ? 'file' : 'files'} of ${apps} other ${apps === 1 ? 'app' : 'apps'}. They were not read.`,
  sharedFiles: (files: number) =>
    `The backup also holds ${files} ${files === 1 ? 'file' : 'files'} from the phone’s storage: photos, recordings and the like. They were not read.`,
  ownNumber: 'the number of the phone’s own SIM, in the backup of its messages',
  lostNumbers:
    'There are numbers here with more digits than can be read exactly. They were left out.',
  badBytes:
    'There are bytes here that are not text. A mark stands in their place, and the bytes are kept exactly.',
  notInBackup: 'this kind of backup holds no pictures and sounds',
  picturesNotHere: {
    what: 'Pictures and sounds in messages',
    how: 'This kind of backup does not hold them. Use the app “SMS Backup & Restore” on the phone, tick “MMS”, and import the file it makes.',
  },
  callsNotHere: {
    what: 'The call list',
    how: 'This kind of backup does not hold it. Use the app “SMS Backup & Restore” on the phone, tick “Phone calls”, and import the file it makes.',
  },
  messagesNotHere: {
    what: 'Text messages',
    how: 'This backup holds none. Use the app “SMS Backup & Restore” on the phone, and import the file it makes.',
  },
  storageNotHere: {
    what: 'Photos and recordings from the phone’s storage',
    how: 'They are in this file, but this program does not take them out of it. Copy them off the phone into a folder, and import the folder.',
  },
};
