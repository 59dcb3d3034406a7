const counted = (count: number, one: string, more: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${more}`;

/** What is offered once files are taken in. */
export const afterImportWording = {
  takenInStays: 'What was taken in is kept.',

  ownQuestion: (shown: readonly string[]) =>
    `Shall ${shown.join(' and ')} stand with your details as yours?`,
  ownHint:
    'It is yours by what the files say, or by what you said just now. Once it is kept, you are not asked again.',
  ownBasis: (day: string | null) =>
    day === null ? 'stated by the phone backup' : `stated by the phone backup of ${day}`,
  ownChosenBasis: 'chosen by you when a chat was taken in',
  ownKept: (shown: string, reference: string) =>
    `${shown} stands with your details as ${reference}.`,
  ownNotKept: (count: number) =>
    `${count === 1 ? 'Your own number was' : 'Your own numbers were'} found, and not put with your details. To add it: “evidence people”.`,

  savedBasis: (day: string | null) =>
    day === null ? 'saved on the phone; the day is not known' : `saved on the phone on ${day}`,
  contactBasis: (day: string | null) =>
    day === null ? 'in a list of contacts' : `in a list of contacts of ${day}`,
  peopleQuestion: (count: number, others: number) =>
    count === 0
      ? `There ${others === 1 ? 'is 1 name' : `are ${others} names`} in the list of contacts. None of them has written or rung here. Shall any be put in your list of people?`
      : count === 1
        ? 'The phone had a name for one number in these messages and calls. Put this person in your list of people?'
        : `The phone had names for ${count} people in these messages and calls. Put them in your list of people?`,
  peopleHint:
    'Each one is kept with how the name is known. Who they are to you, you can say later.',
  onePerson: (person: string) =>
    `${person}. They are kept with how the name is known. Who they are to you, you can say later.`,
  addAll: (count: number) => (count === 1 ? 'Yes' : `Yes, all ${count}`),
  addSome: 'Let me choose',
  addOthers: (count: number) => `Choose one by one, with ${count} more from the list of contacts`,
  addNone: 'No',
  whichPeople: 'Who shall be put in your list of people?',
  samePerson: (saved: string, known: string) => `${saved}: is this the same person as ${known}?`,
  joined: (reference: string) => `Added to ${reference}.`,
  peopleAdded: (references: readonly string[]) =>
    `Added to your list of people: ${references.length > 8 ? `${references[0] ?? ''} to ${references.at(-1) ?? ''} (${references.length})` : references.join(', ')}. “evidence people” says who they are to you.`,
  peopleNotAdded: (count: number, others: number) =>
    count === 0
      ? `The list of contacts holds ${counted(others, 'name', 'names')} that you have not put in your list of people. To add somebody: “evidence people add”.`
      : `The phone had ${counted(count, 'saved name', 'saved names')} for numbers in these messages and calls. Nobody was put in your list of people. To add somebody: “evidence people add”.`,
};
