/** What is said when a table cannot be read at all, and of one that was read. */
export const tableWording = {
  noTable: {
    message: 'This is not a table of messages or calls that can be read.',
    harm: 'Nothing of it was taken in.',
    hint: 'It can be kept as a file as it is: import it again, and say no when you are asked.',
  },
  noColumn: {
    message: 'A column that was named is not in this table.',
    harm: 'Nothing of it was taken in.',
    hint: 'Write each heading as it stands in the first row of the table.',
  },
  dateOrder: (orders: string) => ({
    message: 'The dates in this table can be read in more than one way.',
    harm: 'Nothing of it was taken in.',
    hint: `Say which comes first with --date-order (${orders}): dmy is day first, mdy is month first, ymd is year first.`,
  }),
  datesAsked:
    'The dates in this table can be read in more than one way, and the file does not say which.',
  notes: {
    theTable: 'the table',
    noRows: 'There is a row of headings, and no other.',
    windows1252:
      'The file does not say how its letters are written. It was read as Windows-1252, which older programs write.',
    halfLetter: 'The file ends in the middle of a letter.',
    quotes:
      'A quotation mark stands here where it should be doubled. It was read as part of the text.',
    noTime:
      'What stands in the column of the time could not be read as a time. It is kept as it is.',
  },
  skipped: {
    fields: (found: number, wanted: number) =>
      `it has ${found} ${found === 1 ? 'cell' : 'cells'}, and the table has ${wanted} columns`,
  },
};
