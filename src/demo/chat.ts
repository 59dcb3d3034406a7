/** What one line of the sample chat is, besides words. */
export type DemoChatKind =
  | { readonly is: 'words'; readonly words: string }
  | { readonly is: 'notice'; readonly words: string }
  | { readonly is: 'photo'; readonly inExport: boolean }
  | { readonly is: 'voice' };

/** One line of the sample chat. */
export interface DemoChatLine {
  /** Local time of the exporting phone, with seconds. */
  readonly at: string;
  readonly from: 'owner' | 'other';
  readonly what: DemoChatKind;
}

const other = (at: string, words: string): DemoChatLine => ({
  at,
  from: 'other',
  what: { is: 'words', words },
});
const owner = (at: string, words: string): DemoChatLine => ({ ...other(at, words), from: 'owner' });
const notice = (at: string, words: string): DemoChatLine => ({
  at,
  from: 'other',
  what: { is: 'notice', words },
});

/**
 * The chat with the other person on a second phone, August to October, with a photo, a voice
 * message, a photo that the export lacks, a deleted message and a missed call.
 */
export const demoChat: readonly DemoChatLine[] = [
  notice(
    '2026-08-16T19:02:11',
    'Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them.',
  ),
  other('2026-08-16T19:02:11', 'Found you on here too 🙂'),
  other('2026-08-16T19:04:38', 'Happy birthday for yesterday. I hope I am not forgotten'),
  other(
    '2026-08-16T19:09:02',
    'I made a list of all the places we went\n1. The lake\n2. Copper Spoon\n3. Your sofa',
  ),
  owner(
    '2026-08-16T20:15:40',
    'This is my work phone. Do not write to me here. I have asked you to stop.',
  ),
  other('2026-08-16T20:16:02', 'Ok. Just let me explain once'),
  other(
    '2026-08-19T07:45:30',
    'You walk past the bakery at ten to eight. I could set my watch by you',
  ),
  other('2026-08-23T14:12:09', 'Who is the man with the beard'),
  { at: '2026-08-23T14:13:51', from: 'other', what: { is: 'photo', inExport: true } },
  other('2026-08-23T14:14:20', 'You two looked cosy at our place'),
  notice('2026-08-23T14:20:33', 'This message was deleted.'),
  other('2026-08-30T21:40:05', 'Why do you do this to me'),
  other('2026-08-30T23:58:47', 'I did not mean that. Sorry 😢'),
  other(
    '2026-09-06T09:30:12',
    'https://friends.example.org/alex.bryant.real that is what people think of you',
  ),
  notice('2026-09-14T20:31:07', 'Missed voice call'),
  notice('2026-09-14T20:33:52', 'Missed voice call'),
  other('2026-09-14T20:35:15', 'Pick up'),
  { at: '2026-09-20T22:41:05', from: 'other', what: { is: 'voice' } },
  other('2026-09-20T22:43:10', 'Listen to it to the end'),
  other('2026-10-04T08:15:02', 'Your mum has a lovely garden'),
  { at: '2026-10-04T08:15:44', from: 'other', what: { is: 'photo', inExport: false } },
  owner('2026-10-04T09:01:27', 'Leave my family alone.'),
  other('2026-10-04T09:01:58', 'Then talk to me'),
  other('2026-10-19T17:26:33', 'I am outside the library. I will wait until you finish'),
  other('2026-10-19T19:05:19', 'You went out the back. Clever'),
  other('2026-10-25T01:41:12', 'Open the door Alex it is cold'),
  other('2026-10-25T01:22:40', 'I know you are there'),
  other('2026-10-31T23:30:00', 'You will miss me when I stop'),
];
