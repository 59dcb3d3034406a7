/** What importers say when something cannot be read at all: one refusal each. */
export const importersWording = {
  fileChanged: {
    message: 'A file changed while it was being read.',
    hint: 'Wait until nothing writes to it any more, then import it again.',
  },
  fileCutShort: {
    message: 'A file could not be read to its end.',
    hint: 'Check that the drive is still plugged in and the file still there. Then import it again.',
  },
  noRoom: {
    message: 'There was no room to set down a large attachment while reading.',
    hint: 'Free some space on the drive that holds the record, then import the file again.',
  },
  backupCutShort: {
    message: 'The backup file could not be read to its end.',
    hint: 'Check that the drive it is on is still plugged in, then import it again.',
  },
  databaseDamaged: {
    message: 'A database of the phone could not be read to its end: it is damaged.',
    hint: 'If you have another backup, import that as well. What can be read of this one is taken in.',
  },
  device: {
    message: 'The path leads to a device or connection, not to a file or folder.',
    hint: 'Copy what you want to keep into a file, and import that.',
  },
  namesAlike: {
    message: 'Several files have names that this computer cannot write and that look the same.',
    hint: 'Import the folder that they are in: each is then taken in under its own name.',
  },
  nothingThere: {
    message: 'There is no file or folder at the path given.',
    hint: 'Check the spelling, and that the drive is plugged in. On most computers you can also drag the file into this window.',
  },
  notAllowed: {
    message: 'This computer does not allow the file or folder to be opened.',
    hint: 'Copy it to a folder of your own, and import the copy.',
  },
  circle: {
    message: 'The path is a link that leads round in a circle.',
    hint: 'Give the path of the file or folder itself.',
  },
  pathTooLong: {
    message: 'The path is too long for this computer.',
    hint: 'Move the file to a folder with a shorter name, and import it from there.',
  },
  dateOrder: (orders: string) => ({
    message: 'The dates in this chat can be read in more than one way.',
    harm: 'Nothing of it was taken in.',
    hint: `Say which comes first with --date-order (${orders}): dmy is day first, mdy is month first, ymd is year first.`,
  }),
  noChat: {
    message: 'This is not a chat exported from WhatsApp.',
    harm: 'Nothing of it was taken in.',
  },
  chatDamaged: (why: string) => ({
    message: `The chat’s text in this archive is damaged: ${why}.`,
    harm: 'Nothing of it was taken in.',
    hint: 'Make the export again on the phone if you can, or copy the file again.',
  }),
  phoneDatabase: {
    missing: {
      message: 'The list of the backup names this database, and it is not in the backup.',
    },
    cut: {
      message: 'The end of this database is cut off. Its last rows may be missing or wrong.',
    },
  },
  iphoneBackup: {
    locked: {
      message: 'This backup is locked with a password.',
      harm: 'Nothing of it was taken in.',
      hint: 'Import it again where you can type the password, or put it in a file and name that with --password-file.',
    },
    wrongPassword: {
      message: 'This password does not open the backup.',
      harm: 'Nothing of it was taken in.',
      hint: 'It is the one that was set on the computer for backups of this phone. It may be an old one of yours. Try again.',
    },
    keysDamaged: {
      message: 'The keys in this backup are damaged, so no password can open it.',
      harm: 'Nothing of it was taken in.',
      hint: 'Copy the backup again from where it was made, or make a new one.',
    },
    listDamaged: {
      message: 'The list of files in this backup is damaged, or its keys are. It cannot be read.',
      harm: 'Nothing of it was taken in.',
      hint: 'Copy the backup again from where it was made, or make a new one.',
    },
    fileLocked: {
      message: 'A file of the backup is locked, and its key is damaged or not there.',
      hint: 'If you have another backup, import that as well.',
    },
    notHere: {
      messages: {
        what: 'Text messages',
        how: 'This backup holds none. Check that it is of the right phone, and make a new one if you can.',
      },
      olderMessages: {
        what: 'Older text messages',
        how: 'This backup holds only a few. If the phone shows more, they may be kept in iCloud. On the phone, open Settings, your name, iCloud, then Messages. Turn it off there, so that the phone gets them all back. Then make a new backup.',
      },
      callsOfOpen: {
        what: 'The call list',
        how: 'A backup with no password leaves the calls out. Make a new one on a computer that only you use. Choose “Encrypt local backup”, and keep the password safe. Then import that.',
      },
      callsOfLocked: {
        what: 'The call list',
        how: 'This backup holds none. If the phone shows calls, take screenshots of them and import those.',
      },
      voicemail: {
        what: 'Voicemail',
        how: 'This backup holds none. If the phone has some, open each one there, touch Share, and save it as a file. Then import the files.',
      },
      whatsapp: {
        what: 'WhatsApp chats',
        how: 'This backup holds none. If you use WhatsApp on this phone, open the chat there. Touch the name at the top, then “Export chat”. Then import what it makes.',
      },
      photos: {
        what: 'Photos and screenshots',
        how: 'This backup holds none. They may be kept in iCloud. Save the ones you need in a folder on this computer, and import that folder.',
      },
    },
    fileNotes: {
      size: 'A file of the backup is not as long as its list says. All of it was kept.',
      end: 'The end of a locked file is not as it should be. All that was found of it was kept.',
    },
    notes: {
      notFinished:
        'This backup was not finished when it was made, so some of the phone may not be in it. Make a new one if you can.',
      noState: 'This backup does not say if it was finished. Some of the phone may not be in it.',
      saysLocked: 'This backup says that it is locked. It is not, and was read without a password.',
      saysOpen: 'This backup says that it is not locked. It is, and was opened with the password.',
      unreadFacts: 'This file of the backup is not there or is damaged. The rest was read.',
      listLost:
        'The list of files in this backup is not there or is damaged. Messages and calls were looked for by name. Photos could not be.',
      listCut: 'The list of files in this backup is cut short. What it still names was read.',
      evil: (count: number) =>
        `Rows of the list with a name or place that cannot be right: ${count}. They were passed over.`,
      unknownKind: (count: number) =>
        `Rows of the list that are no file, folder or link: ${count}. They were passed over.`,
      missing: (count: number) =>
        `Files that the list names, and that are not in the backup: ${count}.`,
      stray: (count: number) =>
        `Files in the backup that its list does not name: ${count}. They were not read.`,
    },
  },
};
