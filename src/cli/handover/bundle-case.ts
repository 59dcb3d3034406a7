import { rmdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Casefile } from '../../casefile/casefile.ts';
import type { Context } from '../context.ts';
import { withCase } from '../find-case.ts';
import { entryOf, freeName, handoverFolder, makeOutputFolder, timeOf } from './handover-place.ts';
import { makeBundle, type BundleWishes } from './make-bundle.ts';

/** What was typed after `evidence bundle`. */
export interface BundleTyped {
  readonly output?: string;
  readonly folder?: boolean;
  readonly for?: string;
  readonly at?: string;
  readonly upTo?: string;
  readonly despiteDamage?: boolean;
  readonly yes?: boolean;
}

/** Makes a bundle of the case file that the command is about. */
export async function bundleCase(context: Context, typed: BundleTyped): Promise<void> {
  const at = timeOf(typed.at, context.environment.now());
  const upTo = entryOf(typed.upTo);
  const work = async (casefile: Casefile): Promise<void> => {
    const wishes: BundleWishes = {
      ...(await targetOf(context, casefile, typed, at)),
      at,
      ...(upTo === undefined ? {} : { upTo }),
      ...(typed.for === undefined ? {} : { forWhom: typed.for }),
      despiteDamage: typed.despiteDamage === true,
      yes: typed.yes === true,
    };
    try {
      await makeBundle(context, casefile, wishes);
    } finally {
      // Made for nothing when there is no bundle in it after all; rmdir takes only an empty folder.
      await rmdir(handoverFolder(casefile)).catch(() => undefined);
    }
  };
  // A damaged record cannot be added to, but it can be handed over on the person's word.
  await withCase(context, work, { write: typed.despiteDamage !== true });
}

async function targetOf(
  context: Context,
  casefile: Casefile,
  typed: BundleTyped,
  at: string,
): Promise<Pick<BundleWishes, 'path' | 'name' | 'form'>> {
  const form = typed.folder === true ? 'folder' : 'zip';
  if (typed.output !== undefined) {
    const path = resolve(context.currentFolder, typed.output);
    return { path, name: topFolder(path), form };
  }
  const beside = handoverFolder(casefile);
  await makeOutputFolder(beside);
  const path = join(
    beside,
    freeName(beside, casefile.details.initials, at, form === 'zip' ? '.zip' : ''),
  );
  return { path, name: topFolder(path), form };
}

/** The zip's one top folder has the zip's name. */
function topFolder(path: string): string {
  return basename(path).replace(/\.zip$/i, '');
}
