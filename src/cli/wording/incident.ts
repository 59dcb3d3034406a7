/*
 * Every question about an incident: what it is called in lists, how it is asked, and a hint above it.
 * The questions are open and name no offence, for their wording is printed in the report.
 */

const keptBack = 'It is kept back from what you hand over, unless you say otherwise.';

/** One question: `label` in lists and in the read-back, `ask` at the field, `hint` above it. */
export interface QuestionWords {
  readonly label: string;
  readonly ask: string;
  readonly hint?: string;
}

export const incidentQuestionWording = {
  what: {
    label: 'What happened',
    ask: 'What happened?',
    hint: 'In your own words, in the order it happened.',
  },
  when: { label: 'When', ask: 'When did it happen?' },
  felt: { label: 'How it made you feel', ask: 'How did it make you feel?' },
  more: { label: 'What more happened', ask: 'What more happened?' },
  words: {
    label: 'The exact words',
    ask: 'What was said or written, and who said it?',
    hint: 'Word for word, as far as you know.',
  },
  threats: {
    label: 'What made you fear more',
    ask: 'What did you think might happen next?',
    hint: 'Something said, or something done.',
  },
  people: {
    label: 'Who it was',
    ask: 'Who was it?',
    hint: 'If you do not know them, you can leave this out.',
  },
  who: {
    label: 'Who, in your words',
    ask: 'Who do you think it was, in your own words?',
    hint: '“I do not know” is a good answer too.',
  },
  recognised: { label: 'How you knew', ask: 'How did you know who it was?' },
  howSure: { label: 'How sure you are', ask: 'How sure are you who it was?' },
  through: {
    label: 'Through whom it came',
    ask: 'Did it come through somebody else? Who?',
  },
  targeted: {
    label: 'At whom it was aimed',
    ask: 'Was it aimed at somebody else too? Who?',
  },
  description: {
    label: 'What they looked like',
    ask: 'What did they look like?',
    hint: 'Height, build, hair, age, marks.',
  },
  clothing: { label: 'Clothes', ask: 'What did they wear?' },
  vehicle: {
    label: 'Car or bike',
    ask: 'Was there a car or a bike?',
    hint: 'Make, model, colour.',
  },
  registration: {
    label: 'Number plate',
    ask: 'What was the number plate?',
    hint: 'A part of it is good too.',
  },
  companions: { label: 'Who was with them', ask: 'Was anybody with them? Who?' },
  where: {
    label: 'Where',
    ask: 'Which place was it?',
    hint: 'A name for it, such as “outside work”.',
  },
  address: { label: 'Address', ask: 'What is the address?', hint: keptBack },
  platform: { label: 'Site or app', ask: 'Which site or app was it?' },
  link: { label: 'Link', ask: 'What is the link?', hint: 'You can paste it here.' },
  account: {
    label: 'Account',
    ask: 'Which account was it?',
    hint: 'The name as it is shown there.',
  },
  withYou: { label: 'Who was with you', ask: 'Were you alone? If not, who was with you?' },
  children: { label: 'Children', ask: 'Were children there? What did they see or hear?' },
  youDid: { label: 'What you said or did', ask: 'What did you say or do?' },
  injuries: { label: 'Injuries', ask: 'Were you hurt? How?' },
  damage: { label: 'Damage', ask: 'Was anything broken or taken? What?' },
  cost: {
    label: 'Cost',
    ask: 'What did it cost you?',
    hint: 'Repairs, taxis, days off work.',
  },
  impact: { label: 'How hard it hit you', ask: 'How hard did it hit you?' },
  feltSince: { label: 'How you have felt since', ask: 'How have you felt since?' },
  changed: {
    label: 'What you changed',
    ask: 'What have you changed because of it?',
    hint: 'Another way home, new locks, a new number.',
  },
  witnesses: { label: 'Who saw or heard it', ask: 'Who saw or heard it?', hint: keptBack },
  cctvWhere: {
    label: 'Camera',
    ask: 'Was there a camera? Where?',
    hint: 'In a street or a shop, on a bus, at a door, in a car.',
  },
  cctvWhose: { label: 'Whose camera', ask: 'Whose camera is it?' },
  cctvOverwritten: {
    label: 'Camera wiped by',
    ask: 'By when will it be wiped?',
    hint: 'Many cameras keep a few days only. “In a week”, “30 November”, “I don’t know”.',
  },
  cctvAsked: {
    label: 'Camera asked for',
    ask: 'Has anybody asked to keep what it saw? Who, and when?',
  },
  tellings: { label: 'Who was told', ask: 'Who was told of it?' },
  told: {
    label: 'Told, in your words',
    ask: 'Is there more to say about who was told?',
  },
  toldReference: { label: 'Their reference', ask: 'Did they give you a reference?' },
  orders: {
    label: 'What it goes against',
    ask: 'Does it go against one of these, as you see it?',
    hint: 'A court order, or what you asked them to stop.',
  },
  behaviours: {
    label: 'What kind of thing',
    ask: 'Which of these fit?',
    hint: 'The report shows them as chosen by you. None is a good answer too.',
  },
  channels: { label: 'By what means', ask: 'By what means did it reach you?' },
  channel: { label: 'Means, in your words', ask: 'Is there more to say about the means?' },
  times: { label: 'How many times', ask: 'How many times did it happen?' },
  attached: { label: 'Files and things', ask: 'What would you like to attach?' },
  whenKnown: {
    label: 'How you know when',
    ask: 'How do you know when it was?',
    hint: 'Such as “I looked at the clock”, or “from the list of calls”.',
  },
  end: {
    label: 'When it ended',
    ask: 'When did it end?',
    hint: 'Such as “at 4 pm”, “20 minutes later”, or a date.',
  },
  private: {
    label: 'Keep all of it back',
    ask: 'Shall all of this be kept out of what you hand over?',
    hint: 'You can change that later.',
  },
  privateNote: { label: 'Private note', ask: 'What is your note?', hint: keptBack },
  recordedBy: {
    label: 'Recorded by',
    ask: 'Who writes this down, if not the person it happened to?',
    hint: 'A name, and who you are to them, such as “C, her sister”.',
  },
} as const satisfies Readonly<Record<string, QuestionWords>>;

