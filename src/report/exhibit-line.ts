import type { Exhibit, ExhibitReference } from '../core/exhibit.ts';
import type { Sha256 } from '../core/sha256.ts';
import { visibleLine } from '../core/text.ts';
import { describedLines, fileKindInWords } from './file-row.ts';
import { othersInWords } from './party-line.ts';
import { isPictureType } from './picture-type.ts';
import type { ReportContext } from './report-model.ts';
import { clockInWords } from './when.ts';
import { counted, plain, quoteLine, sizeInWords, type Fact, type Words } from './words.ts';

/** One line of the exhibit list. */
export interface ExhibitLine {
  /** Printed as "proposed reference". */
  readonly reference: ExhibitReference;
  /** `File as received`, `Conversation read out of a file`, `File inside a conversation`. */
  readonly kind: string;
  /** Name as received; for a conversation, what it is. */
  readonly name: Words;
  readonly type: string;
  readonly size: string;
  readonly sha256: Sha256;
  /** `as received`, or from what it was derived and with which software. */
  readonly asReceivedOrDerived: string;
  /** The source's name as received. */
  readonly from: Words;
  readonly fromSha256: Sha256;
  readonly how: string;
  /** In words, local and UTC. */
  readonly obtainedAt: string;
  readonly by: string;
  /** What is known about who sent it, and on what basis; our words when nothing is. */
  readonly whoSentIt: readonly Fact[];
  /** `continues AB/3`, `import not finished`, `removed by entry 40`. */
  readonly notes: readonly string[];
  readonly hasPicture: boolean;
}

/** Every exhibit, in the order of the references. */
export function* exhibitLines(context: ReportContext): Generator<ExhibitLine> {
  for (const exhibit of context.record.exhibits()) yield exhibitLine(exhibit, context.zone);
}

function exhibitLine(exhibit: Exhibit, zone: string): ExhibitLine {
  const { origin } = exhibit;
  return {
    reference: exhibit.reference,
    kind: kindInWords(exhibit),
    name: exhibitName(exhibit),
    type: typeInWords(exhibit),
    size: sizeInWords(exhibit.sizeBytes),
    sha256: exhibit.sha256,
    asReceivedOrDerived: origin.derived === null ? 'as received' : visibleLine(origin.derived),
    from: quoteLine(origin.sourceName),
    fromSha256: origin.sourceSha256,
    how: visibleLine(origin.obtainedHow),
    obtainedAt: clockInWords(origin.takenInAt, zone),
    by: visibleLine(origin.obtainedBy),
    whoSentIt: whoSentIt(exhibit, zone),
    notes: notes(exhibit),
    hasPicture: hasPicture(exhibit),
  };
}

function kindInWords(exhibit: Exhibit): string {
  switch (exhibit.kind) {
    case 'file':
      return fileKindInWords(exhibit);
    case 'conversation':
      return 'Conversation read out of a source';
    case 'attachment':
      return 'File inside a conversation';
  }
}

/** The name of an exhibit: as received, or what the conversation is. */
export function exhibitName(exhibit: Exhibit): Words {
  if (exhibit.kind !== 'conversation') return quoteLine(exhibit.name);
  const others = othersInWords(exhibit.conversation).map(plain);
  return quoteLine(`${exhibit.conversation.means} with ${others.join('; ')}`);
}

function typeInWords(exhibit: Exhibit): string {
  switch (exhibit.kind) {
    case 'file':
      return exhibit.facts.mediaType === null
        ? 'not recognised'
        : visibleLine(exhibit.facts.mediaType);
    case 'conversation':
      return `JSON Lines, a header and ${counted(exhibit.rows, 'row')}`;
    case 'attachment':
      return exhibit.mediaType === null
        ? 'not stated by the source'
        : `${visibleLine(exhibit.mediaType)}, as the source states it`;
  }
}

function whoSentIt(exhibit: Exhibit, zone: string): Fact[] {
  const described = describedLines(exhibit.described ?? {}, exhibit.origin.obtainedBy, zone);
  switch (exhibit.kind) {
    case 'conversation':
      return [
        ...described,
        { label: 'By the source', value: 'each row gives its number or account and its direction' },
      ];
    case 'attachment':
      return [...described, { label: 'By the source', value: `part of ${exhibit.item}` }];
    case 'file':
      return [...described, ...claimedByName(exhibit.facts.otherParty)];
  }
}

function claimedByName(claimed: Parameters<typeof quoteLine>[0] | undefined): Fact[] {
  return claimed === undefined
    ? []
    : [{ label: 'By the file name, not checked', value: quoteLine(claimed) }];
}

function notes(exhibit: Exhibit): string[] {
  return [
    ...(exhibit.kind === 'conversation' && exhibit.continues !== undefined
      ? [`continues ${exhibit.continues}`]
      : []),
    ...(exhibit.importFinished ? [] : ['import not finished']),
    ...(exhibit.removedBy === undefined
      ? []
      : [`the file was removed from the record by entry ${exhibit.removedBy}`]),
  ];
}

function hasPicture(exhibit: Exhibit): boolean {
  if (exhibit.removedBy !== undefined) return false;
  if (exhibit.kind === 'file') return exhibit.facts.kind === 'picture';
  return exhibit.kind === 'attachment' && isPictureType(exhibit.mediaType);
}
