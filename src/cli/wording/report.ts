/** Making the report. */
export const reportWording = {
  description: 'make the report: PDF, web page and table',
  options: {
    output: 'the folder to put it in; made if it is not there',
    upTo: 'the record as it was up to this entry',
    at: 'the time that the report states, such as 2026-11-22T15:00:00Z',
    private: 'print your private answers too: for your own eyes, not to be handed over',
    despiteDamage: 'make it although the record is damaged, and say so in it',
  },
  help: {
    about:
      'Makes three files: a PDF to print or hand over, a page for the web browser, and a table of calls and messages. What is private is left out: your address, how to reach witnesses, your private notes, and incidents that you keep private. With --private all of that is printed. Such a copy is for your own eyes. Do not hand it over.',
    examples: [
      { type: 'evidence report', does: 'make it in a folder beside your record' },
      { type: 'evidence report -o for-my-solicitor', does: 'make it in a folder that you name' },
      {
        type: 'evidence report --private',
        does: 'with all that is kept back: for your own eyes, not to be handed over',
      },
      { type: 'evidence report --up-to 40', does: 'make it as the record stood at entry 40' },
    ],
  },
  sendsNothing: 'This makes a document on this computer. It sends nothing to anybody.',
  alreadyThere: {
    message: 'There is a report in that folder already. Nothing is ever written over.',
    hint: 'Choose another folder with -o.',
  },
  damaged: {
    message: 'The record is damaged, so nothing was made from it.',
    hint: 'Run “evidence verify” to see what is damaged. With --despite-damage it is made and says so on its first page.',
  },
};
