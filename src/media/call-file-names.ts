import type { FileNamePattern } from './file-name-patterns.ts';
import {
  anyCase,
  dashedDate,
  dashedTime,
  date,
  notDigit,
  number,
  pattern,
  shortDate,
  time,
} from './file-name-parts.ts';

/** Voicemails and calls (`formats.md` §5.2). */
export const voicemailsAndCalls: readonly FileNamePattern[] = [
  {
    madeBy: 'Android phone, voicemail shared',
    // AOSP writes MM-dd-yy_hhmmaa: month first everywhere, AM and PM in the phone's language.
    expression: pattern(
      String.raw`(?<party>.{1,80})_(?<month>\d\d)-(?<day>\d\d)-(?<year>\d\d)_(?<hour>\d\d)(?<minute>\d\d)(?<half>[^\d._][^\d_]{0,12}?)?\.[A-Za-z0-9]{2,4}$`,
    ),
    clock: 'local',
    what: 'recorded',
    voicemail: true,
  },
  {
    madeBy: 'Google Voice, voicemail',
    expression: pattern(
      String.raw`(?<party>.{0,80}?) ?- Voicemail - ${dashedDate}T(?<hour>\d\d)[_:](?<minute>\d\d)[_:](?<second>\d\d)Z`,
    ),
    clock: 'utc',
    what: 'recorded',
    voicemail: true,
  },
  {
    madeBy: 'Google Voice',
    expression: pattern(
      String.raw`(?<party>.{0,80}?) ?- (?:Text|Missed|Placed|Received|Recorded) - ${dashedDate}T(?<hour>\d\d)[_:](?<minute>\d\d)[_:](?<second>\d\d)Z`,
    ),
    clock: 'utc',
    what: 'happened',
  },
  {
    madeBy: 'voicemail with number and date',
    expression: anyCase(
      String.raw`(?:visual[-_ ]?)?voicemail(?:[-_ ]from)?[-_ ](?<party>${number})[-_ ](?<year>20\d\d)-?(?<month>\d\d)-?(?<day>\d\d)(?:[-_ T]?(?<hour>\d\d)[-_.:]?(?<minute>\d\d)(?:[-_.:]?(?<second>\d\d))?)?${notDigit}`,
    ),
    clock: 'local',
    what: 'recorded',
    voicemail: true,
  },
  {
    madeBy: 'voicemail with date',
    expression: anyCase(
      String.raw`(?:visual[-_ ]?)?voicemail[-_ ](?<year>20\d\d)-?(?<month>\d\d)-?(?<day>\d\d)(?:[-_ T]?(?<hour>\d\d)[-_.:]?(?<minute>\d\d)(?:[-_.:]?(?<second>\d\d))?)?${notDigit}`,
    ),
    clock: 'local',
    what: 'recorded',
    voicemail: true,
  },
  {
    madeBy: 'voicemail with number',
    expression: anyCase(
      String.raw`(?:visual[-_ ]?)?voicemail(?:[-_ ]from)?[-_ ](?<party>${number})${notDigit}`,
    ),
    clock: 'none',
    voicemail: true,
  },
  {
    madeBy: 'voicemail with name',
    expression: anyCase(String.raw`voicemail from (?<party>[^\d.][^.]{0,79})\.[a-z0-9]{2,4}$`),
    clock: 'none',
    voicemail: true,
  },
  {
    madeBy: 'voicemail',
    expression: anyCase('(?:visual[-_ ]?)?voicemail'),
    clock: 'none',
    voicemail: true,
  },
  {
    madeBy: 'Samsung phone, call recording',
    expression: pattern(
      String.raw`(?:Call recording|통화 녹음) (?<party>.{1,80})_${shortDate}_${time}${notDigit}`,
    ),
    clock: 'local',
    what: 'recorded',
  },
  {
    madeBy: 'Samsung voice recorder',
    expression: pattern(String.raw`Voice_${shortDate}_${time}${notDigit}`),
    clock: 'local',
    what: 'recorded',
  },
  {
    madeBy: 'Samsung phone, call recording in another language',
    expression: pattern(String.raw`\p{L}.{1,80}_${shortDate}_${time}\.(?:m4a|amr|3gp|mp3)$`),
    clock: 'local',
    what: 'recorded',
  },
  {
    madeBy: 'Cube ACR',
    expression: pattern(
      String.raw`${dashedDate} ${dashedTime} \((?<app>[^()]{1,40})\) (?<party>.{1,80}?) ?(?<direction>[↗↙])`,
    ),
    clock: 'local',
    what: 'recorded',
  },
  {
    madeBy: 'Basic Call Recorder',
    expression: pattern(
      String.raw`${date}_${time}\.(?<fraction>\d{3})(?<offset>[+-]\d{4})_(?<direction>in|out)_(?<party>[^_.]{1,80})`,
    ),
    clock: 'offset',
    what: 'recorded',
  },
  {
    madeBy: 'call recorder',
    expression: pattern(String.raw`(?<direction>[01])d${date}${time}p(?<party>\+?\d{3,15})`),
    clock: 'local',
    what: 'recorded',
  },
];
