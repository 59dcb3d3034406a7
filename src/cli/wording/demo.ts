/** Making the sample case. */
export const demoWording = {
  description: 'make a sample case, from the first incident to a checked bundle',
  folder: 'a folder that is not there yet',
  help: {
    about:
      'Makes a sample case with invented people in a new folder: the first incident, the files from a phone, a report, and a checked bundle. Your own case files are not touched.',
    examples: [
      { type: 'evidence demo', does: 'make it in a new folder here' },
      { type: 'evidence demo try-it', does: 'make it in a folder that you name' },
      {
        type: 'evidence -C evidence-demo/record timeline',
        does: 'look around in it afterwards',
      },
    ],
  },
  taken: {
    message: 'There is something of that name already.',
    hint: 'Name a folder that is not there yet.',
  },
  cannotMakeFolder: {
    message: 'The folder for the sample cannot be made.',
    hint: 'Name a place that is there and can be written to: evidence demo <folder>',
  },
  steps: {
    sources: '1. Her phones gave her texts, calls, a chat, voicemails and screenshots.',
    incidents: (count: number) =>
      `2. She recorded ${count} incidents as they happened, some with files attached.`,
    imports: (contacts: number, exhibits: number) =>
      `3. She took in what concerns the case: ${contacts} messages and calls, ${exhibits} exhibits.`,
    report: '4. She made the report.',
    bundle: '5. She made the bundle to hand over.',
    checked: '6. Case file and bundle were checked: no damage was found.',
  },
  forWhom: 'North Yorkshire Police',
  doesNotCheck: 'the sample case or its bundle does not check',
  place: (folder: string) => `Everything is in ${folder}`,
  lookAt: 'Look at',
  try: 'Try',
  startOwn: 'To start your own',
};
