import type { IncomingFile, Reading, SourceItem } from '../../core/source-item.ts';
import { readFileFacts } from '../../media/file-facts.ts';
import { bytesOfFile } from '../file-bytes.ts';
import { whyUnreadable } from '../folder-walk.ts';
import type { Importer } from '../importer.ts';
import { readStart, type Source } from '../source.ts';
import { beginsAsCards, utf8Pieces } from './card-encoding.ts';
import { readCards } from './read-cards.ts';

/**
 * Reads files of contact cards (vCard 2.1, 3.0 and 4.0): the file is taken in as it is, and each card
 * says which name belongs to which numbers.
 */
export const vcardFile: Importer = {
  id: 'vcard',
  version: 1,
  title: 'contact cards (vCard)',

  async recognises(source) {
    if (source.kind !== 'file' || source.sizeBytes === 0) return false;
    return beginsAsCards(await readStart(source, startBytes));
  },

  questions: () => Promise.resolve([]),
  read,
};

const startBytes = 1024;

async function* read(source: Source, reading: Reading): AsyncGenerator<SourceItem> {
  const file = await wholeFile(source, reading.choices.zone);
  yield file;
  if (file.type !== 'file') return;
  const bytesInAll = source.sizeBytes;
  let bytesRead = 0;
  let told = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of file.type === 'file' ? file.file.bytes.open() : []) {
      bytesRead += piece.byteLength;
      yield piece;
    }
  }
  for await (const item of readCards(utf8Pieces(counted()))) {
    yield item;
    if (bytesRead === told) continue;
    told = bytesRead;
    yield { type: 'progress', bytesRead, bytesInAll };
  }
}

async function wholeFile({ path, name, sizeBytes }: Source, zone: string): Promise<SourceItem> {
  try {
    const facts = await readFileFacts(path, name, sizeBytes, zone);
    const file: IncomingFile = { name, path: name, bytes: bytesOfFile(path, sizeBytes), facts };
    return { type: 'file', file };
  } catch (error) {
    return { type: 'skipped', where: 'file 1', why: whyUnreadable(error), path: name };
  }
}
