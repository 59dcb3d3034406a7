/** Recording an incident by asking. The questions themselves stand in incident.ts. */
export const addWording = {
  description: 'record an incident',
  files: 'files to take in and attach',
  from: 'read JSON from a file, or “-” for standard input',

  addingTo: (folder: string, incidents: number, last: string | null) =>
    `Adding to ${folder}, ${incidents} ${incidents === 1 ? 'incident' : 'incidents'}${last === null ? '' : `, last on ${last}`}`,
  leaveOut: 'Leave this out',
  skip: 'Enter alone leaves this out.',
  emptiedLeavesOut: 'If you clear the field, this is left out.',
  keepTime: 'Enter alone keeps the time as it stands.',
  wholeNumber: 'Please give a whole number, such as 3.',

  draftKept: 'Your answers so far are kept. “evidence add” offers them again.',
  draftNotKept:
    'Your answers cannot be kept as a draft on this disk. They are lost if you stop before they are saved.',
  savedStays: 'What you saved stays.',

  drafts: {
    one: (day: string) => `There are answers from ${day} that are not saved yet.`,
    many: (count: number) => `There are ${count} sets of answers that are not saved yet.`,
    earlier: 'an earlier day',
    goOn: (words: string) => `Go on with them: ${words}`,
    goOnWith: (day: string, words: string) => `Go on with ${day}: ${words}`,
    noWords: 'nothing is written yet',
    goingOn: (day: string) => `Going on with your answers from ${day}`,
    standing: (words: string, more: number) =>
      `Written so far: ${words}${more === 0 ? '' : `, and ${more} more ${more === 1 ? 'answer' : 'answers'}`}`,
    stoppedAt: (question: string) => `You stopped at the question: ${question}`,
    later: 'Leave them for later, and begin a new one',
    remove: 'Take them away, and begin a new one',
    removeOne: 'Take one of them away',
    which: 'Which one shall go?',
    label: (day: string, words: string) => `${day}: ${words}`,
    none: 'None of them',
    sure: 'What is written there will be gone. Take it away?',
  },

  check: {
    title: 'This is what will be saved:',
    ask: 'Is that right? Enter saves it.',
    save: 'Save it',
    more: 'Add more',
    change: 'Change an answer',
    later: 'Leave it for later',
    keptBack: '(kept back from what you hand over, unless you say otherwise)',
    leftOut: '(left out)',
    youSaid: (time: string, words: string) => `${time} (you said “${words}”)`,
    yes: 'yes',
    file: (path: string) => `a copy of ${path}`,
    item: (what: string) => `a thing that you keep: ${what}`,
    toBeTold: (who: string) => who,
  },
  more: {
    ask: 'What would you like to add?',
    hint: 'Each one can be left out. Enter goes to the one that is marked.',
    answered: (label: string) => `${label} (answered)`,
    done: 'Nothing more',
  },
  change: {
    ask: 'Which answer?',
    answer: (label: string, text: string) => `${label}: ${text}`,
    another: 'Another one: add more',
    none: 'None of them',
  },

  tellings: {
    ask: 'Who was told of it?',
    add: 'Write down somebody who was told',
    link: 'Choose from what you wrote down before',
    remove: 'Take one away',
    done: 'Go on',
    chosen: 'Which of these were about it?',
    which: 'Which one shall go?',
    none: 'None of them',
  },
  orders: {
    none: 'No court order is written down yet. To write one down, or that you asked them to stop, type “evidence orders add” later.',
  },
  attach: {
    ask: 'What would you like to attach?',
    file: 'A file: a picture, a sound, a document',
    item: 'A thing you can hold: a letter, a gift',
    remove: 'Take one away',
    done: 'Go on',
    which: 'Which one shall go?',
    none: 'None of them',
    further: 'Which other files?',
    other: 'What else would you like to attach?',
    filesHint:
      'Drag them into this window, or type where they are. Several at once are fine. They are copied when you save. Enter alone goes on to letters, gifts and other things.',
    furtherHint: 'Enter alone goes on to letters, gifts and other things.',
    ownCase:
      'Your case file lies in that folder, so it cannot be attached. Name the files one by one.',
    noted: (count: number) =>
      `${count} ${count === 1 ? 'file' : 'files'} noted, copied when you save.`,
  },
  end: {
    which: 'Which of these was it?',
    notAfter: 'That is not later than when it began. Please say it again.',
    startOpen: 'When it began is left open, so the end is left open too.',
    notUnderstood:
      'That could not be read as a time. Try “at 4 pm”, “20 minutes later”, or a date.',
  },

  saved: (number: number, references: string) =>
    references === ''
      ? `Saved as incident ${number}.`
      : `Saved as incident ${number} with ${references}.`,
  wasSaved: (number: number) => `Those answers are saved already, as incident ${number}.`,
  another: 'Add another?',

  cannotAsk: {
    message: '“evidence add” asks questions, and nothing can be asked here.',
    hint: 'Run it in a terminal window, or give the incident with --from <file or ->.',
  },
  help: {
    about: [
      'First it asks three things: what happened, when, and how it made you feel. Only the first one needs an answer. Then it shows all of it, and you can save it, add more, or change an answer. Nothing is recorded before that. What you type is kept as you type it. If you stop, or the window closes, “evidence add” offers it again.',
      'Files that you name are copied when you save.',
      'JSON, with --from: one object, or a list of them. Only “what” is needed. All is checked before anything is recorded.',
      'Text: what, felt, words, threats, who, through, targeted, description, clothing, vehicle, registration, companions, where, address, platform, link, account, withYou, children, youDid, injuries, damage, cost, feltSince, changed, cctvWhere, cctvWhose, cctvAsked, told, toldReference, channel, whenKnown, privateNote, recordedBy.',
      'Times: when, cctvOverwritten. Each is 2026-03-14, 2026-03, 2026-03-14T15:10 (in the zone of the case), 2026-03-14T15:10Z, "unknown", or {"from": …, "to": …}. If when is still to come, that has to be said: "futureIsRight": true.',
      'Numbers: times (how many), impact (0 to 3). Yes or no: private (true keeps all of it back).',
      'Lists of references: people ["P1"], orders ["O1"], attached ["AB/4"], tellings ["T1"]. In place of "T1" you can put an object, as “evidence told add --help” shows it. witnesses is a list of {"name": …, "contact": …} or {"person": "P3"}. items is a list of {"what", "when", "how", "keptWhere", "touchedBy"}. files is a list of paths.',
    ].join('\n\n'),
    choices: (key: string, names: string) => `${key}: ${names}.`,
    asks: 'what happened, when, how it made you feel, and whether it is right so.',
    examples: [
      { type: 'evidence add', does: 'record something by answering' },
      { type: 'evidence add letter.jpg', does: 'the same, with a file' },
      { type: 'evidence add --from incident.json', does: 'record what a file holds' },
    ],
  },
};
