import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from '../core/errors.ts';
import type { Draft, Environment } from './casefile.ts';
import { names } from './layout.ts';
import { writeFully } from './objects/objects.ts';

/** Answers that are not finished yet, one file each. Not part of the record. */
export class Drafts {
  readonly #folder: string;
  readonly #environment: Environment;

  constructor(caseFolder: string, environment: Environment) {
    this.#folder = join(caseFolder, names.drafts);
    this.#environment = environment;
  }

  /** Oldest first. A draft that cannot be read (a power cut while writing) is left where it is. */
  async list(): Promise<readonly Draft[]> {
    const drafts: Draft[] = [];
    for (const name of await this.#names()) {
      const draft = parsed(await readFile(join(this.#folder, name), 'utf8'));
      if (draft !== null) drafts.push(draft);
    }
    return drafts.sort((a, b) => a.savedAt.localeCompare(b.savedAt));
  }

  /** Writes beside, flushes, then takes the place of the older version: one of the two is there. */
  async save(draft: Draft): Promise<void> {
    const { disk, randomBytes } = this.#environment;
    const temporary = join(this.#folder, `.${Buffer.from(randomBytes(6)).toString('hex')}`);
    const file = await disk.createFile(temporary, 0o600);
    try {
      await writeFully(this.#environment, file, Buffer.from(JSON.stringify(draft), 'utf8'));
      await disk.flush(file);
    } finally {
      await file.close();
    }
    await disk.rename(temporary, this.#path(draft.id));
  }

  async remove(id: string): Promise<void> {
    try {
      await this.#environment.disk.unlink(this.#path(id));
    } catch (error) {
      if (systemErrorCode(error) !== 'ENOENT') throw error;
    }
  }

  #path(id: string): string {
    return join(this.#folder, `${id.replace(/[^a-z0-9-]/gi, '')}.json`);
  }

  async #names(): Promise<string[]> {
    try {
      return (await readdir(this.#folder)).filter((name) => name.endsWith('.json'));
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }
}

function parsed(text: string): Draft | null {
  try {
    const value = JSON.parse(text) as Partial<Draft> | null;
    return typeof value?.id === 'string' && typeof value.savedAt === 'string' && value.answers
      ? (value as Draft)
      : null;
  } catch {
    return null;
  }
}
