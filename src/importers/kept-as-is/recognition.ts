import { readdir } from 'node:fs/promises';
import type { NotHere } from '../../core/source-item.ts';
import { recordBytes, shownText } from '../../core/text.ts';
import { readStart, type Source } from '../source.ts';
import { keptAsIsWording as wording } from './wording.ts';

/** What a source holds that only its maker can read; null when it is no such source. */
export async function lockedContent(source: Source): Promise<NotHere | null> {
  return source.kind === 'folder' ? await inFolder(source) : await inFile(source);
}

async function inFile(source: Source): Promise<NotHere | null> {
  const name = shownText(source.name);
  const start = await readStart(source, sqliteMark.length);
  if (start.subarray(0, ssefMark.length).equals(ssefMark)) return wording.smsImportExport;
  // One that somebody has unlocked already is for whoever reads databases.
  if (start.equals(sqliteMark)) return null;
  if (whatsappName.test(name)) return wording.whatsapp;
  return smartSwitchName.test(name) ? wording.smartSwitch : null;
}

/** Not the folders around it: what else lies in those is looked at by itself. */
async function inFolder(source: Source): Promise<NotHere | null> {
  const entries = await readdir(source.path, { withFileTypes: true, encoding: 'buffer' });
  const named = (isFolder: boolean) =>
    entries
      .filter((entry) => entry.isDirectory() === isFolder)
      .map((entry) => shownText(recordBytes(entry.name)));
  const [files, folders] = [named(false), named(true)];
  if (isSmartSwitch(files, folders)) return wording.smartSwitch;
  const locked = files.filter((name) => whatsappName.test(name));
  return locked.length > 0 && locked.length === files.length && folders.length === 0
    ? wording.whatsapp
    : null;
}

/* The list of what a backup holds, and at least one folder or file that it would name. */
function isSmartSwitch(files: readonly string[], folders: readonly string[]): boolean {
  return (
    files.some((name) => smartSwitchLists.has(name)) &&
    (folders.some((name) => smartSwitchFolders.has(name.toUpperCase())) ||
      files.some((name) => smartSwitchName.test(name)))
  );
}

const sqliteMark = Buffer.from('SQLite format 3\0');
/** https://github.com/tmo1/sms-ie, ENCRYPTION.md. */
const ssefMark = Buffer.from('SSEF\0\xff', 'latin1');

/** `msgstore.db.crypt14`, `msgstore-2026-01-31.1.db.crypt12`, `wa.db.crypt15`. */
const whatsappName = /\.crypt(?:5|7|8|9|1[0-9])$/i;

/* https://github.com/sachk/smartswitch-explorer */
const smartSwitchName = /\.(?:smem|spbm|sscm|exml|penc)$/i;
const smartSwitchLists = new Set([
  'SmartSwitchBackup.json',
  'backupHistoryInfo.xml',
  'ReqItemsInfo.json',
]);
const smartSwitchFolders = new Set([
  'APKFILE',
  'CALLLOG',
  'CONTACT',
  'GMMESSAGE',
  'MESSAGE',
  'PHOTO',
  'PHOTO_ORIGIN',
  'VIDEO',
  'VIDEO_ORIGIN',
]);
