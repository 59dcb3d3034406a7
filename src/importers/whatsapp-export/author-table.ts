import { comparisonText } from './comparison-copy.ts';
import type { Notice } from './markers/marker-language.ts';
import { noticeIn, type MarkerStyle } from './markers/recognise-markers.ts';

/** Somebody who wrote in the chat, as the export names them. */
export interface Author {
  /** As found, at its first line. */
  readonly asFound: string;
  readonly messages: number;
  /**
   * Set on "Dr" where "Dr: Sam" is a name: only a line that does not go on with "Sam" is by "Dr". Not
   * somebody who is known to have written.
   */
  readonly unlessLonger?: string;
}

/** A line's rest, split. */
export interface SplitRest {
  /** Null for a line that WhatsApp itself wrote. */
  readonly author: Author | null;
  /** In a line with a name that WhatsApp wrote itself (iPhone): that name. */
  readonly named: string | null;
  readonly text: string;
}

interface Prefix {
  readonly asFound: string;
  count: number;
  /** Lines with it that are notices of WhatsApp. */
  notices: number;
  /** Lines that are notices behind it: "Jo left", where it is "Dr" and the name is "Dr: Jo". */
  noticesBehind: number;
}

const longestName = 150;
const mostPrefixes = 50_000;
const mostColonsInName = 4;
/** Up to so many lines may be alike by chance. */
const fewLines = 3;
/** Up to so many lines every one has to fit; of more, nearly all. */
const exactUpTo = 50;
const nearlyAll = 0.9;

/**
 * Counts what stands before each colon, so that afterwards the names can be told from the text: a
 * name may hold ": ", a text and a notice of WhatsApp may too, and nothing marks where a name ends.
 */
export class PrefixCounts {
  readonly #first = new Map<string, Prefix>();
  readonly #longer = new Map<string, Prefix>();
  #chatName: string | null = null;

