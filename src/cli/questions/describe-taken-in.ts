import type { Casefile } from '../../casefile/casefile.ts';
import { Stopped } from '../../core/errors.ts';
import type { Exhibit } from '../../core/exhibit.ts';
import type { Context } from '../context.ts';
import { natureOf } from '../describe/describe-form.ts';
import { describeWording as wording } from '../wording/describe.ts';
import { formWording } from '../wording/form.ts';
import { describeExhibit, titleOf } from './describe-exhibit.ts';

/**
 * Offers, for each sound and picture that was just taken in, to say who left it, what it shows and what
 * can be seen in it. Every answer may be skipped. Asks nothing where nothing can be asked.
 */
export async function describeTakenIn(
  context: Context,
  casefile: Casefile,
  references: readonly string[],
): Promise<void> {
  const exhibits = references
    .map((reference) => casefile.exhibit(reference))
    .filter((exhibit) => exhibit !== null);
  const sounds = exhibits.filter((exhibit) => natureOf(exhibit) === 'sound');
  const pictures = exhibits.filter((exhibit) => natureOf(exhibit) === 'picture');
  if (sounds.length === 0 && pictures.length === 0) return;
  if (!context.terminal.isInteractive) {
    context.terminal.line(wording.notAsked);
    return;
  }
  try {
    await offer(context, casefile, sounds, 'sound');
    await offer(context, casefile, pictures, 'picture');
  } catch (error) {
    throw error instanceof Stopped ? new Stopped(whatIsKept(error.kept)) : error;
  }
}

async function offer(
  context: Context,
  casefile: Casefile,
  exhibits: readonly Exhibit[],
  nature: 'sound' | 'picture',
): Promise<void> {
  if (exhibits.length === 0) return;
  const isSound = nature === 'sound';
  const question = (isSound ? wording.offerSounds : wording.offerPictures)(exhibits.length);
  if (!(await context.terminal.confirm({ question, default: isSound }))) return;
  for (const exhibit of exhibits) {
    const wish = exhibits.length === 1 ? 'describe' : await askWish(context, exhibit);
    if (wish === 'stop') return;
    if (wish === 'describe')
      await describeExhibit(context, casefile, exhibit, wording.nothingAdded[nature]);
  }
}

function askWish({ terminal }: Context, exhibit: Exhibit): Promise<'describe' | 'skip' | 'stop'> {
  return terminal.choose<'describe' | 'skip' | 'stop'>({
    question: wording.next,
    hint: titleOf(exhibit),
    options: [
      { value: 'describe', label: wording.describe },
      { value: 'skip', label: wording.skip },
      { value: 'stop', label: wording.stop },
    ],
    default: 'describe',
  });
}

function whatIsKept(kept: string): string {
  const isDraft = kept === formWording.draftKept('evidence describe');
  return isDraft ? `${wording.takenInStays} ${kept}` : wording.takenInStays;
}
