import { recordBytes, recordText, shownText, type RecordedText } from '../core/text.ts';
import { timeFromText } from './date-text.ts';
import type { FoundFacts, FoundTime } from './found-facts.ts';
import { htmlWords } from './html-words.ts';
import type { OpenedFile } from './opened-file.ts';

/** What an e-mail says, and its words; `body` is null where they could not be read. */
export interface MailFacts extends FoundFacts {
  readonly body: RecordedText | null;
}

const mostHeaderBytes = 256 * 1024;
const mostMailBytes = 32 * 1024 * 1024;

/** The headers that are shown, as they stand in the file. */
const shownHeaders = ['From', 'To', 'Cc', 'Reply-To', 'Date', 'Subject', 'Message-ID', 'Received'];

/**
 * The headers of an e-mail as they stand in it (only the topmost `Received`), its times, the words of
 * its body and how many files are attached. `Date` is the sender's claim; the topmost `Received` is
 * that of the last server. A forwarded message counts as attached; its words are not the sender's.
 */
export async function mailFacts(file: OpenedFile, zone: string): Promise<MailFacts> {
  const headers = readHeaders(await file.read(0, mostHeaderBytes));
  const bytes = await file.read(0, mostMailBytes);
  const { default: reader } = await import('postal-mime');
  const common = { times: mailTimes(headers, zone), mediaType: 'message/rfc822' };
  try {
    const mail = await reader.parse(Buffer.from(bytes), { forceRfc822Attachments: true });
    const text = mail.text ?? (mail.html === undefined ? '' : htmlWords(mail.html));
    const attached = mail.attachments.length;
    return {
      ...common,
      body: recordText(text),
      asFound: { ...headers, ...(attached === 0 ? {} : { 'Files attached': String(attached) }) },
      notes: [
        ...(file.sizeBytes > mostMailBytes ? ['The e-mail is too large to be read whole.'] : []),
        ...(mail.text === undefined && mail.html !== undefined
          ? ['The words were taken out of the e-mail’s web page form.']
          : []),
      ],
    };
  } catch {
    const notes = ['The body of the e-mail could not be read.'];
    return { ...common, asFound: headers, body: null, notes };
  }
}

/** The header lines as found, unfolded; of several equal names the first. */
function readHeaders(start: Buffer): Record<string, RecordedText> {
  const found: Record<string, RecordedText> = {};
  for (const line of headerLines(start)) {
    const colon = line.indexOf(0x3a);
    const name = line.toString('latin1', 0, Math.max(colon, 0)).toLowerCase();
    const shown = shownHeaders.find((header) => header.toLowerCase() === name);
    if (shown !== undefined && found[shown] === undefined) {
      found[shown] = trimmed(line.subarray(colon + 1));
    }
  }
  return found;
}

function trimmed(bytes: Buffer): RecordedText {
  const text = recordBytes(bytes);
  return typeof text === 'string' ? text.trim() : text;
}

/** Lines up to the first empty one; a line that begins with white space goes on the one before. */
function headerLines(start: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let position = 0;
  while (position < start.byteLength && lines.length < 2000) {
    const lineFeed = start.indexOf(0x0a, position);
    const end = lineFeed < 0 ? start.byteLength : lineFeed;
    const line = start.subarray(position, start[end - 1] === 0x0d ? end - 1 : end);
    if (line.byteLength === 0) break;
    const last = lines.at(-1);
    if (last !== undefined && (line[0] === 0x20 || line[0] === 0x09)) {
      lines[lines.length - 1] = Buffer.concat([last, line]);
    } else lines.push(line);
    position = end + 1;
  }
  return lines;
}

function mailTimes(headers: Record<string, RecordedText>, zone: string): FoundTime[] {
  const sent = shownText(headers['Date'] ?? '');
  const received = shownText(headers['Received'] ?? '');
  const stamp = received.slice(received.lastIndexOf(';') + 1).trim();
  return [
    ...(sent === '' ? [] : [time('sent', sent, 'e-mail header “Date”, set by the sender')]),
    ...(received.includes(';')
      ? [time('received', stamp, 'e-mail header “Received”, set by the mail server')]
      : []),
  ];

  function time(what: string, raw: string, basis: string): FoundTime {
    return { what, happened: timeFromText(raw, { basis, zone }), standing: 'tag' };
  }
}
