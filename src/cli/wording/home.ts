import type { VerbName } from '../home/menu.ts';

/** `evidence` alone: where the case stands, what to do next, and the menu. */
export const homeWording = {
  welcome: [
    'This keeps a dated record of harassment or stalking on this computer, and puts it together for the police.',
    'In danger now? Ring 999.',
    '',
    'There is no case file yet. To record what happened, type: evidence add',
    'For guidance and numbers to ring, type: evidence advice',
    'For all the rest, type: evidence --help',
  ],
  title: (folder: string) => `Your case file: ${folder}`,
  incidents: (count: number, last: string | null) =>
    `${counted(count, 'incident')} recorded${last === null ? '' : `, the last on ${last}`}.`,
  exhibits: (exhibits: number, contacts: number) =>
    `${counted(exhibits, 'exhibit')} taken in, with ${counted(contacts, 'message or call', 'messages and calls')}.`,
  bundle: (day: string) => `The last bundle was made on ${day}.`,
  noBundle: 'Nothing has been put together to hand over yet.',
  backup: (day: string) => `The last backup was made on ${day}.`,
  noBackup: 'There is no backup yet.',
  unfinished: (count: number) =>
    `${counted(count, 'incident')} begun and not saved yet: evidence add`,
  unfinishedForms: (count: number, types: readonly string[]) =>
    `${counted(count, 'other entry', 'other entries')} begun and not saved yet: ${types.join(', ')}`,
  /** What takes such an entry up again, by the form it was begun in. */
  takeUp: {
    amend: (number: string) => `evidence amend ${number}`,
    person: takeUp('people'),
    order: takeUp('orders'),
    told: takeUp('told'),
    number: {
      begun: (person: string) => `evidence people number ${person}`,
      changed: takeUp('people').changed,
    },
    describe: (reference: string) => `evidence describe ${reference}`,
    unknown: 'evidence --help',
  },
  unfinishedImports: (count: number) =>
    `${counted(count, 'import')} not finished. Import the same source again.`,
  orderEnds: (reference: string, what: string, day: string) =>
    `${reference}, ${what}: ends on ${day}.`,

  next: (words: string) => `What next? ${words}`,
  suggestions: {
    sample: 'Look around. Nothing here is real. “evidence report” shows what the police would get.',
    unfinished: 'Go on with what you began: evidence add',
    unfinishedImport: 'An import was not finished. Take in the same source again: evidence import',
    first: 'Write down one thing that happened. A line is enough: evidence add',
    orderEnds:
      'An order ends soon. If you still need it, ask the court or your lawyer in good time.',
    backup: 'Make a second copy on another drive: evidence backup',
    import: 'Take in messages, calls or pictures if you have some: evidence import',
    bundle: 'You can hand over what you have at any time: evidence bundle',
    add: 'When something happens, write it down soon after: evidence add',
  },

  ask: 'What would you like to do?',
  askIn: (group: string) => `${group}:`,
  pause: 'Enter goes back to the menu.',
  leave: 'Leave',
  back: 'Go back',
  groups: {
    record: 'Record',
    look: 'Look at what is there',
    correct: 'Add to it or put it right',
    people: 'People, orders, who you told',
    handOver: 'Hand over',
    safe: 'Keep it safe',
    help: 'Help, settings, a sample',
  },
  verbs: {
    add: 'Record something that happened',
    import: 'Take in messages, calls, voicemails, pictures',
    timeline: 'See it all in order of time',
    show: 'See one entry in full',
    search: 'Find words',
    amend: 'Change an entry, take it back, or say it is right',
    mark: 'Mark messages that matter, or link them',
    describe: 'Say what a file shows',
    people: 'Who is who',
    orders: 'Court orders, and “I asked them to stop”',
    told: 'Who you told, and what they said',
    report: 'Make the report',
    bundle: 'Put together what is handed over',
    backup: 'Make a second copy',
    restore: 'Bring a case file back from a copy',
    verify: 'Check that nothing was damaged',
    tidy: 'Look for left-over bytes',
    advice: 'Read guidance, and see numbers to ring',
    details: 'Your initials, zone and nation',
    settings: 'Settings',
    init: 'Start a case file',
    demo: 'See a sample case with invented people',
  } satisfies Record<VerbName, string>,
  ends: {
    path: 'Which file or folder?',
    pathHint: 'Type where it is, or drag it into this window. Enter alone goes back.',
    folder: 'Which folder?',
    folderHint: 'Type where it is, or drag it into this window. Enter alone goes back.',
    reference: 'Which one?',
    referenceHint:
      'Its reference, such as 7 or AB/3. The timeline shows them. Enter alone goes back.',
    words: 'Which words?',
    wordsHint: 'Enter alone goes back.',
  },
};

function takeUp(verb: VerbName): { begun: string; changed: (reference: string) => string } {
  return {
    begun: `evidence ${verb} add`,
    changed: (reference) => `evidence ${verb} change ${reference}`,
  };
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
