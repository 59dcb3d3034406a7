import { DateTime } from 'luxon';
import type { Casefile } from '../../casefile/casefile.ts';
import type { Happened } from '../../core/time.ts';
import { addWording } from '../wording/add.ts';

/** `Adding to E:\record, 12 incidents, last on Sat 14 Nov`: the first line of what writes to a case. */
export function addingTo(casefile: Casefile, now: Date): string {
  const { incidents, lastIncident } = casefile.summary();
  const last = lastIncident === null ? null : shortDay(lastIncident.happened, casefile, now);
  return addWording.addingTo(casefile.folder, incidents, last);
}

/** `Sat 14 Nov`, with the year where it is another one; null where no day is known. */
export function shortDay(happened: Happened, casefile: Casefile, now: Date): string | null {
  const zone = casefile.details.zone;
  const written = happened.utc ?? happened.local;
  if (written === undefined) return null;
  const day = DateTime.fromISO(written, { zone: happened.zone ?? zone, locale: 'en-GB' });
  if (!day.isValid) return null;
  const isThisYear = day.year === DateTime.fromJSDate(now, { zone }).year;
  const pattern = /^\d{4}-\d\d$/.test(written) ? 'LLL' : 'ccc d LLL';
  return day.toFormat(isThisYear ? pattern : `${pattern} yyyy`);
}
