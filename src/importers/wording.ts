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
};
