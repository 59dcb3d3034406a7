/** What a thing that went wrong means for the record: the second sentence of what is said of it. */
export const harmWording = {
  nothingChanged: 'Nothing was changed.',
  nothingChangedInIt: 'Nothing was changed in it.',
  nothingWritten: 'Nothing was written.',
  nothingMade: 'Nothing was made.',
  nothingRecorded: 'Nothing was recorded.',
  nothingRemoved: 'Nothing was removed.',
  nothingTakenIn: 'Nothing was taken in from it.',
  nothingHarmed: 'Nothing already recorded was harmed.',
};
