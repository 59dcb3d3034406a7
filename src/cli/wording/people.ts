import type { IdentifierKind, PersonRole } from '../../core/person.ts';
import { formAnswerWording, formWording, ledgerHelpWording } from './form.ts';

/** What is said of each role in a list: `Sam, the other person`. */
export const roleWording: Readonly<Record<PersonRole, string>> = {
  self: 'you',
  other: 'the other person',
  witness: 'saw or heard something',
  through: 'somebody the other person acts through',
  near: 'family, a friend, a colleague',
  official: 'police, a support worker, another official',
  recorder: 'records for you',
  'own-contact': 'somebody you can ring for help',
  unknown: 'not known yet who this is',
};

/** What stands before a number or account in a list. */
export const identifierWording: Readonly<Record<IdentifierKind, string>> = {
  phone: 'Phone number',
  email: 'E-mail address',
  account: 'Account',
  address: 'Address',
  vehicle: 'Number plate',
  other: 'Known by',
};

const nameQuestion = {
  label: 'Name',
  question: 'What is their name?',
  hint: 'A name, or what you call them. If you do not know it, a few words will do, such as “the driver of the red car”.',
};

/** Choosing people inside another question, and adding somebody there. */
export const choosePeopleWording = {
  notHereYet: 'Somebody who is not in this list yet',
  name: nameQuestion.question,
  nameHint: `${nameQuestion.hint} ${formWording.skip}`,
  isNumber: 'That has no letters in it. Is it meant as a name?',
  another: 'And the name of another one?',
  anotherHint: 'Enter alone goes on.',
  role: 'Who is this to you?',
  number: 'Do you have a number or an account of theirs?',
  numberHint:
    'One that they use: a phone number, an e-mail address, a name on an app. Enter skips.',
  contact: 'How can they be reached?',
  contactHint: `${formAnswerWording.keptBack} ${formWording.skip}`,
  added: (reference: string, code: string | undefined): string =>
    code === undefined
      ? `Added to your people as ${reference}.`
      : `Added to your people as ${reference}. A report calls them ${code} in place of the name.`,
};

/** How a number is known to be somebody's, and what was made of it. */
export const numberWording = {
  basis: 'How do you know that it is theirs?',
  basisHint:
    'In your own words, such as “they have rung me from it for years” or “a friend told me”. “I don’t know” will do too.',
  ownBasis: 'How do you know that it is yours?',
  ownBasisHint: 'Enter alone takes the answer that stands there.',
  ownBasisDefault: 'It is mine.',
  readAs: (shown: string): string => `Read as ${shown}.`,
  notRead: 'That is not a phone number that can be dialled. It is kept as you typed it.',
};

/** The questions of the form for somebody. */
export const personWording = {
  role: { label: 'Who this is', question: 'Who is this to you?' },
  name: nameQuestion,
  ownName: { label: 'Name', question: 'What is your name?' },
  about: {
    label: 'About them',
    question: 'What should somebody know about who they are?',
    hint: 'In your own words: how you know them, or what they look like.',
  },
  contact: {
    label: 'How to reach them (kept back from what you hand over, unless you say otherwise)',
    question: 'How can they be reached?',
    hint: formAnswerWording.keptBack,
  },
  privateNote: formAnswerWording.privateNote,
  recordedBy: formAnswerWording.recordedBy,
};

/** The questions of the form for a number or account. */
export const identifierFormWording = {
  kind: { label: 'What it is', question: 'What is it?' },
  value: {
    phone: { label: 'Phone number', question: 'What is the number?' },
    email: { label: 'E-mail address', question: 'What is the address?' },
    account: {
      label: 'Account',
      question: 'What is the name of the account?',
      hint: 'As it is shown there, such as @sam.example.',
    },
    address: { label: 'Address', question: 'What is the address?' },
    vehicle: { label: 'Number plate', question: 'What does the number plate say?' },
    other: { label: 'Known by', question: 'What is it that tells them?' },
  },
  e164: { label: 'Read as', question: '' },
  platform: { label: 'Site or app', question: 'On which site or app is it?' },
  basis: {
    label: 'How you know',
    question: numberWording.basis,
    hint: numberWording.basisHint,
  },
  ownBasis: {
    label: 'How you know',
    question: numberWording.ownBasis,
    hint: numberWording.ownBasisHint,
  },
  note: {
    label: 'Note',
    question: 'Is there anything else to say about it?',
    hint: formWording.skip,
  },
  recordedBy: formAnswerWording.recordedBy,
};

