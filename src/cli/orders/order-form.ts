import type { CaseDetails } from '../../core/case-record.ts';
import { orderKinds, type OrderAnswers } from '../../core/order.ts';
import { unknownTime, type Happened } from '../../core/time.ts';
import { choiceOf } from '../form/choice-answers.ts';
import type { Form } from '../form/form.ts';
import { localDateTime } from '../form/local-day.ts';
import { peopleOf, references } from '../form/list-answers.ts';
import { line, longText } from '../form/text-answers.ts';
import { endTime, pastTime } from '../form/time-answers.ts';
import { orderWording as wording } from '../wording/orders.ts';

const asked = 'asked-to-stop';

/** The form for an order, a condition or a request to stop, with the kinds that there are in a nation. */
export function orderForm({ nation }: Pick<CaseDetails, 'nation'>): Form<OrderAnswers> {
  const offered = orderKinds.filter(({ nations }) => nations.includes(nation));
  return {
    name: 'order',
    type: 'evidence orders',
    needed: ['kind', 'from'],
    defaults: { from: unknownTime('stated by the person') },
    fields: {
      kind: { kind: choiceOf(offered, orderKinds), words: () => wording.kind },
      title: {
        kind: line,
        words: () => wording.title,
        applies: ({ kind }) => kind === 'other',
      },
      court: { kind: line, words: () => wording.court, applies: isBinding },
      caseNumber: { kind: line, words: () => wording.caseNumber, applies: isBinding },
      against: {
        kind: peopleOf(['other', 'through', 'unknown']),
        words: ({ kind }) => byKind(wording.against, kind),
      },
      from: { kind: pastTime, words: ({ kind }) => byKind(wording.from, kind) },
      until: { kind: endTime, words: () => wording.until, applies: isBinding },
      how: { kind: line, words: ({ kind }) => byKind(wording.how, kind) },
      terms: { kind: longText, words: ({ kind }) => byKind(wording.terms, kind) },
      shownBy: { kind: references, words: () => wording.shownBy },
      privateNote: { kind: longText, words: () => wording.privateNote },
      recordedBy: { kind: line, words: () => wording.recordedBy },
    },
    first,
    conflict: (answers, zone) =>
      endsBeforeItBegins(answers, zone)
        ? { between: ['until', 'from'], ...wording.endsBeforeItBegins }
        : null,
  };
}

function first({ kind }: Partial<OrderAnswers>): readonly (keyof OrderAnswers)[] {
  switch (kind) {
    case asked:
      return ['kind', 'against', 'from', 'how', 'terms', 'shownBy'];
    case 'police-warning':
      return ['kind', 'against', 'from', 'terms'];
    case 'bail':
      return ['kind', 'against', 'from', 'until', 'terms'];
    case 'other':
      return ['kind', 'title', 'against', 'from', 'until', 'terms'];
    default:
      return ['kind', 'against', 'court', 'from', 'until', 'terms'];
  }
}

/* Compared as finely as both are known: a month may end on any of its days. */
function endsBeforeItBegins({ from, until }: Partial<OrderAnswers>, zone: string): boolean {
  const begins = from === undefined ? null : wallClock(from, from.utc ?? from.local, zone);
  const ends =
    until === undefined ? null : wallClock(until, until.end ?? until.utc ?? until.local, zone);
  if (begins === null || ends === null) return false;
  const shared = Math.min(begins.length, ends.length);
  return ends.slice(0, shared) < begins.slice(0, shared);
}

function wallClock(
  { precision, utc, zone: ownZone }: Happened,
  time: string | undefined,
  zone: string,
): string | null {
  if (precision === 'unknown' || time === undefined) return null;
  return utc === undefined ? time : localDateTime(time, ownZone ?? zone);
}

function isBinding({ kind }: Partial<OrderAnswers>): boolean {
  return kind !== asked;
}

function byKind<T>(words: { readonly asked: T; readonly made: T }, kind: string | undefined): T {
  return kind === asked ? words.asked : words.made;
}
