import { helplines } from '../../advice/helplines.ts';
import { terminalWording as wording } from '../wording/terminal.ts';

const supportingVictims = helplines.find((helpline) => helpline.id === 'supporting-victims');

/** What `?` shows at any question, one thing a line; the person's own contact first. */
export function helpLines(ownContact: string | null): string[] {
  return [
    '',
    ...(ownContact === null ? [] : [wording.ownContact(ownContact)]),
    wording.danger,
    ...(supportingVictims === undefined
      ? []
      : [
          wording.helpline(
            supportingVictims.who,
            supportingVictims.area ?? '',
            supportingVictims.how,
          ),
        ]),
    wording.moreHelp,
    wording.ctrlC,
    '',
  ];
}
