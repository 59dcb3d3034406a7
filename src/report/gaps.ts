import type { TimelineEvent } from '../core/timeline.ts';
import { hasBytes } from '../core/exhibit.ts';
import { isOfKeptExhibit, keptBackWords, receiptWithout } from '../core/kept-exhibits.ts';
import { visibleLine } from '../core/text.ts';
import type { ReportContext } from './report-context.ts';
import { plain, quoteLine, type Words } from './words.ts';

/** Something that is known to be missing or not known. */
export interface Gap {
  readonly kind: 'missing file' | 'unknown time' | 'skipped row' | 'unfinished import' | 'removed';
  /** `AB/3:12`, `7`, or the source and the place in it. */
  readonly where: Words;
  readonly what: Words;
}

/** What is known to be missing: read afresh at every call, in the order of the report. */
export function* knownGaps(context: ReportContext): Generator<Gap> {
  for (const event of context.record.timeline())
    if (!isHidden(event, context)) yield* eventGaps(event);
  yield* exhibitGaps(context);
  yield* skippedGaps(context);
}

function isHidden(event: TimelineEvent, { showing }: ReportContext): boolean {
  const { privacy } = showing;
  if (event.kind === 'incident') return privacy.isHiddenIncident(event.incident.number);
  if (event.kind === 'telling') return privacy.isHiddenTelling(event.reference);
  return privacy.isHiddenExhibit(event.reference);
}

function* eventGaps(event: TimelineEvent): Generator<Gap> {
  if (event.happened.precision === 'unknown')
    yield {
      kind: 'unknown time',
      where: event.reference,
      what: 'It is not known when this happened.',
    };
  if (event.kind === 'message' && event.contact.kind === 'message') {
    for (const [index, attachment] of event.contact.attachments.entries()) {
      if (attachment.sha256 !== null && event.attachmentReferences[index] != null) continue;
      const name = attachment.name === null ? 'A file without a name' : quoteLine(attachment.name);
      const known = attachment.missing === undefined ? '' : ` (${visibleLine(attachment.missing)})`;
      const what = quoteLine(`${plain(name)}: named in the source, and not in it${known}.`);
      yield { kind: 'missing file', where: event.reference, what };
    }
  }
}

function* exhibitGaps(context: ReportContext): Generator<Gap> {
  for (const exhibit of context.record.exhibits()) {
    const { reference, importFinished } = exhibit;
    if (context.showing.privacy.isHiddenExhibit(reference)) continue;
    const removedBy = hasBytes(exhibit) ? exhibit.removedBy : undefined;
    if (!importFinished)
      yield {
        kind: 'unfinished import',
        where: reference,
        what: 'The import that it came with is not finished: its rows are not counted or shown.',
      };
    if (removedBy !== undefined)
      yield {
        kind: 'removed',
        where: reference,
        what: `The file was removed from the record by entry ${removedBy}.`,
      };
  }
}

function* skippedGaps(context: ReportContext): Generator<Gap> {
  const { exhibits } = context.showing.privacy;
  for (const made of context.record.imports()) {
    const name = isOfKeptExhibit(exhibits, made) ? keptBackWords : made.source.name;
    for (const { where, why } of receiptWithout(exhibits, made.receipt).skipped)
      yield {
        kind: 'skipped row',
        where: quoteLine(`${plain(quoteLine(name))}, ${where}`),
        what: quoteLine(why),
      };
  }
}
