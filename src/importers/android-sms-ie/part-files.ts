import { lastName } from '../android-telephony/last-name.ts';
import type { PartFile } from '../android-telephony/part-content.ts';
import type { JsonFields } from '../json-rows/json-fields.ts';
import type { ContainedFile } from '../whatsapp-export/contained-file.ts';
import { smsImportExportWording as wording } from './wording.ts';

/** The files of messages, each in the `data` folder under the last name of the part's `_data`. */
export class PartFiles {
  readonly #files: ReadonlyMap<string, ContainedFile>;
  readonly #named = new Set<string>();

  /** `files` by name. */
  constructor(files: ReadonlyMap<string, ContainedFile>) {
    this.#files = files;
  }

  of(part: JsonFields): PartFile | null {
    const path = part.shown('_data');
    if (path === '') return null;
    const file = this.#files.get(lastName(path));
    if (file === undefined) return { bytes: null, missing: wording.notInExport };
    this.#named.add(file.where);
    return { bytes: { open: () => file.open() } };
  }

  /** The files that no message names. */
  others(): readonly ContainedFile[] {
    return [...this.#files.values()].filter(({ where }) => !this.#named.has(where));
  }
}

/** The file that stands as base64 in a part, as the app's first version wrote it. */
export function fileInRow(part: JsonFields): PartFile | null {
  const base64 = part.ascii('binary_data');
  if (base64 === '') {
    return part.stated('_data') === null ? null : { bytes: null, missing: wording.notInExport };
  }
  const isWhole = /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(base64);
  return {
    bytes: { open: () => decoded(base64) },
    ...(isWhole ? {} : { note: wording.notBase64 }),
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- bytes are handed on as a stream.
async function* decoded(base64: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(base64, 'base64');
}
