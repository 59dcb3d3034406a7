import type { ConversationExhibit, ExhibitReference } from '../core/exhibit.ts';
import { visibleLine } from '../core/text.ts';
import type { Happened } from '../core/time.ts';
import { contactRow, type RowSource } from './contact-row.ts';
import { othersInWords } from './party-line.ts';
import { describedLines } from './described.ts';
import type { ReportContext } from './report-context.ts';
import type { ContactRow } from './timeline-row.ts';
import { unknownSource } from './timeline-rows.ts';
import { clockInWords, whenInWords } from './when.ts';
import { counted, quoteLine, type Fact, type Words } from './words.ts';

/** One conversation exhibit with its rows, in the order of its extract. */
export interface ConversationAnnex {
  readonly reference: ExhibitReference;
  /** `AB/3: SMS and MMS, messages`. */
  readonly heading: string;
  /** Who, with numbers and names. */
  readonly others: readonly Words[];
  readonly facts: readonly Fact[];
  /** The earlier exhibit that this one continues, of which it is a newer, fuller one. */
  readonly continues: ExhibitReference | null;
  /** What that means for the rows printed here; null when it continues none. */
  readonly continuesNote: string | null;
  rows(): Iterable<ContactRow>;
}

/** Every conversation exhibit of a finished import, in the order of their references. */
export function* conversationAnnexes(context: ReportContext): Generator<ConversationAnnex> {
  for (const exhibit of context.record.exhibits()) {
    if (exhibit.kind !== 'conversation' || !exhibit.importFinished) continue;
    yield annex(exhibit, context, context.sources.get(exhibit.reference) ?? unknownSource);
  }
}

function annex(
  exhibit: ConversationExhibit,
  context: ReportContext,
  source: RowSource,
): ConversationAnnex {
  const continues = exhibit.continues ?? null;
  const onlyNew = continues !== null;
  const kind = exhibit.conversation.kind === 'calls' ? 'calls' : 'messages';
  return {
    reference: exhibit.reference,
    heading: `${exhibit.reference}: ${visibleLine(exhibit.conversation.means)}, ${kind}`,
    others: othersInWords(exhibit.conversation),
    facts: [...annexFacts(exhibit, context.zone), ...describedLines(exhibit, context.showing)],
    continues,
    continuesNote:
      continues === null
        ? null
        : `${exhibit.reference} continues ${continues}: it is a newer reading of the same conversation. Only the rows that ${continues} does not hold are printed here; the file of ${exhibit.reference} holds them all.`,
    *rows() {
      for (const event of context.record.conversationRows(exhibit.reference, onlyNew))
        if (event.kind === 'message' || event.kind === 'call')
          yield contactRow(event, source, context.showing, context.described);
    },
  };
}

function annexFacts(exhibit: ConversationExhibit, zone: string): Fact[] {
  const { conversation, origin, firstHappened, lastHappened } = exhibit;
  const row = conversation.kind === 'calls' ? 'call' : 'message';
  return [
    ...(conversation.title === undefined
      ? []
      : [{ label: 'Name of the group', value: quoteLine(conversation.title) }]),
    { label: 'Rows', value: counted(exhibit.rows, row) },
    ...time('First', firstHappened, zone),
    ...time('Last', lastHappened, zone),
    { label: 'Read out of', value: quoteLine(origin.sourceName) },
    { label: 'SHA-256 of that source', value: origin.sourceSha256 },
    { label: `SHA-256 of ${exhibit.reference}`, value: exhibit.sha256 },
    { label: 'How obtained', value: visibleLine(origin.obtainedHow) },
    { label: 'By', value: visibleLine(origin.obtainedBy) },
    { label: 'Taken in', value: clockInWords(origin.takenInAt, zone) },
  ];
}

function time(label: string, happened: Happened | undefined, zone: string): Fact[] {
  if (happened === undefined) return [];
  const when = whenInWords(happened, zone);
  return [{ label, value: when.utc === '' ? when.local : `${when.local} (${when.utc})` }];
}
