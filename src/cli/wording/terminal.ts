/** What the terminal itself says around every question. */
export const terminalWording = {
  answerNeeded: 'An answer is needed here. Ctrl-C leaves, and what you gave is kept.',
  yesOrNo: 'Please type y for yes or n for no.',
  yes: 'yes',
  no: 'no',
  note: (text: string) => `Note: ${text}`,
  notAsked: (question: string, taken: string) => `Not asked: ${question} Taken: ${taken}.`,
  numberChosen: (count: number) => `${count} chosen`,
  cannotAsk: (question: string) =>
    `This needs an answer, and nothing can be asked here: ${question}`,
  runInTerminal: 'Run it in a terminal window, without --no-input, --json or a pipe.',
  giveWith: (option: string) => `Give the answer with ${option}.`,
  progress: (what: string, percent: number) => `${what} ${percent} %`,
  progressLeft: (what: string, percent: number, left: string) => `${what} ${percent} %, ${left}`,
  progressRate: (what: string, percent: number, perSecond: string, left: string) =>
    `${what} ${percent} %, ${perSecond} a second, ${left}`,
  timeLeft: (seconds: number) => {
    const minutes = Math.round(seconds / 60);
    const hours = Math.round(seconds / 3600);
    if (seconds < 50) return 'less than a minute left';
    if (minutes < 90) return minutes <= 1 ? 'about a minute left' : `about ${minutes} minutes left`;
    return hours < 48 ? `about ${hours} hours left` : 'more than two days left';
  },

  /** Keys, below or above what they work on. Those of lists fit into 40 columns. */
  listKeys: 'Arrows or number, then Enter. ?: help',
  tickKeys: 'Arrows, Space ticks, Enter: on. ?: help',
  choiceLetters: 'That does nothing here. Arrows or a number move, Enter takes what is marked.',
  noLetters: 'Letters do nothing here. Arrow keys move, Space ticks, Enter goes on.',
  beyond: (above: number, below: number) =>
    [
      ...(above === 0 ? [] : [`${above} more above`]),
      ...(below === 0 ? [] : [`${below} more below`]),
    ].join(', '),
  clearKey: 'Ctrl-U clears the line.',
  longKeys: 'Enter: new line. Enter on an empty line: done. F1: help.',
  longKeysWithEditor: 'Enter: new line. Enter on an empty line: done. F1: help. Ctrl-O: editor.',
  longPlain:
    'Type as many lines as you like. An empty line ends it. For help, type ? alone on a line.',
  longPlainWithEditor:
    'Type as many lines as you like. An empty line ends it. For help, type ? alone on a line. Ctrl-O opens your editor.',

  typeNumber: (count: number) => `Type a number from 1 to ${count}.`,
  typeNumberOrEnter: (count: number, chosen: number) =>
    `Type a number from 1 to ${count}. Enter takes ${chosen}.`,
  typeNumbersOrEnter: (count: number, chosen: string) =>
    `Type numbers from 1 to ${count} with spaces between them, such as 1 3. Type 0 for none. Enter takes ${chosen}.`,
  noNumber: 'none',
  notInList: (count: number) => `That is not one of them. The numbers go from 1 to ${count}.`,
  more: 'Enter: more, q: stop',
  moreLines: (count: number) => `… and ${count} more ${count === 1 ? 'line' : 'lines'}, kept`,

  ownContact: (contact: string) => `Your own contact: ${contact}`,
  danger: 'In danger now? Ring 999.',
  helpline: (who: string, area: string | undefined, how: string) =>
    `${who}${area === undefined ? '' : ` (${area})`}: ${how}.`,
  moreHelp: 'More numbers and the guidance: type “evidence advice” once you are out of here.',
  ctrlC: 'Ctrl-C stops at any question. It says what is kept.',

  noEditor: 'The editor could not be opened. Your text is still here.',
  editorFailed: 'The editor stopped with a fault. Your text is as it was before.',
  stopped: 'Stopped. Nothing already recorded was harmed.',
  pressToClear: 'Press Enter to clear the screen.',
};
