import type { MachineTranscript, Marker } from '../../core/communication.ts';
import { recordBytes, shownText, type RecordedText } from '../../core/text.ts';
import { attributeText, type AttributedText } from './attributed-text.ts';
import type { NamedFile } from './attachments.ts';
import type { MessageRow } from './message-row.ts';
import { longestBody } from './message-columns.ts';
import type { PlainBodies } from './plain-bodies.ts';

/** The words of a message, and what stands in them besides words. */
export interface Body {
  /** Null when there are none, or none that can be read; `markers` then says so. */
  readonly text: RecordedText | null;
  readonly markers: readonly Marker[];
  readonly asFound: Readonly<Record<string, RecordedText>>;
  /** Attachments in the order of the text. */
  readonly files: readonly NamedFile[];
  readonly transcript: MachineTranscript | null;
}

/** Reads `attributedBody`, which holds all that is shown, and the plain `text` beside it. */
export function bodyOf(row: MessageRow, bodies: PlainBodies): Body {
  const bytes = row.body('attributedBody');
  const decoded = bytes === null ? null : bodies.decode(bytes);
  const plain = row.text('text');
  const attributed = decoded === null ? null : textOf(decoded.text);
  const text = attributed === null || attributed === '' ? (plain ?? attributed) : attributed;
  const parts = decoded === null || decoded.runs.length === 0 ? noParts : partsOf(decoded, text);
  return {
    ...parts,
    text: text !== null && isPlaceholder(text, row) ? null : text,
    markers: bodyMarkers(row, decoded),
    asFound: isOther(plain, text) ? { ...parts.asFound, text: plain } : parts.asFound,
  };
}

function isOther(plain: RecordedText | null, text: RecordedText | null): plain is RecordedText {
  return plain !== null && text !== null && shownText(plain) !== shownText(text);
}

function textOf(bytes: Buffer): RecordedText {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? recordBytes(bytes) : text;
}

/* U+FFFC stands for an attachment and U+FFFD for the balloon of an app: where nothing else is there, nobody wrote anything. */
function isPlaceholder(text: RecordedText, row: MessageRow): boolean {
  if (typeof text !== 'string') return false;
  if (text.includes('\ufffc')) return /^[\ufffc\s]*$/.test(text);
  return text === '\ufffd' && row.text('balloon_bundle_id') !== null;
}

function bodyMarkers(row: MessageRow, decoded: AttributedText | null): readonly Marker[] {
  if (decoded?.isWhole === true && row.isCommon) return none;
  const bytes = row.bytes('attributedBody');
  const markers: Marker[] = [];
  if (bytes > 0 && decoded === null) markers.push(`body present but not decoded (${bytes} bytes)`);
  if (decoded?.isWhole === false) markers.push('the body could not be read to its end');
  if (row.bytes('text') > longestBody)
    markers.push(`text present but too long to be read (${row.bytes('text')} bytes)`);
  return markers.length === 0 ? none : markers;
}

const none: readonly Marker[] = [];

const noParts: Pick<Body, 'asFound' | 'files' | 'transcript'> = {
  asFound: {},
  files: [],
  transcript: null,
};

function partsOf({ runs }: AttributedText, text: RecordedText | null): typeof noParts {
  const files: NamedFile[] = [];
  const mentions: string[] = [];
  const links: string[] = [];
  let transcript: MachineTranscript | null = null;
  for (const { attributes } of runs.slice(0, maximumRuns)) {
    const read = (name: string) => attributeText(attributes.get(name));
    const guid = read('__kIMFileTransferGUIDAttributeName');
    const name = read('__kIMFilenameAttributeName');
    const heard = read('IMAudioTranscription');
    if (guid !== null) addFile(files, guid, name);
    if (heard !== null) transcript ??= { text: textOf(heard), madeBy: 'the phone' };
    add(mentions, read('__kIMMentionConfirmedMention'));
    add(links, read('__kIMLinkAttributeName'));
  }
  const shown = text === null ? '' : shownText(text);
  const otherLinks = links.filter((link) => !shown.includes(link));
  return {
    files,
    transcript,
    asFound: {
      ...(mentions.length === 0 ? {} : { mentions: joined(mentions) }),
      ...(otherLinks.length === 0 ? {} : { links: joined(otherLinks) }),
    },
  };
}

const maximumRuns = 10_000;

function addFile(files: NamedFile[], guid: Buffer, name: Buffer | null): void {
  const known = guid.toString('utf8');
  if (files.some((file) => file.guid === known) || files.length >= maximumNamed) return;
  files.push({ guid: known, name: name === null ? null : textOf(name) });
}

const maximumNamed = 1000;

function add(list: string[], bytes: Buffer | null): void {
  const text = bytes?.toString('utf8') ?? '';
  if (text !== '' && !list.includes(text) && list.length < maximumNamed) list.push(text);
}

function joined(list: readonly string[]): string {
  return list.join(' ');
}
