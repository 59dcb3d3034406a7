/* Changing, taking back and confirming what stands in the record. */

export const amendWording = {
  about: 'change, take back or confirm something that you recorded',
  helpAbout:
    'Nothing is ever overwritten. What stood before stays in the record and shows, with the day of the change and your reason. What you take back stays too, marked so. Files and messages that were taken in never change: “evidence describe” adds what you want to say of them.',
  asks: 'what to do, the answers that change, and why. With --from it reads all that as JSON.',
  examples: {
    incident: 'change an answer of incident 7, add one, confirm it or take it back',
    person: 'the same for somebody in the record',
    confirm: 'say that you have read it and it is right',
    from: 'reads {"changed": {…}, "leftOut": […], "why": "…"}',
    withdraw: 'reads {"withdraw": true, "why": "…"}',
  },
  reference: 'such as 7, P1, P1/2, O1 or T1',
  from: 'read the change as JSON from a file, or from standard input with -',
  confirmOption: 'say that you have read it and that it is right',
  askWhich: 'Which one? A number for an incident, or P1, O1, T1.',
  notChangeable: {
    message: 'That is not something that can be changed.',
    hint: 'Incidents (7), people (P1), orders (O1) and who was told (T1) can. Files and messages stay as they came: type “evidence describe” to say more of one.',
  },
  heading: (name: string) => capital(name),
  wish: (reference: string) => `What would you like to do with ${reference}?`,
  wishes: {
    change: 'Change or add to it',
    confirm: 'I have read it and it is right',
    withdraw: 'Take it back',
    again: 'Let it stand again',
    nothing: 'Leave it as it is',
  },
  confirmed: (reference: string) =>
    `Kept: you have read ${reference} today and say that it is right.`,
  check: 'Save this change?',
  checks: {
    save: 'Save it',
    change: 'Change another answer',
    more: 'Add more',
    later: 'Leave it for later',
    drop: 'Drop it: leave all as it was',
  },
  draftFound: (day: string) => `There is a change from ${day} that is not saved yet.`,
  draftGoOn: 'Go on with it',
  draftRemove: 'Drop it',
  draftKept: (number: number) =>
    `Your change so far is kept. “evidence amend ${number}” offers it again.`,
  done: (reference: string) => `The change to ${reference} is saved.`,
  bothSaid: {
    message: 'Give --confirm or --from, not both.',
    hint: 'A file for --from can hold {"confirm": true}.',
  },
};

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
