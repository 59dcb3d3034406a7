/** The guidance on the screen: choosing a topic, the numbers, and what is shown after a saving. */
export const adviceWording = {
  description: 'read the guidance, and see numbers to ring',
  topic: 'harassment, stalking, feelings, remember, evidence, online or support',
  options: {
    nation: 'advice for england-wales, scotland or northern-ireland',
  },
  help: {
    about:
      'Shows the guidance topic by topic, with its source, and the numbers that serve where you are. It needs no case file. With one, its nation counts, and your own contact stands first.',
    asks: 'which topic you want to read. In a script, or with --no-input, it prints all of them.',
    examples: [
      { type: 'evidence advice', does: 'choose a topic, read it, choose another' },
      { type: 'evidence advice support', does: 'see the numbers to ring' },
      { type: 'evidence advice online --no-input', does: 'print one topic' },
      { type: 'evidence advice --nation scotland', does: 'see what serves in Scotland' },
    ],
  },
  noTopic: (topics: string) => ({
    message: 'There is no such topic.',
    hint: `The topics are: ${topics}.`,
  }),
  noNation: (nations: string) => `A nation is one of: ${nations}.`,
  choose: 'What would you like to read about?',
  leave: 'Leave',
  danger: 'In danger now? Ring 999.',
  ownContact: (contact: string) => `Your own contact: ${contact}`,
  point: (text: string) => `- ${text}`,
  note: (label: string, text: string) => `  ${label} ${text}`,
  numbers: 'NUMBERS TO RING',
  number: (who: string, area: string | undefined, how: string) =>
    `- ${who}${area === undefined ? '' : ` (${area})`}: ${how}`,
  numbersFrom: 'WHERE THE NUMBERS COME FROM',
  numberFrom: (who: string, source: string, read: string) => `- ${who}: ${source}; read on ${read}`,
  fromGuidance: 'From the guidance',
  more: 'Numbers to ring and the rest of the guidance: evidence advice',
  offerBackup:
    'To keep a second copy of your record in another place, type: evidence backup <folder>',
  noBackup:
    'In the last seven days no second copy of your record was made. To make one, type: evidence backup <folder>',
};
