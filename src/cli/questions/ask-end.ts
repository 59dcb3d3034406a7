import { DateTime } from 'luxon';
import type { Present, SpokenTime } from '../../core/spoken-time.ts';
import { localInZone, isoUtc, timelinePosition, type Happened } from '../../core/time.ts';
import { readBack } from '../../core/read-back.ts';
import { addWording } from '../wording/add.ts';
import { whenWording } from '../wording/when.ts';
import { questionWords } from './incident-table.ts';
import { askText, type Asking } from './ask-text.ts';

/**
 * Asks when it ended, and gives *when* as between its beginning and that. What is typed is read on the
 * day of the beginning (`at 4`), from it on (`20 minutes later`), or as a date of its own.
 */
export async function askEnd(
  asking: Asking,
  when: Happened | undefined,
): Promise<Happened | undefined> {
  const { terminal } = asking.context;
  const begin = when === undefined ? null : wallOf(when, asking.casefile.details.zone);
  if (when === undefined || begin === null) {
    terminal.line(addWording.end.startOpen);
    return when;
  }
  for (;;) {
    const typed = await askText(asking, {
      name: 'end',
      words: questionWords('end'),
      isLong: false,
    });
    if (typed === '') return when;
    const counted = laterBy(typed, begin, when);
    const end =
      counted === null
        ? await readEnd(asking, typed, begin, when)
        : await notAheadUnasked(asking, counted, when);
    const between =
      end === null ? null : endingAt(when, begin, end, typed, asking.casefile.details.zone);
    if (between !== null) return between;
    if (end !== null) terminal.line(addWording.end.notAfter);
    // Asked again, Enter alone leaves it out, so the field has to be empty.
    asking.keeping.field('end').onTyping?.('');
  }
}

/* The wall clock of the beginning as ISO: a date, or a date and time; null when it is left open. */
function wallOf(when: Happened, caseZone: string): string | null {
  if (when.utc === undefined) return when.local ?? null;
  const time = DateTime.fromISO(when.utc, { zone: when.zone ?? caseZone });
  return time.toFormat("yyyy-LL-dd'T'HH:mm");
}

const amounts: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  half: 0.5,
  one: 1,
  two: 2,
  three: 3,
};

/* `20 minutes later`, `half an hour`, `2 hours`: counted on the clock that the beginning is told by. */
function laterBy(typed: string, begin: string, when: Happened): string | null {
  const said =
    /^(?:about |after )?(\d{1,3}|a|an|half|one|two|three)(?: an?)? (minute|hour|day)s?(?: later| after)?$/i.exec(
      typed.trim(),
    );
  const amount = amounts[(said?.[1] ?? '').toLowerCase()] ?? Number(said?.[1]);
  const unit = said?.[2]?.toLowerCase();
  if (unit === undefined || Number.isNaN(amount)) return null;
  if (!begin.includes('T') && unit !== 'day') return null;
  const time = DateTime.fromISO(begin, { zone: when.zone ?? 'utc' });
  const minutes = amount * (unit === 'hour' ? 60 : 1);
  const end = unit === 'day' ? time.plus({ days: amount }) : time.plus({ minutes });
  return end.toFormat(begin.includes('T') ? "yyyy-LL-dd'T'HH:mm" : 'yyyy-LL-dd');
}

/* Null when it has to be asked again. What lies in the future is asked, as everywhere. */
async function readEnd(
  asking: Asking,
  typed: string,
  begin: string,
  when: Happened,
): Promise<string | null> {
  const { context, casefile } = asking;
  const { terminal, environment } = context;
  const zone = when.zone ?? casefile.details.zone;
  const spoken = await readOnDay(typed, begin, { now: environment.now(), zone });
  if (spoken.is === 'not understood') {
    terminal.line(addWording.end.notUnderstood);
    return null;
  }
  if (spoken.is === 'time') return wallOf(spoken.happened, zone);
  const later = spoken.options.filter((option) => (wallOf(option, zone) ?? '') > begin);
  const [first, ...others] = later;
  if (first === undefined) return begin;
  const isPast = (timelinePosition(first, zone) ?? 0) <= environment.now().getTime();
  if (others.length === 0 && isPast) return wallOf(first, zone);
  return terminal.choose<string | null>({
    question: addWording.end.which,
    options: [
      ...later.map((option) => ({ value: wallOf(option, zone), label: readBack(option) })),
      { value: null, label: whenWording.sayAgain },
    ],
  });
}

async function notAheadUnasked(
  { context, casefile }: Asking,
  end: string,
  when: Happened,
): Promise<string | null> {
  const zone = when.zone ?? casefile.details.zone;
  const happened: Happened = { precision: end.includes('T') ? 'minute' : 'day', local: end, zone };
  if ((timelinePosition(happened, zone) ?? 0) <= context.environment.now().getTime()) return end;
  return context.terminal.choose<string | null>({
    question: addWording.end.which,
    options: [
      { value: end, label: whenWording.notYet(readBack(happened)) },
      { value: null, label: whenWording.sayAgain },
    ],
  });
}

/* `at 4`, `4`: on the day of the beginning, where that makes sense; else by itself. */
async function readOnDay(typed: string, begin: string, present: Present): Promise<SpokenTime> {
  const { readSpokenTime } = await import('../../core/spoken-time.ts');
  const day = DateTime.fromISO(begin.slice(0, 10), { zone: 'utc', locale: 'en-GB' });
  const written = day.toFormat('d LLLL yyyy');
  const ways =
    begin.length < 10 ? [typed] : [`${written} ${typed}`, `${written} at ${typed}`, typed];
  for (const way of ways) {
    const spoken = readSpokenTime(way, present);
    if (spoken.is !== 'not understood') return spoken;
  }
  return { is: 'not understood' };
}

/* Both ends are written as finely as the less fine one. Null when the end is not later. */
function endingAt(
  when: Happened,
  begin: string,
  end: string,
  typed: string,
  caseZone: string,
): Happened | null {
  const length = Math.min(begin.length, end.length, 16);
  const [from, to] = [begin.slice(0, length), end.slice(0, length)];
  if (to <= from) return null;
  const { end: _, ...start } = when;
  const raw = `${when.raw ?? from} – ${typed}`;
  if (when.utc === undefined) return { ...start, local: from, end: to, precision: 'between', raw };
  if (length < 16) return null;
  const utc = isoUtc(localInZone(to, when.zone ?? caseZone).utc);
  return { ...start, end: utc, precision: 'between', raw };
}
