/*
 * The guidance, point by point, in our own words. Every point of the source stands here under its id;
 * none is left out, softened or added to. What is ours stands apart, in `ownNote`.
 */

const harassment = [
  {
    id: 'H1',
    text: 'The person who harasses you may be someone you know, such as a neighbour or people from your area. It may also be a stranger.',
  },
  {
    id: 'H2',
    text: 'Harassment can take forms like these. You are bullied at work or at school. You meet with cyber stalking or antisocial behaviour. You get messages that are abusive, or gifts you do not want. You get calls, letters, e-mails, messages or visits that you do not want.',
  },
  {
    id: 'H3',
    text: 'Once the behaviour you do not want has happened more than one time, it is harassment.',
  },
] as const;

const stalking = [
  {
    id: 'S1',
    text: 'Stalking resembles harassment, but it is more aggressive. The person who stalks is obsessed with the other person.',
  },
  {
    id: 'S2',
    text: 'It is a pattern. It is behaviour you do not want, which is repeated and keeps going. It leaves you distressed or scared.',
  },
  {
    id: 'S3',
    text: 'It can be stalking whether or not you fear violence. If somebody keeps making contact that you do not want and it distresses you, that is stalking. It is not acceptable, even if you have never been threatened.',
  },
] as const;

const feelings = [
  {
    id: 'F1',
    text: 'No two people are the same, and each reacts in their own way. To feel scared, worried, cut off from others or angry is perfectly normal.',
  },
  {
    id: 'F2',
    text: 'People often do not report it. They feel trapped and on their own, or they fear that others will not take them seriously. It can happen to anyone, and it does happen to many. There is always a way out.',
  },
] as const;

const remember = [
  {
    id: 'D1',
    text: 'Do you think that somebody is harassing or stalking you? Then always remember this: Supporting Victims can give you support and help.',
  },
  { id: 'D2', text: 'None of what has happened to you is your fault.' },
  {
    id: 'D3',
    text: 'Not sure? Trust your instincts. If it does not feel right, it probably is not right.',
  },
  {
    id: 'D4',
    text: 'You may feel that you are alone and that nobody can help. Just speaking about it with somebody at Supporting Victims shows you that there are people on your side. They listen. They can point you to specialist organisations that help you understand your choices.',
  },
] as const;

const evidence = [
  {
    id: 'G1',
    text: 'Whatever you think is harassment, make a note of it. Write down what the other person did, and how you felt because of it.',
  },
  { id: 'G2', text: 'Throw away no written message and no “gift”. Keep every one.' },
  {
    id: 'G3',
    text: 'Save your texts. If you are able to, keep a screenshot somewhere else too, in case your phone gets lost or is stolen.',
  },
  {
    id: 'G4',
    text: 'Make a recording of voicemail messages. Most networks delete them after a set time.',
  },
  {
    id: 'G5',
    text: 'If you do not know who is ringing, just say “hello” and do not give your name. Answer no question about yourself from a caller you do not know.',
  },
  { id: 'G6', text: 'If your home has no alarm, think about getting one.' },
  { id: 'G7', text: 'If you think that you are in danger, ring the police on 999 straight away.' },
] as const;

const online = [
  {
    id: 'O1',
    text: 'Stay secure. Give all your accounts new passwords regularly, and never share a password with anyone.',
  },
  {
    id: 'O2',
    text: 'Block whoever is doing this to you.',
    ownNote: 'You can take screenshots before you block somebody.',
  },
  {
    id: 'O3',
    text: 'If you do not know the person who sends you a friend request, do not accept it.',
  },
  {
    id: 'O4',
    text: 'Think about what you post and who gets to see it. Think of where you are or where you are going, your holidays, your family, a new job.',
  },
  {
    id: 'O5',
    text: 'In your accounts, set privacy to “friends only” or “only me”. That controls who can see your information.',
  },
  {
    id: 'O6',
    text: 'Do you use social media on your mobile? Lock it with a PIN or a security code. Then nobody else can get into your accounts.',
  },
  {
    id: 'O7',
    text: 'Switch off GPS location, and do not use Facebook to check in to places.',
  },
] as const;

const support = [
  { id: 'V1', text: 'Supporting Victims is there to help you cope and recover.' },
] as const;

/** The topics in reading order, each with its points in the order of the source. */
export const topics = [
  { id: 'harassment', title: 'What harassment is', points: harassment },
  { id: 'stalking', title: 'What stalking is', points: stalking },
  { id: 'feelings', title: 'How you may feel', points: feelings },
  { id: 'remember', title: 'What to remember', points: remember },
  { id: 'evidence', title: 'Gathering evidence and staying safe', points: evidence },
  { id: 'online', title: 'Online', points: online },
  { id: 'support', title: 'Where to turn', points: support },
] as const;
