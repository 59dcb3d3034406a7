import { resolve } from 'node:path';
import type { Casefile } from '../../casefile/casefile.ts';
import type { ExhibitReference } from '../../core/exhibit.ts';
import { discover } from '../../importers/discover.ts';
import { looseFiles } from '../../importers/loose-files.ts';
import type { Context } from '../context.ts';
import { importSource } from './import-source.ts';
import { refusal } from '../refusal.ts';
import { importWording } from '../wording/import.ts';

/**
 * Takes in files as they are, to attach them to an incident, and returns their references in order; a
 * file that the case holds already gives the reference it has. Does not wait for a running import.
 * Throws UserError when a path is not there or a file in it cannot be read: then nothing is attached.
 */
export async function takeInFiles(
  casefile: Casefile,
  paths: readonly string[],
  context: Context,
): Promise<ExhibitReference[]> {
  const references: ExhibitReference[] = [];
  for (const path of paths) {
    const { found } = await discover(resolve(context.currentFolder, path), [looseFiles]);
    for (const discovered of found) {
      const { outcome } = await importSource(context, casefile, discovered, { all: true }, true);
      const unread = outcome.receipt.skipped[0];
      if (unread !== undefined) throw refusal(importWording.unreadable(unread.why));
      references.push(...outcome.added, ...outcome.alreadyHeld);
    }
  }
  return references;
}
