import type { Nation } from '../core/case-record.ts';

/** Somebody to turn to. Kept apart from the guidance, and shown with its own source. */
export interface Helpline {
  readonly id: string;
  readonly who: string;
  /** Numbers and hours. */
  readonly how: string;
  /** The nations in which, by its source, the number serves. */
  readonly nations: readonly Nation[];
  /** The area it serves, where that is less than those nations. */
  readonly area?: string;
  readonly source: string;
  /** ISO date on which the source was read. */
  readonly read: string;
}

const everywhere: readonly Nation[] = ['england-wales', 'scotland', 'northern-ireland'];

/** Every helpline, the police first. */
export const helplines: readonly Helpline[] = [
  {
    id: 'police-danger',
    who: 'Police, in danger',
    how: '999',
    nations: everywhere,
    source: 'the advice itself, point G7',
    read: '2026-11-22',
  },
  {
    id: 'police',
    who: 'Police, not urgent',
    how: '101',
    nations: everywhere,
    source:
      'North Yorkshire Police statements in the local press; that it works in all of the United Kingdom: a Home Office campaign as told by tamworthinformed.co.uk, 14 January 2016',
    read: '2026-11-22',
  },
  {
    id: 'supporting-victims',
    who: 'Supporting Victims',
    how: '01609 643100, Monday to Friday 9am to 5pm. At other times 0808 168 9111, the national victim supportline, day and night',
    nations: ['england-wales'],
    area: 'North Yorkshire',
    source: 'supportingvictims.org, page dated 4 June 2024',
    read: '2026-11-22',
  },
  {
    id: 'national-stalking-helpline',
    who: 'National Stalking Helpline',
    how: '0808 802 0300',
    nations: everywhere,
    source: 'stalkinghelpline.org; that it is for the United Kingdom: suzylamplugh.org, April 2010',
    read: '2026-11-22',
  },
  {
    id: 'domestic-abuse-helpline',
    who: 'National Domestic Abuse Helpline',
    how: '0808 2000 247',
    nations: ['england-wales'],
    area: 'England',
    source: 'refuge and press pages',
    read: '2026-11-22',
  },
];

/** Shown with every list of numbers. */
export const checkNumbersSentence =
  'Numbers and hours change: check that this is still right before you rely on it.';

/** The helplines that serve in a nation. */
export function helplinesFor(nation: Nation): readonly Helpline[] {
  return helplines.filter((helpline) => helpline.nations.includes(nation));
}

/**
 * What has to be said of the guidance and the list in a nation: whom the named service is for, and
 * what was not looked up. Ours, not the source's.
 */
export function adviceScope(nation: Nation): string {
  const service =
    'The advice was written for York and North Yorkshire, and “Supporting Victims” is the service there.';
  switch (nation) {
    case 'england-wales':
      return `${service} If you live elsewhere, ask the police or a helpline listed here who helps in your area.`;
    case 'scotland':
      return `${service} For Scotland, services other than those listed here have not been looked up yet.`;
    case 'northern-ireland':
      return `${service} For Northern Ireland, services other than those listed here have not been looked up yet.`;
  }
}
