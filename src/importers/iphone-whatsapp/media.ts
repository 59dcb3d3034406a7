import type { IncomingAttachment, IncomingBytes } from '../../core/source-item.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import type { PhoneFiles } from '../phone/phone.ts';
import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import { shortTextIn } from '../phone/core-data.ts';
import { lastPart } from '../phone/path-name.ts';

/** Where the files of a chat are, and in which texts of its row they are named. */
export interface MediaRow {
  readonly database: ScratchDatabase;
  readonly row: DatabaseRow;
  readonly files: PhoneFiles;
  /** The part of the phone that the database lies in. */
  readonly domain: string;
  /** True where somebody sent a file, whether or not the row still names it. */
  readonly wasSent: boolean;
}

/**
 * The file of a message. It comes without bytes where the source does not hold it; the small preview
 * that WhatsApp made then comes with it, where that is there.
 */
export function mediaFiles(media: MediaRow): readonly IncomingAttachment[] {
  const { database, row } = media;
  const path = shortTextIn(database, row, 'ZMEDIALOCALPATH');
  if (path === null && !media.wasSent) return [];
  const title = shortTextIn(database, row, 'ZTITLE');
  const isDocument = row['ZMESSAGETYPE'] === 8n;
  const found = path === null ? null : fileAt(media, path);
  const file: IncomingAttachment = {
    name: (isDocument ? title : null) ?? (path === null ? null : lastPart(path)),
    mediaType: mediaTypeIn(media),
    bytes: found,
    ...(found === null ? { missing: whyMissing(media, path) } : {}),
  };
  return found === null ? [file, ...previewOf(media)] : [file];
}

function previewOf(media: MediaRow): readonly IncomingAttachment[] {
  const column = media.row['ZXMPPTHUMBPATH'] === null ? 'ZTHUMBNAILLOCALPATH' : 'ZXMPPTHUMBPATH';
  const path = shortTextIn(media.database, media.row, column);
  const bytes = path === null ? null : fileAt(media, path);
  if (path === null || bytes === null) return [];
  return [{ name: lastPart(path), mediaType: null, bytes, note: 'a small preview by WhatsApp' }];
}

/* The app kept its files in one folder, then in another; old rows begin with a slash. */
const folders = ['Message/', '', 'Library/'];

function fileAt({ files, domain }: MediaRow, path: RecordedText): IncomingBytes | null {
  if (typeof path !== 'string') return null;
  const below = path.replace(/^\/+/, '');
  for (const folder of folders) {
    const bytes = files.find(domain, folder + below)?.bytes ?? null;
    if (bytes !== null) return bytes;
  }
  return null;
}

function whyMissing({ files, domain }: MediaRow, path: RecordedText | null): string {
  if (path === null) return 'not on the phone: never downloaded, or removed';
  if (typeof path !== 'string') return 'its name cannot be read';
  const below = path.replace(/^\/+/, '');
  const listed = folders.some((folder) => files.find(domain, folder + below) !== null);
  return listed ? 'listed in the backup, but not in it' : 'not in this backup';
}

/** For all but contact cards WhatsApp writes the type where the card would be. */
function mediaTypeIn({ database, row }: MediaRow): string | null {
  const stated = shownText(shortTextIn(database, row, 'ZVCARDSTRING') ?? '').split(';')[0] ?? '';
  return /^[a-z]+\/[\w.+-]{1,80}$/i.test(stated) ? stated.toLowerCase() : null;
}
