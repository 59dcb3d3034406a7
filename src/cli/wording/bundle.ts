/** Making the bundle to hand over. */
export const bundleWording = {
  description: 'make the zip to hand over to the police',
  options: {
    output: 'where to put it: a new zip, or with --folder a new folder',
    folder: 'make a plain folder, not a zip',
    for: 'who it is for, such as a police force; asked when left out',
    upTo: 'the record as it was up to this entry',
    at: 'the time that the bundle states, such as 2026-11-22T15:00:00Z',
    despiteDamage: 'make it although the record is damaged, and say so in it',
    yes: 'make it without asking',
  },
  help: {
    about:
      'One zip to hand over. In it are the report, the exhibits with their hashes, the list of what was done with them, and the guidance. You see in numbers what is in it before it is made. Kept back are your address, how to reach witnesses, private notes, and where files lay on your computer.',
    asks: 'who it is for (you can leave that open), and whether to make it.',
    examples: [
      { type: 'evidence bundle', does: 'make it in a folder beside your record' },
      { type: 'evidence bundle -o E:\\AB_2026-11-22.zip', does: 'make it on a stick' },
      { type: 'evidence bundle --folder -o handover', does: 'make a plain folder' },
      {
        type: 'evidence bundle --for "North Yorkshire Police"',
        does: 'say who it is for, so that it is noted',
      },
    ],
  },
  forWhom: 'Who is it for? For instance: North Yorkshire Police. (Enter to leave open)',
  forWhomOption: '--for <whom>',
  heading: 'This is what will be in it',
  files: (files: number, size: string) => `${files} files, ${size} in all`,
  exhibits: (exhibits: number, entries: number) =>
    `${exhibits} exhibits, and the record up to entry ${entries}`,
  nothingWithheld: 'Nothing is withheld.',
  named: (people: number) =>
    people === 0
      ? 'The list of people names nobody.'
      : `The list of people names ${counted(people, 'person', 'people')}.`,
  withheld: 'Kept back:',
  withheldThings: {
    incidents: (count: number) => counted(count, 'incident', 'incidents'),
    exhibits: (count: number) => counted(count, 'file or thing', 'files or things'),
    tellings: (count: number) =>
      counted(count, 'time you told somebody', 'times you told somebody'),
    people: (count: number) => counted(count, 'person', 'people'),
    answers: (count: number) => counted(count, 'private answer', 'private answers'),
    places: (count: number) => counted(count, 'place where a file lay', 'places where a file lay'),
    earlierBundles: (count: number) =>
      `details of ${counted(count, 'earlier bundle', 'earlier bundles')}`,
    withheldBefore: (count: number) =>
      `${counted(count, 'part', 'parts')} of the record that ${count === 1 ? 'was' : 'were'} kept back before`,
  },
  leftOut: (reference: string, why: string) => `Left out: ${reference}, ${why}`,
  positions: (count: number, references: string) =>
    `${count === 1 ? 'One file says' : `${count} files say`} where it was made, which may be your home: ${references}`,
  conversationWithWitness: (person: string, exhibits: string) =>
    `A conversation that goes in is with a witness (${person}): ${exhibits}. Their number and name stand in it.`,
  conversationWithOwnContact: (person: string, exhibits: string) =>
    `A conversation that goes in is with somebody you can ring for help (${person}): ${exhibits}. Their number and name stand in it.`,
  conversationsStay:
    'Such a conversation cannot be left out here yet. If it must not go out, answer no: then nothing is made. A bundle without it is not possible yet.',
  andMore: (exhibits: string, more: number) => `${exhibits} and ${more} more`,
  notLookedFor:
    'Names and addresses inside what was written are not looked for yet. Read the report before you hand it over.',
  notSaid: { message: 'Whether to make it was not said.', hint: 'Say it with --yes.' },
  makeIt: 'Make it?',
  writing: 'Writing and checking',
  notEntered:
    'Nothing can be added to this record, so it does not say that this bundle was made. Keep a note of it yourself.',
  done: (sha256: string) => `Done and checked. SHA-256: ${sha256}`,
  head: (head: string) => `It holds the record up to head ${head}`,
  noCopy: (reference: string) =>
    `No copy for viewing could be made of ${reference}; the exhibit itself is in it.`,
};

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
