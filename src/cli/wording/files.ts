const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;

const mediaCounted = (count: number): string =>
  count === 1 ? '1 picture or video' : `${count} pictures and videos`;

/** Choosing files of a folder, and pictures of a phone. */
export const filesWording = {
  whichFiles: 'Which of these files shall be taken in?',
  folder: (count: number, size: string | null, days: string | null) =>
    `This folder holds ${counted(count, 'file')}${size === null ? '' : `, ${size}`}${days === null ? '' : `, from ${days}`}.`,
  whichPictures: 'Which pictures shall be taken in?',
  pictures: (count: number, days: string | null) =>
    `There are ${mediaCounted(count)}${days === null ? '' : `, from ${days}`}. What you leave out is counted, and nothing of it is kept.`,
  none: 'None',
  all: 'All of them',
  allOf: (count: number) => `All of them (${count})`,
  group: (title: string, count: number) => `${title} (${count})`,
  byDate: 'By date',
  oneByOne: 'One by one',
  noGroup: (keys: readonly string[]) => ({
    message: 'There is no such sort of picture in it.',
    hint:
      keys.length === 0
        ? 'It holds no pictures that can be taken in. Leave --pictures out.'
        : `--pictures takes none, all, or one of these: ${keys.join(', ')}.`,
  }),
  since: {
    question: 'From which day on?',
    hint: 'Such as 3 March 2026. Enter alone: from the first one on.',
  },
  until: {
    question: 'Up to which day?',
    hint: 'Such as 9 March 2026. Enter alone: up to the last one. Files whose day is not known are taken in too.',
  },
  noDay: 'That could not be read as a day. Write it like “3 March 2026”.',
  beforeFirst: 'That lies before the first day.',
  ofDays: (count: number) => `${counted(count, 'picture')} from those days.`,
  whichOnes: 'Which ones shall be taken in?',
  tickHint: 'You can type a part of a name, or a day such as 3mar.',
  orders: ['newest first', 'oldest first'],
  file: (name: string, day: string) => `${name}, ${day}`,
  noDate: 'day not known',
  fromTo: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
  /** What was left out where nothing was asked. */
  leftOut: (count: number, keys: readonly string[]) =>
    `${mediaCounted(count)} in it ${count === 1 ? 'was' : 'were'} not taken in. To take them in, add ${['all', ...keys].map((key) => `--pictures ${key}`).join(' or ')}.`,
};
