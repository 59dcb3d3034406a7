import { Sha256Stream } from '../../core/sha256.ts';
import { shownText } from '../../core/text.ts';
import { sourceSha256, type SourceHash } from '../source-hash.ts';
import type { DatabaseParts } from './beside.ts';

/**
 * What names a bare database in the record. Without files beside it, its SHA-256. With them, the SHA-256
 * of the list of all as `sha256sum` prints it for names as they are here:
 *
 *     sha256sum sms.db sms.db-journal sms.db-wal | sha256sum
 *
 * A name that holds a line end or is not UTF-8 stands in the list as it is shown.
 */
export async function databaseIdentity({ main, log, journal }: DatabaseParts): Promise<SourceHash> {
  const whole = await sourceSha256(main);
  const beside = [journal, log].filter((part) => part !== null);
  if (beside.length === 0) return whole;
  const list = new Sha256Stream();
  let { sizeBytes } = whole;
  list.update(Buffer.from(`${whole.sha256}  ${shownText(main.name)}\n`));
  for (const part of beside) {
    const hash = await sourceSha256(part);
    sizeBytes += hash.sizeBytes;
    list.update(Buffer.from(`${hash.sha256}  ${shownText(part.name)}\n`));
  }
  return { sha256: list.digest(), sizeBytes };
}
