import { isWithheld, type JournalEntry } from '../../core/journal-entry.ts';
import { isSha256, type Sha256 } from '../../core/sha256.ts';
import type { JsonValue } from '../../core/canonical-json.ts';
import { stampOf } from '../journal/entry-kinds.ts';
import type { ListRow } from '../taking-in/import-parts.ts';
import { textLines } from '../journal/lines.ts';
import type { ReadObject } from '../catalogue/replay-import.ts';

/** Members of parts whose value names an object. */
const namesAnObject = new Set(['object', 'extract', 'list', 'textObject']);

/** The objects that an entry names itself, with the entry kinds that remove instead of name left out. */
export function objectsNamedBy(entry: JournalEntry): Sha256[] {
  const kind = stampOf(entry)?.kind;
  if (kind === 'removed' || kind === 'object replaced') return [];
  return entry.parts.flatMap((part) => (isWithheld(part) ? [] : objectsIn(part.value)));
}

/** The list objects that an entry names: they in turn name the files inside conversations. */
export function listsNamedBy(entry: JournalEntry): Sha256[] {
  return entry.parts.flatMap((part) => {
    if (isWithheld(part) || !part.name.startsWith('conversation ')) return [];
    const value = part.value as { readonly list?: unknown } | null;
    return isSha256(value?.list) ? [value.list] : [];
  });
}

/** The objects that a list names. Throws when it cannot be read. */
export async function* objectsInList(list: Sha256, read: ReadObject): AsyncGenerator<Sha256> {
  const lines = textLines(read(list));
  await lines.next();
  for await (const line of lines) {
    const row = JSON.parse(line) as ListRow;
    if (!('new' in row)) continue;
    for (const attachment of row.attachments ?? [])
      if (attachment !== null) yield attachment.object;
  }
}

function objectsIn(value: JsonValue): Sha256[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return Object.entries(value as Readonly<Record<string, JsonValue>>).flatMap(([name, member]) =>
    namesAnObject.has(name) && isSha256(member) ? [member] : objectsIn(member),
  );
}