/** The list of people. */
export const peopleListWording = {
  role: (role: string, code: string | undefined): string => {
    const shown = role.charAt(0).toUpperCase() + role.slice(1);
    return code === undefined ? shown : `${shown} (${code} in a report)`;
  },
  contact: (contact: string): string => `To reach them: ${contact}`,
  basis: (basis: string): string => `How you know: ${basis}`,
  numberOf: (number: string, name: string): string => `${number} – ${name}`,
  offerNumber: 'Would you like to add a number or an account?',
  offerAnother: 'Would you like to add another one?',
};

/** Lines of the menu that only people have. */
export const peopleMenuWording = {
  addNumber: 'Add a number or an account to somebody',
  changeNumber: 'Change a number or an account',
  withdrawNumber: 'Take a number or an account back',
};

const notHere = {
  message: 'There is nobody, and no number, of that reference in this case file.',
  hint: '“evidence people” shows the references, such as P1 or P1/2.',
};

export const peopleLedgerWording = {
  type: 'evidence people',
  none: 'Nobody is in the list yet.',
  add: 'Add somebody',
  changeOne: 'Change what is said of somebody',
  withdrawOne: 'Take somebody back',
  showOne: 'Show one in full',
  which: 'Which one?',
  notHere,
  saved: (reference: string): string => `Saved as ${reference}.`,
};

export const numbersLedgerWording = {
  ...peopleLedgerWording,
  type: 'evidence people number',
  none: 'There is no number or account yet.',
};

export const peopleHelp = {
  name: 'people',
  description: 'list who is who, with their numbers and accounts',
  ref: 'such as P1, or P1/2 for a number',
  from: ledgerHelpWording.from,
  help: {
    about:
      'Lists who is in your record: the other person, people who saw something, people who help you, and you. Each number or account stands with how you know that it is theirs. On a terminal a small menu follows.\n\nPeople who saw or heard something get a code, such as W1. A report shows it in place of the name. How to reach somebody is kept back from what you hand over, unless you say otherwise.',
    asks: ledgerHelpWording.list.asks,
    examples: [
      { type: 'evidence people', does: ledgerHelpWording.list.shows },
      { type: 'evidence people add', does: 'add somebody' },
      { type: 'evidence people number P1', does: 'add a number or an account to P1' },
      { type: 'evidence people --json', does: ledgerHelpWording.list.asJson },
    ],
  },
  add: {
    description: 'add somebody',
    help: {
      about: `JSON: name and role (needed), about, contact, privateNote, recordedBy, and identifiers, a list with what “evidence people number --help” shows. ${ledgerHelpWording.addJson}\n\nRoles: self, other, witness, through, near, official, recorder, own-contact, unknown.`,
      asks: 'who it is to you, the name, and what to know about them.',
      examples: [
        { type: 'evidence people add', does: 'add somebody by answering' },
        { type: 'evidence people add --from people.json', does: 'add people from a file' },
      ],
    },
  },
  number: {
    ref: 'such as P1',
    description: 'add a number or an account to somebody',
    help: {
      about:
        'JSON: kind, value and basis (needed), platform, note, recordedBy. One object or a list of them. basis says how you know that it is theirs.\n\nKinds: phone, email, account, address, vehicle, other.',
      asks: 'what it is, the number or name itself, and how you know that it is theirs.',
      examples: [
        { type: 'evidence people number P1', does: 'add a number to P1 by answering' },
        { type: 'evidence people number P1 --from number.json', does: 'add one from a file' },
      ],
    },
  },
  change: {
    description: 'change what is said of somebody, or of a number',
    help: {
      ...ledgerHelpWording.change,
      examples: [
        { type: 'evidence people change P1', does: 'change what is said of P1' },
        { type: 'evidence people change P1/2', does: 'change a number of theirs' },
      ],
    },
  },
  withdraw: {
    description: 'take somebody or a number back; it stays, marked so',
    help: {
      ...ledgerHelpWording.withdraw,
      examples: [
        { type: 'evidence people withdraw P2', does: 'take P2 back' },
        { type: 'evidence people withdraw P1/2', does: 'take a number back' },
      ],
    },
  },
};
