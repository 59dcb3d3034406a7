/** What every small form says: people, numbers, orders, who was told, what an exhibit shows. */
export const formWording = {
  skip: 'Enter alone leaves this out.',
  keep: 'Enter alone keeps what you wrote.',
  keepTime: 'Enter alone keeps it.',
  leaveOut: 'Leave this out',
  asItStands: (answer: string): string => `As it stands: ${answer}`,
  answered: (label: string): string => `${label} (answered)`,
  withAnswer: (label: string, answer: string): string => `${label}: ${answer}`,

  willBeSaved: 'This is what will be saved:',
  isItRight: 'Is that right? Enter saves it.',
  save: 'Save it',
  addOrChange: 'Add or change an answer',
  later: 'Leave it for later',
  which: 'Which answer?',
  noneOfThem: 'None: go back',
  nothingRecorded: 'Nothing was recorded.',
  draftKept: (type: string): string => `Your answers so far are kept. “${type}” offers them again.`,
  draftNotKept:
    'Your answers cannot be kept as a draft on this disk. They are lost if you stop before they are saved.',
  draftFound: (day: string | null): string =>
    `There are answers from ${day ?? 'earlier'} that are not saved yet.`,
  goOn: (words: string): string => `Go on with them: ${words}`,
  begin: 'Leave them for later and begin a new one',
  takeAway: 'Take them away and begin a new one',
  noWords: 'nothing is written yet',
  sureAway: 'What is written there will be gone. Take it away?',

  hasAnswer: 'There is an answer here already.',
  writeAnew: 'Write it anew',
  takeOut: 'Take it out',
  leaveIt: 'Leave it as it is',

  referencesHint:
    'Their references with commas between them, such as AB/3:12, AB/4. “evidence timeline” shows them.',
  notReference: 'A reference is like AB/4, or AB/3:12 for one message. At least one is not.',
  noSuchReference: 'At least one of these is not in this case file.',
  incidentsHint: 'Their numbers with commas between them, such as 3, 7.',
  lastIncidents: (lines: readonly string[]): string =>
    ['The last ones:', ...lines.map((line) => `  ${line}`)].join('\n'),
  noSuchIncident: 'At least one of these is not the number of an incident here.',
  incident: (number: number): string => `incident ${number}`,
  whichTime: 'Which of these is it?',

  view: {
    sender: 'Can you see who sent it?',
    number: 'Can you see their number or account name?',
    date: 'Can you see the date?',
    time: 'Can you see the time?',
    context: 'Can you see the messages before and after?',
    link: 'Can you see the link or address of the page?',
  },
  viewLabel: {
    sender: 'sender',
    number: 'number or account name',
    date: 'date',
    time: 'time',
    context: 'messages before and after',
    link: 'link',
  },
  viewAnswer: { yes: 'Yes', no: 'No', 'not sure': 'Not sure' },
};

const keptBack = 'It is kept back from what you hand over, unless you say otherwise.';

/** Answers that several of the forms ask for. */
export const formAnswerWording = {
  keptBack,
  privateNote: {
    label: 'Private note (kept back from what you hand over, unless you say otherwise)',
    question: 'What is your private note?',
    hint: keptBack,
  },
  recordedBy: {
    label: 'Recorded by',
    question: 'If you record this for somebody else, what is your name?',
  },
};

