import type { Conversation } from '../../core/communication.ts';
import { comparisonForm, identifier } from '../../core/identifier.ts';
import { shownText } from '../../core/text.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { folded } from './folding.ts';

/**
 * The ids of the conversations that somebody takes part in: `party` is a number in any form, an account
 * as found, or part of a name; or several of these, of which one is enough.
 */
export function partyConversations(
  catalogue: Catalogue,
  party: string | readonly string[],
): number[] {
  const rows = catalogue.all(
    `SELECT c.id, json_extract(ex.detail, '$.conversation') AS conversation
     FROM conversations c JOIN exhibits ex ON ex.id = c.exhibit ORDER BY c.id`,
  ) as { id: number; conversation: string | null }[];
  const isWanted = takesPart(party);
  return rows.flatMap(({ id, conversation }) =>
    conversation !== null && isWanted(JSON.parse(conversation) as Conversation) ? [id] : [],
  );
}

/** Whether somebody, or one of several, takes part in a conversation, or its title names them. */
export function takesPart(
  party: string | readonly string[],
): (conversation: Conversation) => boolean {
  if (typeof party === 'string') return oneTakesPart(party);
  const each = party.map(oneTakesPart);
  return (conversation) => each.some((takesPartIn) => takesPartIn(conversation));
}

function oneTakesPart(party: string): (conversation: Conversation) => boolean {
  const form = comparisonForm(identifier(party.trim()));
  const part = folded(party.trim());
  if (part === '') return () => false;
  return ({ others, title }) =>
    others.some(
      (other) =>
        comparisonForm(other) === form ||
        folded(other.asFound) === part ||
        (other.name !== undefined && folded(shownText(other.name)).includes(part)),
    ) ||
    (title !== undefined && folded(shownText(title)).includes(part));
}
