import { helplinesFor, type Helpline } from '../../advice/helplines.ts';
import type { Nation } from '../../core/case-record.ts';
import { terminalWording as wording } from '../wording/terminal.ts';

/** What is known of the person once a case is open: whom to ring first, and where they live. */
export interface HelpKnown {
  readonly ownContact: string | null;
  readonly nation: Nation;
}

/** Before a case is open. */
export const nothingKnown: HelpKnown = { ownContact: null, nation: 'england-wales' };

/**
 * What `?` shows at any question, one thing a line: the person's own contact first, and a helpline that
 * serves where they live.
 */
export function helpLines({ ownContact, nation }: HelpKnown): string[] {
  const helpline = helplinesFor(nation).find(isNotPolice);
  return [
    '',
    ...(ownContact === null ? [] : [wording.ownContact(ownContact)]),
    wording.danger,
    ...(helpline === undefined
      ? []
      : [wording.helpline(helpline.who, helpline.area, helpline.how)]),
    wording.moreHelp,
    wording.ctrlC,
    '',
  ];
}

function isNotPolice({ id }: Helpline): boolean {
  return !id.startsWith('police');
}
