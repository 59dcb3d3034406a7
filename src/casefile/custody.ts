import { partValue, type JournalEntry } from '../core/journal-entry.ts';
import type { JsonValue } from '../core/canonical-json.ts';
import { kinds, stampOf } from './entry-kinds.ts';

/**
 * One plain sentence on what an entry did, for the custody record: references and counts, never what
 * a person wrote, a name or a number.
 */
export function custodySentence(entry: JournalEntry): string {
  const stamp = stampOf(entry);
  if (stamp === null) return 'Withheld.';
  switch (stamp.kind) {
    case kinds.caseOpened:
      return 'The case file was opened.';
    case kinds.detailsChanged:
      return 'The details of the case file were changed.';
    case kinds.incidentRecorded:
      return `Incident ${member(entry, 'incident', 'number')} was recorded.`;
    case kinds.exhibitAdded:
      return exhibitSentence(entry);
    case kinds.exhibitDescribed:
      return `Exhibit ${member(entry, 'described', 'reference')} was described.`;
    case kinds.importPart:
      return 'Part of an import: what was done with its conversations and files.';
    case kinds.importMade:
      return importSentence(entry);
    case kinds.bundleMade:
      return `A bundle was made, with SHA-256 ${member(entry, 'bundle', 'sha256')}.`;
    case kinds.tailSetAside:
      return 'Unfinished bytes at the end of the journal were set aside.';
    case kinds.objectReplaced:
      return 'A damaged stored file was set aside and replaced by a good one.';
    case kinds.removed:
      return 'Stored bytes were removed at the person’s word.';
    default:
      return 'An entry of a kind that this version does not know.';
  }
}

function exhibitSentence(entry: JournalEntry): string {
  const kind = member(entry, 'exhibit', 'kind');
  const what =
    kind === 'conversation'
      ? `a conversation of ${member(entry, 'exhibit', 'rows')} rows`
      : 'a file as received';
  const continues = member(entry, 'exhibit', 'continues');
  const after = continues === '(withheld)' ? '' : `, continues ${continues}`;
  return `Exhibit ${member(entry, 'exhibit', 'reference')} was added: ${what}, SHA-256 ${member(entry, 'exhibit', 'sha256')}${after}.`;
}

function importSentence(entry: JournalEntry): string {
  const count = (name: string): string => member(entry, 'receipt', name);
  return (
    `A source was read (${member(entry, 'source', 'importerTitle')}, SHA-256 ${member(entry, 'source', 'sha256')}): ` +
    `${count('rows')} rows = ${count('takenIn')} taken in + ${count('alreadyHad')} already had + ` +
    `${count('notChosen')} not chosen + ${count('skipped')} skipped.`
  );
}

function member(entry: JournalEntry, part: string, name: string): string {
  const value: JsonValue | undefined = partValue(entry, part);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '(withheld)';
  const found = (value as Readonly<Record<string, JsonValue>>)[name];
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '(withheld)';
}
