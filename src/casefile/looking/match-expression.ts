import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Phrase, SearchTerm, SearchTerms } from './search-words.ts';
import { conversationWord, listedTermLength } from './word-index.ts';

/* More words that begin alike than this are gathered by the index itself, all of their rows beforehand. */
const mostListed = 2000;

/** An expression for the full-text index, and how many words the widest choice in it has. */
export interface MatchExpression {
  readonly text: string;
  /** Each hit costs a step for each of these words. */
  readonly width: number;
}

/**
 * The expression that the full-text index understands; null when nothing is wanted. `conversations`
 * leaves only rows of these.
 */
export function matchExpression(
  catalogue: Catalogue,
  { wanted, excluded }: SearchTerms,
  conversations: readonly number[] | null = null,
): MatchExpression | null {
  if (wanted.length === 0 || conversations?.length === 0) return null;
  const within =
    conversations === null
      ? []
      : [`(${conversations.map((id) => `"${conversationWord(id)}"`).join(' OR ')})`];
  const all = [...within, ...wanted.map((term) => termExpression(catalogue, term))].join(' AND ');
  const none = excluded.map((term) => termExpression(catalogue, term)).join(' OR ');
  const text = none === '' ? all : `(${all}) NOT (${none})`;
  return { text, width: text.split(' OR ').length };
}

/** The expression for one term. */
export function termExpression(catalogue: Catalogue, { ways }: SearchTerm): string {
  const alternatives = ways.map(
    (way) => `(${way.map((phrase) => phraseExpression(catalogue, phrase)).join(' AND ')})`,
  );
  return alternatives.length === 1 ? (alternatives[0] ?? '') : `(${alternatives.join(' OR ')})`;
}

function phraseExpression(catalogue: Catalogue, { words, isBeginning }: Phrase): string {
  const start = words.slice(0, -1).join(' ');
  const last = words.at(-1) ?? '';
  if (!isBeginning) return `"${words.join(' ')}"`;
  const listed = last.length < listedTermLength ? null : termsFrom(catalogue, last);
  if (listed === null) return `"${words.join(' ')}" *`;
  if (listed.length === 0) return `"${words.join(' ')}"`;
  const phrases = listed.map((term) => `"${start === '' ? '' : `${start} `}${term}"`);
  return phrases.length === 1 ? (phrases[0] ?? '') : `(${phrases.join(' OR ')})`;
}

/** Every word that begins so; null when there are too many. */
function termsFrom(catalogue: Catalogue, beginning: string): string[] | null {
  const rows = catalogue.all(
    'SELECT term FROM terms WHERE term >= ? AND term < ? LIMIT ?',
    beginning,
    `${beginning}\u{10ffff}`,
    mostListed + 1,
  ) as { term: string }[];
  return rows.length > mostListed ? null : rows.map(({ term }) => term);
}
