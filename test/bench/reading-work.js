/*
 * One piece of work for reading.js, in a process of its own: `messages`, `texts`, `saxes` or `files`, the
 * folder of the built program, and what to read. Says on stderr how much memory it took at most.
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { environmentWith } from './made-case.js';

const [what, dist, path] = process.argv.slice(2);
const choices = { zone: 'Europe/London' };

const works = {
  async messages() {
    const { openCopy } = await import(join(dist, 'importers/scratch-copy.js'));
    const { bytesOfFile } = await import(join(dist, 'importers/file-bytes.js'));
    const { unknownPhone } = await import(join(dist, 'importers/phone/phone.js'));
    const { iphoneMessages } = await import(join(dist, 'importers/iphone-messages/reader.js'));
    return inScratch(async (scratch) => {
      const main = bytesOfFile(path, (await stat(path)).size);
      const database = await openCopy(scratch, { main, log: null });
      const phone = unknownPhone({ choices, scratch }, []);
      const rows = await countOf(iphoneMessages.read(database, phone));
      await database.close();
      return rows;
    });
  },

  async texts() {
    const { androidSmsBackup } = await import(
      join(dist, 'importers/android-sms-backup/importer.js')
    );
    const { sourceAt } = await import(join(dist, 'importers/given-path.js'));
    return inScratch(async (scratch) =>
      countOf(androidSmsBackup.read(await sourceAt(path), { choices, scratch })),
    );
  },

  async saxes() {
    const { SaxesParser } = await import('saxes');
    const parser = new SaxesParser();
    let elements = 0;
    parser.on('error', () => undefined);
    parser.on('opentag', () => {
      elements += 1;
    });
    for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 }))
      parser.write(piece);
    return elements;
  },

  async files() {
    const { createCasefile } = await import(join(dist, 'casefile/open.js'));
    const { nodeDisk } = await import(join(dist, 'casefile/disk.js'));
    const { looseFiles } = await import(join(dist, 'importers/loose-files.js'));
    const { sourceAt } = await import(join(dist, 'importers/given-path.js'));
    const { sourceSha256 } = await import(join(dist, 'importers/source-hash.js'));
    const folder = await mkdtemp(join(dirname(path), 'case-'));
    const casefile = await createCasefile(
      join(folder, 'record'),
      { details: { initials: 'AB', zone: choices.zone, nation: 'england-wales' } },
      environmentWith(nodeDisk),
    );
    try {
      const source = await sourceAt(path);
      const identity = {
        ...{ name: basename(path), path, kind: 'folder', ...(await sourceSha256(source)) },
        ...{ importer: 'loose-files', importerVersion: 1, importerTitle: 'files as they are' },
      };
      const { receipt } = await casefile.ingest(
        identity,
        (scratch) => looseFiles.read(source, { choices, scratch }),
        { choices, selection: { conversations: null } },
      );
      return receipt.takenIn;
    } finally {
      casefile.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function inScratch(use) {
  const scratch = await mkdtemp(join(dirname(path), 'scratch-'));
  try {
    return await use(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function countOf(items) {
  let rows = 0;
  for await (const item of items) if (['message', 'call', 'file'].includes(item.type)) rows += 1;
  return rows;
}

const rows = await works[what]();
process.stderr.write(`rows ${rows}\nmemory ${Math.round(process.resourceUsage().maxRSS / 1024)}\n`);
