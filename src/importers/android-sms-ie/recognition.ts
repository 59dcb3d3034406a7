import { UserError } from '../../core/errors.ts';
import { jsonFields } from '../json-rows/json-fields.ts';
import { memberNames } from '../json-rows/member-names.ts';
import { readStart, type Source } from '../source.ts';
import { openExport } from './exported-list.ts';
import { rowKind } from './row-kind.ts';

/** Whether a source is an export of the app: by its form, and by the members of its first row. */
export async function isExport(source: Source): Promise<boolean> {
  if (source.kind === 'file' && !(await mayBeExport(source))) return false;
  const list = await openExport(source);
  if (list === null) return false;
  try {
    return isFirstRow(await beginning(list.open()));
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  } finally {
    await list.close();
  }
}

/** A zip archive, a list or an object: what else it may be is not worth opening. */
async function mayBeExport(source: Source): Promise<boolean> {
  const start = (await readStart(source, 64)).toString('latin1').replace(/^\xef\xbb\xbf/, '');
  return start.startsWith('PK') || /^\s*[[{]/.test(start) || (start.trim() === '' && start !== '');
}

async function beginning(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    held.push(piece);
    length += piece.byteLength;
    if (length >= startBytes) break;
  }
  return Buffer.concat(held).subarray(0, startBytes);
}

function isFirstRow(start: Buffer): boolean {
  const names = memberNames(start);
  if (names === null) return false;
  const object = Object.fromEntries(names.map((name) => [name, '']));
  const fields = jsonFields(Buffer.from(JSON.stringify(object)));
  return fields !== null && rowKind(fields) !== null;
}

/** Room for the members of a first row that holds no picture. */
const startBytes = 256 * 1024;
