/** The help of the program itself, and what is said when something typed is not understood. */
export const programWording = {
  description:
    'Keep a dated record of harassment or stalking that others can check, and hand it over as one bundle.\nIn danger now? Ring 999. All of it stays on this computer. Nothing is sent to anybody.',
  usage: '[command] [options]',
  about:
    'Type “evidence add” after each thing that happens. If you have no case file yet, that starts one too. To see how a command works, put --help after it, as in “evidence add --help”.',
  examples: [
    { type: 'evidence add', does: 'write down what happened: three questions' },
    { type: 'evidence import Screenshots', does: 'take in a folder of screenshots' },
    { type: 'evidence bundle', does: 'make one zip to hand to the police' },
    { type: 'evidence advice', does: 'read the guidance, and see numbers to ring' },
  ],
  options: {
    case: 'the case file to use',
    json: 'print results as JSON; never ask',
    noInput: 'never ask; what must be known is given as an option',
    noSettings: 'remember nothing about this run',
    plain: 'plain lines without colour, for screen readers',
    discreet: 'clear the screen on the way out',
    version: 'show the version',
    help: 'show this help',
    helpCommand: 'show help for one command',
  },
  titles: {
    'Usage:': 'Usage:',
    'Arguments:': 'What follows it:',
    'Options:': 'Options:',
    'Global Options:': 'Options of every command:',
    'Commands:': 'Commands:',
  },
  misused: {
    option: (option: string) => `There is no option ${option} here.`,
    command: (command: string) => `There is no command “${command}”.`,
    tooMany: 'More was typed than this command takes.',
    noArgument: 'It has to be said which one, at the end: a reference such as 7, AB/3 or P1.',
    noValue: (option: string) => `Something is missing after ${option}.`,
    after: 'Nothing was changed. “evidence --help” shows what can be typed.',
  },
};
