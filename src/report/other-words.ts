import type { Message } from '../core/communication.ts';
import { visibleLine } from '../core/text.ts';
import { whenOnOneLine } from './when.ts';
import { quote, type Quoted } from './words.ts';

/** Words that stand with a message and are not its text. */
export interface OtherWords {
  readonly what: 'earlier text' | 'machine transcript';
  /** `Before it was edited, as written Sat 31 Jan 2026 14:25:30 GMT; 2026-01-31 14:25:30 UTC`. */
  readonly label: string;
  readonly words: Quoted;
}

/** How a message read before it was edited, oldest first, and what software heard in its recording. */
export function otherWords(message: Message, zone: string): OtherWords[] {
  const { earlierTexts = [], transcript } = message;
  return [
    ...earlierTexts.map(({ text, happened }) => ({
      what: 'earlier text' as const,
      label: `Before it was edited, as written ${whenOnOneLine(happened, zone)}`,
      words: quote(text),
    })),
    ...(transcript === undefined
      ? []
      : [
          {
            what: 'machine transcript' as const,
            label: transcriptLabel(transcript),
            words: quote(transcript.text),
          },
        ]),
  ];
}

function transcriptLabel({ madeBy, confidence }: NonNullable<Message['transcript']>): string {
  const by = `Words that ${visibleLine(madeBy)} heard in the recording. Software wrote them, and they may be wrong`;
  return confidence === undefined
    ? by
    : `${by}; it says how sure it is: ${visibleLine(confidence)}`;
}
