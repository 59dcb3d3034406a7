import type { FileExhibit } from '../core/exhibit.ts';
import { identifier } from '../core/identifier.ts';
import { shownText, visibleLine, type RecordedText } from '../core/text.ts';
import type { FileEvent } from '../core/timeline.ts';
import { describedLines, typedWords } from './described.ts';
import { claimedParty } from './party-line.ts';
import { rowBase } from './row-base.ts';
import type { Showing } from './showing.ts';
import type { FileRow, PartyLine } from './timeline-row.ts';
import { whenInWords } from './when.ts';
import {
  cannotBeShown,
  durationInWords,
  quote,
  quoteLine,
  sizeInWords,
  type Fact,
} from './words.ts';

const kinds: Readonly<Record<FileRow['fileKind'], string>> = {
  picture: 'Picture, file as received',
  video: 'Video, file as received',
  sound: 'Sound recording, file as received',
  voicemail: 'Voicemail, file as received',
  document: 'Document, file as received',
  text: 'Text, file as received',
  other: 'File as received',
};

/** `Picture, file as received`. */
export function fileKindInWords(exhibit: FileExhibit): string {
  return kinds[exhibit.facts.kind];
}

/** A file as received, with what it says of itself. */
export function fileRow(event: FileEvent, showing: Showing): FileRow {
  const { exhibit } = event;
  const { zone } = showing;
  const { facts } = exhibit;
  return {
    ...rowBase(event, showing),
    kind: 'file',
    fileKind: facts.kind,
    heading: fileKindInWords(exhibit),
    name: quoteLine(exhibit.name),
    facts: factLines(exhibit),
    times: facts.times.map(({ what, happened }) => ({
      what: visibleLine(what),
      when: whenInWords(happened, zone),
    })),
    described: describedLines(exhibit, showing),
    typed: typedWords(exhibit),
    words: facts.words === undefined ? null : quote(facts.words),
    notes: fileNotes(exhibit),
    hasPicture: facts.kind === 'picture' && exhibit.removedBy === undefined,
    otherParty: otherParty(exhibit),
    durationSeconds: durationSeconds(exhibit),
    sourceName: quoteLine(exhibit.origin.sourceName),
    sourceSha256: exhibit.origin.sourceSha256,
  };
}

function factLines(exhibit: FileExhibit): Fact[] {
  const { facts } = exhibit;
  const pixels =
    facts.widthPixels === undefined || facts.heightPixels === undefined
      ? []
      : [{ label: 'Pixels', value: `${facts.widthPixels} × ${facts.heightPixels}` }];
  return [
    {
      label: 'Type',
      value: facts.mediaType === null ? 'not recognised' : visibleLine(facts.mediaType),
    },
    { label: 'Size', value: sizeInWords(exhibit.sizeBytes) },
    { label: 'SHA-256', value: exhibit.sha256 },
    ...pixels,
    ...(facts.durationMilliseconds === undefined
      ? []
      : [{ label: 'Length', value: lengthInWords(facts.durationMilliseconds) }]),
    ...(facts.otherParty === undefined
      ? []
      : [{ label: 'Other party, by the file name', value: quoteLine(facts.otherParty) }]),
    ...Object.entries(facts.asFound ?? {})
      .filter(saysNoPosition)
      .map(asFoundLine),
  ];
}

/*
 * A position in a picture is mostly the person's home. It is said that there is one, never where:
 * whoever may see it finds it in the file.
 */
function saysNoPosition([name]: readonly [string, RecordedText]): boolean {
  return !/gps|latitude|longitude|altitude|position|location/i.test(name);
}

function asFoundLine([name, value]: readonly [string, RecordedText]): Fact {
  return { label: `${visibleLine(name)} (as found)`, value: quote(value) };
}

function lengthInWords(milliseconds: number): string {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} seconds`;
  return durationInWords(Math.round(milliseconds / 1000));
}

function fileNotes(exhibit: FileExhibit): string[] {
  const illFormed = cannotBeShown(exhibit.name);
  return [
    ...(exhibit.facts.statesPosition === true ? ['The file states where it was made.'] : []),
    ...(illFormed === null ? [] : [`File name: ${illFormed}.`]),
    ...(exhibit.removedBy === undefined
      ? []
      : [`The file was removed by entry ${exhibit.removedBy}.`]),
    ...exhibit.facts.notes.map(visibleLine),
  ];
}

function otherParty(exhibit: FileExhibit): PartyLine | null {
  const claimed = exhibit.facts.otherParty;
  if (claimed === undefined) return null;
  return claimedParty(identifier(shownText(claimed)));
}

function durationSeconds(exhibit: FileExhibit): number | null {
  const { durationMilliseconds } = exhibit.facts;
  return durationMilliseconds === undefined ? null : Math.round(durationMilliseconds / 1000);
}
