import { helplines } from '../advice/helplines.ts';

const supportingVictims = helplines.find((helpline) => helpline.id === 'supporting-victims');

/** What `?` shows at any question. */
export const helpLines: readonly string[] = [
  '',
  'In danger now? Ring 999.',
  ...(supportingVictims === undefined
    ? []
    : [`${supportingVictims.who} (${supportingVictims.area ?? ''}): ${supportingVictims.how}.`]),
  'More numbers and the guidance: type “evidence advice” once you are out of here.',
  'Ctrl-C stops at any question. It says what is kept.',
  '',
];
