import type { ImportMade, Nation } from '../core/case-record.ts';
import { counted, countInWords } from './words.ts';

/**
 * The wording of the questions, word for word as they are asked: open, and naming no offence. Whoever
 * reads the answers can see what they were answers to.
 */
export const questionsAsked = {
  first: ['What happened?', 'When did it happen?', 'How did it make you feel?'],
  more: [
    'What more happened?',
    'What was said or written, and who said it?',
    'What did you think might happen next?',
    'Who was it?',
    'Who do you think it was, in your own words?',
    'How did you know who it was?',
    'How sure are you who it was?',
    'Did it come through somebody else? Who?',
    'Was it aimed at somebody else too? Who?',
    'What did they look like?',
    'What did they wear?',
    'Was there a car or a bike?',
    'What was the number plate?',
    'Was anybody with them? Who?',
    'Which place was it?',
    'What is the address?',
    'Which site or app was it?',
    'What is the link?',
    'Which account was it?',
    'Were you alone? If not, who was with you?',
    'Were children there? What did they see or hear?',
    'What did you say or do?',
    'Were you hurt? How?',
    'Was anything broken or taken? What?',
    'What did it cost you?',
    'How hard did it hit you?',
    'How have you felt since?',
    'What have you changed because of it?',
    'Who saw or heard it?',
    'Was there a camera? Where?',
    'Whose camera is it?',
    'By when will it be wiped?',
    'Has anybody asked to keep what it saw? Who, and when?',
    'Who was told of it?',
    'Is there more to say about who was told?',
    'Did they give you a reference?',
    'Does it go against one of these, as you see it?',
    'Which of these fit?',
    'By what means did it reach you?',
    'Is there more to say about the means?',
    'How many times did it happen?',
    'What would you like to attach?',
    'How do you know when it was?',
    'When did it end?',
    'Shall all of this be kept out of what you hand over?',
    'What is your note?',
    'Who writes this down, if not the person it happened to?',
  ],
} as const;

/** How to read the report, paragraph by paragraph. */
export function howToRead(initials: string, zone: string, nation: Nation): string[] {
  return [
    `${initials} is the person who keeps this record. An incident is something that happened, as ${initials} told it: the words under “What happened” and the other answers are theirs, and so are the tags. The numbers of incidents are given once and stay.`,
    `The program asks in these words: ${questionsAsked.first.join(' ')} Only the first has to be answered. Then, for whoever wants to add more: ${questionsAsked.more.join(' ')} An answer that is not printed was not given, or is named as kept back.`,
    ...(nation === 'england-wales'
      ? [
          'A letter after a tag, such as (b), is that of the example in section 2A(3) of the Protection from Harassment Act 1997. The person chose the tag; the letter says where those words stand in the law, and no more.',
        ]
      : []),
    'Messages and calls were read out of files that a phone or an app made. They are printed as found there, the other side’s and the person’s own, with nothing merged: three calls in five minutes are three.',
    'A name beside a number is what the source says: mostly what somebody typed into a phone. The number or account is what the phone or app recorded. Both are printed.',
    'A file as received is kept byte for byte. What it says of itself (time, device, size) is printed as stated, with where it stands. Pictures are printed small; the exhibit is the file.',
    `Every time says where it comes from. Local times are shown in the zone ${zone} unless another is named, and UTC stands beside them where it is known. “Zone assumed” means that the source gives no zone. “To the minute” means that no seconds are known.`,
    '“When it happened” and “recorded” are two things. The second is when it was entered or taken in here, by the clock of this computer, and the delay between the two is shown.',
    `References such as ${initials}/3 are proposed exhibit references. ${initials}/3:12 is row 12 of the conversation ${initials}/3; ${initials}/3/1 is the first file inside it. They are given once and stay, so a number that is missing here is an exhibit that is not shown here.`,
    `P1 is somebody in the record, P1/2 a number or account of theirs, O1 an order or a request to stop, T1 a report to somebody. W1 is a witness: the code stands in place of the name. Whose a number is, and what an order says, stands here as ${initials} says. The basis stands beside it.`,
    'Nothing that was recorded is edited. An amendment, a withdrawal or a confirmation is an entry of its own. The answer stands here as it is now. The first wording, each change and its reason stand below it. What was withdrawn stays, and says so.',
    `“Marked as key” and “linked to incident 7” are what ${initials} says of a row. A caption or transcript was typed by a person, and says by whom and on what day.`,
    'Control characters, and characters that could change how the text around them reads, are printed as their code point, such as [U+202E]. Everything else stands as it was written.',
  ];
}

/** What this report does not show: domain.md §6, every point. */
export function doesNotShow(initials: string, imports: readonly ImportMade[]): string[] {
  return [
    'The times at which things were recorded come from the clock of the computer that the record is kept on. Nobody else vouches for them.',
    'Whoever holds the case file could rebuild all of it. The chain of entries shows only that this copy agrees with itself, and with any head that was handed to somebody earlier.',
    'A SHA-256 speaks from the moment a file was taken in. It shows that the bytes have not changed since. It does not say who made the file, or whether what it says is true.',
    'Exports, backups and screenshots can be altered before they are taken in. Nothing here would show that.',
    'Names are as saved on the phone or account. They do not show who held the phone or wrote the words.',
    chosen(initials, imports),
    'Things that were deleted before a file was exported are not here.',
    'Numbers that are missing from the exhibit references are exhibits that are not in this bundle or report.',
    'What counts as the same message in two sources was decided by a fixed rule: kind, direction, number, time, text and files must be equal.',
    'This report counts and quotes. What the law makes of it is for the police and the court.',
  ];
}

function chosen(initials: string, imports: readonly ImportMade[]): string {
  const sum = (count: (made: ImportMade) => number) =>
    imports.reduce((total, made) => total + count(made), 0);
  if (imports.length === 0) return `${initials} chose what is in this record.`;
  const conversations = `${countInWords(sum((made) => made.conversationsChosen))} of ${counted(
    sum((made) => made.conversationsInAll),
    'conversation',
  )}`;
  const rows = counted(
    sum((made) => made.receipt.notChosen),
    'row',
  );
  return `${initials} chose what is in this record: ${conversations} in ${counted(imports.length, 'import')}, counted anew for each; ${rows} of the sources not chosen.`;
}