/** What the menu calls the groups of questions. */
export const incidentGroupWording = {
  more: 'What more happened, and the words',
  who: 'Who it was, and how you knew',
  looks: 'What they looked like, their car',
  where: 'Where it was',
  online: 'Online: the site, the link, the account',
  you: 'Who was with you, what you did',
  harm: 'If you were hurt, damage, cost',
  effect: 'How it hit you, what you changed',
  seen: 'Who saw or heard it, cameras',
  told: 'Who you told, court orders',
  kind: 'What kind of thing, how many times',
  attach: 'Files, letters, gifts',
  time: 'How you know when, when it ended',
  keeping: 'Keep it private, a private note',
  recorder: 'Somebody writes this down for me',
} as const;

/** The questions of the form for a thing that can be held. */
export const itemFormWording = {
  what: {
    label: 'The thing',
    question: 'What is it?',
    hint: 'A letter, flowers, a key. Handle it as little as you can. A clean paper bag or envelope keeps it well.',
  },
  when: { label: 'When it came', question: 'When did it come?' },
  how: {
    label: 'How it came',
    question: 'How did it come?',
    hint: 'By post, left at the door, by hand.',
  },
  keptWhere: { label: 'Where it is kept', question: 'Where is it kept now?' },
  touchedBy: { label: 'Who touched it', question: 'Who has touched it?' },
  privateNote: { label: 'Private note', question: 'What is your private note?', hint: keptBack },
  recordedBy: {
    label: 'Recorded by',
    question: 'If you record this for somebody else, what is your name?',
  },
} as const;
