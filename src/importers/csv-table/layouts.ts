import type { ColumnChoice } from '../../core/source-item.ts';

/** A table whose headings say what it holds. */
export type Layout =
  | { readonly is: 'chat sessions'; readonly app: 'Messages' | 'WhatsApp' }
  | { readonly is: 'columns'; readonly choice: ColumnChoice };

/**
 * iMazing's tables, by the set of their headings; further columns come and go with its versions. From
 * https://github.com/sascha-andres/imazingtosbr (calls, messages) and the import tests of msgvault and
 * message-vault (messages with and without Message ID, Edited and Deleted Date, Reactions; WhatsApp).
 */
const imazing = {
  session: ['chat session', 'message date', 'type', 'sender id', 'text'],
  messages: ['service'],
  whatsapp: ['sent date', 'forwarded', 'attachment info'],
  calls: ['call type', 'date', 'duration', 'number', 'contact', 'service'],
};

/**
 * PhoneView (Ecamm). A saved conversation has no headings: direction, time, name, number, words and, in
 * newer versions, the service. Its own archive has the headings of the phone's old database; flags 2 is
 * received, 3 sent. From “Exporting text messages with PhoneView” and the reader that it belongs to
 * (J. Lumbroso).
 */
export const phoneViewHeadings = ['direction', 'time', 'name', 'number', 'words', 'service'];

const phoneViewArchive = ['id', 'date', 'address', 'text', 'flags'];

/** The layout that headings stand for; null for headings that are not known, or of which one stands twice. */
export function layoutOf(headings: readonly string[]): Layout | null {
  const plain = headings.map((heading) => plainHeading(heading));
  const once = (wanted: readonly string[]): boolean =>
    wanted.every((heading) => plain.filter((found) => found === heading).length === 1);
  const exact = (heading: string): string => headings[plain.indexOf(heading)] ?? '';
  if (once(imazing.session)) {
    if (once(imazing.messages)) return { is: 'chat sessions', app: 'Messages' };
    if (imazing.whatsapp.some((heading) => plain.includes(heading)))
      return { is: 'chat sessions', app: 'WhatsApp' };
  }
  if (once(imazing.calls)) return { is: 'columns', choice: imazingCalls(exact) };
  if (once(phoneViewArchive) && plain.length <= phoneViewArchive.length + 2)
    return { is: 'columns', choice: archiveChoice(exact) };
  return null;
}

/** Whether a first row is one of PhoneView's, which come without headings. */
export function isPhoneViewRow(cells: readonly string[]): boolean {
  const [direction = '', time = '', , , , service = 'SMS'] = cells;
  return (
    (cells.length === 5 || cells.length === 6) &&
    /^(?:Received|Sent)$/.test(direction) &&
    /^[A-Z][a-z]{2} \d{1,2}, \d{4},? .*\d:\d\d/.test(time) &&
    /^(?:SMS|iMessage|WhatsApp)?$/.test(service)
  );
}

/** The layout of a saved conversation of PhoneView with so many columns. */
export function phoneViewLayout(columns: number): Layout {
  const choice: ColumnChoice = {
    kind: 'messages',
    time: 'time',
    party: 'number',
    name: 'name',
    direction: 'direction',
    received: 'Received',
    text: 'words',
    ...(columns < phoneViewHeadings.length ? {} : { service: 'service' }),
  };
  return { is: 'columns', choice };
}

function imazingCalls(exact: (heading: string) => string): ColumnChoice {
  return {
    kind: 'calls',
    time: exact('date'),
    party: exact('number'),
    name: exact('contact'),
    direction: exact('call type'),
    duration: exact('duration'),
    service: exact('service'),
  };
}

function archiveChoice(exact: (heading: string) => string): ColumnChoice {
  return {
    kind: 'messages',
    time: exact('date'),
    party: exact('address'),
    direction: exact('flags'),
    received: '2',
    text: exact('text'),
  };
}

/** A heading as it is compared: lower case, one space between words. */
export function plainHeading(heading: string): string {
  return heading
    .replace(/[\s\u00a0\ufeff]+/g, ' ')
    .trim()
    .toLowerCase();
}

/**
 * Headings as the columns are called by: as they stand, but none twice and none empty. `Number` and
 * `Number` are `Number` and `Number (2)`; the third column, without one, is `column 3`.
 */
export function columnNames(headings: readonly string[]): string[] {
  const names = new Set<string>();
  return headings.map((heading, index) => {
    const wanted = heading.toWellFormed().trim().slice(0, longestName) || `column ${index + 1}`;
    let name = wanted;
    for (let copy = 2; names.has(name); copy += 1) name = `${wanted} (${copy})`;
    names.add(name);
    return name;
  });
}

const longestName = 200;
