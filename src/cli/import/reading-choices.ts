import type { Casefile } from '../../casefile/casefile.ts';
import type { ReadingChoices } from '../../core/source-item.ts';
import { visibleLine } from '../../core/text.ts';
import type { DiscoveredSource } from '../../importers/discover.ts';
import type { Question } from '../../importers/importer.ts';
import type { Context } from '../context.ts';
import { misuse } from '../refusal.ts';
import { harmWording } from '../wording/harm.ts';
import { importWording } from '../wording/import.ts';
import type { ImportWishes } from './import-source.ts';
import { isOwnName, isOwnNumber } from './own-numbers.ts';

/**
 * How a source is to be read: what was said on the command line, what the record knows, and what had to
 * be asked. `ownerChosen` is who the person said that they are, where they were asked.
 */
export async function readingChoices(
  context: Context,
  casefile: Casefile,
  { source, importer }: DiscoveredSource,
  wishes: ImportWishes,
): Promise<{ readonly choices: ReadingChoices; readonly ownerChosen: string | null }> {
  let choices: ReadingChoices = {
    zone: wishes.zone ?? casefile.details.zone,
    ...(wishes.owner === undefined ? {} : { owner: wishes.owner }),
    ...(wishes.dateOrder === undefined ? {} : { dateOrder: wishes.dateOrder }),
    ...(wishes.columns === undefined ? {} : { columns: wishes.columns }),
  };
  let ownerChosen: string | null = null;
  for (const question of await importer.questions(source, choices)) {
    const known = question.choice === 'owner' ? knownOwner(context, casefile, question) : null;
    const answer = known ?? (await answerTo(context, casefile, question));
    if (known === null && answer.owner !== undefined) ownerChosen = answer.owner;
    choices = { ...choices, ...answer };
  }
  return { choices, ownerChosen };
}

/* Where the person's own numbers fit exactly one of those who wrote, nothing has to be asked. */
function knownOwner(
  { terminal }: Context,
  casefile: Casefile,
  { options }: Question,
): Pick<ReadingChoices, 'owner'> | null {
  const [own, ...others] = options.filter(({ value }) => isOwnNumber(casefile, value));
  if (own === undefined || others.length > 0) return null;
  terminal.line(importWording.ownTaken(visibleLine(own.label)));
  return { owner: own.value };
}

async function answerTo(
  context: Context,
  casefile: Casefile,
  question: Question,
): Promise<Partial<ReadingChoices>> {
  const { terminal } = context;
  const { optionOf } = importWording;
  const { choice, options, why, required } = question;
  if (!terminal.isInteractive) {
    if (required)
      throw misuse({
        message: why,
        harm: harmWording.nothingTakenIn,
        hint: importWording.sayIt(optionOf[choice]),
      });
    terminal.line(importWording.notAsked(why, optionOf[choice]));
    return {};
  }
  const isOwn = ({ value }: { readonly value: string }): boolean =>
    choice === 'owner' && (isOwnNumber(casefile, value) || isOwnName(casefile, value));
  const ordered = [...options.filter(isOwn), ...options.filter((option) => !isOwn(option))];
  const skip = required ? [] : [{ value: '', label: importWording.ratherNot }];
  const value = await terminal.choose({
    question: why,
    option: optionOf[choice],
    options: [
      ...ordered.map((option) => ({ value: option.value, label: visibleLine(option.label) })),
      ...skip,
    ],
  });
  return value === '' ? {} : { [choice]: value };
}
