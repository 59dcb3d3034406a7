import type { FileFacts } from '../../core/file-facts.ts';
import type { FileGroup } from '../../core/source-item.ts';

/** The files of a camera roll, as they are chosen together. */
export const pictureGroups = {
  screenshots: { key: 'screenshots', title: 'Screenshots' },
  'screen-recordings': { key: 'screen-recordings', title: 'Screen recordings' },
  photos: { key: 'photos', title: 'Photos' },
  videos: { key: 'videos', title: 'Videos' },
  'other-files': { key: 'other-files', title: 'Other files beside the photos' },
} as const satisfies Readonly<Record<string, FileGroup>>;

const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['heic', 'image/heic'],
  ['heif', 'image/heif'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['gif', 'image/gif'],
  ['tif', 'image/tiff'],
  ['tiff', 'image/tiff'],
  ['webp', 'image/webp'],
  ['bmp', 'image/bmp'],
  ['dng', 'image/x-adobe-dng'],
  ['avif', 'image/avif'],
  ['mov', 'video/quicktime'],
  ['mp4', 'video/mp4'],
  ['m4v', 'video/x-m4v'],
  ['3gp', 'video/3gpp'],
]);

/** The media type that the ending of a file's name stands for; null for any other ending. */
export function mediaTypeOfName(name: string): string | null {
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return mediaTypes.get(ending) ?? null;
}

/** What a file is, by its media type. */
export function kindOfType(mediaType: string | null): FileFacts['kind'] {
  if (mediaType === null) return 'other';
  return mediaType.startsWith('video/') ? 'video' : 'picture';
}

/** What the library says a picture is: its ZKIND, ZKINDSUBTYPE and whether it looks like a screenshot. */
export interface LibraryKind {
  readonly kind: number | null;
  readonly subtype: number | null;
  readonly looksLikeScreenshot: boolean;
}

/** By osxphotos and by tests on iOS 12 to 18: theforensicscooter.com, Photos.sqlite. */
const subtypes: ReadonlyMap<number, string> = new Map([
  [0, 'photo'],
  [1, 'panorama'],
  [2, 'Live Photo'],
  [10, 'screenshot'],
  [100, 'video'],
  [101, 'slow-motion video'],
  [102, 'time-lapse video'],
  [103, 'screen recording'],
]);

export const livePhoto = 2;

/** The library's sort of picture in words; null where it is not known what the number means. */
export function subtypeInWords(subtype: number | null): string | null {
  return subtype === null ? null : (subtypes.get(subtype) ?? null);
}

/** The group that a file is chosen in. */
export function groupOf(kind: FileFacts['kind'], library: LibraryKind | null): FileGroup {
  if (library?.subtype === 10 || library?.looksLikeScreenshot === true)
    return pictureGroups.screenshots;
  if (library?.subtype === 103) return pictureGroups['screen-recordings'];
  if (library?.kind === 1 || kind === 'video') return pictureGroups.videos;
  if (library?.kind === 0 || kind === 'picture') return pictureGroups.photos;
  return pictureGroups['other-files'];
}
