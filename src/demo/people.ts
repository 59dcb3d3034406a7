/*
 * Everybody here is invented. The numbers are from the range that Ofcom keeps for drama, the
 * addresses from the domain that is kept for examples, and the places are on no map.
 */
import type { CaseDetails } from '../core/case-record.ts';
import type { Conversation } from '../core/communication.ts';

/** The details of the sample case. */
export const demoDetails: CaseDetails = {
  initials: 'AB',
  zone: 'Europe/London',
  nation: 'england-wales',
};

/** The name of the person in the sample case, as her own phone writes it in a chat export. */
export const demoOwner = 'Alex Bryant';

/** The two numbers that the other person uses, the second one after the first was blocked. */
export const demoOtherNumbers = ['+447700900123', '+447700900177'] as const;

/** The name under which the other person is saved in the chat. */
export const demoOtherName = 'Sam C';

/**
 * Whether a conversation of the sample sources is one that the sample case is about: the other
 * person's texts, calls and chat, and the calls with a withheld number; not the family, the friends
 * and the dentist, who stand in the same backup.
 */
export function concernsDemoCase(conversation: Conversation): boolean {
  if (conversation.key.includes('withheld')) return true;
  return conversation.others.some(
    (party) =>
      party.asFound === demoOtherName ||
      party.name === demoOtherName ||
      demoOtherNumbers.some((number) => number === party.e164),
  );
}
