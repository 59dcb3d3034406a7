import { androidSmsBackup } from './android-sms-backup/importer.ts';
import type { Importer } from './importer.ts';
import { looseFiles } from './loose-files.ts';
import { whatsappExport } from './whatsapp-export/importer.ts';

/** Every importer, in the order in which a source is offered to them. Register a new one here. */
export const importers: readonly Importer[] = [androidSmsBackup, whatsappExport, looseFiles];
