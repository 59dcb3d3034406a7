import type { Casefile } from '../../casefile/casefile.ts';
import { comparisonForm, type Identifier } from '../../core/identifier.ts';
import type { SavedContact } from '../../core/source-item.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import type { SourceResult } from '../import/import-source.ts';
import { afterImportWording as wording } from '../wording/after-import.ts';
import { sourceDay } from './source-day.ts';

/** Somebody whose name a phone or a list of contacts had saved, and who is not in the record yet. */
export interface SavedPerson {
  readonly name: string;
  /** Telephone numbers and e-mail addresses; at least one. */
  readonly identifiers: readonly Identifier[];
  readonly basis: string;
}

/** The people that may be offered. */
export interface SavedPeople {
  /** Those whose number or address stands in a conversation of the record. */
  readonly inConversations: readonly SavedPerson[];
  /** Everybody else in a list of contacts. */
  readonly others: readonly SavedPerson[];
}

/**
 * Gathers names that were saved for the conversations that were just taken in, and lists of contacts.
 * Left out: numbers that stand with somebody already, the phone's own, short ones, senders that are
 * words, and withheld ones. One card of a list is one person; nothing else is put together.
 */
export function savedPeople(casefile: Casefile, results: readonly SourceResult[]): SavedPeople {
  const known = takenForms(casefile);
  for (const { outcome } of results)
    for (const { identifier } of outcome.phone?.own ?? []) known.add(comparisonForm(identifier));
  const inRecord = new Set(
    casefile.conversations().flatMap(({ conversation }) => conversation.others.map(comparisonForm)),
  );
  const inConversations: SavedPerson[] = [];
  const others: SavedPerson[] = [];
  for (const found of [...fromCards(casefile, results), ...fromParties(casefile, results)]) {
    const isNew = found.identifiers.filter((each) => !known.has(comparisonForm(each)));
    const isThere = isNew.filter((each) => inRecord.has(comparisonForm(each)));
    const identifiers = withoutRepeats(isThere.length > 0 ? isThere : isNew);
    if (identifiers.length === 0) continue;
    (isThere.length > 0 ? inConversations : others).push({ ...found, identifiers });
    for (const each of identifiers) known.add(comparisonForm(each));
  }
  return { inConversations, others };
}

/** The numbers, addresses and accounts that stand with anybody, those taken back among them. */
export function takenForms(casefile: Casefile): Set<string> {
  return new Set(
    casefile
      .people()
      .flatMap(({ identifiers }) => identifiers.map(({ e164, value }) => e164 ?? value)),
  );
}

function fromCards(casefile: Casefile, results: readonly SourceResult[]): SavedPerson[] {
  const { zone } = casefile.details;
  return results.flatMap(({ outcome }) =>
    outcome.contacts.flatMap(({ name, identifiers, asOf }: SavedContact) =>
      savedPerson(name, identifiers, wording.contactBasis(sourceDay(asOf, zone))),
    ),
  );
}

function fromParties(casefile: Casefile, results: readonly SourceResult[]): SavedPerson[] {
  const { zone } = casefile.details;
  return results.flatMap(({ outcome }) => {
    const basis = wording.savedBasis(sourceDay(outcome.phone?.madeAt, zone));
    return outcome.added.flatMap((reference) => {
      const exhibit = casefile.exhibit(reference);
      if (exhibit?.kind !== 'conversation') return [];
      return exhibit.conversation.others.flatMap((party) =>
        party.name === undefined ? [] : savedPerson(party.name, [party], basis),
      );
    });
  });
}

function savedPerson(
  recorded: RecordedText,
  found: readonly Identifier[],
  basis: string,
): SavedPerson[] {
  const name = shownText(recorded).trim();
  const identifiers = found
    .filter(tellsSomebody)
    .map(({ asFound, e164 }) => ({ asFound, ...(e164 === undefined ? {} : { e164 }) }));
  const isName = name !== '' && identifiers.every(({ asFound }) => asFound !== name);
  return identifiers.length > 0 && isName ? [{ name, identifiers, basis }] : [];
}

function tellsSomebody({ asFound, e164 }: Identifier): boolean {
  return e164 !== undefined || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(asFound);
}

function withoutRepeats(identifiers: readonly Identifier[]): Identifier[] {
  return [...new Map(identifiers.map((each) => [comparisonForm(each), each])).values()];
}
