/* Marking messages, calls and files as key, and linking them to incidents. */

/** What a page of rows takes as an answer. Kept short: it stands below every page. */
const keys = {
  rows: '3 5-8: tick, Enter: next, b: back, k: key, i: incident, u: take away, d: day, /: find, q: done, h: more',
  found:
    '3 5-8: tick, Enter: next, b: back, k: key, i: incident, u: take away, o 3: see around it, q: done, h: more',
};

const helpLines = [
  '3 5-8: tick those rows. The same again takes the ticks off; 0 takes all off. Ticks stay when you turn the page.',
  'Enter, b: the next page, the page before.',
  'k: mark what is ticked as key.',
  'i: link what is ticked to an incident.',
  'u: take a mark or a link away again. Both stay in the record as they were.',
  's: show this page again.',
  'q: done.',
];

/** The pages to browse in. */
export const markViewWording = {
  keys,
  help: {
    rows: [
      ...helpLines,
      'd 3 March: go to a day.',
      '/ words: find words in here.',
      'k 3 5-8 ticks and marks in one go. So do i and u.',
    ],
    found: [
      ...helpLines,
      'o 3: see what stands around row 3.',
      'k 3 5-8 ticks and marks in one go. So do i and u.',
    ],
  },
  next: 'What next?',
  nextTicked: (count: number): string => `What next? (${count} ticked)`,
  newest: 'These are the newest. “b” goes back to earlier ones.',
  atEnd: 'These are the last ones. “b” goes back.',
  atStart: 'These are the first ones. Enter goes on.',
  onlyPage: 'This is all of it. There is no other page.',
  notUnderstood: 'That is not one of the answers. “h” shows them.',
  notOnPage: (count: number): string =>
    count === 1 ? 'The only number here is 1.' : `The numbers here go from 1 to ${count}.`,
  ticked: (numbers: string, inAll: number): string => `Ticked: ${numbers}. ${inAll} ticked in all.`,
  unticked: (numbers: string, inAll: number): string =>
    `No longer ticked: ${numbers}. ${inAll} ticked in all.`,
  noTicks: 'Nothing is ticked now.',
  nothingTicked: 'Nothing is ticked. Type numbers first, such as 3 5-8.',
  leave: (count: number): string =>
    count === 1
      ? 'One is ticked, but nothing was done with it. Leave?'
      : `${count} are ticked, but nothing was done with them. Leave?`,
  whichDay: 'Which day?',
  whichDayHint: 'Such as 3 March. Enter: stay here.',
  whichOfDays: 'Which of these?',
  badDay: 'That could not be read as a day. Write it like “3 March 2026”.',
  nothingSince: 'Nothing here has a time on that day or after it. These are the last ones.',
  whichWords: 'Which words?',
  whichWordsHint: 'The start of a word is enough. Enter: stay here.',
  whichRow: 'Say which row, such as o 3.',
  noneFound: 'Nothing was found.',
  title: (who: string, means: string, rows: number): string =>
    `${who} – ${means}, ${rows} ${rows === 1 ? 'row' : 'rows'}`,
  foundTitle: 'What was found',
  filesTitle: 'Files, pictures and things kept',
};

/** One row of such a page. */
export const markRowWording = {
  directions: { in: 'received', out: 'sent', unknown: 'sent or received', none: 'no sender' },
  call: (direction: string): string => `call, ${direction}`,
  from: (who: string): string => `from ${who}`,
  ticked: 'ticked',
  subject: (subject: string, text: string): string => `(${subject}) ${text}`,
  cut: (reference: string): string => `… (all of it: evidence show ${reference})`,
  timeNotKnown: 'Time not known',
  dayInZone: (day: string, zone: string): string => `${day}, ${zone}`,
};

/** The way to the pages. */
export const markMenuWording = {
  what: 'What would you like to mark?',
  conversations: 'Messages and calls',
  files: 'Files, pictures and things kept',
  find: 'Find words, then mark',
  list: 'Show what is marked now',
  nothing: 'Nothing more',
  whose: 'Whose messages?',
  whoseHint: 'Part of a name or number, or a person such as P1. Enter shows the newest.',
  nobody: 'No name or number in here fits that.',
  which: 'Which one?',
  more: 'Show more',
  another: 'Type another name or number',
  back: 'None of them: go back',
  label: (who: string, means: string, rows: number, last: string | null, marked: number): string =>
    [
      `${who} – ${means}`,
      `${rows} ${rows === 1 ? 'row' : 'rows'}`,
      ...(last === null ? [] : [`last on ${last}`]),
      ...(marked === 0 ? [] : [`${marked} key`]),
    ].join(', '),
  noMessages: 'There are no messages and no calls here yet. “evidence import” takes them in.',
  noFiles: 'There are no files here yet. “evidence import” takes them in.',
  findWhat: 'What are you looking for?',
  findHint: 'The start of a word is enough. Enter: go back.',
};

