import { DateTime } from 'luxon';
import { findTimeOfDay, type SpokenTimeOfDay } from './spoken-clock.ts';
import { findDate, type SpokenDate } from './spoken-date.ts';
import { atTimes, distinct, wall, type Candidate } from './spoken-meanings.ts';
import { nightEndsAt } from './spoken-relative-date.ts';
import { normaliseWords, saysAbout, saysUnknown, writeAbout } from './spoken-words.ts';
import {
  isoUtc,
  localInZone,
  localTime,
  unknownTime,
  type Happened,
  type Precision,
} from './time.ts';

/** What was made of the words that somebody typed for *when*. */
export type SpokenTime =
  | { readonly is: 'time'; readonly happened: Happened }
  /** It can mean several things, lies in the future, or was typed at night: the person says which. */
  | { readonly is: 'ask'; readonly question: string; readonly options: readonly Happened[] }
  | { readonly is: 'not understood' };

/** The present, and the zone that the person's own times are in. */
export interface Present {
  readonly now: Date;
  readonly zone: string;
}

const basis = 'stated by the person';
const longestText = 200;

const whichOne = 'Which of these was it?';
const isFuture = 'By this computer’s clock that has not happened yet. Which was it?';
const isNight = 'It is still night, so the day has to be asked. Which was it?';
const clocksWentBack = 'The clocks went back that night, so that time came twice. Which was it?';
const clocksWentForward =
  'The clocks went forward that night, and that time was skipped. Which was it?';

/**
 * Reads `yesterday about 3`, `last Tuesday evening`, `some time in March`, `1/3/26` (day first), ISO
 * dates and times, `I don't know`. What is unclear comes back as a question with the times it can mean;
 * a time in the future is never taken unasked. Keeps the words as `raw`; never invents seconds.
 */
export function readSpokenTime(typed: string, present: Present): SpokenTime {
  const text = normaliseWords(typed);
  if (text === '' || typed.length > longestText) return { is: 'not understood' };
  if (saysUnknown(text)) return { is: 'time', happened: unknownTime(basis, typed.trim()) };
  const reading = new Reading(typed.trim(), present);
  return reading.iso() ?? reading.words(text);
}

class Reading {
  readonly #raw: string;
  readonly #now: DateTime;
  readonly #zone: string;

  constructor(raw: string, present: Present) {
    this.#raw = raw;
    this.#zone = present.zone;
    this.#now = DateTime.fromJSDate(present.now, { zone: present.zone });
  }

  /** A whole ISO date, month or time; null when it is not written so. */
  iso(): SpokenTime | null {
    const found = /^(\d{4}-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?)?)(Z|[+-]\d\d:\d\d)?$/i.exec(
      this.#raw,
    );
    if (found === null) return null;
    const written = (found[1] ?? '').toUpperCase().replace(' ', 'T');
    const offset = found[2];
    if (offset !== undefined) return this.#isoWithOffset(written, offset);
    const checked = localTime(written, { basis, raw: this.#raw });
    if (checked.precision === 'unknown') return { is: 'not understood' };
    return this.#decide([{ precision: checked.precision, local: written }], whichOne, false);
  }

  #isoWithOffset(written: string, offset: string): SpokenTime {
    const time = DateTime.fromISO(written + offset.toUpperCase());
    if (!time.isValid || !written.includes('T')) return { is: 'not understood' };
    const happened: Happened = {
      precision: written.length > 16 ? 'second' : 'minute',
      utc: isoUtc(time.toMillis()),
      zone: this.#zone,
      basis,
      raw: this.#raw,
    };
    return time > this.#now
      ? { is: 'ask', question: isFuture, options: [happened] }
      : { is: 'time', happened };
  }

  /** What free words say. */
  words(text: string): SpokenTime {
    const isAbout = saysAbout(text);
    const timeOfDay = findTimeOfDay(writeAbout(text));
    const date = findDate(
      timeOfDay.rest
        .replace(/\babout\b/g, ' ')
        .replace(/ +/g, ' ')
        .trim(),
      this.#now,
    );
    const hasTime = timeOfDay.from !== undefined || timeOfDay.part !== undefined;
    switch (date.is) {
      case 'not understood':
        return date;
      case 'ago':
        return hasTime ? { is: 'not understood' } : this.#ago(date.from, date.to);
      case 'month':
        if (timeOfDay.from !== undefined) return { is: 'not understood' };
        return this.#decide([{ precision: 'month', local: date.month }], whichOne, false);
      case 'span':
        if (timeOfDay.from !== undefined) return { is: 'not understood' };
        return this.#span(date.from, date.to);
      case 'none':
        return hasTime ? this.#withoutDay(timeOfDay, isAbout) : { is: 'not understood' };
      case 'days':
        return this.#onDays(date, timeOfDay, isAbout || date.vague === true, text);
    }
  }

  /* The instant is known, so an hour that comes twice needs no question. */
  #ago(from: DateTime, to: DateTime): SpokenTime {
    const minute = from.startOf('minute');
    const isClear = localInZone(wall(minute), this.#zone).is === 'once';
    if (!from.equals(to))
      return this.#decide(
        [{ precision: 'between', local: wall(from), end: wall(to) }],
        whichOne,
        false,
      );
    return isClear
      ? this.#decide([{ precision: 'about', local: wall(minute) }], whichOne, false)
      : { is: 'time', happened: this.#instant('about', minute.toMillis()) };
  }

