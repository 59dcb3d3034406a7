import type { Happened, Precision } from '../core/time.ts';
import { demoDetails } from './people.ts';

/** A time as the person of the sample case stated it: local, in the zone of her case. */
export function stated(local: string, precision: Precision, raw: string, end?: string): Happened {
  return {
    precision,
    local,
    zone: demoDetails.zone,
    zoneIs: 'stated',
    ...(end === undefined ? {} : { end }),
    basis: 'stated by the person',
    raw,
  };
}
