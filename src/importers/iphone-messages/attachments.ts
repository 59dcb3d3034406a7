import { shownText, type RecordedText } from '../../core/text.ts';
import type { IncomingAttachment } from '../../core/source-item.ts';
import type { PhoneFile, PhoneFiles } from '../phone/phone.ts';
import type { AttachmentRow } from './attachment-table.ts';

/**
 * The attachments of a message, in the order in which its text names them; what it does not name comes
 * last. A file that the text names and the phone does not list is said to be missing.
 */
export function attachmentsOf(
  rows: readonly AttachmentRow[],
  named: readonly NamedFile[],
  files: PhoneFiles,
): readonly IncomingAttachment[] {
  if (rows.length === 0 && named.length === 0) return none;
  const left = new Set(rows);
  const inText = named.flatMap((file) => {
    const row = rows.find(({ guid }) => sameFile(guid, file.guid));
    if (row === undefined) return [unlisted(file)];
    const isFirst = left.delete(row);
    return isFirst ? filesOf(row, files) : [];
  });
  return [...inText, ...[...left].flatMap((row) => filesOf(row, files))];
}

/** A file that a text names at its place. */
export interface NamedFile {
  readonly guid: string;
  readonly name: RecordedText | null;
}

const none: readonly IncomingAttachment[] = [];

/* Files sent from the phone are named `at_0_GUID` in one place, and by the GUID alone in the other. */
function sameFile(one: string, other: string): boolean {
  return one === other || (bareGuid(one) === bareGuid(other) && bareGuid(one).length === 36);
}

function bareGuid(guid: string): string {
  return guid.slice(-36).toUpperCase();
}

function unlisted({ name }: NamedFile): IncomingAttachment {
  return {
    name,
    mediaType: null,
    bytes: null,
    missing: 'The message names a file that the phone no longer lists.',
  };
}

function filesOf(row: AttachmentRow, files: PhoneFiles): readonly IncomingAttachment[] {
  const attachment = {
    name: row.name ?? (row.path === null ? null : lastPart(row.path)),
    mediaType: row.mediaType ?? mediaTypeOf(row.uti),
    ...noteOf(row),
  };
  if (!row.isListed) return [missing(attachment, 'The phone lists nothing about this file.')];
  if (row.path === null) return [missing(attachment, notOnPhone(row))];
  if (typeof row.path !== 'string')
    return [missing(attachment, 'The path that the phone gives for this file cannot be read.')];
  const places = placesOf(row.path);
  for (const place of places) {
    const file = files.find(place.domain, place.path);
    if (file?.bytes != null) return [{ ...attachment, bytes: file.bytes }];
    if (file !== null)
      return [missing(attachment, 'The source lists this file and does not hold it.')];
  }
  const inside = places.flatMap((place) => insideFolder(place, attachment, files));
  return inside.length > 0 ? inside : [missing(attachment, 'This file is not in the source.')];
}

type Described = Pick<IncomingAttachment, 'name' | 'mediaType' | 'note'>;

function missing(attachment: Described, why: string): IncomingAttachment {
  return { ...attachment, bytes: null, missing: why };
}

function notOnPhone({ sizeBytes }: AttachmentRow): string {
  const size =
    sizeBytes === null || sizeBytes <= 0 ? '' : ` It says that it has ${sizeBytes} bytes.`;
  return `The phone did not have this file: it was never downloaded, or is only in iCloud.${size}`;
}

function noteOf(row: AttachmentRow): { note?: string } {
  const notes = [
    ...(row.isSticker ? ['sticker'] : []),
    ...(row.isHidden ? ['hidden in the chat by the phone'] : []),
    ...(row.isSensitive ? ['marked as sensitive by the phone'] : []),
    ...(isOfApp(row) ? ['made by an app for its preview'] : []),
  ];
  return notes.length === 0 ? {} : { note: notes.join('; ') };
}

function isOfApp({ path, name }: AttachmentRow): boolean {
  const shown = shownText(name ?? path ?? '');
  return shown.endsWith('.pluginPayloadAttachment');
}

/* What the phone says of a type in its own words, where it does not say it in those of the internet. */
function mediaTypeOf(uti: string): string | null {
  return uti === 'com.apple.coreaudio-format' ? 'audio/x-caf' : null;
}

interface Place {
  readonly domain: string;
  readonly path: string;
}

const roots = [/^~\//, /^(?:\/private)?\/var\/mobile\//, /^\/Users\/[^/]+\//, /^(?=Library\/)/];

/** Where a backup keeps a file of this path: attachments in the media, other things in the home. */
function placesOf(path: string): readonly Place[] {
  const root = roots.find((pattern) => pattern.test(path));
  if (root === undefined) return [];
  const below = path.replace(root, '');
  return ['MediaDomain', 'HomeDomain'].map((domain) => ({ domain, path: below }));
}

/** Some attachments are folders: every file in one is an attachment of its own. */
function insideFolder(
  { domain, path }: Place,
  attachment: Described,
  files: PhoneFiles,
): IncomingAttachment[] {
  const inside: IncomingAttachment[] = [];
  for (const file of files.below(domain, `${path}/`)) {
    if (inside.length >= maximumInFolder) break;
    inside.push(fileInside(file, attachment));
  }
  return inside;
}

function fileInside(file: PhoneFile, attachment: Described): IncomingAttachment {
  const described = {
    name: lastPart(file.path),
    mediaType: null,
    note: [
      ...(attachment.note === undefined ? [] : [attachment.note]),
      'one file of a folder',
    ].join('; '),
  };
  if (file.bytes === null)
    return missing(described, 'The source lists this file and does not hold it.');
  return { ...described, bytes: file.bytes };
}

const maximumInFolder = 1000;

function lastPart(path: RecordedText): RecordedText {
  return typeof path === 'string' ? path.slice(path.lastIndexOf('/') + 1) : path;
}
