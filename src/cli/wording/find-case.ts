/** Which case file a command is about, and what is said when there is none. */
export const findCaseWording = {
  sampleMark: 'SAMPLE – INVENTED PEOPLE',
  notACase: (folder: string) => ({
    message: `There is no case file in ${folder}.`,
    hint: 'Name the folder that holds journal.jsonl with -C, or start one with “evidence init”.',
  }),
  notThere: (folder: string, wasNamed: boolean) => ({
    message: `${wasNamed ? 'The case file' : 'The case file that was used last'} is not there: ${folder}.`,
    harm: 'Nothing was changed, and no folder is made in its place.',
    hint: 'If it is on a stick or another drive, plug that in. To use another one: -C <folder>.',
  }),
  goOnWith: (folder: string) => `There is a case file at ${folder}. Go on with it?`,
  onlyUsual: (folder: string) => ({
    message: 'No case file was named, and none is remembered.',
    hint: `There is one at ${folder}. To use it: -C ${folder}.`,
  }),
  none: {
    message: 'There is no case file yet.',
    hint: 'Start one with “evidence init”, or name one with -C <folder>.',
  },
  sample: {
    message: 'This is a sample case with invented people. Nothing is added to it.',
    hint: 'Start your own with “evidence init”, or name it with -C <folder>.',
  },
};
