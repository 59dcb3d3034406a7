/** Removing bytes that nothing refers to. */
export const tidyWording = {
  description: 'show bytes that nothing refers to, and remove them if you say so',
  options: { yes: 'remove them without asking' },
  help: {
    about:
      'An import that was stopped can leave files behind that no entry refers to. You see them here. They are removed only if you say so. Nothing that is part of your record is touched.',
    asks: 'whether to remove them.',
    examples: [
      { type: 'evidence tidy', does: 'show what is there, and ask' },
      { type: 'evidence tidy --json', does: 'only list it; nothing is removed' },
      { type: 'evidence tidy --yes', does: 'remove it without asking' },
    ],
  },
  notSaid: { message: 'Whether to remove them was not said.', hint: 'Say it with --yes.' },
  remove: 'Remove them?',
  found: (path: string, what: string, size: string) => `${path} – ${what}, ${size}`,
  nothing: 'There is nothing to tidy.',
  removed: (count: number) => `${count} removed.`,
};