  #span(from: string, to: string): SpokenTime {
    const today = this.#now.toFormat('yyyy-LL-dd');
    const wholeYears = from.endsWith('-01-01') && to.endsWith('-12-31');
    const end = to > today && from <= today && !wholeYears ? today : to;
    return this.#decide([{ precision: 'between', local: from, end }], whichOne, false);
  }

  /* "about 3", "at 11 last thing": the latest time that fits; a future one is asked. */
  #withoutDay(timeOfDay: SpokenTimeOfDay, isAbout: boolean): SpokenTime {
    const today = this.#now.toFormat('yyyy-LL-dd');
    const yesterday = this.#now.minus({ days: 1 }).toFormat('yyyy-LL-dd');
    const onToday = atTimes(today, timeOfDay, isAbout, 'this night');
    const onYesterday = atTimes(yesterday, timeOfDay, isAbout, 'this night');
    const candidates = onToday.flatMap((candidate, index) => {
      const earlier = onYesterday[index];
      return this.#isFuture(candidate) && earlier !== undefined
        ? [earlier, candidate]
        : [candidate];
    });
    return this.#decide(candidates, whichOne, this.#now.hour < nightEndsAt);
  }

  #onDays(
    date: Extract<SpokenDate, { is: 'days' }>,
    timeOfDay: SpokenTimeOfDay,
    isAbout: boolean,
    text: string,
  ): SpokenTime {
    const hasTime = timeOfDay.from !== undefined || timeOfDay.part !== undefined;
    const night = /\b(?:last night|tonight|yesterday night|night before last)\b/.test(text)
      ? 'this night'
      : 'either night';
    const candidates = date.days.flatMap((day): readonly Candidate[] =>
      hasTime
        ? atTimes(day, timeOfDay, isAbout, night)
        : [{ precision: isAbout ? 'about' : 'day', local: day }],
    );
    const atNight = /\b(?:today|tonight|yesterday|last night|last evening)\b/.test(text);
    return this.#decide(
      candidates,
      date.unclear === undefined ? whichOne : `${date.unclear} ${whichOne}`,
      atNight && this.#now.hour < nightEndsAt,
    );
  }

  #decide(candidates: readonly Candidate[], question: string, atNight: boolean): SpokenTime {
    const plausible = distinct(candidates.map((candidate) => this.#clipped(candidate)));
    const past = plausible.filter((candidate) => !this.#isFuture(candidate));
    const kept =
      past.length >= 2 ? past : [...past, ...plausible.filter((each) => this.#isFuture(each))];
    const [only] = kept;
    if (only === undefined) return { is: 'not understood' };
    if (kept.length > 1) {
      const options = kept.flatMap((candidate) => this.#happenings(candidate));
      return { is: 'ask', question: past.length <= 1 ? isFuture : question, options };
    }
    const options = this.#happenings(only);
    const [first] = options;
    if (first === undefined || first.precision === 'unknown') return { is: 'not understood' };
    if (this.#isFuture(only)) return { is: 'ask', question: isFuture, options };
    if (options.length > 1) return { is: 'ask', question: this.#clockQuestion(only), options };
    if (atNight) return { is: 'ask', question: isNight, options };
    return { is: 'time', happened: first };
  }

  /* What has begun and would end in the future ends now. */
  #clipped(candidate: Candidate): Candidate {
    const { end } = candidate;
    if (end === undefined || !end.includes('T') || this.#isFuture(candidate)) return candidate;
    const now = wall(this.#now);
    return end > now ? { ...candidate, end: now } : candidate;
  }

  /* In the hour that comes twice only the instant says what is later. */
  #isFuture({ local }: Candidate): boolean {
    return local.includes('T')
      ? localInZone(local, this.#zone).utc > this.#now.toMillis()
      : local > wall(this.#now).slice(0, local.length);
  }

  #clockQuestion(candidate: Candidate): string {
    const resolved = localInZone(candidate.local, this.#zone);
    return resolved.is === 'never' ? clocksWentForward : clocksWentBack;
  }

  #happenings(candidate: Candidate): Happened[] {
    const { local, precision } = candidate;
    const plain = this.#happened(candidate);
    if (plain.precision === 'unknown' || !local.includes('T') || precision === 'between')
      return [plain];
    const resolved = localInZone(local, this.#zone);
    if (resolved.is === 'twice')
      return [
        this.#instant(precision, resolved.utc),
        ...(resolved.laterUtc > this.#now.toMillis()
          ? []
          : [this.#instant(precision, resolved.laterUtc)]),
        plain,
      ];
    if (resolved.is === 'never') return this.#besideGap(candidate);
    return [plain];
  }

  /* An hour earlier and an hour later than the one that was skipped, and the words as they are. */
  #besideGap(candidate: Candidate): Happened[] {
    const written = DateTime.fromISO(candidate.local, { zone: 'utc' });
    const beside = [written.minus({ hours: 1 }), written.plus({ hours: 1 })].map((time) => ({
      ...candidate,
      local: time.toFormat(
        candidate.local.length > 16 ? "yyyy-LL-dd'T'HH:mm:ss" : "yyyy-LL-dd'T'HH:mm",
      ),
    }));
    return [...beside, candidate].map((each) => this.#happened(each));
  }

  #instant(precision: Precision, utc: number): Happened {
    return {
      precision,
      utc: isoUtc(utc),
      zone: this.#zone,
      zoneIs: 'stated',
      basis,
      raw: this.#raw,
    };
  }

  #happened(candidate: Candidate): Happened {
    const checked = localTime(candidate.local, {
      basis,
      raw: this.#raw,
      zone: this.#zone,
      zoneIs: 'stated',
    });
    if (checked.precision === 'unknown') return checked;
    const { precision, end } = candidate;
    return { ...checked, precision, ...(end === undefined ? {} : { end }) };
  }
}
