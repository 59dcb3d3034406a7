import type { MachineTranscript } from '../../core/communication.ts';
import { UserError } from '../../core/errors.ts';
import type { IncomingBytes } from '../../core/source-item.ts';
import { recordText } from '../../core/text.ts';
import { KeyedArchive } from '../property-list/keyed-archive.ts';
import { member, PlistDamaged, readPlist, type PlistValue } from '../property-list/plist.ts';

/** What was found where the phone keeps the words that it heard in a recording. */
export type FoundTranscript =
  | { readonly is: 'words'; readonly transcript: MachineTranscript }
  | { readonly is: 'empty' }
  | { readonly is: 'unreadable' };

/** Ten minutes of speech with the time of each word come to a fiftieth of it. */
const mostBytes = 4 * 1024 * 1024;

/** Reads a `.transcript` file. Whatever it holds, nothing is thrown. */
export async function readTranscript(bytes: IncomingBytes | null): Promise<FoundTranscript> {
  const whole = bytes === null ? null : await boundedBytes(bytes);
  return whole === null ? { is: 'unreadable' } : decodeTranscript(whole);
}

async function boundedBytes(bytes: IncomingBytes): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of bytes.open()) {
      size += piece.byteLength;
      if (size > mostBytes) return null;
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
  return Buffer.concat(pieces);
}

/** The words in a property list: an archive of one object, or that object's members alone. */
export function decodeTranscript(bytes: Buffer): FoundTranscript {
  const membersOf = transcriptMembers(bytes);
  const words = membersOf?.('transcriptionString');
  if (typeof words !== 'string') return { is: 'unreadable' };
  if (words === '') return { is: 'empty' };
  const confidence = membersOf?.('confidence');
  return {
    is: 'words',
    transcript: {
      text: recordText(words),
      madeBy: 'the phone',
      ...(typeof confidence === 'number' ? { confidence: asMeant(confidence) } : {}),
    },
  };
}

type Members = (name: string) => PlistValue | undefined;

function transcriptMembers(bytes: Buffer): Members | null {
  try {
    const list = readPlist(bytes);
    if (member(list, '$objects') === undefined) return (name) => member(list, name);
    const archive = new KeyedArchive(bytes);
    return (name) => {
      const value = archive.member(archive.root, name);
      // A text that can be changed is archived as an object around its text.
      return archive.member(value, 'NS.string') ?? value;
    };
  } catch (error) {
    if (error instanceof PlistDamaged) return null;
    throw error;
  }
}

/** The phone keeps four bytes of the number: 0.82 was meant, not 0.8199999928474426. */
function asMeant(value: number): string {
  if (Math.fround(value) !== value) return String(value);
  for (let digits = 1; digits <= 9; digits += 1) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(value);
}
