import type { ColumnChoice } from '../../core/source-item.ts';

/** What a column can hold. */
export type ColumnMeaning = Exclude<keyof ColumnChoice, 'kind' | 'received'>;

const inTable: Readonly<Record<ColumnMeaning, string>> = {
  time: 'When',
  party: 'Who',
  name: 'Name',
  direction: 'In or out',
  text: 'Words',
  duration: 'How long',
  service: 'App',
};

const questions: Readonly<Record<ColumnMeaning, string>> = {
  time: 'Which column says when it was?',
  party: 'Which column has the number or account of the other person?',
  name: 'Which column has their name?',
  direction: 'Which column says if it came in or went out?',
  text: 'Which column has the words?',
  duration: 'Which column says how long a call was?',
  service: 'Which column names the app or the kind of message?',
};

/** Saying what the columns of a table hold. */
export const columnsWording = {
  option: 'what the columns of a table hold, such as time=Date,party=Number,text=Message',
  optionName: '--columns <time=…,party=…>',
  misused: {
    form: {
      message: '--columns is written like time=Date,party=Number,text=Message.',
      hint: 'The words you can use are time, party, name, direction, received, text, duration, service and kind.',
    },
    needed: {
      message: '--columns has to say at least time and party.',
      hint: 'time is the column of the date, party the column of the other person’s number.',
    },
    kind: {
      message: 'kind is messages or calls.',
      hint: 'Leave it out, and a table with text is read as messages, one without as calls.',
    },
  },
  isList: 'Is this a list of messages or calls?',
  isListHint: 'If it is, each line of it can be read. If not, the file is kept as it is.',
  kinds: { no: 'No, keep the file as it is', messages: 'Yes, messages', calls: 'Yes, calls' },
  begins: 'The table begins like this:',
  column: (name: string, values: string) => `${name}: ${values}`,
  between: ' · ',
  nothing: '(nothing)',
  question: (meaning: ColumnMeaning) => questions[meaning],
  notThere: 'None of them',
  received: 'Which word in it means that it came in?',
  receivedHint: 'All other words in that column will mean that it went out.',
  proposed: 'This is how it would be read:',
  meaning: (meaning: ColumnMeaning, column: string) => `${inTable[meaning]}: ${column}`,
  meaningReceived: (word: string) => `Came in: “${word}”`,
  rows: 'The first lines would be kept like this:',
  noRows: 'There are no lines in it yet.',
  cameIn: (who: string) => `from ${who}`,
  wentOut: (who: string) => `to ${who}`,
  withSomebody: (who: string) => `with ${who}`,
  withheld: 'a hidden number',
  words: (text: string) => `“${text}”`,
  noWords: '(no words)',
  seconds: (count: number) => `${count} s`,
  notRead: (why: string) => `cannot be read: ${why}`,
  isRight: 'Is this right?',
  right: {
    yes: 'Yes, take it in',
    change: 'No, change the columns',
    keep: 'No, keep the file as it is',
  },
  again: 'You said before what these columns hold. It is read the same way.',
  notAsked: (path: string) =>
    `${path} is a table. It was kept as a file, since nobody could be asked what its columns hold; --columns says it.`,
};
