/** What is told of an Android database besides its rows. */
export const databasesWording = {
  filesElsewhere: 'the phone keeps it as a file of its own, which is not here',
  partsUnreadable: 'its parts could not be read: the database is damaged there',
  ownSim: 'the number of the phone’s own SIM, in Google Messages',
  unknownStatus: (status: number) =>
    `status ${status} of the app, which this program does not know`,
  picturesNotHere: {
    what: 'Pictures and sounds in messages',
    how: 'The phone keeps them beside this database. Use the app “SMS Backup & Restore” on the phone, tick “MMS”, and import the file it makes.',
  },
  orphans: (rows: number) =>
    `${rows} ${rows === 1 ? 'part or address is' : 'parts or addresses are'} left of messages that are no longer in the list. They were not taken in.`,
  otherTable: (rows: number) =>
    `The database also holds ${rows} ${rows === 1 ? 'row' : 'rows'} of chat messages in a form that this program does not read.`,
};
