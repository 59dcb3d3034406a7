import type { RecordedText } from './text.ts';
import type { Happened } from './time.ts';

/** A time that a file states of itself, or that its name claims. */
export interface StatedTime {
  /** `taken`, `recorded`, `container created`, `in the file name`… */
  readonly what: string;
  readonly happened: Happened;
}

/** What a file says of itself, each fact with where it stands. Nothing here is checked against the world. */
export interface FileFacts {
  readonly kind: 'picture' | 'video' | 'sound' | 'voicemail' | 'document' | 'text' | 'other';
  /** From the file's content; null when it is not recognised. */
  readonly mediaType: string | null;
  /** The best of `times`, in the order EXIF with offset, container, EXIF, file name; unknown when none. */
  readonly happened: Happened;
  readonly times: readonly StatedTime[];
  readonly durationMilliseconds?: number;
  readonly widthPixels?: number;
  readonly heightPixels?: number;
  /** A number or name that the file name claims for the other party. */
  readonly otherParty?: RecordedText;
  /** True when the file states where it was made (GPS): a warning before it is handed over. */
  readonly statesPosition?: boolean;
  /** Other facts as found: `Software`, `Image description`… */
  readonly asFound?: Readonly<Record<string, RecordedText>>;
  /** The words of a .txt, .rtf, .md or .eml file, to be seen and searched; at most 256 KiB. */
  readonly words?: RecordedText;
  /** What could not be read of it; the file itself is taken in whole. */
  readonly notes: readonly string[];
}
