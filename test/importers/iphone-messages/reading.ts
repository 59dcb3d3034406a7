import { existsSync, statSync } from 'node:fs';
import { identifier, comparisonForm, type Identifier } from '../../../src/core/identifier.ts';
import type { IncomingBytes, SourceItem } from '../../../src/core/source-item.ts';
import type { RecordedText } from '../../../src/core/text.ts';
import { bytesOfFile } from '../../../src/importers/file-bytes.ts';
import { iphoneMessages } from '../../../src/importers/iphone-messages/reader.ts';
import { unknownPhone, type Phone, type PhoneFile } from '../../../src/importers/phone/phone.ts';
import { openCopy, type DatabaseFiles } from '../../../src/importers/scratch-copy.ts';
import { itemsRead, withScratch } from '../items-read.ts';

/** Saved names by number or address, and files of the media by path: null for one that is not held. */
export interface MadePhone {
  readonly names?: Readonly<Record<string, RecordedText>>;
  readonly files?: Readonly<Record<string, string | null>>;
}

/** Every item of a database, progress aside, as golden files show them. */
export async function readMessages(path: string, phone: MadePhone = {}): Promise<unknown[]> {
  return withScratch(async (scratch) => {
    const database = await openCopy(scratch, databaseFiles(path));
    try {
      return await itemsRead(iphoneMessages.read(database, madePhone(phone, scratch)));
    } finally {
      await database.close();
    }
  });
}

/** The same items as they come, progress among them. */
export async function* itemsOf(path: string, scratch: string): AsyncGenerator<SourceItem> {
  const database = await openCopy(scratch, databaseFiles(path));
  try {
    yield* iphoneMessages.read(database, madePhone({}, scratch));
  } finally {
    await database.close();
  }
}

function databaseFiles(path: string): DatabaseFiles {
  const log = `${path}-wal`;
  return {
    main: bytesOfFile(path, statSync(path).size),
    log: existsSync(log) ? bytesOfFile(log, statSync(log).size) : null,
  };
}

function madePhone({ names = {}, files = {} }: MadePhone, scratch: string): Phone {
  const phone = unknownPhone({ choices: { zone: 'Europe/London' }, scratch }, []);
  const known = new Map(
    Object.entries(names).map(([address, name]) => [comparisonForm(identifier(address)), name]),
  );
  const media = Object.keys(files).sort();
  return {
    ...phone,
    names: { nameOf: (found: Identifier) => known.get(comparisonForm(found)) ?? null },
    files: {
      find: (domain, path) =>
        domain === 'MediaDomain' && path in files ? fileAt(path, files[path] ?? null) : null,
      below: (domain, beginning) =>
        domain === 'MediaDomain'
          ? media
              .filter((path) => path.startsWith(beginning))
              .map((path) => fileAt(path, files[path] ?? null))
          : [],
    },
  };
}

function fileAt(path: string, content: string | null): PhoneFile {
  return {
    domain: 'MediaDomain',
    path,
    sizeBytes: content?.length ?? null,
    modified: { precision: 'unknown' },
    place: 'file 00',
    bytes: content === null ? null : bytesOf(content),
  };
}

function bytesOf(content: string): IncomingBytes {
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- the contract is a stream
    async *open() {
      yield Buffer.from(content, 'utf8');
    },
  };
}
