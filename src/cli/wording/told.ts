import { formAnswerWording, ledgerHelpWording } from './form.ts';

/** The questions of the form for somebody who was told. */
export const tellingWording = {
  to: { label: 'Whom you told', question: 'Whom did you tell?' },
  toWhom: {
    police: {
      label: 'Force',
      question: 'Which police force?',
      hint: 'Such as North Yorkshire Police.',
    },
    platform: { label: 'Company', question: 'Which site, app or company?' },
    other: { label: 'Who exactly', question: 'Who exactly was it?' },
  },
  when: { label: 'When', question: 'When did you tell them?' },
  how: {
    label: 'How',
    question: 'How did you tell them?',
    hint: 'By phone, online, in person, by letter.',
  },
  policeReference: {
    label: 'Their reference',
    question: 'What reference did they give you?',
    hint: 'A crime number or a log number.',
  },
  theirReference: { label: 'Their reference', question: 'What reference did they give you?' },
  officer: { label: 'Officer', question: 'What is the name of the officer?' },
  collarNumber: {
    label: 'Collar number',
    question: 'What is the collar number of the officer?',
    hint: 'The number on the shoulder of the uniform.',
  },
  said: { label: 'What they said or did', question: 'What did they say or do?' },
  handedOver: { label: 'What you gave them', question: 'What did you give or show them?' },
  incidents: { label: 'What it was about', question: 'Which incidents was it about?' },
  attached: {
    label: 'Letters and files',
    question: 'Which files belong to this?',
  },
  privateNote: formAnswerWording.privateNote,
  recordedBy: formAnswerWording.recordedBy,
};

/** The list of who was told. */
export const toldListWording = {
  when: (time: string): string => `When: ${time}`,
  how: (how: string): string => `How: ${how}`,
  theirReference: (reference: string): string => `Their reference: ${reference}`,
  officer: (officer: string): string => `Officer: ${officer}`,
  collarNumber: (number: string): string => `Collar number: ${number}`,
  said: (said: string): string => `What they said or did: ${said}`,
  handedOver: (what: string): string => `What you gave them: ${what}`,
  about: (incidents: string): string => `About: ${incidents}`,
  attached: (references: string): string => `With it: ${references}`,
};

export const toldLedgerWording = {
  type: 'evidence told',
  none: 'Nobody is in the list of who was told yet.',
  add: 'Add somebody you told',
  changeOne: 'Change one',
  withdrawOne: 'Take one back',
  showOne: 'Show one in full',
  which: 'Which one?',
  notHere: {
    message: 'There is nothing of that reference in the list of who was told.',
    hint: '“evidence told” shows the references, such as T1.',
  },
  saved: (reference: string): string => `Saved as ${reference}.`,
};

export const toldHelp = {
  name: 'told',
  description: 'list whom you told, and what they answered',
  ref: 'such as T1',
  from: ledgerHelpWording.from,
  help: {
    about:
      'Lists whom you told: the police, a site or app, a school, an employer, a doctor, a friend. With it stands what they answered and the reference they gave. On a terminal a small menu follows.',
    asks: ledgerHelpWording.list.asks,
    examples: [
      { type: 'evidence told', does: ledgerHelpWording.list.shows },
      { type: 'evidence told add', does: 'add one by answering' },
      { type: 'evidence told --json', does: ledgerHelpWording.list.asJson },
    ],
  },
  add: {
    description: 'add somebody you told',
    help: {
      about: `JSON: to (needed), toWhom, when, how, theirReference, officer, collarNumber, said, handedOver, incidents (a list of numbers), attached (a list, such as ["AB/4"]), privateNote, recordedBy. ${ledgerHelpWording.addJson}\n\nwhen: 2026-03-14, 2026-03, 2026-03-14T15:10, "unknown", or {"from": …, "to": …}.\n\nto: police, platform, school, employer, doctor, helpline, housing, lawyer, friend, other.`,
      asks: 'whom you told, when and how, what they said, and what you gave them.',
      examples: [
        { type: 'evidence told add', does: 'add one by answering' },
        { type: 'evidence told add --from told.json', does: 'add one from a file' },
      ],
    },
  },
  change: {
    description: 'change one of them',
    help: {
      ...ledgerHelpWording.change,
      examples: [
        { type: 'evidence told change T1', does: 'change T1 by answering' },
        { type: 'evidence told change T1 --from change.json', does: 'change it from a file' },
      ],
    },
  },
  withdraw: {
    description: 'take one back; it stays, marked so',
    help: {
      ...ledgerHelpWording.withdraw,
      examples: [
        { type: 'evidence told withdraw T1', does: 'take T1 back' },
        { type: 'evidence told withdraw T1 --from why.json', does: 'take it back from a file' },
      ],
    },
  },
};