  /** Counts one line; tells the notice that it is, if it looks like one. */
  add(rest: string, style: MarkerStyle): Notice | null {
    const [end, ...further] = delimiters(rest);
    if (end === undefined) return noticeIn(rest, style);
    const prefix = prefixIn(this.#first, rest.slice(0, end));
    if (prefix === null) return null;
    prefix.count += 1;
    for (const longerEnd of further) {
      const longer = prefixIn(this.#longer, rest.slice(0, longerEnd));
      if (longer !== null) longer.count += 1;
    }
    if (style.style === 'dash' && prefix.count <= exactUpTo) {
      if (noticeIn(afterColon(rest, end), style)?.afterName === true) prefix.noticesBehind += 1;
    }
    // What recurs often is a name, even one that reads like a notice ("Guy who left").
    if (style.style === 'dash' && prefix.count > fewLines) return null;
    const notice = noticeIn(style.style === 'dash' ? rest : afterColon(rest, end), style);
    if (notice !== null && notice.call !== true) prefix.notices += 1;
    if (notice?.namesChat === true) this.#chatName ??= prefix.asFound;
    return notice;
  }

  /** The names, by their comparison form. `chatName` is what the export is called, if anything. */
  authors(chatName: string | null): Map<string, Author> {
    const names = new Map<string, Author>();
    const recurring = recurringNames(this.#first);
    const longerNames = byFirstName(this.#longer);
    for (const [name, prefix] of this.#first) {
      const messages = prefix.count - prefix.notices;
      if (messages === 0) continue;
      if (prefix.count === 1 && looksLikeNotice(name, recurring)) continue;
      const longer = longerName(name, prefix, longerNames.get(name) ?? [], chatName);
      const { asFound } = prefix;
      if (longer === null) {
        names.set(name, { asFound, messages });
        continue;
      }
      names.set(longer.name, { asFound: longer.asFound, messages });
      if (longer.messages < prefix.count) {
        names.set(name, { asFound, messages: 0, unlessLonger: longer.name });
      }
    }
    return names;
  }

  /** The name of the group or of the contact, which an iPhone puts before WhatsApp's own first line. */
  get chatName(): string | null {
    return this.#chatName;
  }
}

/*
 * "Dr: Sam" is a name when the lines that begin with "Dr: " go on with "Sam: ", but for the odd notice
 * ("Dr: Sam left"). Two such lines may be chance ("Sam: Re: …"), unless the export itself is called so or what follows is written like a
 * name.
 */
function longerName(
  name: string,
  first: Prefix,
  longer: readonly (readonly [string, Prefix])[],
  chatName: string | null,
): { name: string; asFound: string; messages: number } | null {
  const chat = chatName === null ? null : comparisonText(chatName);
  if (name === chat) return null;
  let best: { name: string; asFound: string; messages: number } | null = null;
  for (const [candidate, prefix] of longer) {
    const isName =
      candidate === chat ||
      (goesOnSoOften(first, prefix) &&
        looksLikeName(candidate.slice(name.length + 2), prefix.count));
    if (isName && (best === null || candidate.length > best.name.length)) {
      best = { name: candidate, asFound: prefix.asFound, messages: prefix.count };
    }
  }
  return best;
}

function goesOnSoOften(first: Prefix, longer: Prefix): boolean {
  if (first.count <= exactUpTo) return longer.count + first.noticesBehind >= first.count;
  return longer.count >= first.count * nearlyAll;
}

function byFirstName(longer: ReadonlyMap<string, Prefix>): Map<string, [string, Prefix][]> {
  const groups = new Map<string, [string, Prefix][]>();
  for (const one of longer) {
    const first = one[0].slice(0, one[0].indexOf(':'));
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [one]);
    else group.push(one);
  }
  return groups;
}

/** The names that recur, at most as many as a group has. */
function recurringNames(prefixes: ReadonlyMap<string, Prefix>): string[] {
  return [...prefixes]
    .filter(([, { count }]) => count > 1)
    .sort(([, a], [, b]) => b.count - a.count)
    .slice(0, 1024)
    .map(([name]) => name);
}

/** Splits what follows date and time into name and text, with the table of the whole file. */
export function splitRest(
  rest: string,
  authors: ReadonlyMap<string, Author>,
  style: MarkerStyle,
): SplitRest {
  const ends = delimiters(rest);
  for (const end of ends) {
    const author = authors.get(comparisonText(rest.slice(0, end)).trim());
    if (author === undefined) continue;
    if (author.unlessLonger !== undefined && goesOnWith(rest, author.unlessLonger)) continue;
    const text = afterColon(rest, end);
    if (style.style === 'bracket' && isNamedNotice(text, style)) {
      return { author: null, named: rest.slice(0, end), text };
    }
    return { author, named: null, text };
  }
  const [end] = ends;
  if (style.style === 'bracket' && end !== undefined) {
    return { author: null, named: rest.slice(0, end), text: afterColon(rest, end) };
  }
  return { author: null, named: null, text: rest };
}

function goesOnWith(rest: string, name: string): boolean {
  return comparisonText(rest.slice(0, 2 * longestName))
    .trimStart()
    .startsWith(name);
}

function afterColon(rest: string, end: number): string {
  return rest.charAt(end + 1) === ' ' ? rest.slice(end + 2) : rest.slice(end + 1);
}

/** The places of the colons that may end a name: before a space, or at the line's end. */
function delimiters(rest: string): number[] {
  const ends: number[] = [];
  for (let at = rest.indexOf(':'); at !== -1; at = rest.indexOf(':', at + 1)) {
    if (at > longestName || ends.length === mostColonsInName) break;
    const next = rest.charAt(at + 1);
    if (at > 0 && (next === ' ' || next === '')) ends.push(at);
  }
  return ends;
}

function prefixIn(prefixes: Map<string, Prefix>, asFound: string): Prefix | null {
  const name = comparisonText(asFound).trim();
  const known = prefixes.get(name);
  if (known !== undefined) return known;
  if (name === '' || prefixes.size >= mostPrefixes) return null;
  const added = { asFound, count: 0, notices: 0, noticesBehind: 0 };
  prefixes.set(name, added);
  return added;
}

/** A call has somebody who made it: the name before it is theirs. */
function isNamedNotice(text: string, style: MarkerStyle): boolean {
  const notice = noticeIn(text, style);
  return notice !== null && notice.call !== true;
}

/** `Sam changed the subject to “a`: begins with somebody's name, or quotes something. */
function looksLikeNotice(prefix: string, names: readonly string[]): boolean {
  if (/["“”„«»]/.test(prefix)) return true;
  return names.some((name) => prefix.startsWith(`${name} `));
}

/** One line may be chance; of two, what follows the colon has to be written like a name. */
function looksLikeName(text: string, lines: number): boolean {
  if (/^(?:location|live location|poll|option)$/i.test(text)) return false;
  if (lines > 2) return true;
  return (
    lines === 2 && /^\p{Lu}[\p{Ll}\p{Lo}]/u.test(text) && !/^(?:Re|Fwd|Note|Ps|Nb)\b/.test(text)
  );
}
