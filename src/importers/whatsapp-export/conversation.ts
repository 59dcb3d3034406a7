import type { Conversation, Party } from '../../core/communication.ts';
import { comparisonForm, identifier } from '../../core/identifier.ts';
import type { Author } from './author-table.ts';
import type { ChatScan } from './chat-scan.ts';
import { comparisonText } from './comparison-copy.ts';

/** Who is who in one chat. */
export interface ChatParties {
  readonly conversation: Conversation;
  /** The comparison name of whose phone made the export; null when that is not known. */
  readonly owner: string | null;
  /** Whom a message of the owner went to. */
  readonly recipients: readonly Party[];
}

/**
 * The conversation of a chat. Its key must not depend on whether the owner is stated, so it is the
 * chat's own name where the export gives one (in its file's name, or on an iPhone in WhatsApp's own
 * lines), else the names of all who wrote.
 */
export function chatParties(
  scan: ChatScan,
  chatName: string | null,
  statedOwner: string | undefined,
): ChatParties {
  const name = chatName ?? scan.noticeName;
  const certain = [...scan.authors].filter(([author]) => !scan.uncertain.has(author));
  const owner = statedOwner === undefined ? null : findOwner(certain, statedOwner, name);
  const others = otherParties(scan, certain, name, owner);
  const forms = name === null ? certain.map(([, author]) => partyForm(author)) : [form(name)];
  const conversation: Conversation = {
    key: `whatsapp ${[...new Set(forms)].sort().join(' + ')}`,
    kind: 'messages',
    means: 'WhatsApp',
    others,
    group: scan.group,
    ...(scan.group && name !== null ? { title: wellFormed(name) } : {}),
  };
  const toGroup = name === null ? [] : [partyOf(name)];
  return { conversation, owner, recipients: scan.group ? toGroup : others };
}

/** An author or chat as a party: a number where it parses, else the name as found. */
export function partyOf(asFound: string): Party {
  return identifier(wellFormed(asFound).trim());
}

/**
 * The owner among the authors, by name as found, by its comparison form, or by number. Somebody who
 * wrote nothing is taken at their word only where the one who did write is the chat's own name.
 */
function findOwner(
  authors: readonly (readonly [string, Author])[],
  stated: string,
  chatName: string | null,
): string | null {
  const wanted = form(stated);
  const found = authors.find(
    ([name]) => name === comparisonText(stated).trim() || form(name) === wanted,
  );
  if (found !== undefined) return found[0];
  const [only] = authors;
  const onlyTheOther =
    authors.length === 1 &&
    only !== undefined &&
    chatName !== null &&
    form(only[0]) === form(chatName);
  return onlyTheOther ? comparisonText(stated).trim() : null;
}

function otherParties(
  scan: ChatScan,
  authors: readonly (readonly [string, Author])[],
  chatName: string | null,
  owner: string | null,
): Party[] {
  const wrote = authors
    .filter(([name]) => name !== owner)
    .map(([, author]) => partyOf(author.asFound));
  if (scan.group || chatName === null) return wrote;
  // In a chat of two that is called by a name, the other is the one of that name.
  const named = wrote.filter((party) => inFileName(party.asFound) === inFileName(chatName));
  if (named.length > 0) return named;
  const onlyOwnerWrote = wrote.length === 0 || (wrote.length === 1 && owner === null);
  return onlyOwnerWrote ? [partyOf(chatName)] : wrote;
}

/** A name as it can stand in the name of a file, where some characters cannot. */
function inFileName(name: string): string {
  return form(name).replace(/[\\/:*?"<>|-]/g, '_');
}

function partyForm(author: Author): string {
  return form(author.asFound);
}

function form(asFound: string): string {
  return comparisonForm(identifier(comparisonText(wellFormed(asFound)).trim()));
}

function wellFormed(text: string): string {
  return text.toWellFormed();
}
