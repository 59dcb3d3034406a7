import { recordText, shownText, type RecordedText } from '../core/text.ts';
import { instantFromUnix, localTime, unknownTime, type Happened } from '../core/time.ts';
import { timeFromText } from './date-text.ts';
import { fileNamePatterns, type FileNamePattern } from './file-name-patterns.ts';
import type { FoundFacts } from './found-facts.ts';

/** What a file's name claims. Anybody can rename a file: it is a claim and no more. */
export interface FileNameClaim {
  /** Who names files so; null when the name follows no known pattern. */
  readonly madeBy: string | null;
  readonly what: string;
  /** Null when the name holds no time; unknown when it holds an impossible one. */
  readonly happened: Happened | null;
  readonly otherParty: string | null;
  readonly direction: 'in' | 'out' | null;
  readonly app: string | null;
  readonly voicemail: boolean;
}

type Parts = Readonly<Record<string, string | undefined>>;

/** No file system has longer names; those of attachments can be anything. */
const mostNameCharacters = 300;

/** Reads the name of a file. Local times are put in `zone`, as assumed. */
export function claimOfFileName(name: string, zone: string): FileNameClaim {
  const shortened = name.slice(0, mostNameCharacters);
  for (const known of fileNamePatterns) {
    const match = known.expression.exec(shortened);
    if (match !== null) return claimOf(known, match.groups ?? {}, shortened, zone);
  }
  return {
    madeBy: null,
    what: '',
    happened: null,
    otherParty: null,
    direction: null,
    app: null,
    voicemail: false,
  };
}

/** The same as facts of the file. */
export function fileNameFacts(name: RecordedText, zone: string): FoundFacts {
  const claim = claimOfFileName(shownText(name), zone);
  const { happened } = claim;
  const asFound: Record<string, RecordedText> = {};
  if (claim.madeBy !== null) asFound['File name looks like'] = claim.madeBy;
  if (claim.direction !== null) asFound['Direction in the file name'] = claim.direction;
  if (claim.app !== null) asFound['App in the file name'] = recordText(claim.app);
  return {
    asFound,
    ...(claim.otherParty === null ? {} : { otherParty: recordText(claim.otherParty) }),
    ...(happened === null
      ? {}
      : { times: [{ what: claim.what, happened, standing: 'file name' }] }),
    ...(happened?.precision === 'unknown'
      ? { notes: ['The file name holds what looks like a date, but it is no possible one.'] }
      : {}),
  };
}

function claimOf(known: FileNamePattern, parts: Parts, raw: string, zone: string): FileNameClaim {
  const party = parts['party']?.trim() ?? '';
  return {
    madeBy: known.madeBy,
    what: `${known.what ?? 'dated'}, says the file name`,
    happened: known.clock === 'none' ? null : timeOf(known, parts, raw, zone),
    otherParty: party === '' ? null : party,
    direction: directionOf(parts['direction']),
    app: parts['app'] ?? null,
    voicemail: known.voicemail === true,
  };
}

function directionOf(sign: string | undefined): 'in' | 'out' | null {
  if (sign === undefined) return null;
  return ['in', '0', '↙'].includes(sign) ? 'in' : 'out';
}

function timeOf(known: FileNamePattern, parts: Parts, raw: string, zone: string): Happened {
  const basis = 'file name';
  const unix = parts['unixMilliseconds'] ?? parts['unixSeconds'];
  if (unix !== undefined) {
    const milliseconds = Number(unix) * (parts['unixSeconds'] === undefined ? 1 : 1000);
    return instantFromUnix(milliseconds, { basis, raw });
  }
  const time = clockTime(parts);
  if (time === null) return unknownTime(basis, raw);
  const date = `${century(parts['year'] ?? '')}-${parts['month'] ?? ''}-${parts['day'] ?? ''}`;
  if (time === '' || known.clock === 'date only') return localTime(date, { basis, raw });
  if (known.clock === 'local') return localTime(date + time, { basis, raw, zone });
  const offset = known.clock === 'utc' ? 'Z' : (parts['offset'] ?? '');
  return { ...timeFromText(date + time + offset, { basis, zone }), raw };
}

function century(year: string): string {
  return year.length === 2 ? `20${year}` : year;
}

/** `T14:25:30.123`; empty where there is none or its half of the day cannot be read; null when impossible. */
function clockTime(parts: Parts): string | null {
  const { hour, minute, second, fraction } = parts;
  if (hour === undefined || minute === undefined) return '';
  const hourOfDay = inDay(Number(hour), parts['half']);
  if (hourOfDay === null) return '';
  if (hourOfDay > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const seconds =
    second === undefined ? '' : `:${second}${fraction === undefined ? '' : `.${fraction}`}`;
  return `T${String(hourOfDay).padStart(2, '0')}:${minute}${seconds}`;
}

/** The hour of 24; null where a word for the half of the day is in a language not read here. */
function inDay(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  const letters = half.replace(/[^A-Za-z]/g, '').toLowerCase();
  if (letters !== 'am' && letters !== 'pm') return null;
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (letters === 'pm' ? 12 : 0);
}