/** Changing something that stands in the record, and taking it back. */
export const changeWording = {
  which: 'What would you like to change?',
  nothing: 'Nothing: leave it as it is',
  save: 'Nothing more: save the change',
  recorder: 'I am recording this change for somebody else',
  recorderQuestion: 'What is your name?',
  recorderHint: 'It is kept with the change. Enter alone leaves this out.',
  why: 'Why do you change it?',
  whyHint:
    'A few words will do, such as “I found the letter”. “I don’t know” will do too. What stood before stays and shows.',
  willChange: 'This is what will change:',
  before: (label: string): string => `${label}, before`,
  since: (label: string): string => `${label}, now`,
  isItRight: 'Save this change?',
  changed: (reference: string): string => `The change to ${reference} is saved.`,
  unchanged: 'Nothing was changed.',
  whyWithdraw: (reference: string): string => `Why do you take ${reference} back?`,
  whyWithdrawHint: 'It stays in the record, marked as taken back, with your reason.',
  sureWithdraw: (reference: string): string => `Take ${reference} back?`,
  withdrawn: (reference: string): string =>
    `${capital(reference)} is marked as taken back. It stays in the record.`,
  isWithdrawn: (reference: string): string =>
    `${capital(reference)} was taken back earlier. Shall it stand again?`,
  whyAgain: (reference: string): string => `Why shall ${reference} stand again?`,
  standsAgain: (reference: string): string => `${capital(reference)} stands again.`,

  markWithdrawn: 'Taken back. It stays in the record.',
  history: 'What became of it:',
  amendedOn: (day: string, entry: number): string => `Changed on ${day} (entry ${entry})`,
  withdrawnOn: (day: string, entry: number): string => `Taken back on ${day} (entry ${entry})`,
  againOn: (day: string, entry: number): string => `Stands again since ${day} (entry ${entry})`,
  confirmedOn: (day: string, entry: number): string =>
    `Read again and found right on ${day} (entry ${entry})`,
  reason: (why: string): string => `Why: ${why}`,
  recordedBy: (name: string): string => `Recorded by: ${name}`,
  recordedOn: (day: string, entry: number): string => `Recorded on ${day} (entry ${entry})`,
  none: '(nothing)',
};

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** JSON that a form reads with --from. */
export const formJsonWording = {
  typeIt: 'Type or paste the JSON. Ctrl-D on a line of its own ends it.',
  tooLarge: 'That file is too large for this.',
  cannotRead: 'The file with the JSON cannot be read.',
  checkPath: 'Check the path after --from.',
  notText: 'That file is not text.',
  notJson: 'That is not JSON.',
  empty: 'The JSON holds nothing to record.',
  standsAlready: 'All of it stands in the record already, so nothing has changed.',
  notAnObject: 'The JSON must be an object, with its keys in quotes.',
  noSuchKey: (key: string): string => `There is no such key as “${key}”.`,
  missing: (key: string): string => `“${key}” is missing.`,
  mustBe: (key: string, wanted: string): string => `“${key}” must be ${wanted}.`,
  place: (number: number): string => `Entry ${number} of the list: `,
  standsSo: (takenBack: boolean): string =>
    takenBack ? 'It was not taken back, so it stands.' : 'It was taken back already.',
  hint: (type: string): string => `“${type} --help” shows what the JSON may hold.`,
  cannotAsk: (type: string): string => `“${type}” asks questions, and nothing can be asked here.`,
  cannotAskHint: 'Run it in a terminal window, or give the answers with --from <file or ->.',
  wanted: {
    text: 'text that is not empty',
    wellFormed: 'text that is well formed',
    oneOf: (names: string): string => `one of ${names}`,
    time: 'a date (2026-03-14), a month (2026-03), a date and time (2026-03-14T15:10), “unknown”, or {"from": …, "to": …}',
    people: 'a list of people in this case file, such as ["P1"]',
    references: 'a list of references in this case file, such as ["AB/3:12", "AB/4"]',
    incidents: 'a list of numbers of incidents in this case file, such as [3, 7]',
    list: 'a list',
    view: 'an object with any of sender, number, date, time, context and link, each “yes”, “no” or “not sure”',
    truth: 'true or false',
    names: (names: string): string => `a list with any of ${names}`,
  },
};

/** What all the lists of one kind of thing share: people, orders, who was told. */
export interface LedgerWording {
  /** What is typed to get to it: `evidence people`. */
  readonly type: string;
  readonly none: string;
  readonly add: string;
  readonly changeOne: string;
  readonly withdrawOne: string;
  readonly showOne: string;
  readonly which: string;
  readonly notHere: { readonly message: string; readonly hint: string };
  saved(reference: string): string;
}

/** What the help of every such list says. */
export const ledgerHelpWording = {
  from: 'read JSON from a file, or “-” for standard input',
  list: {
    asks: 'what you would like to do.',
    shows: 'show the list, then the menu',
    asJson: 'print the list for a program',
  },
  addJson: 'One object or a list of them. All is checked before anything is recorded.',
  change: {
    about:
      'What stood before stays in the record and shows.\n\nJSON: changed (an object with the keys to write anew), leftOut (a list of keys to take out), why (needed), recordedBy.',
    asks: 'what to change, and why.',
  },
  withdraw: {
    about:
      'It stays in the record, marked as taken back, with your reason. The same command lets it stand again.\n\nJSON: why (needed), takenBack (true lets it stand again), recordedBy.',
    asks: 'whether you are sure, and why.',
  },
};

/** The menu below such a list. */
export const ledgerWording = {
  what: 'What would you like to do?',
  nothing: 'Nothing more',
  back: 'None of them: go back',
  done: 'Saved. What stood before stays in the record.',
};
