import type { Casefile } from '../../casefile/casefile.ts';
import { Stopped } from '../../core/errors.ts';
import { sha256Of } from '../../core/sha256.ts';
import {
  typedMessages,
  typedMessagesImporter,
  typedSource,
  type TypedMessage,
} from '../../importers/typed-messages.ts';
import type { Context } from '../context.ts';
import { ingestWatched } from '../import/import-source.ts';
import { misuse } from '../refusal.ts';
import { harmWording } from '../wording/harm.ts';
import { typedMessagesWording as wording } from '../wording/typed-messages.ts';
import { askWhen } from './when.ts';

const means = Object.values(wording.means);

/**
 * Takes in messages that the person pastes or types, one after the other: who, number or account,
 * when, words. Throws UserError (misused) where nothing can be asked.
 */
export async function typeMessages(context: Context, casefile: Casefile): Promise<void> {
  const { terminal } = context;
  if (!terminal.isInteractive)
    throw misuse({ ...wording.notSaid, harm: harmWording.nothingChanged });
  terminal.line(wording.begin);
  const messages: TypedMessage[] = [];
  const stopped = await askMessages(context, casefile, messages);
  const bytes = typedSource(messages);
  const choices = { zone: casefile.details.zone };
  const outcome = await ingestWatched(
    context,
    casefile,
    {
      name: 'copied out by the person',
      path: '',
      kind: 'typed',
      sha256: sha256Of(bytes),
      sizeBytes: bytes.byteLength,
      importer: typedMessagesImporter.id,
      importerVersion: typedMessagesImporter.version,
      importerTitle: typedMessagesImporter.title,
    },
    {
      choices,
      selection: { conversations: null },
      withoutWaiting: false,
      read: () => typedMessages(messages),
    },
  );
  if (stopped) throw new Stopped(wording.stopped);
  const { takenIn, alreadyHad } = outcome.receipt;
  terminal.line(wording.saved(takenIn, alreadyHad, outcome.added.join(', ')));
}

/** Asks until the person has no more. True when they stopped half-way: what was finished is kept. */
async function askMessages(
  context: Context,
  casefile: Casefile,
  messages: TypedMessage[],
): Promise<boolean> {
  const { terminal } = context;
  try {
    do messages.push(await askMessage(context, casefile.details.zone, messages.at(-1)));
    while (await terminal.confirm({ question: wording.another, default: false }));
    return false;
  } catch (error) {
    if (!(error instanceof Stopped) || messages.length === 0) throw error;
    return true;
  }
}

async function askMessage(
  context: Context,
  zone: string,
  before: TypedMessage | undefined,
): Promise<TypedMessage> {
  const { terminal } = context;
  const same = (text: string | undefined): { default: string } => ({ default: text ?? '' });
  const who = await terminal.ask({
    question: wording.who,
    ...(before === undefined ? {} : { default: before.who }),
  });
  const number = await terminal.ask({
    question: wording.number,
    ...same(before?.number),
  });
  const direction = await terminal.choose<'in' | 'out'>({
    question: wording.direction,
    options: [
      { value: 'in', label: wording.theySent },
      { value: 'out', label: wording.iSent },
    ],
    default: 'in',
  });
  const by = await terminal.choose({
    question: wording.byWhat,
    options: means.map((value) => ({ value, label: value })),
    default: before?.means ?? wording.means.text,
  });
  const when = await askWhen(context, zone);
  const words = await terminal.askLong({ question: wording.words });
  return { who, ...(number === '' ? {} : { number }), when, direction, means: by, words };
}
