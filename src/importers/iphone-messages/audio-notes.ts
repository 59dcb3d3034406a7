import type { MachineTranscript } from '../../core/communication.ts';
import { recordText } from '../../core/text.ts';
import { member, PlistDamaged, readPlist } from '../property-list/plist.ts';
import type { AttachmentRow } from './attachment-table.ts';

const key = 'audio-transcription';

/** What the phone heard in a voice message, where it noted that beside the file; null when nowhere. */
export function transcriptIn(attachments: readonly AttachmentRow[]): MachineTranscript | null {
  for (const { notes } of attachments) {
    const heard = notes === null || !notes.includes(key) ? undefined : heardIn(notes);
    if (typeof heard === 'string' && heard !== '')
      return { text: recordText(heard), madeBy: 'the phone' };
  }
  return null;
}

function heardIn(notes: Buffer): unknown {
  try {
    return member(readPlist(notes), key);
  } catch (error) {
    if (!(error instanceof PlistDamaged) && !(error instanceof RangeError)) throw error;
    return undefined;
  }
}
