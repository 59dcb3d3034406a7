/** The warning about a folder that something else copies to other places. */
export const watchedFolderWording = {
  git: 'This folder lies inside a git work tree. What is in it may be copied to other computers. Another place is safer.',
  synced: (name: string) =>
    `This folder lies inside ${name}. Copies of it go to other computers and phones that use the same account. Another place is safer.`,
};