/** Marking, linking and taking back. */
export const markActWording = {
  counts: {
    message: (count: number): string => `${count} ${count === 1 ? 'message' : 'messages'}`,
    call: (count: number): string => `${count} ${count === 1 ? 'call' : 'calls'}`,
    file: (count: number): string => `${count} ${count === 1 ? 'file' : 'files'}`,
    item: (count: number): string => `${count} ${count === 1 ? 'thing' : 'things'}`,
  },
  and: ' and ',
  andMore: (count: number): string => `and ${count} more`,
  what: (counted: string, references: string): string => `${counted} (${references})`,
  confirm: {
    key: (what: string): string => `Mark ${what} as key?`,
    notKey: (what: string): string => `Take the key mark off ${what}?`,
    link: (what: string, incident: number): string => `Link ${what} to incident ${incident}?`,
    unlink: (what: string, incident: number): string =>
      `Take away the link of ${what} to incident ${incident}?`,
  },
  done: {
    key: (what: string): string => `Marked as key: ${what}.`,
    notKey: (what: string): string => `No longer marked as key: ${what}.`,
    link: (what: string, incident: number): string => `Linked to incident ${incident}: ${what}.`,
    unlink: (what: string, incident: number): string =>
      `No longer linked to incident ${incident}: ${what}.`,
  },
  why: 'Why? Enter leaves it out.',
  notDone: 'Nothing was marked.',
  standsSo: 'It stands so already. Nothing was changed.',
  nothingToTakeAway: 'What is ticked has no mark and no link.',
  whichIncident: 'Which incident? Enter: none.',
  lastIncidents: (lines: readonly string[]): string =>
    ['Its number. The last ones:', ...lines.map((line) => `  ${line}`)].join('\n'),
  incident: (number: number, words: string, isTakenBack: boolean): string =>
    `${number}: ${words}${isTakenBack ? ' [taken back]' : ''}`,
  noSuchIncident: 'That is not the number of an incident here.',
  noIncidents: 'No incident is recorded yet. “evidence add” records one.',
  takeAway: 'Which shall be taken away?',
  theKeyMark: 'The mark as key',
  theLink: (incident: number, words: string): string =>
    `The link to incident ${incident}: ${words}`,
  neither: 'Neither: go back',
  whatToDo: 'What shall be done with it?',
  options: '--key, --not-key, --incident <number> or --not-incident <number>',
  asKey: 'Mark as key',
  toIncident: 'Link to an incident',
  takeOff: 'Take a mark or a link away',
  stands: (key: boolean, incidents: readonly number[]): string => {
    const marks = [
      ...(key ? ['key'] : []),
      ...(incidents.length === 0 ? [] : [`with incident ${incidents.join(', ')}`]),
    ];
    return marks.length === 0 ? 'not marked' : marks.join(', ');
  },
  item: (reference: string, stands: string): string => `${reference}: ${stands}`,
  kept: (times: number): string =>
    times === 0
      ? 'Nothing was marked.'
      : 'What you marked until now is recorded. What was only ticked is not marked.',
};

/** `evidence mark --list`. */
export const markListWording = {
  none: 'Nothing is marked as key, and nothing is linked to an incident.',
  key: 'Marked as key:',
  linked: (incident: number, words: string): string => `Linked to incident ${incident}: ${words}`,
};

/** What is refused. */
export const markRefusals = {
  notReference: {
    message: 'At least one of these is not the reference of a message, call, file or thing.',
    hint: 'A reference is like AB/3:12, AB/3:12-20 or AB/4. “evidence timeline” shows them.',
  },
  conversation: {
    message: 'A whole conversation cannot be marked.',
    hint: 'Mark its rows, such as AB/3:12 or AB/3:12-20. “evidence mark” shows them page by page.',
  },
  notHere: {
    message: 'At least one of these is not in this case file.',
    hint: '“evidence timeline” shows the references.',
  },
  tooMany: (most: number) => ({
    message: `That is more than ${most} at once.`,
    hint: 'Mark what matters most, a few at a time.',
  }),
  bothWays: {
    message: 'An option and its opposite cannot be given together.',
    hint: 'Give one of --key and --not-key, and one of --incident and --not-incident.',
  },
  notIncident: {
    message: 'That is not the number of an incident in this case file.',
    hint: '“evidence timeline --kind incident” shows them.',
  },
  fromAndMore: {
    message: 'With --from, everything stands in the JSON.',
    hint: 'Leave out the references and the other options.',
  },
  listAndMore: {
    message: 'With --list, nothing is marked.',
    hint: 'Leave out the references and the other options.',
  },
  nothingToMark: {
    message: 'What to mark was not said.',
    hint: 'Give references, such as “evidence mark AB/3:12 --key”.',
  },
};

/** JSON for --from. */
export const markJsonWording = {
  references: 'a list of references, such as ["AB/3:12", "AB/3:14-20", "AB/4"]',
  link: 'an object such as {"incident": 7, "linked": true}',
  keyOrLink: 'Either “key” or “link” is needed.',
};

export const markHelp = {
  description: 'mark messages and files as key, or link them to an incident',
  ref: 'such as AB/3:12, AB/3:12-20, AB/4',
  key: 'mark them as key',
  notKey: 'take that mark away',
  incident: 'link them to this incident',
  notIncident: 'take that link away',
  list: 'show what is marked, and what is linked to which incident',
  from: 'read JSON from a file, or “-” for standard input',
  help: {
    about:
      'Without references it shows messages, calls and files page by page, to tick and mark. A report shows what is key, and the rest stays around it. A mark can be taken away again, and the record keeps both. With --json and no other option it prints how they stand now.\n\nJSON: references (needed, a list), key (true or false), link ({"incident": 7, "linked": true}), why, recordedBy. One object or a list of them. All is checked before anything is recorded.',
    asks: 'whose messages, which of them, and why, which can be left out.',
    examples: [
      { type: 'evidence mark', does: 'look through messages and mark some' },
      { type: 'evidence mark AB/3:12-20 --key', does: 'mark nine messages as key' },
      { type: 'evidence mark AB/3:12 --incident 7', does: 'link a message to incident 7' },
      { type: 'evidence mark --list', does: 'show what is marked now' },
    ],
  },
};
