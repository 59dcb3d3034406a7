import {
  hasBytes,
  type Exhibit,
  type ExhibitReference,
  type PhysicalExhibit,
} from '../core/exhibit.ts';
import type { Sha256 } from '../core/sha256.ts';
import { visibleLine } from '../core/text.ts';
import { describedLines } from './described.ts';
import { fileKindInWords } from './file-row.ts';
import { itemFields } from './item-fields.ts';
import { othersInWords } from './party-line.ts';
import { isPictureType } from './picture-type.ts';
import type { ReportContext } from './report-context.ts';
import type { Showing } from './showing.ts';
import { statedAnswers } from './standing.ts';
import { clockInWords, whenOnOneLine } from './when.ts';
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
  /** Empty for a thing that can be held. */
  readonly size: string;
  /** Null for a thing that can be held: there are no bytes of it. */
  readonly sha256: Sha256 | null;
  /** `as received`, or from what it was derived and with which software. */
  readonly asReceivedOrDerived: string;
  /** The source's name as received. */
  readonly from: Words;
  /** Null for a thing that can be held. */
  readonly fromSha256: Sha256 | null;
  readonly how: string;
  /** In words, local and UTC. */
  readonly obtainedAt: string;
  readonly by: string;
  /** What is known about who sent it, and on what basis, and what was typed of it; empty when nothing is. */
  readonly whoSentIt: readonly Fact[];
  /** `continues AB/3`, `import not finished`, `removed by entry 40`. */
  readonly notes: readonly string[];
  readonly hasPicture: boolean;
}

/** An exhibit that belongs to a private incident alone: its reference, and nothing of what it is. */
export interface KeptBackExhibit {
  readonly reference: ExhibitReference;
  /** `AB/4: kept back by AB`. */
  readonly heading: string;
}

/** Whether nothing but the reference of an exhibit is shown. */
export function isKeptBackExhibit(line: ExhibitLine | KeptBackExhibit): line is KeptBackExhibit {
  return 'heading' in line;
}

export function keptBackExhibit(reference: ExhibitReference, initials: string): KeptBackExhibit {
  return { reference, heading: `${reference}: kept back by ${initials}` };
}

/** Every exhibit, in the order of the references. */
export function* exhibitLines({
  record,
  showing,
}: ReportContext): Generator<ExhibitLine | KeptBackExhibit> {
  const { privacy, initials } = showing;
  for (const exhibit of record.exhibits())
    yield privacy.isHiddenExhibit(exhibit.reference)
      ? keptBackExhibit(exhibit.reference, initials)
      : exhibitLine(exhibit, showing);
}

function exhibitLine(exhibit: Exhibit, showing: Showing): ExhibitLine {
  const { origin } = exhibit;
  return {
    reference: exhibit.reference,
    kind: kindInWords(exhibit),
    name: exhibitName(exhibit),
    type: typeInWords(exhibit),
    ...ofBytes(exhibit),
    // Nothing says how words were obtained but that they were written down.
    how: hasBytes(exhibit) ? visibleLine(exhibit.origin.obtainedHow) : 'recorded in words',
    obtainedAt: clockInWords(origin.takenInAt, showing.zone),
    by: visibleLine(origin.obtainedBy),
    whoSentIt: whoSentIt(exhibit, showing),
    notes: notes(exhibit),
    hasPicture: hasPicture(exhibit),
  };
}

type OfBytes = Pick<ExhibitLine, 'size' | 'sha256' | 'asReceivedOrDerived' | 'from' | 'fromSha256'>;

function ofBytes(exhibit: Exhibit): OfBytes {
  if (!hasBytes(exhibit))
    return {
      size: '',
      sha256: null,
      asReceivedOrDerived: 'a thing, recorded in words',
      from: 'not a file',
      fromSha256: null,
    };
  const { sizeBytes, sha256, origin } = exhibit;
  return {
    size: sizeInWords(sizeBytes),
    sha256,
    asReceivedOrDerived: origin.derived === null ? 'as received' : visibleLine(origin.derived),
    from: quoteLine(origin.sourceName),
    fromSha256: origin.sourceSha256,
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
    case 'physical':
      return 'Thing that is kept';
  }
}

/** The name of an exhibit: as received, or what the conversation is. */
export function exhibitName(exhibit: Exhibit): Words {
  if (exhibit.kind === 'physical') return quoteLine(exhibit.item.what);
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
    case 'physical':
      return 'not a file';
  }
}

function whoSentIt(exhibit: Exhibit, showing: Showing): Fact[] {
  const described = describedLines(exhibit, showing);
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
    case 'physical':
      return [...thing(exhibit, showing), ...described];
  }
}

/* What it is stands as its name; when it came stands in the timeline and here. */
function thing({ item, entry, origin }: PhysicalExhibit, showing: Showing): Fact[] {
  const stated = { ...item, entry, recordedAt: origin.takenInAt, changes: [] };
  const { answers, keptBack } = statedAnswers(stated, itemFields(showing), showing);
  return [
    { label: 'When it came', value: quoteLine(whenOnOneLine(item.when, showing.zone)) },
    ...answers.slice(1).map(({ label, value }) => ({ label, value })),
    ...keptBack.map((what) => ({ label: 'Kept back here', value: what })),
  ];
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
    ...(!hasBytes(exhibit) || exhibit.removedBy === undefined
      ? []
      : [`the file was removed from the record by entry ${exhibit.removedBy}`]),
  ];
}

function hasPicture(exhibit: Exhibit): boolean {
  if (!hasBytes(exhibit) || exhibit.removedBy !== undefined) return false;
  if (exhibit.kind === 'file') return exhibit.facts.kind === 'picture';
  return exhibit.kind === 'attachment' && isPictureType(exhibit.mediaType);
}
