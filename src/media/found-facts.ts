import type { FileFacts, StatedTime } from '../core/file-facts.ts';
import { unknownTime } from '../core/time.ts';
import type { Happened } from '../core/time.ts';
import { shownText, type RecordedText } from '../core/text.ts';

/**
 * How far a stated time is to be preferred as the time of the file, best first. `never` is for times
 * that say something else: when a file was last changed, when a position was fixed.
 */
const order = ['exif with offset', 'container', 'exif', 'tag', 'file name', 'never'] as const;

export interface FoundTime extends StatedTime {
  readonly standing: (typeof order)[number];
}

/** What one reader found in a file; several are joined. */
export interface FoundFacts {
  readonly kind?: FileFacts['kind'];
  readonly mediaType?: string;
  readonly times?: readonly FoundTime[];
  readonly durationMilliseconds?: number;
  readonly widthPixels?: number;
  readonly heightPixels?: number;
  readonly otherParty?: RecordedText;
  readonly statesPosition?: boolean;
  readonly asFound?: Readonly<Record<string, RecordedText>>;
  readonly words?: RecordedText;
  readonly notes?: readonly string[];
}

/** Facts go into a line of the journal: none may fill it. */
const limits = { factCharacters: 1000, facts: 40, notes: 20, times: 20 };

/** Joins what several readers found; of a single fact the first one counts. */
export function joinFacts(
  found: readonly FoundFacts[],
  fallback: { kind: FileFacts['kind']; mediaType: string | null },
): FileFacts {
  const times = found.flatMap((facts) => facts.times ?? []).slice(0, limits.times);
  const asFound = cutFacts(found);
  return {
    kind: first(found, 'kind') ?? fallback.kind,
    mediaType: first(found, 'mediaType') ?? fallback.mediaType,
    happened: bestOf(times),
    times: times.map(({ what, happened }) => ({ what, happened: cutRaw(happened) })),
    ...single(found, 'durationMilliseconds'),
    ...single(found, 'widthPixels'),
    ...single(found, 'heightPixels'),
    ...single(found, 'otherParty'),
    ...(found.some((facts) => facts.statesPosition === true) ? { statesPosition: true } : {}),
    ...(Object.keys(asFound).length === 0 ? {} : { asFound }),
    ...single(found, 'words'),
    notes: [...new Set(found.flatMap((facts) => facts.notes ?? []))].slice(0, limits.notes),
  };
}

function first<Name extends keyof FoundFacts>(
  found: readonly FoundFacts[],
  name: Name,
): FoundFacts[Name] | undefined {
  return found.find((facts) => facts[name] !== undefined)?.[name];
}

function single<Name extends keyof FoundFacts>(
  found: readonly FoundFacts[],
  name: Name,
): Pick<FoundFacts, Name> | Record<string, never> {
  const value = first(found, name);
  return value === undefined ? {} : ({ [name]: value } as Pick<FoundFacts, Name>);
}

function bestOf(times: readonly FoundTime[]): Happened {
  const usable = times.filter(
    (time) => time.standing !== 'never' && time.happened.precision !== 'unknown',
  );
  const [best] = usable.toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing));
  return best === undefined ? unknownTime() : cutRaw(best.happened);
}

function cutRaw(happened: Happened): Happened {
  if (happened.raw === undefined || happened.raw.length <= limits.factCharacters) return happened;
  return { ...happened, raw: cut(happened.raw) };
}

function cutFacts(found: readonly FoundFacts[]): Record<string, RecordedText> {
  const all = found.flatMap((facts) => Object.entries(facts.asFound ?? {}));
  const kept = all
    .filter(([, value]) => shownText(value) !== '')
    .slice(0, limits.facts)
    .map(([name, value]): [string, RecordedText] => [
      name,
      shownText(value).length <= limits.factCharacters ? value : cut(shownText(value)),
    ]);
  return Object.fromEntries(kept);
}

function cut(text: string): string {
  return `${text.slice(0, limits.factCharacters).toWellFormed()}… (cut)`;
}
