import type { IncomingAttachment } from '../../core/source-item.ts';
import { unitsOf, type LiftedValue } from './lifted-values.ts';
import type { SourceEncoding } from './source-encoding.ts';

/** What becomes of a text that is too long to be one: a file of the message, and a marker that says so. */
export interface LongText {
  readonly attachments: readonly IncomingAttachment[];
  readonly markers: readonly string[];
}

/** Nothing for a text that is absent or short enough. */
export type LongTexts = (value: LiftedValue | undefined) => LongText;

/** Hands over over-long texts as they are written in a source of this encoding. */
export function longTextsIn(encoding: SourceEncoding): LongTexts {
  return (value) => {
    if (value === undefined || typeof value === 'string') return { attachments: [], markers: [] };
    return {
      attachments: [
        {
          name: 'message.txt',
          mediaType: 'text/plain',
          bytes: { open: () => bytesAsWritten(value, encoding) },
          note: 'the text as it is written in the source, with its XML escapes',
        },
      ],
      markers: ['text too long to show, kept as a file'],
    };
  };
}

async function* bytesAsWritten(
  value: LiftedValue,
  encoding: SourceEncoding,
): AsyncGenerator<Uint8Array> {
  for await (const units of unitsOf(value, encoding)) {
    const bytes = Buffer.from(units, encoding.unitsOnDisk);
    yield encoding.name === 'UTF-16BE' ? bytes.swap16() : bytes;
  }
}
