/** A long list that is narrowed by typing. Keys fit into 40 columns where they can. */
export const searchListWording = {
  search: 'Search: ',
  count: (fitting: number, inAll: number, order: string | undefined) =>
    `${fitting === inAll ? `${inAll} in all` : `${fitting} of ${inAll} fit`}${order === undefined ? '' : `, ${order}`}`,
  nothingFits: 'Nothing fits what you typed. Ctrl-U clears it.',
  above: (count: number) => `${count} above`,
  below: (count: number) => `${count} below`,
  ticked: (count: number, names: string) =>
    count === 0 ? 'Nothing ticked yet.' : `${count} ticked: ${names}`,
  andMore: (count: number) => ` and ${count} more`,
  keys: (other: { readonly opens: boolean; readonly order: string | undefined }) =>
    [
      'Type to search. Space ticks, Enter takes.',
      ...(other.opens ? ['Right opens.'] : []),
      ...(other.order === undefined ? [] : [`Ctrl-R: ${other.order}.`]),
      'Ctrl-A: all shown. ?: help',
    ].join(' '),
  nothingTicked: 'Nothing is ticked. Space ticks a line. Enter again takes none.',
  taken: (count: number, names: string) => (count === 0 ? 'none' : names),

  /** Without redraws: a numbered list, and answers typed on a line. */
  plain: {
    fitting: (shown: number, fitting: number, inAll: number, order: string | undefined) =>
      `${fitting} of ${inAll} fit${fitting > shown ? `, the first ${shown} are shown` : ''}${order === undefined ? '' : `, ${order}`}.`,
    none: 'Nothing fits that.',
    ask: 'Type part of a name or number, or numbers from the list. Enter ends.',
    howTo:
      'A number ticks that line, or takes the tick off: 1 3. Anything else searches; /12 searches for 12.',
    opens: '2+ shows the parts of line 2.',
    order: (order: string) => `r alone: ${order}.`,
    tickedMark: '(ticked) ',
    someMark: '(partly ticked) ',
    nothingTicked: 'Nothing is ticked. Enter again takes none.',
  },
};
