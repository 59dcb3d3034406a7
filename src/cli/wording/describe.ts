/** Saying what an exhibit shows or what can be heard in it. */
export const describeWording = {
  caption: {
    label: 'Caption',
    question: 'What does it show?',
    hint: 'In a few words, as it would stand below a picture. It is marked as typed by you.',
  },
  soundCaption: {
    label: 'Caption',
    question: 'What should somebody know who hears it?',
    hint: 'In a few words. It is marked as typed by you.',
  },
  transcript: {
    label: 'Words typed out',
    question: 'What words can be read in it?',
    hint: 'Typed out as they stand there. It helps to find them again. It is marked as typed by you.',
  },
  soundTranscript: {
    label: 'Words typed out',
    question: 'What can be heard in it?',
    hint: 'Typed out word for word, as well as you can. It is marked as typed by you.',
  },
  visible: { label: 'Can be seen in it', question: 'Is it a screenshot of messages or of a page?' },
  who: { label: 'Who it is from', question: 'Who is it from?' },
  soundWho: { label: 'Who left it', question: 'Who left it?' },
  number: { label: 'Number or account', question: 'From which number or account?' },
  when: { label: 'When', question: 'When was it?' },
  howKnown: {
    label: 'How you know',
    question: 'How do you know?',
    hint: 'Such as “I know the voice”.',
  },
  recordedBy: {
    label: 'Recorded by',
    question: 'If you record this for somebody else, what is your name?',
  },

  title: (reference: string, name: string): string => `${reference}: ${name}`,
  physical: (what: string): string => what,
  conversation: 'a conversation',
  before: 'This was said of it before, and stays in the record:',
  saidOn: (day: string, entry: number): string => `On ${day} (entry ${entry})`,
  saved: (reference: string): string => `Saved with ${reference}.`,
  unchanged: 'Nothing was changed.',
  nothingAdded: {
    sound: 'Nothing was added to the voicemail.',
    picture: 'Nothing was added to the picture.',
  },

  notAsked: 'What the files show was not asked. “evidence describe” and a reference does that.',
  takenInStays: 'What was taken in stays.',
  offerSounds: (count: number): string =>
    count === 1
      ? 'Would you like to say who left the voicemail, and when?'
      : `Would you like to say who left the ${count} voicemails, and when?`,
  offerPictures: (count: number): string =>
    count === 1
      ? 'Would you like to say what the picture shows?'
      : `Would you like to say what the ${count} pictures show?`,
  next: 'What about this one?',
  describe: 'Say something about it',
  skip: 'Leave it, and go to the next one',
  stop: 'Stop here: the rest can wait',

  description: 'say what a file shows, or type out its words',
  ref: 'such as AB/3, or AB/3/1 for a file inside a conversation',
  from: 'read JSON from a file, or “-” for standard input',
  help: {
    about:
      'For pictures, sounds, voicemails and every other exhibit: a caption, the words typed out, and who it is from. For a screenshot it asks what can be seen in it. The file itself is never changed. What you said before stays and shows.\n\nJSON: caption, transcript, who, number, when, howKnown, visible, recordedBy.\n\nvisible: {"sender": "yes", "number": "no", "date": "not sure"}, with any of sender, number, date, time, context and link.\n\nwhen: 2026-03-14, 2026-03, 2026-03-14T15:10, "unknown", or {"from": …, "to": …}.',
    asks: 'what it shows, the words in it, and for a voicemail who left it and when.',
    examples: [
      { type: 'evidence describe AB/4', does: 'describe AB/4 by answering' },
      { type: 'evidence describe AB/4 --from words.json', does: 'take the words from a file' },
      { type: 'evidence describe AB/4 --json', does: 'print what was said of it' },
    ],
  },
  notReference: {
    message: 'That is not the reference of an exhibit.',
    hint: 'It is like AB/3, or AB/3/1 for a file inside a conversation. “evidence timeline” shows them.',
  },
  notHere: {
    message: 'There is no exhibit of that reference in this case file.',
    hint: '“evidence timeline” shows the references.',
  },
};
