import type { Reading, SourceItem } from '../../core/source-item.ts';
import type { Importer } from '../importer.ts';
import { looseFiles } from '../loose-files.ts';
import type { Source } from '../source.ts';
import { lockedContent } from './recognition.ts';

/**
 * Backups that only their maker's own program can read: Samsung Smart Switch, WhatsApp's own backup, and
 * locked exports of SMS Import / Export. Every file is taken in as it is, and the person is told how to
 * get something that can be read.
 */
export const keptAsIs: Importer = {
  id: 'kept-as-is',
  version: 1,
  title: 'locked backup, kept as it is',
  recognises: async (source) => (await lockedContent(source)) !== null,
  questions: () => Promise.resolve([]),
  read,
};

async function* read(source: Source, reading: Reading): AsyncGenerator<SourceItem> {
  const notHere = await lockedContent(source);
  if (notHere !== null) yield { type: 'not here', notHere };
  yield* looseFiles.read(source, reading);
}
