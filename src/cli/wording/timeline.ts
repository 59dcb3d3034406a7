/* Looking: the timeline, what is left in and out of it, the chart of weeks, and search. */

export const timelineWording = {
  about: 'show everything in order of when it happened',
  helpAbout:
    'Everything that you recorded and took in, in order of when it happened. What has no known time comes last. Each thing begins with its reference: “evidence show <reference>” shows it in full. On a screen it is shown a page at a time.',
  examples: {
    all: 'everything, a screen at a time',
    dates: 'what happened in those days',
    kinds: 'your own entries, and what you marked as key',
    with: 'asks for a name or number, so that it stays out of the list of typed commands',
    weeks: 'how much there was in each week, and no more',
  },
  options: {
    from: 'from this day on, such as 2026-03-01 or “1 March”',
    to: 'up to this day and the whole of it',
    kind: 'only these, with commas: incident, message, call, file, item, order, told',
    with: 'only messages and calls with this number, name or person (P1); asked for when it is not given',
    received: 'only messages and calls that came in',
    sent: 'only messages and calls that went out',
    key: 'only what you marked as key',
    newest: 'the newest first',
    weeks: 'only the chart of weeks',
    noChart: 'without the chart of weeks',
  },
  askParty: 'With whom? A number, a name or a person such as P1.',
  lookedFor: (numbers: readonly string[]) => `Looked for: ${numbers.join('; ')}.`,
  noNumber: (people: readonly string[]) =>
    people.length === 1
      ? `${people.join('')} has no number or account in your record yet. To add one, type: evidence people number ${people.join('')}`
      : `These people have no number or account in your record yet: ${people.join(', ')}. To add one, type: evidence people number <person>`,
  nobody: 'There is no such person in your record. To see who is in it, type: evidence people',
  none: 'Nothing is recorded yet.',
  noneOfThese: 'There is nothing that fits.',
  badDay: {
    message: 'That could not be read as a day.',
    hint: 'Write it like 2026-03-01, or “1 March 2026”.',
  },
  wrongWayRound: {
    message: 'The day after --from lies behind the day after --to, so no day is left.',
    hint: 'Give the earlier day with --from and the later one with --to.',
  },
  badKind: (kinds: readonly string[]) => ({
    message: 'That is not a kind of thing.',
    hint: `The kinds are: ${kinds.join(', ')}.`,
  }),
  bothWays: {
    message: 'What came in and what went out cannot be asked for together.',
    hint: 'Leave both out to see both.',
  },
};

export const weekChartWording = {
  heading: (unit: string) => `How much there was in each ${unit}:`,
  week: 'week',
  weeks: (count: number) => `span of ${count} weeks`,
  rows: {
    incident: 'Incidents',
    received: 'Received',
    sent: 'Sent',
    other: 'Other',
  },
  most: (count: number) => `most: ${count}`,
  span: (first: string, last: string) => `${first} to ${last}`,
  inWords: (day: string, counts: readonly string[]) => `From ${day}: ${counts.join(', ')}.`,
  counted: (what: string, count: number) => `${what.toLowerCase()} ${count}`,
};

export const searchWording = {
  about: 'find words in all that is recorded',
  helpAbout:
    'Looks in your entries, messages, names and numbers, file names, captions and what you typed out. All the words must be there. The start of a word is enough. “In quotes” finds words that stand together, and a minus before a word in small letters leaves out what holds it. Without words you are asked, so that they stay out of the list of typed commands.',
  examples: {
    ask: 'asks what to look for',
    exact: 'words that stand together',
    limited: 'only in messages from that day on',
    without: 'what holds the first word and not the second',
  },
  argument: 'what to look for',
  limit: 'how many to show at most',
  ask: 'What are you looking for?',
  nothingTyped: {
    message: 'What to look for was not said.',
    hint: 'Type it after “evidence search”.',
  },
  none: 'Nothing was found.',
  found: (count: number, isAtLeast: boolean, shown: number): string => {
    const all = `${isAtLeast ? 'At least ' : ''}${count} found`;
    return shown < count ? `${all}; here are the first ${shown}.` : `${all}.`;
  },
  badLimit: { message: 'That is not a number of results.', hint: 'Type one from 1 to 1000.' },
  inside: {
    message: '',
    subject: 'Subject',
    party: 'Who',
    'file name': 'File name',
    'file words': 'In the file',
    'earlier text': 'Before it was edited',
    'machine transcript': 'Heard in the recording by software',
    'file fact': 'The file says',
    answer: '',
    'earlier answer': 'As it stood before',
    reason: 'Why it was changed',
    description: 'As you described it',
  },
  before: 'before it',
  after: 'after it',
};
