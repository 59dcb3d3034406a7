import type { Withheld } from '../core/case-record.ts';
import type { Finding } from '../core/finding.ts';
import { keptBackWords } from '../core/kept-exhibits.ts';
import { sizeInWords } from '../core/size-in-words.ts';
import { visibleLine } from '../core/text.ts';
import type { BundleInput } from './bundle-input.ts';
import type { BundleNumbers, LeftOut } from './bundle-plan.ts';
import type { ImportShown } from './import-shown.ts';
import { countByWhy } from './withholding.ts';
import type { WithheldThings } from './withheld-things.ts';

/** READ-ME-FIRST.txt: at most 20 lines. */
export function readMeFirst(
  input: BundleInput,
  numbers: BundleNumbers,
  things: WithheldThings,
  leftOut: number,
): string[] {
  const { record, sample, forWhom, period, contact, at, software } = input;
  const { initials } = record.details;
  const isSample = sample || record.sample;
  return [
    ...(isSample ? ['SAMPLE – INVENTED PEOPLE. Nothing in here happened.', ''] : []),
    `A record kept by ${initials}. It was put together on ${at.slice(0, 10)} with ${software}.`,
    ...(forWhom === null ? [] : [`For: ${short(forWhom)}`]),
    `Period: ${period === null ? 'see the report' : short(period)}`,
    ...(input.despiteDamage === true && record.findings.length > 0
      ? ['Part of the record is damaged. data\\check\\findings.txt says which part.']
      : []),
    '',
    'To read it: right-click the zip, Extract All, then open data\\1_REPORT.pdf.',
    'The report can be read on its own. Nothing has to be installed.',
    '',
    exhibitsLine(numbers),
    ...withheldLines(numbers, things),
    ...(leftOut === 0 ? [] : [`Exhibits that are not here: ${leftOut}, see the same file.`]),
    `Contact: ${contact === null ? `as ${initials} gave it to you` : short(contact)}`,
    '',
    'To check that nothing was changed: data\\check\\HOW-TO-CHECK.txt.',
    `The record ends with entry ${record.head.seq}, whose hash is`,
    record.head.hash,
  ];
}

/** withheld.txt: which entries, how many parts, and why by class. Never what. */
export function withheldPage(withheld: readonly Withheld[], leftOut: readonly LeftOut[]): string[] {
  return [
    'What is withheld from this bundle',
    '',
    'Each line gives an entry of journal.jsonl, how many of its parts are withheld, and why.',
    'The hash of each such part stays in its place, so the chain can still be checked.',
    '',
    ...(withheld.length === 0 ? ['Nothing is withheld.'] : withheld.map(withheldEntryLine)),
    ...(leftOut.length === 0 ? [] : ['', 'Exhibits whose bytes are not in this bundle']),
    ...leftOut.map(({ reference, why }) => `${reference}: ${why}`),
  ];
}

/** receipts.txt: what each import did with every row of its source. */
export function receiptsPage(imports: readonly ImportShown[]): string[] {
  const heading = ['What each import did with every row of its source', ''];
  return imports.length === 0
    ? [...heading, 'Nothing was imported.']
    : [...heading, ...imports.flatMap(receiptLines)];
}

/** findings.txt: what was found damaged or noted in the record when the bundle was made. */
export function findingsPage(findings: readonly Finding[]): string[] {
  return [
    'What was found in the record when this bundle was made',
    '',
    ...findings.map(({ severity, where, what }) => `${severity}: ${visibleLine(where)}: ${what}`),
  ];
}

function receiptLines({ entry, at, source, receipt, ...made }: ImportShown): string[] {
  const { rows, takenIn, alreadyHad, notChosen, skipped, notes } = receipt;
  return [
    `Entry ${entry}, ${at}`,
    ...sourceLines(source),
    ...made.choices.map((choice) => `  chosen: ${visibleLine(choice)}`),
    `  conversations: ${made.conversationsChosen} of ${made.conversationsInAll} chosen`,
    `  rows: ${rows} = ${takenIn} taken in + ${alreadyHad} already had + ${notChosen} not chosen + ${skipped.length} skipped`,
    ...skipped.map(({ where, why }) => `  skipped ${visibleLine(where)}: ${visibleLine(why)}`),
    ...notes.map(({ where, what }) => `  note ${visibleLine(where)}: ${visibleLine(what)}`),
    '',
  ];
}

function sourceLines(source: ImportShown['source']): string[] {
  if (source === null) return [`  what was read: ${keptBackWords}`];
  return [
    `  ${visibleLine(source.name)} (${sizeInWords(source.sizeBytes)})`,
    `  SHA-256 ${source.sha256}`,
    `  read by ${source.importer} ${source.importerVersion}`,
  ];
}

function exhibitsLine(numbers: BundleNumbers): string {
  return numbers.exhibits === 0
    ? 'Exhibits: none.'
    : `Exhibits: ${numbers.exhibits}, in data\\exhibits.${copiesSaid(numbers)}`;
}

/* Copies are made while the bundle is written, and of a damaged file none can be. */
function copiesSaid({ copiesAtMost }: BundleNumbers): string {
  return copiesAtMost === 0
    ? ''
    : ' Copies for viewing, where they could be made, are in data\\copies.';
}

/* As things, the way a person counts them and as they were shown before the bundle was made. */
function withheldLines({ withheldParts }: BundleNumbers, things: WithheldThings): string[] {
  if (withheldParts === 0) return ['Withheld: nothing.'];
  const kinds = Object.keys(thingsWords) as (keyof WithheldThings)[];
  const counted = kinds
    .filter((kind) => things[kind] > 0)
    .map((kind) => `${things[kind]} ${thingsWords[kind][things[kind] === 1 ? 0 : 1]}`);
  const what = counted.length === 0 ? parts(withheldParts) : counted.join(', ');
  return folded(`Withheld: ${what}. data\\check\\withheld.txt says why.`);
}

const lineLength = 120;

/* Whatever the counts are, this fits on three lines. */
function folded(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + word.length >= lineLength) lines.push(word);
    else lines.splice(-1, 1, `${line} ${word}`);
  }
  return lines;
}

const thingsWords: Readonly<Record<keyof WithheldThings, readonly [one: string, many: string]>> = {
  incidents: ['incident', 'incidents'],
  exhibits: ['file or thing', 'files or things'],
  tellings: ['entry on who was told', 'entries on who was told'],
  people: ['person', 'people'],
  answers: ['private answer', 'private answers'],
  places: ['place where a file lay', 'places where a file lay'],
  earlierBundles: ['earlier bundle (details)', 'earlier bundles (details)'],
  withheldBefore: ['part withheld before', 'parts withheld before'],
};

function withheldEntryLine(one: Withheld): string {
  const reasons = [...countByWhy([one])].map(([why, count]) => `${parts(count)}: ${why}`);
  return `entry ${one.seq}: ${reasons.join('; ')}`;
}

function parts(count: number): string {
  return `${count} ${count === 1 ? 'part' : 'parts'}`;
}

/** What somebody typed, on one line that no page is broken by. */
function short(typed: string): string {
  const line = visibleLine(typed).trim();
  return line.length <= 120 ? line : `${line.slice(0, 119).toWellFormed()}…`;
}
