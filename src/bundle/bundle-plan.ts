import type { Head, Withheld } from '../core/case-record.ts';
import { UserError } from '../core/errors.ts';
import type { ExhibitReference } from '../core/exhibit.ts';
import { showsDamage } from '../core/finding.ts';
import { isSha256 } from '../core/sha256.ts';
import { isSafePath, safeFileName, TakenPaths } from './bag-names.ts';
import { bagDeclaration } from './bagit.ts';
import { readMeFirst } from './bundle-words.ts';
import type { BundleInput } from './bundle-input.ts';
import { planChecks } from './plan-checks.ts';
import { planExhibits } from './plan-exhibits.ts';
import { planJournal } from './plan-journal.ts';
import { pageFile, textFile, type PlannedFile } from './planned-file.ts';
import type { WithheldThings } from './withheld-things.ts';
import { bundleWording as wording } from './wording.ts';

/** An exhibit whose bytes are not in the bundle. */
export interface LeftOut {
  readonly reference: ExhibitReference;
  readonly why: string;
}

/** What is shown before a bundle is made. Copies are counted as if each can be made; `bytes` is without them. */
export interface BundleNumbers {
  readonly files: number;
  readonly bytes: number;
  readonly exhibits: number;
  readonly copiesAtMost: number;
  readonly entries: number;
  readonly withheldEntries: number;
  readonly withheldParts: number;
  readonly withheldByWhy: ReadonlyMap<string, number>;
}

/** A bundle, decided in every name and number, not yet written. */
export interface BundlePlan {
  /** The top folder. */
  readonly name: string;
  readonly caseId: string;
  readonly at: string;
  readonly software: string;
  readonly initials: string;
  readonly sample: boolean;
  readonly head: Head;
  readonly payload: readonly PlannedFile[];
  /** READ-ME-FIRST.txt and bagit.txt; the other tag files follow from what is written. */
  readonly tagFiles: readonly PlannedFile[];
  readonly numbers: BundleNumbers;
  readonly withheld: readonly Withheld[];
  readonly withheldThings: WithheldThings;
  readonly leftOut: readonly LeftOut[];
  readonly despiteDamage: boolean;
}

/** bag-info.txt and the two manifests, which follow from what is written. */
const tagFilesMadeLater = 3;

/**
 * Decides everything about a bundle: which files under which names, what is withheld, and the
 * numbers to show. Writes nothing. Reads the journal twice, and with `despiteDamage` every exhibit once.
 * Throws UserError when the record is damaged and `despiteDamage` is not set.
 */
export async function planBundle(input: BundleInput): Promise<BundlePlan> {
  refuseDamage(input);
  const journal = await planJournal(input);
  const exhibits = await planExhibits(input);
  const payload = [
    ...documentFiles(input),
    ...exhibits.files,
    ...exhibits.copies,
    ...planChecks(input, journal, exhibits),
    ...adviceFiles(input),
  ];
  const numbers = {
    files: payload.length + 2 + tagFilesMadeLater,
    bytes: payload.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0),
    exhibits: exhibits.files.length,
    copiesAtMost: exhibits.copies.length,
    entries: input.record.head.seq,
    ...journal.withheldNumbers,
  };
  for (const { path } of payload) if (!isSafePath(path)) throw new Error('unsafe path planned');
  return {
    name: safeFileName('', input.name),
    caseId: input.record.id,
    at: input.at,
    software: input.software,
    initials: input.record.details.initials,
    sample: input.sample || input.record.sample,
    head: input.record.head,
    payload,
    tagFiles: [
      pageFile(
        'READ-ME-FIRST.txt',
        readMeFirst(input, numbers, journal.withheldThings, exhibits.leftOut.length),
      ),
      textFile('bagit.txt', bagDeclaration),
    ],
    numbers,
    withheld: journal.withheld,
    withheldThings: journal.withheldThings,
    leftOut: exhibits.leftOut,
    despiteDamage: input.despiteDamage === true,
  };
}

function documentFiles({ documents }: BundleInput): PlannedFile[] {
  const named = [
    ['data/1_REPORT.pdf', documents.reportPdf],
    ['data/2_TIMELINE.html', documents.timelineHtml],
    ['data/3_CALLS_AND_MESSAGES.csv', documents.messagesCsv],
  ] as const;
  return named.map(([path, document]) => ({
    path,
    sizeBytes: document.sizeBytes,
    sha256: document.sha256,
    open: () => Promise.resolve(document.open()),
  }));
}

function adviceFiles({ advice }: BundleInput): PlannedFile[] {
  const taken = new TakenPaths();
  return advice.map(({ name, text }) =>
    pageFile(
      taken.take('data/advice/', safeFileName('', `${name}.txt`)),
      text.trimEnd().split(/\r?\n/),
    ),
  );
}

function refuseDamage({ record, despiteDamage, at }: BundleInput): void {
  if (Number.isNaN(Date.parse(at)) || !isSha256(record.head.hash))
    throw new TypeError('a bundle needs a time and a head');
  if (despiteDamage === true || !showsDamage(record.findings)) return;
  throw new UserError(wording.damaged.message, wording.damaged);
}
