import type { Direction } from '../../core/communication.ts';
import type { TimelineFilter } from '../../core/timeline-filter.ts';
import type { TimelineEvent } from '../../core/timeline.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { partyConversations } from './party-conversations.ts';

/** Where an event stands in the order of the timeline. */
export interface EventPlace {
  readonly id: number;
  readonly moment: number;
  readonly entry: number;
  readonly line: number;
}

/**
 * A part of the events that one index gives in the order of the timeline: the table with its index, and
 * what all of its rows have in common.
 */
export interface EventStream {
  readonly from: string;
  readonly where: readonly string[];
  readonly values: readonly (string | number)[];
  /** The kind and direction of all of its events, where they have one. */
  readonly all?: { readonly kind: TimelineEvent['kind']; readonly direction: Direction | '' };
}

const contactKinds = ['message', 'call'] as const;
const directions = ['in', 'out', 'unknown', 'none'] as const;

/** From which moment on, and before which; null where nothing bounds it. */
export interface Span {
  readonly from: number | null;
  readonly until: number | null;
}

/* A time that is not known stands behind every time that is. */
const unknownMoment = Number.MAX_SAFE_INTEGER;

/** The moments that a filter leaves. A time that is not known is in no span. */
export function spanOf({ from, until }: TimelineFilter): Span {
  if (from === undefined && until === undefined) return { from: null, until: null };
  return { from: from ?? null, until: Math.min(until ?? unknownMoment, unknownMoment) };
}

/** The ids of the conversations that a filter asks for; null when it leaves none out. */
export function conversationsOf(catalogue: Catalogue, filter: TimelineFilter): number[] | null {
  const { conversation, party } = filter;
  if (conversation === undefined && party === undefined) return null;
  const there =
    conversation === undefined
      ? null
      : (catalogue.all('SELECT id FROM conversations WHERE key = ?', conversation) as {
          id: number;
        }[]);
  const ids = there?.map(({ id }) => id) ?? null;
  if (party === undefined) return ids;
  const withThem = partyConversations(catalogue, party);
  return ids === null ? withThem : ids.filter((id) => withThem.includes(id));
}

/** The kinds of events that a filter leaves; null when it leaves none out. */
export function kindsOf(filter: TimelineFilter): readonly TimelineEvent['kind'][] | null {
  const { kinds, conversation, party, direction } = filter;
  const onlyContacts = conversation !== undefined || party !== undefined || direction !== undefined;
  if (!onlyContacts) return kinds ?? null;
  return kinds === undefined ? contactKinds : contactKinds.filter((kind) => kinds.includes(kind));
}

/* Of more conversations than this, going through everything in order and leaving out is quicker. */
const mostConversations = 60;

/**
 * Divides the events that a filter wants, but for the span of time, into streams, none of which an event
 * is in twice. Each is read through an index that holds little else.
 */
export function eventStreams(catalogue: Catalogue, filter: TimelineFilter): EventStream[] {
  const conversations = conversationsOf(catalogue, filter);
  const kinds = kindsOf(filter);
  const { direction } = filter;
  if (filter.marked === true)
    return [
      together('events INDEXED BY events_marked', ['marked = 1'], [], {
        kinds,
        direction,
        conversations,
      }),
    ];
  if (conversations !== null && conversations.length > mostConversations)
    return [
      together('events INDEXED BY events_by_moment', [], [], { kinds, direction, conversations }),
    ];
  if (conversations !== null)
    return conversations.map((id) =>
      together('events INDEXED BY events_by_conversation', ['conversation = ?'], [id], {
        kinds,
        direction,
        conversations: null,
      }),
    );
  if (kinds === null)
    return [{ from: 'events INDEXED BY events_by_moment', where: [], values: [] }];
  return kinds.flatMap((kind) => kindStreams(kind, direction));
}

function kindStreams(
  kind: TimelineEvent['kind'],
  direction: TimelineFilter['direction'],
): EventStream[] {
  const isContact = kind === 'message' || kind === 'call';
  const ways: readonly (Direction | '')[] = !isContact
    ? ['']
    : direction === undefined
      ? directions
      : [direction];
  return ways.map((way) => ({
    from: 'events INDEXED BY events_by_kind',
    where: ['kind = ?', 'direction = ?'],
    values: [kind, way],
    all: { kind, direction: way },
  }));
}

function together(
  from: string,
  where: readonly string[],
  values: readonly (string | number)[],
  rest: {
    readonly kinds: readonly string[] | null;
    readonly direction: string | undefined;
    readonly conversations: readonly number[] | null;
  },
): EventStream {
  const lists: [string, readonly (string | number)[] | null][] = [
    ['kind', rest.kinds],
    ['direction', rest.direction === undefined ? null : [rest.direction]],
    ['conversation', rest.conversations],
  ];
  const given = lists.flatMap(([column, list]) => (list === null ? [] : [{ column, list }]));
  return {
    from,
    where: [
      ...where,
      ...given.map(({ column }) => `${column} IN (SELECT value FROM json_each(?))`),
    ],
    values: [...values, ...given.map(({ list }) => JSON.stringify(list))],
  };
}
