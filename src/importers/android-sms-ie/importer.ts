import { UserError } from '../../core/errors.ts';
import type { Reading, SourceItem } from '../../core/source-item.ts';
import { EntryUnreadable } from '../archive.ts';
import type { Importer } from '../importer.ts';
import type { JsonFields } from '../json-rows/json-fields.ts';
import type { JsonEnd, JsonRow } from '../json-rows/json-rows.ts';
import { listElements } from '../json-rows/list-elements.ts';
import { textLines } from '../json-rows/text-lines.ts';
import type { Source } from '../source.ts';
import { otherFiles } from '../whatsapp-export/other-files.ts';
import { openExport, type ExportedList } from './exported-list.ts';
import { ExportRows } from './export-rows.ts';
import { fileInRow, PartFiles } from './part-files.ts';
import { isExport } from './recognition.ts';
import { smsImportExportWording as wording } from './wording.ts';

/**
 * Reads what the Android app "SMS Import / Export" writes: messages as a zip archive with their files
 * (version 2) or as one JSON list (version 1), calls and contacts as JSON lists.
 * (https://github.com/tmo1/sms-ie, "(ND)JSON Structure")
 */
export const smsImportExport: Importer = {
  id: 'sms-import-export',
  version: 1,
  title: 'SMS Import / Export file',
  recognises: isExport,
  questions: () => Promise.resolve([]),
  read,
};

async function* read(source: Source, reading: Reading): AsyncGenerator<SourceItem> {
  const list = await openExport(source);
  if (list === null) throw damaged('it holds no such list');
  try {
    for (const { where, why } of list.refused) yield { type: 'skipped', where, why };
    const files = new PartFiles(list.files);
    const fileOf = list.form === 'list' ? fileInRow : (part: JsonFields) => files.of(part);
    const rows = new ExportRows(reading.choices.owner, fileOf);
    await learnFrom(list, rows);
    yield* itemsOf(list, rows);
    yield* rows.notes();
    yield* otherFiles([...files.others(), ...list.others], reading);
  } finally {
    await list.close();
  }
}

/* This goes to the end before the first row is taken in: an archive tells of its damage only there. */
async function learnFrom(list: ExportedList, rows: ExportRows): Promise<void> {
  try {
    for await (const row of rowsIn(list)) if ('bytes' in row) rows.learn(row);
  } catch (error) {
    if (!(error instanceof EntryUnreadable)) throw error;
    throw damaged(error.why, error);
  }
}

async function* itemsOf(list: ExportedList, rows: ExportRows): AsyncGenerator<SourceItem> {
  const what = list.form === 'lines' ? 'line' : 'row';
  const bytesInAll = list.sizeBytes;
  let shownAt = 0;
  for await (const row of rowsIn(list)) {
    if ('end' in row) {
      if (row.end !== 'closed')
        yield { type: 'note', where: 'end of the file', what: wording.noEnd };
      if (row.goesOn) yield { type: 'note', where: 'end of the file', what: wording.goesOn };
      continue;
    }
    const item = rows.item(row, what);
    if (item !== null) yield item;
    if (row.at - shownAt < bytesEach) continue;
    shownAt = row.at;
    yield { type: 'progress', bytesRead: shownAt, bytesInAll };
  }
  yield { type: 'progress', bytesRead: bytesInAll, bytesInAll };
}

/** How often it is told how far the reading has come. */
const bytesEach = 1024 * 1024;

function rowsIn(list: ExportedList): AsyncIterable<JsonRow | JsonEnd> {
  return list.form === 'lines' ? textLines(list.open()) : listElements(list.open());
}

function damaged(why: string, cause?: unknown): UserError {
  const refused = wording.listDamaged(why);
  return new UserError(refused.message, { ...refused, cause });
}
