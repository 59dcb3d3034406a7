/** Recording incidents from JSON. */
export const incidentJsonWording = {
  saved: (number: number) => `Saved as incident ${number}.`,
  future: {
    message: (place: number | null) =>
      `${place === null ? 'A time' : `A time in incident ${place}`} lies in the future, by this computer’s clock.`,
    hint: 'Put it right, or add "futureIsRight": true to that incident.',
  },
  skippedHour: (place: number | null) =>
    `${place === null ? 'The hour' : `The hour of incident ${place}`} was skipped that night, for the clocks went forward. It is recorded as you gave it.`,
  twiceHour: (place: number | null) =>
    `${place === null ? 'The hour' : `The hour of incident ${place}`} came twice that night, for the clocks went back. It is recorded as you gave it. An offset such as +01:00 says which one it was.`,
  oneAtATime: {
    message: 'Files can be attached to one incident at a time.',
    hint: 'Give the JSON of one incident with its files.',
  },
  none: 'The JSON holds no incident.',
  hint: '“evidence add --help” shows what the JSON may hold.',
  lead: (place: number) => `Incident ${place}: `,
  noSuchKey: (key: string) => `There is no such key as “${key}”.`,
  missing: (key: string) => `“${key}” is missing.`,
  notAnObject: 'An incident is an object with at least “what”.',
  mustBe: (key: string, wanted: string) => `“${key}” must be ${wanted}.`,
  inside: (key: string, place: number) => `${key}.${place}: `,
  wanted: {
    text: 'text',
    wellFormed: 'text that is well formed',
    notEmpty: 'text that is not empty',
    list: 'a list',
    oneOf: (names: string) => `one of ${names}`,
    wholeNumber: 'a whole number from 1',
    belowAMillion: 'less than a million',
    truth: 'true or false',
    time: 'a date (2026-03-14), a month (2026-03), a date and time (2026-03-14T15:10), “unknown”, or {"from": …, "to": …}',
    person: 'a reference of people here, such as P1',
    order: 'a reference of an order here, such as O1',
    telling: 'a reference of who was told, such as T1, or an object',
    exhibit: 'a reference of an exhibit here, such as AB/3',
  },
};
