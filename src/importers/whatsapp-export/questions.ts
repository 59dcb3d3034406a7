import { DateTime } from 'luxon';
import { exitCodes, UserError } from '../../core/errors.ts';
import type { ReadingChoices } from '../../core/source-item.ts';
import { visibleLine } from '../../core/text.ts';
import type { Question } from '../importer.ts';
import { dateIn, type DateOrder } from './chat-date.ts';
import type { ChatScan } from './chat-scan.ts';
import type { DateOrderFinding } from './date-order.ts';
import { importersWording as wording } from '../wording.ts';

/** What has to be asked before the chats of a source are read. */
export function chatQuestions(
  scans: readonly ChatScan[],
  choices: ReadingChoices,
): readonly Question[] {
  const undecided = scans.find(({ dates }) => dates.order === null);
  return [
    ...(undecided !== undefined && choices.dateOrder === undefined
      ? [dateOrderQuestion(undecided.dates)]
      : []),
    ...(choices.owner === undefined ? ownerQuestion(scans) : []),
  ];
}

/**
 * The order in which a chat's dates are read: what the file itself shows, else what was chosen.
 * Throws UserError when neither says.
 */
export function dateOrderOf(scan: ChatScan, choices: ReadingChoices): DateOrder {
  const order = scan.dates.order ?? choices.dateOrder;
  if (order !== undefined && (order === scan.dates.order || scan.dates.possible.includes(order))) {
    return order;
  }
  const refused = wording.dateOrder(scan.dates.possible.join(', '));
  throw new UserError(refused.message, { ...refused, exitCode: exitCodes.misused });
}

const orderInWords: Readonly<Record<DateOrder, string>> = {
  dmy: 'day first',
  mdy: 'month first',
  ymd: 'year first',
};

function dateOrderQuestion(dates: DateOrderFinding): Question {
  return {
    choice: 'dateOrder',
    required: true,
    why: 'The dates in this chat can be read in more than one way, and the file does not say which.',
    options: dates.possible.map((value) => ({ value, label: orderLabel(value, dates) })),
  };
}

/** An order in words, with the example of the file read in it. */
export function orderLabel(order: DateOrder, dates: DateOrderFinding): string {
  const date = dates.example === null ? null : dateIn(dates.example, order);
  if (dates.example === null || date === null) return orderInWords[order];
  const shown = DateTime.utc(date.year, date.month, date.day).setLocale('en-GB');
  const raw = visibleLine(dates.example.raw);
  return `${orderInWords[order]}: “${raw}” is ${shown.toFormat('cccc d LLLL yyyy')}`;
}

function ownerQuestion(scans: readonly ChatScan[]): Question[] {
  const authors = new Map<string, string>();
  for (const scan of scans) {
    for (const [name, author] of scan.authors) {
      if (!scan.uncertain.has(name)) authors.set(name, author.asFound.toWellFormed());
    }
  }
  if (authors.size === 0) return [];
  return [
    {
      choice: 'owner',
      required: false,
      why: 'The chat does not say whose phone it was exported from, so it is not known which messages were sent and which were received.',
      options: [...authors.values()].map((value) => ({ value, label: value })),
    },
  ];
}
