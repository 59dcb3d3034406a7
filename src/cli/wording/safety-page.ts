/** The page that is shown before any file exists. */
export const safetyPageWording = {
  page: [
    'BEFORE YOU BEGIN',
    'Do you think you are in danger? Ring 999 now.',
    'You need collect nothing before you report to the police.',
    'If the other person can use or see this computer, leave now (Ctrl-C) and use one that they cannot reach.',
    'WHAT YOU SAVE IS NOT LOCKED. Anyone who can open this account can read it. To hide it does not make it safe. On Windows, and on most sticks, other accounts on this computer may be able to read it too.',
    'Nothing is sent to anybody. But the computer keeps traces: downloads, recent files, the search index, the commands that you type.',
    'Do not remove or change things on your phone because of this. It can alert the other person and make matters worse.',
    'Enter goes on, Ctrl-C leaves. Nothing has been written.',
  ],
  goOn: 'Press Enter',
  cannotBeShown: {
    message: 'A safety page comes first, and nobody can be shown it here.',
    hint: 'Run “evidence init” in a terminal window. For a script: --i-have-read-this.',
  },
};
