import { shownText, type RecordedText } from '../core/text.ts';
import { mailFacts } from './email.ts';
import type { FoundFacts } from './found-facts.ts';
import type { OpenedFile } from './opened-file.ts';
import { rtfText } from './rtf.ts';
import { readText } from './text-bytes.ts';

/** The most that the words of one file may take in the record, written as JSON. */
const mostWordBytes = 256 * 1024;

/** What is read of a file for its words; RTF and e-mail hold more than words. */
const mostTextBytes = 1024 * 1024;
const mostRtfBytes = 8 * 1024 * 1024;

const cutNote = 'Only the first part of the words is shown here; the file itself is whole.';

/**
 * The words of a text: of plain text when the name ends as one of notes (`.txt`, `.text`, `.md`) or
 * has no ending, of RTF, and of an e-mail with its headers. Nothing for other files.
 */
export async function wordFacts(
  file: OpenedFile,
  mediaType: string | null,
  name: RecordedText,
  zone: string,
): Promise<FoundFacts> {
  const ending = /\.([^.]{1,12})$/.exec(shownText(name))?.[1]?.toLowerCase() ?? '';
  if (mediaType === 'message/rfc822' || (mediaType === 'text/plain' && ending === 'eml')) {
    const { body, ...facts } = await mailFacts(file, zone);
    return body === null ? facts : withWords({ ...facts, kind: 'text' }, body, false);
  }
  if (mediaType === 'application/rtf') {
    const bytes = await file.read(0, mostRtfBytes);
    return withWords({ kind: 'text' }, rtfText(bytes), file.sizeBytes > mostRtfBytes);
  }
  if (mediaType !== 'text/plain' || !['txt', 'text', 'md', 'markdown', ''].includes(ending)) {
    return {};
  }
  const { text, note } = readText(await file.read(0, mostTextBytes));
  const notes = note === undefined ? [] : [note];
  return withWords({ kind: 'text', notes }, text, file.sizeBytes > mostTextBytes);
}

function withWords(facts: FoundFacts, text: RecordedText, alreadyCut: boolean): FoundFacts {
  const words = cutToFit(text);
  const notes = facts.notes ?? [];
  return {
    ...facts,
    words,
    notes: alreadyCut || words !== text ? [...notes, cutNote] : notes,
  };
}

/** The beginning of a text that fits; text that no string can hold is shortened to what can be shown. */
function cutToFit(text: RecordedText): RecordedText {
  if (sizeInRecord(text) <= mostWordBytes) return text;
  let shown = shownText(text).slice(0, mostWordBytes);
  while (sizeInRecord(shown) > mostWordBytes) {
    const share = mostWordBytes / sizeInRecord(shown);
    shown = shown.slice(0, Math.floor(shown.length * Math.min(share, 0.99)));
  }
  return /[\ud800-\udbff]$/.test(shown) ? shown.slice(0, -1) : shown;
}

function sizeInRecord(text: RecordedText): number {
  return Buffer.byteLength(JSON.stringify(text), 'utf8');
}
