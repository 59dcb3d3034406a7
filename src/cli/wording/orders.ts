import { formAnswerWording, ledgerHelpWording } from './form.ts';

/** The questions of the form for an order or a request to stop. */
export const orderWording = {
  kind: {
    label: 'What it is',
    question: 'What is it about?',
    hint: 'If you asked the other person to stop, that counts too. Contact after it can then be told apart.',
  },
  title: { label: 'What it is called', question: 'What is it called?' },
  court: { label: 'Court', question: 'Which court made it?' },
  caseNumber: { label: 'Number of the case', question: 'What is the number of the case?' },
  from: {
    asked: { label: 'When you asked', question: 'When did you ask them to stop?' },
    made: { label: 'From', question: 'From when is it in force?' },
  },
  until: {
    label: 'Until',
    question: 'When does it end?',
    hint: 'With the year, such as “1 May 2027”.',
  },
  endsBeforeItBegins: {
    said: 'An order cannot end before it begins. Please look at the two dates again.',
    wanted: 'a time that is not before “from”',
  },
  against: {
    asked: { label: 'Whom you asked', question: 'Whom did you ask?' },
    made: { label: 'Whom it binds', question: 'Whom does it bind?' },
  },
  terms: {
    asked: {
      label: 'Your words',
      question: 'What words did you use?',
      hint: 'As near as you remember.',
    },
    made: {
      label: 'What it says',
      question: 'What does it say they must not do?',
      hint: 'You can copy it from the paper.',
    },
  },
  how: {
    asked: {
      label: 'How you asked',
      question: 'How did you ask?',
      hint: 'In person, by message, by phone, through somebody else.',
    },
    made: {
      label: 'How they were told',
      question: 'How was the other person told of it?',
      hint: 'At court, by the police, by post.',
    },
  },
  shownBy: {
    label: 'What shows it',
    question: 'Which message or file shows it?',
  },
  privateNote: formAnswerWording.privateNote,
  recordedBy: formAnswerWording.recordedBy,
};

/** The list of orders. */
export const orderListWording = {
  against: (people: string, isRequest: boolean): string =>
    `${isRequest ? 'Asked' : 'Binds'}: ${people}`,
  from: (time: string, isRequest: boolean): string => `${isRequest ? 'When' : 'From'}: ${time}`,
  ends: (time: string, isDay: boolean): string => (isDay ? `Ends on ${time}` : `Ends: ${time}`),
  ended: (time: string, isDay: boolean): string => (isDay ? `Ended on ${time}` : `Ended: ${time}`),
  endUnknown: (time: string): string => `Ends: ${time}`,
  how: (how: string, isRequest: boolean): string =>
    isRequest ? `How: ${how}` : `How they were told: ${how}`,
  terms: (terms: string, isRequest: boolean): string =>
    isRequest ? `Your words: ${terms}` : `What it says: ${terms}`,
  shownBy: (references: string): string => `Shown by: ${references}`,
};

export const ordersLedgerWording = {
  type: 'evidence orders',
  none: 'No order and no request to stop is in the list yet.',
  add: 'Add an order, or that you asked them to stop',
  changeOne: 'Change one',
  withdrawOne: 'Take one back',
  showOne: 'Show one in full',
  which: 'Which one?',
  notHere: {
    message: 'There is no order of that reference in this case file.',
    hint: '“evidence orders” shows the references, such as O1.',
  },
  saved: (reference: string): string => `Saved as ${reference}.`,
};

export const ordersHelp = {
  name: 'orders',
  description: 'list court orders, and when you asked them to stop',
  ref: 'such as O1',
  from: ledgerHelpWording.from,
  help: {
    about:
      'Lists court orders, bail terms and warnings, and when you asked the other person to stop. A report can then show what came after. On a terminal a small menu follows.',
    asks: ledgerHelpWording.list.asks,
    examples: [
      { type: 'evidence orders', does: ledgerHelpWording.list.shows },
      { type: 'evidence orders add', does: 'add one by answering' },
      { type: 'evidence orders --json', does: ledgerHelpWording.list.asJson },
    ],
  },
  add: {
    description: 'add an order, or that you asked them to stop',
    help: {
      about: `JSON: kind (needed), title, court, caseNumber, from, until, against (a list of people, such as ["P1"]), terms, how, shownBy (a list, such as ["AB/3:12"]), privateNote, recordedBy. ${ledgerHelpWording.addJson}\n\nfrom and until: 2026-03-14, 2026-03, 2026-03-14T15:10, "unknown", or {"from": …, "to": …}.\n\nKinds: asked-to-stop, bail, police-warning, other. In England, Wales and Northern Ireland also: non-molestation, occupation, restraining, stalking-protection, injunction. In Scotland also: non-harassment, interdict.`,
      asks: 'what it is, whom it binds, from when, until when and what it says.',
      examples: [
        { type: 'evidence orders add', does: 'add one by answering' },
        { type: 'evidence orders add --from order.json', does: 'add one from a file' },
      ],
    },
  },
  change: {
    description: 'change what is said of an order',
    help: {
      ...ledgerHelpWording.change,
      examples: [
        { type: 'evidence orders change O1', does: 'change O1 by answering' },
        { type: 'evidence orders change O1 --from change.json', does: 'change it from a file' },
      ],
    },
  },
  withdraw: {
    description: 'take an order back; it stays, marked so',
    help: {
      ...ledgerHelpWording.withdraw,
      examples: [
        { type: 'evidence orders withdraw O1', does: 'take O1 back' },
        { type: 'evidence orders withdraw O1 --from why.json', does: 'take it back from a file' },
      ],
    },
  },
};
