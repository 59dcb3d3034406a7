/** What is told of an export of the app SMS Import / Export. */
export const smsImportExportWording = {
  listDamaged: (why: string) => ({
    message: `The list of messages in this export is damaged: ${why}.`,
    harm: 'Nothing of it was taken in.',
    hint: 'Make the export again on the phone if you can, or copy the file again.',
  }),
  notInExport: 'left out of the export, or lost from it',
  notBase64: 'some of it is not base64, and was left out',
  lostNumbers:
    'There are numbers here with more digits than can be read exactly. They were left out.',
  badBytes:
    'There are bytes here that are not text. A mark stands in their place, and the bytes are kept exactly.',
  noIdentifier: (contacts: number) =>
    `${contacts} ${contacts === 1 ? 'contact has' : 'contacts have'} no number and no address.`,
  noEnd: 'The end of the list is missing: rows that came after the last one may be lost.',
  goesOn: 'Something stands behind the end of the list. It was not read.',
};
