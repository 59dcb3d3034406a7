/** Checking a case file or a bundle. */
export const verifyWording = {
  description: 'check a case file or a bundle',
  path: 'a case file, a bundle zip or an unpacked bundle',
  options: { head: 'a head to look for: <hash> or <entry>:<hash>' },
  help: {
    about:
      'Name a bundle or a case file, or nothing to check your own. It reads every byte, and changes none. Each report and bundle has a head printed on it, a number and a hash. Give that after --head, and it is looked for in the record.',
    examples: [
      { type: 'evidence verify', does: 'check your own case file' },
      { type: 'evidence verify AB_2026-11-22.zip', does: 'check a bundle' },
      { type: 'evidence verify --head 12:5f0c…', does: 'look for the head on a printed page' },
    ],
  },
  caseFile: 'case file',
  bundle: 'bundle',
  everyFile: 'every file in it',
  storedFiles: (count: number) => `${count} stored ${count === 1 ? 'file' : 'files'}`,
  damage: (where: string, what: string) => `DAMAGE  ${where}: ${what}`,
  note: (where: string, what: string) => `note  ${where}: ${what}`,
  sound: (what: string, entries: number, read: string) =>
    `No damage was found in this ${what}: ${entries} entries and ${read} were checked.`,
  damaged: (what: string, entries: number) =>
    `This ${what} is damaged. Everything in it was read; its chain holds for the first ${entries} entries.`,
  head: (head: string) => `Head: ${head}`,
  whatItShows:
    'This shows that the bytes agree with their hashes and with each other, not who made them or when.',
};
