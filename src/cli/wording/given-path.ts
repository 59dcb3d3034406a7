/** What is said of a path that was typed and leads nowhere. */
export const givenPathWording = {
  none: (path: string) => `There is no file or folder at ${path}.`,
  notAllowed: (path: string) => `This computer does not allow that to be opened: ${path}.`,
  circle: (path: string) => `That is a link that leads round in a circle: ${path}.`,
  hint: 'Check the spelling, and that the drive is plugged in.',
};
