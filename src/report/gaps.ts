import type { TimelineEvent } from '../core/timeline.ts';
import { visibleLine } from '../core/text.ts';
import type { ReportContext } from './report-model.ts';
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
  for (const event of context.record.timeline()) yield* eventGaps(event);
  yield* exhibitGaps(context);
  yield* skippedGaps(context);
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
  for (const { reference, importFinished, removedBy } of context.record.exhibits()) {
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
  for (const { source, receipt } of context.record.imports())
    for (const { where, why } of receipt.skipped)
      yield {
        kind: 'skipped row',
        where: quoteLine(`${plain(quoteLine(source.name))}, ${where}`),
        what: quoteLine(why),
      };
}
