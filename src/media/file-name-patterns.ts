import { voicemailsAndCalls } from './call-file-names.ts';
import {
  dashedDate,
  dashedTime,
  date,
  dayFirst,
  dottedTime,
  half,
  notDigit,
  pattern,
  space,
  time,
  word,
} from './file-name-parts.ts';

/**
 * One way in which phones and programs name files, and what such a name claims. The expression names
 * its parts: `year` (two digits are of this century), `month`, `day`, `hour`, `minute`, `second`,
 * `fraction`, `half` (AM or PM), `offset`, `unixSeconds`, `unixMilliseconds`, `party` (the other
 * party), `direction`, `app`.
 */
export interface FileNamePattern {
  /** Who names files so, in plain words. */
  readonly madeBy: string;
  readonly expression: RegExp;
  /** What clock the time is by; `none` for names whose digits are no time. */
  readonly clock: 'local' | 'utc' | 'offset' | 'date only' | 'none';
  /** What is claimed to have happened then: `saved`, `recorded`… */
  readonly what?: string;
  readonly voicemail?: true;
}

/** Messages apps (`formats.md` §5.2 and §6.1). */
const messagesApps: readonly FileNamePattern[] = [
  {
    madeBy: 'WhatsApp on Android',
    expression: pattern(String.raw`(?:PTT|AUD|IMG|VID|STK|DOC)-${date}-WA\d{4}`),
    clock: 'date only',
    what: 'sent or received',
  },
  {
    madeBy: 'WhatsApp on iPhone',
    expression: pattern(String.raw`\d{8}-[A-Z]{3,12}-${dashedDate}-${dashedTime}${notDigit}`),
    clock: 'local',
    what: 'sent or received',
  },
  {
    madeBy: 'WhatsApp',
    expression: pattern(String.raw`WhatsApp ${word} ${dashedDate} [^\d]{1,8}${dottedTime}${half}`),
    clock: 'local',
    what: 'sent, received or saved',
  },
  {
    madeBy: 'Telegram',
    expression: pattern(String.raw`[a-z_]{4,16}_\d{1,9}@${dayFirst}_${dashedTime}${notDigit}`),
    clock: 'local',
    what: 'sent or received',
  },
  {
    madeBy: 'Telegram',
    expression: pattern(
      String.raw`(?:photo|video|audio|voice)_${dashedDate}_${dashedTime}${notDigit}`,
    ),
    clock: 'local',
    what: 'sent or received',
  },
  {
    madeBy: 'Signal',
    expression: pattern(
      String.raw`signal-${dashedDate}-${dashedTime}(?:-(?<fraction>\d{3}))?${notDigit}`,
    ),
    clock: 'local',
    what: 'sent or saved',
  },
  {
    madeBy: 'Signal',
    expression: pattern(String.raw`signal-${dashedDate}-${time}${notDigit}`),
    clock: 'local',
    what: 'sent or saved',
  },
  {
    madeBy: 'Facebook',
    expression: pattern(String.raw`FB_IMG_(?<unixMilliseconds>1\d{12})${notDigit}`),
    clock: 'utc',
    what: 'saved',
  },
  { madeBy: 'Messenger', expression: pattern(String.raw`received_\d+`), clock: 'none' },
  { madeBy: 'Snapchat', expression: pattern(String.raw`Snapchat-\d+`), clock: 'none' },
  {
    madeBy: 'Snapchat, downloaded data',
    expression: pattern(String.raw`${dashedDate}_(?:b~|media~|overlay~|thumbnail~)`),
    clock: 'date only',
    what: 'sent or received',
  },
];

/** Screenshots and screen recordings (`formats.md` §6.1). */
const screens: readonly FileNamePattern[] = [
  {
    madeBy: 'screenshot by an Android phone',
    expression: pattern(String.raw`Screenshot[_ ]${date}[-_ ]${time}${notDigit}`),
    clock: 'local',
    what: 'captured',
  },
  {
    madeBy: 'screenshot by an Android phone',
    expression: pattern(
      String.raw`Screenshot_${dashedDate}-${dashedTime}(?:-(?<fraction>\d{3}))?${notDigit}`,
    ),
    clock: 'local',
    what: 'captured',
  },
  {
    madeBy: 'screenshot by Windows',
    expression: pattern(String.raw`Screenshot ${dashedDate} ${time}${notDigit}`),
    clock: 'local',
    what: 'captured',
  },
  {
    madeBy: 'screenshot by a Mac',
    expression: pattern(
      String.raw`${word}${space}${dashedDate}(?:${space}[^\d]{1,12})?${space}${dottedTime}${half}`,
    ),
    clock: 'local',
    what: 'captured',
  },
  {
    madeBy: 'screen recording by Android',
    expression: pattern(String.raw`screen-${date}-${time}${notDigit}`),
    clock: 'local',
    what: 'captured',
  },
  {
    madeBy: 'screen recording by a Samsung phone',
    expression: pattern(String.raw`Screen_Recording_${date}_${time}${notDigit}`),
    clock: 'local',
    what: 'captured',
  },
  {
    madeBy: 'screen recording by a Xiaomi phone',
    expression: pattern(
      String.raw`Screenrecorder-${dashedDate}-${dashedTime}(?:-(?<fraction>\d{3}))?${notDigit}`,
    ),
    clock: 'local',
    what: 'captured',
  },
  {
    madeBy: 'screen recording by an iPhone',
    expression: pattern(String.raw`RPReplay_Final(?<unixSeconds>1\d{9})${notDigit}`),
    clock: 'utc',
    what: 'captured',
  },
];

/** Cameras and recorders (`formats.md` §5.2 and §6.1). */
const cameras: readonly FileNamePattern[] = [
  {
    madeBy: 'Google Pixel',
    expression: pattern(String.raw`PXL_${date}_${time}(?<fraction>\d{3})${notDigit}`),
    clock: 'utc',
    what: 'taken',
  },
  {
    madeBy: 'OneDrive',
    expression: pattern(String.raw`${date}_${time}(?<fraction>\d{3})_iOS`),
    clock: 'utc',
    what: 'taken',
  },
  {
    madeBy: 'camera',
    expression: pattern(
      String.raw`(?:IMG|VID|MVIMG|PANO|BURST|DSC|REC|AUDIO)[-_]?${date}[-_]?${time}(?:_?(?<fraction>\d{3}))?${notDigit}`,
    ),
    clock: 'local',
    what: 'taken',
  },
  {
    madeBy: 'camera',
    expression: pattern(String.raw`${date}_${time}${notDigit}`),
    clock: 'local',
    what: 'taken',
  },
  {
    madeBy: 'voice recorder',
    expression: pattern(String.raw`AUDIO-${dashedDate}-${dashedTime}${notDigit}`),
    clock: 'local',
    what: 'recorded',
  },
  {
    madeBy: 'screenshot by an Android phone in another language',
    expression: pattern(String.raw`\p{L}[\p{L}\p{M} ]{2,40}_${date}[-_]${time}${notDigit}`),
    clock: 'local',
    what: 'captured',
  },
  { madeBy: 'camera', expression: pattern(String.raw`IMG_\d{4}${notDigit}`), clock: 'none' },
];

/** Every known way, in the order in which they are tried; the first that fits counts. */
export const fileNamePatterns: readonly FileNamePattern[] = [
  ...voicemailsAndCalls,
  ...messagesApps,
  ...screens,
  ...cameras,
];
