import { UserError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import type { WantedHead } from '../../core/wanted-head.ts';
import { decodeCaseJson, newestFormat, type CaseJson } from '../case-json.ts';
import type { Environment, Verification } from '../casefile.ts';
import { checkRecord } from './check-record.ts';
import { headAt } from '../journal/journal.ts';
import { ObjectStore } from '../objects/objects.ts';
import { readCaseText } from '../open.ts';

/**
 * Checks a case file: chain, stored bytes, and what else lies in the folder. With `wanted`, looks for
 * that head anywhere in the chain; not finding it is damage. Throws UserError only when the folder is
 * not a case file at all.
 */
export async function verifyCasefile(
  folder: string,
  environment: Environment,
  wanted: WantedHead | null,
): Promise<Verification> {
  const caseText = await readCaseText(folder);
  const caseJson = readable(caseText);
  const { id, format } = caseJson ?? { id: '', format: newestFormat };
  const objects = new ObjectStore(folder, environment);
  const found = { head: false };
  const check = await checkRecord(
    { folder, caseId: id, caseText, environment, objects },
    (entry) => {
      if (wanted !== null && entry.hash === wanted.hash && (wanted.seq ?? entry.seq) === entry.seq)
        found.head = true;
    },
  );
  const { sound } = check.walk;
  return {
    findings: [
      ...(caseJson === null ? [caseUnreadable] : []),
      ...check.findings,
      ...(Math.max(format, check.walk.format) > newestFormat ? [newerFormat] : []),
      ...(wanted === null || found.head ? [] : [headNotFound]),
    ],
    entries: sound.seq,
    head: sound.seq === 0 ? null : headAt(sound),
    objects: check.objects,
    objectBytes: check.objectBytes,
  };
}

function readable(caseText: string): CaseJson | null {
  try {
    return decodeCaseJson(caseText);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

const caseUnreadable: Finding = {
  severity: 'damage',
  kind: 'case-unreadable',
  where: 'case.json',
  what: 'The case file’s first page cannot be read. Entry 1 repeats its text.',
};

const newerFormat: Finding = {
  severity: 'note',
  kind: 'newer-format',
  where: 'case.json',
  what: 'The case file is of a newer format; what this version knows of it was checked.',
};

const headNotFound: Finding = {
  severity: 'damage',
  kind: 'head-not-found',
  where: 'journal.jsonl',
  what: 'The head that was asked for stands nowhere in this record.',
};
