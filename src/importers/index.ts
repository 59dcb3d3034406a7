import { adbBackup } from './android-adb-backup/importer.ts';
import { smsImportExport } from './android-sms-ie/importer.ts';
import { androidSmsBackup } from './android-sms-backup/importer.ts';
import { csvTable } from './csv-table/importer.ts';
import type { Importer } from './importer.ts';
import { iphoneBackup } from './iphone-backup/importer.ts';
import { keptAsIs } from './kept-as-is/importer.ts';
import { looseFiles } from './loose-files.ts';
import { phoneDatabase } from './phone-database/importer.ts';
import { vcardFile } from './vcard/importer.ts';
import { whatsappExport } from './whatsapp-export/importer.ts';

/** Every importer, in the order in which a source is offered to them. Register a new one here. */
export const importers: readonly Importer[] = [
  iphoneBackup,
  phoneDatabase,
  androidSmsBackup,
  smsImportExport,
  adbBackup,
  whatsappExport,
  vcardFile,
  csvTable,
  keptAsIs,
  looseFiles,
];
