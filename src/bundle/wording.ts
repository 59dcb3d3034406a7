/** What is said when a bundle cannot be made, or a bundle that was named cannot be read: one refusal each. */
export const bundleWording = {
  insideCase: {
    message: 'A bundle cannot be put inside the case folder.',
    hint: 'Choose another folder with -o, for instance on a memory stick.',
  },
  taken: {
    message: 'There is something with that name already. Nothing is ever written over.',
    hint: 'Choose another name with -o.',
  },
  disk: {
    full: {
      message: 'The disk is full, so the bundle was not made.',
      hint: 'Make room, or choose another disk with -o.',
    },
    refused: {
      message: 'The bundle cannot be written there.',
      hint: 'Choose a folder that you may write in with -o.',
    },
    gone: {
      message: 'The folder for the bundle is not there.',
      hint: 'If it is on a stick or a drive, plug that in. Or choose another folder with -o.',
    },
    tooBig: {
      message: 'The bundle is too big for that disk.',
      hint: 'Some memory sticks hold no file over 4 GB: try --folder, or another disk with -o.',
    },
    failed: {
      message: 'The disk could not be written to.',
      hint: 'Try another disk with -o.',
    },
    nameTooLong: {
      message: 'That name is too long for the disk.',
      hint: 'Choose a shorter name with -o.',
    },
  },
  damaged: {
    message: 'The record is damaged, so no bundle was made.',
    hint: 'Run “evidence verify” to see what is damaged. With --despite-damage the bundle is made and says so on its first page.',
  },
  changedMeanwhile: {
    message: 'Something changed while the bundle was being made.',
    hint: 'Please try again.',
  },
  exhibitDiffers: (reference: string) => ({
    message: `The file of exhibit ${reference} is not what the record says, so no bundle was made.`,
    hint: 'Run “evidence verify”. With --despite-damage the bundle is made and says so.',
  }),
  doesNotReadBack: {
    message: 'The bundle did not read back as it was written, so it was not kept.',
    hint: 'Please try again, on another disk if you can: -o says where.',
  },
  recordChanged: {
    message: 'The record changed while the bundle was being prepared.',
    hint: 'Please try again.',
  },
  severalThere: {
    message: 'There is more than one bundle in that folder.',
    hint: 'Name the one to check.',
  },
  notThere: {
    message: 'There is nothing at that place.',
    hint: 'Check the name. If it is on a stick or a drive, plug that in.',
  },
  notAllowed: {
    message: 'That may not be read from this account.',
    hint: 'Check the name. If it is on a stick or a drive, plug that in.',
  },
  noBundle: {
    message: 'That is not a bundle: no bagit.txt was found in it.',
    hint: 'Point at the zip, or at the folder that it was unpacked to.',
  },
};
