import type { NotCopiedWhy } from '../../casefile/backup/backup-objects.ts';

const files = (count: number): string => `${count} stored ${count === 1 ? 'file' : 'files'}`;
const entries = (count: number): string => `${count} ${count === 1 ? 'entry' : 'entries'}`;

const why: Readonly<Record<NotCopiedWhy, string>> = {
  'too large': 'that drive takes no file of this size',
  damaged: 'it is damaged in your case file',
  missing: 'it is missing from your case file',
  unreadable: 'the disk does not give it back',
};

/** Making a second copy. */
export const backupWording = {
  description: 'make or renew a second, checked copy of your case file',
  folder: 'a folder on another drive, or the backup itself',
  options: {
    despiteDamage: 'save a damaged case file as it is, in a new folder',
  },
  help: {
    about:
      'A stick can break, and a computer can be lost. A backup is a second copy of your case file in some other place. Name the same place each time. Then only what is new is copied. All of the copy is read back and checked. If a backup was cut short, the next one finishes it.\n\nThe copy is not locked. Whoever holds the drive can read it. Keep it where only you can get at it, or with somebody you trust.',
    asks: 'where the copy goes. It offers the place of the last one.',
    examples: [
      { type: 'evidence backup E:\\', does: 'copy to a stick' },
      { type: 'evidence backup', does: 'copy to the same place as last time' },
    ],
  },
  first:
    'This makes a second copy of your case file in another place, and checks it. The program sends nothing to anybody.',
  where: 'Where shall the copy go?',
  whereHint:
    'Best is a stick or another drive that you keep in a safe place. You can drag its folder into this window.',
  whereOption: 'a folder after “backup”',
  sameDrive:
    'This place is on the same drive as your case file. If that drive breaks or is lost, both are gone. Another drive is safer.',
  synced: (name: string) =>
    `This place lies inside ${name}. The copy goes to other computers and phones too. Whoever can open that account can read it.`,
  git: 'This place lies inside a git work tree. The copy may go to other computers, and who can open those can read it.',
  copying: 'Copying and checking',
  unfinished: 'The last backup here was cut short or torn. It is finished now.',
  replaced: (count: number) =>
    `${files(count)} in the backup had gone bad, and a good one took its place. The bad one is kept beside it, in set-aside.`,
  done: (allEntries: number, allFiles: number, size: string) =>
    `Done and checked. The copy holds ${entries(allEntries)} and ${files(allFiles)}, ${size} in all.`,
  fresh: (newEntries: number, newFiles: number, size: string) =>
    newEntries + newFiles === 0
      ? 'Nothing in it is new.'
      : `New in it: ${entries(newEntries)} and ${files(newFiles)}, ${size}.`,
  head: (head: string) => `It holds the record up to head ${head}`,
  notRecorded: (because: string) =>
    `Your record does not say that this backup was made. ${because}`,
  notCopied: (path: string, reason: NotCopiedWhy) => `Not copied: ${path}, for ${why[reason]}.`,
  notCopiedMore: (count: number) => `… and ${count} more were not copied.`,
  restIsThere: 'Everything else is in the copy and was checked.',
  soundOnlyInCopy: (count: number) =>
    `${files(count)} in your case file went bad. The backup has the good one. “evidence verify” says which. “evidence restore” brings back a good case file.`,
  asItIs: (count: number, size: string) =>
    `Your case file is damaged. It was saved as it is: ${count} files, ${size}. Older backups were left as they are.`,
};

/** Bringing a case file back from a copy. */
export const restoreWording = {
  description: 'bring a case file back from a backup',
  backup: 'the folder of the backup, or the drive it is on',
  folder: 'where the case file goes: a new folder',
  options: {
    despiteDamage: 'bring back a damaged backup as it is',
    yes: 'bring it back although a later one is still there',
  },
  help: {
    about:
      'This makes a case file out of a backup again, in a new folder. All of it is checked. Nothing is changed in the backup. From then on, this is the case file in use.',
    asks: 'where the backup is, and where the case file goes.',
    examples: [
      { type: 'evidence restore E:\\', does: 'find the backup on a stick, and ask where it goes' },
      { type: 'evidence restore E:\\record-backup record', does: 'say both' },
    ],
  },
  first: 'This brings a case file back from a backup. Nothing is changed in the backup.',
  from: 'Where is the backup?',
  fromHint: 'Name its folder, or the stick it is on. You can drag it into this window.',
  fromOption: 'the folder of the backup after “restore”',
  which: 'Which one?',
  whichOption: 'the folder of one of them after “restore”',
  copy: (name: string, seq: number, last: string) =>
    `${name}: ${entries(seq)}, the last on ${last}`,
  to: 'Where shall the case file go?',
  toHint: 'It gets a new folder. Its name and place are yours to choose.',
  toOption: 'a second folder after “restore”',
  holds: (seq: number, last: string) =>
    `The backup holds ${entries(seq)}. The last was made on ${last}.`,
  unfinished:
    'This backup was cut short. What it holds is checked now; the newest entries may be missing from it.',
  laterThere: (folder: string, more: number) =>
    `The case file that you used last is still there: ${folder}. It has ${entries(more)} more than this backup. If you go on with the older one, there will be two records that differ.`,
  alsoThere: (folder: string) =>
    `The case file that you used last is still there too: ${folder}. From now on, add to one of the two only.`,
  bringBack: 'Bring the older one back all the same?',
  notBroughtBack: 'Nothing was brought back.',
  copying: 'Copying and checking',
  done: (count: number, allFiles: number, size: string) =>
    `Done and checked: ${entries(count)} and ${files(allFiles)}, ${size}.`,
  damaged: (count: number) =>
    `It was brought back as it is, with its damage (${count} found). “evidence verify” says more.`,
  damage: (where: string, what: string) => `DAMAGE  ${where}: ${what}`,
  inUse: 'This is the case file in use from now on.',
  nameIt: (folder: string) => `To use this case file, name it each time: evidence -C "${folder}"`,
  unknownTime: 'an unknown day',
};
