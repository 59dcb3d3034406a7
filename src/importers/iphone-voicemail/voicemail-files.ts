import { shownText } from '../../core/text.ts';
import type { PhoneFile, PhoneFiles } from '../phone/phone.ts';

/** Where an iPhone keeps voicemail: the list, and below it a file for each recording. */
export const voicemailFolder = 'Library/Voicemail/';

/** The files of voicemail that a source holds, by what they are. */
export interface VoicemailFiles {
  /** Those named after the row with this number, in every folder; an account may have its own. */
  recordings(row: string): readonly PhoneFile[];
  transcripts(row: string): readonly PhoneFile[];
  /** Recordings and transcripts that were not asked for, greetings among them, in the order of their paths. */
  left(): readonly PhoneFile[];
  /** Files beyond the number that can be held. */
  readonly leftOut: number;
}

/** A phone keeps some hundred; a source that was made to fill the memory may list any number. */
const mostFiles = 100_000;

/** A row has one; the rest are listed by themselves. */
const mostOfOneRow = 10;

const sounds = /\.(?:amr|awb|3gpp?|3g2|m4a|mp4|caf|wav|aac|mp3|mov)$/i;
const ofRow = /^(\d{1,19})\.([^.]+)$/;

/** Sorts what stands below `Library/Voicemail/`. Settings and the database itself are no recordings. */
export function voicemailFiles(files: PhoneFiles): VoicemailFiles {
  const recordings = new Map<string, PhoneFile[]>();
  const transcripts = new Map<string, PhoneFile[]>();
  const others: PhoneFile[] = [];
  let held = 0;
  let leftOut = 0;
  for (const file of files.below('HomeDomain', voicemailFolder)) {
    const name = nameOf(file);
    const isTranscript = isTranscriptName(name);
    if (!isTranscript && !sounds.test(name)) continue;
    held += 1;
    if (held > mostFiles) leftOut += 1;
    else put(file, name, isTranscript ? transcripts : recordings, others);
  }
  const asked = new Set<PhoneFile>();
  const take = (found: readonly PhoneFile[] = []) => {
    const taken = found.slice(0, mostOfOneRow);
    for (const file of taken) asked.add(file);
    return taken;
  };
  return {
    recordings: (row) => take(recordings.get(row)),
    transcripts: (row) => take(transcripts.get(row)),
    left: () =>
      [...[...recordings.values()].flat(), ...[...transcripts.values()].flat(), ...others]
        .filter((file) => !asked.has(file))
        .sort((a, b) => Buffer.compare(pathBytes(a), pathBytes(b))),
    leftOut,
  };
}

/** The last part of a file's path. */
export function nameOf(file: PhoneFile): string {
  const path = shownText(file.path);
  return path.slice(path.lastIndexOf('/') + 1);
}

export function isTranscriptName(name: string): boolean {
  return /\.transcript$/i.test(name);
}

/** The recording that callers hear before they speak; the phone's owner spoke it. */
export function isGreeting(file: PhoneFile): boolean {
  return /greeting/i.test(nameOf(file));
}

function put(
  file: PhoneFile,
  name: string,
  byRow: Map<string, PhoneFile[]>,
  others: PhoneFile[],
): void {
  const [, row] = ofRow.exec(name) ?? [];
  if (row === undefined) {
    others.push(file);
    return;
  }
  const number = row.replace(/^0+(?=\d)/, '');
  const before = byRow.get(number);
  if (before === undefined) byRow.set(number, [file]);
  else before.push(file);
}

function pathBytes(file: PhoneFile): Buffer {
  return typeof file.path === 'string'
    ? Buffer.from(file.path)
    : Buffer.from(file.path.rawHex, 'hex');
}
