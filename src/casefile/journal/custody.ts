import { isWithheld, partValue, type JournalEntry } from '../../core/journal-entry.ts';
import type { JsonValue } from '../../core/canonical-json.ts';
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
    case kinds.incidentAmended:
    case kinds.incidentWithdrawn:
    case kinds.incidentConfirmed:
      return changeSentence(entry, `Incident ${member(entry, 'incident', 'number')}`);
    case kinds.personRecorded:
      return statedSentence(entry, 'Person', 'person');
    case kinds.identifierRecorded:
      return statedSentence(entry, 'Number or account', 'identifier');
    case kinds.orderRecorded:
      return statedSentence(entry, 'Order or request', 'order');
    case kinds.reportRecorded:
      return statedSentence(entry, 'Telling', 'telling');
    case kinds.itemMarked:
      return markSentence(entry);
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
    case kinds.backupMade:
      return `A backup was made, up to entry ${backedUpTo(entry)}.`;
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

function statedSentence(entry: JournalEntry, what: string, part: string): string {
  const subject = `${what} ${member(entry, part, 'reference')}`;
  const isChange = ['amends', 'withdraws', 'confirms'].some(
    (name) => partValue(entry, name) !== undefined,
  );
  return isChange ? changeSentence(entry, subject) : `${subject} was recorded.`;
}

/** What was done to something stated earlier, with the entry that it names. */
function changeSentence(entry: JournalEntry, subject: string): string {
  const of = (part: string): string => `entry ${member(entry, part, 'entry')}`;
  if (partValue(entry, 'amends') !== undefined) return `${subject} was amended (${of('amends')}).`;
  if (partValue(entry, 'confirms') !== undefined)
    return `${subject} was read again and confirmed (${of('confirms')}).`;
  const withdraws = partValue(entry, 'withdraws') as { takenBack?: boolean } | undefined;
  if (withdraws === undefined) return `${subject} was changed.`;
  return withdraws.takenBack === true
    ? `The withdrawal of ${subject} was taken back.`
    : `${subject} was withdrawn (${of('withdraws')}).`;
}

function markSentence(entry: JournalEntry): string {
  const items = entry.parts.filter((part) => !isWithheld(part) && part.name.startsWith('item '));
  const count = items.length === 1 ? 'One row or file' : `${items.length} rows or files`;
  const mark = partValue(entry, 'mark') as { key: boolean } | undefined;
  const link = partValue(entry, 'link') as { incident: number; linked: boolean } | undefined;
  const done = [
    ...(mark === undefined ? [] : [mark.key ? 'marked as key' : 'no longer marked as key']),
    ...(link === undefined
      ? []
      : [`${link.linked ? 'linked to' : 'no longer linked to'} incident ${link.incident}`]),
  ];
  return `${count}: ${done.join(', ') || '(withheld)'}.`;
}

function backedUpTo(entry: JournalEntry): string {
  const { head } = (partValue(entry, 'backup') ?? {}) as { head?: { seq?: unknown } };
  return typeof head?.seq === 'number' ? String(head.seq) : '(withheld)';
}

function exhibitSentence(entry: JournalEntry): string {
  const kind = member(entry, 'exhibit', 'kind');
  if (kind === 'physical')
    return `Exhibit ${member(entry, 'exhibit', 'reference')} was added: a physical item, kept outside the case file.`;
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
