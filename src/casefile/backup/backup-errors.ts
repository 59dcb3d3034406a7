import { systemErrorCode, UserError } from '../../core/errors.ts';
import { sizeInWords } from '../../core/size-in-words.ts';

interface Words {
  readonly noRoom: string;
  readonly notWritable: string;
  readonly harm: string;
  readonly again: string;
}

const ofBackup: Words = {
  noRoom: 'There is not enough room for the backup.',
  notWritable: 'The place for the backup cannot be written to.',
  harm: 'Your case file was not changed. What was copied stays there.',
  again: 'run the same again: it goes on from there.',
};

const ofRestoring: Words = {
  noRoom: 'There is not enough room for the case file that is brought back.',
  notWritable: 'The place for the case file cannot be written to.',
  harm: 'Nothing was changed in the backup.',
  again: 'run the same again.',
};

/** A sentence for a backup that could not be written; anything that is no system error is returned as it is. */
export function backupError(error: unknown): unknown {
  return inWords(error, ofBackup);
}

/** The same for a case file that is brought back. */
export function restoreError(error: unknown): unknown {
  return inWords(error, ofRestoring);
}

function inWords(error: unknown, words: Words): unknown {
  const code = error instanceof UserError ? undefined : systemErrorCode(error);
  const { harm, again } = words;
  switch (code) {
    case undefined:
      return error;
    case 'ENOSPC':
    case 'EDQUOT':
      return new UserError(words.noRoom, {
        harm,
        hint: `Make room on that drive and ${again} Or choose another drive.`,
        cause: error,
      });
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new UserError(words.notWritable, {
        harm,
        hint: 'Check that the drive is not write-protected and that the folder is yours.',
        cause: error,
      });
    default:
      return new UserError(`A drive went away or failed (${code}).`, {
        harm,
        hint: `Plug it in again and ${again}`,
        cause: error,
      });
  }
}

export function noRoom(needed: number, free: number): UserError {
  return new UserError(
    `There is not enough room for the backup: it needs ${sizeInWords(needed)}, and ${sizeInWords(free)} are free.`,
    {
      harm: 'Nothing was copied.',
      hint: 'Make room on that drive, or choose another one.',
    },
  );
}

export function notAFolder(isThere: boolean): UserError {
  return new UserError(
    isThere ? 'That is a file, not a folder.' : 'The folder for the backup is not there.',
    {
      harm: 'Nothing was copied, and no folder is made in its place.',
      hint: 'Check the path. If it is on a stick or another drive, plug that in.',
    },
  );
}

export function badPlace(sentence: string): UserError {
  return new UserError(sentence, {
    harm: 'Nothing was copied.',
    hint: 'Choose a folder on another drive, outside of any case file.',
  });
}

export function otherCase(): UserError {
  return new UserError('The backup in that folder is of another case file.', {
    harm: 'Nothing was changed in it.',
    hint: 'Name the folder around it, and this one gets a folder of its own. Or choose another place.',
  });
}

/** The backup holds an entry that the case file does not have. */
export function forked(entry: number): UserError {
  return new UserError(
    `That backup and your case file went different ways: from entry ${entry} on they differ.`,
    {
      harm: 'Nothing was changed in the backup or in your case file.',
      hint: 'Keep both. Choose another place for this backup. “evidence restore” brings the other one back in a folder of its own.',
    },
  );
}

export function damagedCase(where: string): UserError {
  return new UserError(`Your case file is damaged (${where}), so no backup was made of it.`, {
    harm: 'Nothing was changed: a good backup is never written over by a damaged record.',
    hint: '“evidence verify” says more. An older backup may be whole: “evidence restore”. To save what is here as it is, in a new folder: “evidence backup --despite-damage”.',
  });
}

export function noCopyThere(isThere: boolean): UserError {
  return new UserError(
    isThere ? 'There is no backup in that folder.' : 'The folder with the backup is not there.',
    {
      harm: 'Nothing was changed.',
      hint: 'Name the folder that “evidence backup” made. If it is on a stick, plug that in.',
    },
  );
}

export function unfitForRestoring(sentence: string, hint: string): UserError {
  return new UserError(sentence, { harm: 'Nothing was brought back.', hint });
}

export function damagedCopy(where: string, count: number): UserError {
  const more = count > 1 ? `, and ${count - 1} more` : '';
  return new UserError(`This backup is damaged (${where}${more}), so it was not brought back.`, {
    harm: 'Nothing was changed in it.',
    hint: '“evidence verify” with its folder says more. Is there another backup? To bring back what is here as it is: “evidence restore --despite-damage”.',
  });
}
