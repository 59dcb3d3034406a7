import { join } from 'node:path';
import type { Sha256 } from '../core/sha256.ts';

/** The names of everything in a case folder. */
export const names = {
  readMe: 'READ-ME.txt',
  caseJson: 'case.json',
  journal: 'journal.jsonl',
  objects: 'objects',
  catalogue: 'catalogue.db',
  lock: 'lock',
  importLock: 'lock-import',
  setAside: 'set-aside',
  drafts: 'drafts',
  scratch: 'scratch',
} as const;

/** What backups add: the lock of whoever makes one, and the file by which a copy says that it is one. */
export const backupNames = { lock: 'lock-backup', marker: 'backup.json' } as const;

/** `objects/3f/3f2a…c9`, with `/`, as findings name it. */
export function objectPath(object: Sha256): string {
  return `${names.objects}/${object.slice(0, 2)}/${object}`;
}

/** The same on this disk. */
export function objectFile(folder: string, object: Sha256): string {
  return join(folder, names.objects, object.slice(0, 2), object);
}

/** Temporary names in `objects/`: whose they are decides when they may be cleared away. */
export const temporaryPrefixes = { import: 'import-', add: 'add-', backup: 'backup-' } as const;

export type TemporaryOwner = keyof typeof temporaryPrefixes;

/** Neutral on purpose: whoever opens the folder learns what it is made with, not what it is about. */
export const readMeText = `This folder is a record kept with a program called evidence.

It can be read without that program: journal.jsonl is plain text, one entry on a
line, each linked to the one before it by a SHA-256 hash. The folder "objects"
holds files as they were received, each named by its SHA-256.

To check it by hand:  sha256sum objects/*/*   (the names and the sums agree)
To check it with the program:  evidence verify <this folder>

Please do not change, rename or remove anything in here. To keep a second copy,
copy the whole folder.
`;
