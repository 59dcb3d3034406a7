import type { Casefile } from '../../casefile/casefile.ts';
import type { SearchHit } from '../../casefile/looking/search.ts';
import { visibleLine } from '../../core/text.ts';
import { timeInWords } from '../../core/time.ts';
import { eventAsJson } from './event-json.ts';
import { contactHead, eventSummary } from './event-lines.ts';
import { answerLabel, answersInOrder } from '../questions/incident-table.ts';
import { searchWording as wording } from '../wording/timeline.ts';

type FoundText = SearchHit['found'][number];
type Excerpt = FoundText['excerpts'][number];

/** A hit on the screen: where, when, what was found with the words around it, and the rows beside it. */
export function* hitLines({ event, found }: SearchHit, casefile: Casefile): Generator<string> {
  const { zone } = casefile.details;
  yield `${event.reference.padEnd(9)} ${visibleLine(timeInWords(event.happened, zone).local)}`;
  if (event.kind === 'message' || event.kind === 'call') yield `  ${contactHead(event)}`;
  else if (found.length === 0) yield `  ${eventSummary(event)}`;
  for (const text of found)
    for (const excerpt of text.excerpts) yield `  ${excerptLine(text, excerpt)}`;
  if (event.kind !== 'message') return;
  const around = casefile.rowsAround(event.exhibit, event.line, { before: 1, after: 1 });
  for (const row of around?.before ?? []) yield `    (${wording.before}) ${eventSummary(row)}`;
  for (const row of around?.after ?? []) yield `    (${wording.after}) ${eventSummary(row)}`;
}

/** `Label: …words before [word] and after…`. */
function excerptLine(text: FoundText, excerpt: Excerpt): string {
  const { before, match, after, fromStart, toEnd } = excerpt;
  const label = labelOf(text);
  const words = visibleLine(
    `${fromStart ? '' : '…'}${before}«${match}»${after}${toEnd ? '' : '…'}`,
  );
  return label === '' ? words : `${label}: ${words}`;
}

function labelOf({ role, name }: FoundText): string {
  const member = answersInOrder.find((one) => one === name);
  const answer = member === undefined ? '' : answerLabel(member);
  if (role === 'answer') return answer;
  const where = wording.inside[role];
  return answer === '' ? where : `${answer} (${where.toLowerCase()})`;
}

/** A hit as `--json` gives it. */
export function hitAsJson({ event, found }: SearchHit): object {
  return { ...eventAsJson(event), found };
}
