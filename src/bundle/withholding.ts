import type { Withheld } from '../core/case-record.ts';
import { isWithheld, withhold, type JournalEntry } from '../core/journal-entry.ts';
import { keptBackOf, type KeptBack } from '../core/kept-back.ts';
import { noKeptExhibits, type KeptExhibits } from '../core/kept-exhibits.ts';
import { aboutOf, type About } from './about-entry.ts';
import type { BundleInput } from './bundle-input.ts';

/**
 * Why a part is kept back, in words that say nothing of what it holds; null hands it over. Asked for
 * each part by its name.
 */
export type KeepBackRule = (partName: string, entry: JournalEntry) => string | null;

/** The classes that a bundle names. What a part is called or says is named nowhere. */
export const whyKeptBack = {
  private: 'private details, or who somebody else is and how to reach them',
  incident: 'an incident that is kept private as a whole',
  telling: 'who was told of an incident that is kept private',
  exhibit: 'a file or thing that belongs only to an incident that is kept private',
  path: 'where a file lay on a computer or phone',
  bundle: 'details of an earlier bundle',
  earlier: 'withheld before this bundle was made',
} as const;

/**
 * Kept back unless the person says otherwise: addresses, private notes, how to reach anybody, who
 * witnesses are, former file paths, the details of earlier bundles; people, identifiers, tellings
 * and incidents that `keptBack` names, save their references; what links rows and files to such an
 * incident; and whatever says of a file that belongs to it alone what that file is.
 * An amendment, withdrawal or confirmation is treated like what it is about.
 */
export function keptBackByDefault(keptBack: KeptBack): KeepBackRule {
  const known = new WeakMap<JournalEntry, About>();
  return (partName, entry) => {
    const about = known.get(entry) ?? aboutOf(entry, keptBack);
    known.set(entry, about);
    return whyWhole(partName, about) ?? whyLink(partName, about) ?? whyPart(partName);
  };
}

function whyWhole(partName: string, about: About): string | null {
  if (about.whole === null || partName === 'entry' || partName === about.referencePart) return null;
  return whyKeptBack[about.whole === 'person' ? 'private' : about.whole];
}

/* The reason for a link may say what the incident was. */
function whyLink(partName: string, about: About): string | null {
  const { linksToPrivate, tellsOfPrivate, ofKeptExhibit } = about;
  if (linksToPrivate && (partName === 'link' || partName === 'why')) return whyKeptBack.incident;
  if (tellsOfPrivate && partName === 'incidents') return whyKeptBack.incident;
  return ofKeptExhibit.has(partName) ? whyKeptBack.exhibit : null;
}

const privateParts: ReadonlySet<string> = new Set(['address', 'private note', 'contact']);

/* Today a witness stands in an incident by reference and code (`witness person 1`), which may be shown. */
const witnessByName = /^witness \d+(?: contact)?$/;

function whyPart(partName: string): string | null {
  const name = partName.replace(/ \d+$/, '');
  if (privateParts.has(name) || witnessByName.test(partName)) return whyKeptBack.private;
  if (name === 'path') return whyKeptBack.path;
  return name === 'bundle detail' ? whyKeptBack.bundle : null;
}

/** Exhibits that do not leave; none where the caller says what is kept back. */
export function keptExhibitsIn({
  keepBack,
  record,
}: Pick<BundleInput, 'keepBack' | 'record'>): KeptExhibits {
  return keepBack === undefined ? keptBackOf(record).exhibits : noKeptExhibits;
}

/** The entry as it is handed over: what the rule keeps back is withheld; its hash stays what it was. */
export function withholdFor(entry: JournalEntry, rule: KeepBackRule): JournalEntry {
  return withhold(entry, (part) => rule(part.name, entry) !== null);
}

/**
 * Which parts of an entry are not handed over and why; null when all are. A part that is withheld in
 * the record already has no name.
 */
export function withheldOf(entry: JournalEntry, rule: KeepBackRule): Withheld | null {
  const parts = entry.parts.flatMap((part) => {
    if (isWithheld(part)) return [{ name: '', why: whyKeptBack.earlier }];
    const why = rule(part.name, entry);
    return why === null ? [] : [{ name: part.name, why }];
  });
  return parts.length === 0 ? null : { seq: entry.seq, parts };
}

/** How many parts are withheld, by class, in the order of the classes' names. */
export function countByWhy(withheld: Iterable<Withheld>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { parts } of withheld)
    for (const { why } of parts) counts.set(why, (counts.get(why) ?? 0) + 1);
  return new Map([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
