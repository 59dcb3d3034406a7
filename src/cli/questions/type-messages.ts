import type { Casefile } from '../../casefile/casefile.ts';
import { exitCodes, Stopped, UserError } from '../../core/errors.ts';
import { sha256Of } from '../../core/sha256.ts';
import {
  typedMessages,
  typedMessagesImporter,
  typedSource,
  type TypedMessage,
} from '../../importers/typed-messages.ts';
import type { Context } from '../context.ts';
import { ingestWatched } from '../import-source.ts';
import { askWhen } from './when.ts';

const means = [
  'Text message',
  'WhatsApp',
  'Facebook Messenger',
  'Instagram',
  'Snapchat',
  'E-mail',
  'Other',
];

/**
 * Takes in messages that the person pastes or types, one after the other: who, number or account,
 * when, words. Throws UserError (misused) where nothing can be asked.
 */
export async function typeMessages(context: Context, casefile: Casefile): Promise<void> {
  const { terminal } = context;
  if (!terminal.isInteractive)
    throw new UserError('What to take in was not said.', {
      harm: 'Nothing was changed.',
      hint: 'Type the path of a file or folder after “evidence import”.',
      exitCode: exitCodes.misused,
    });
  terminal.line(
    'You can copy out messages here. To take in files, type their paths after “evidence import”.',
  );
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
  if (stopped) throw new Stopped('The messages that you had finished are saved.');
  const { takenIn, alreadyHad } = outcome.receipt;
  terminal.line(
    `Saved: ${takenIn} taken in, ${alreadyHad} already had. ${outcome.added.join(', ')}`,
  );
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
    while (await terminal.confirm({ question: 'Another message?', default: false }));
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
    question: 'Who is the other person, as you call them?',
    ...(before === undefined ? {} : { default: before.who }),
  });
  const number = await terminal.ask({
    question: 'Their number or account? (Enter to skip)',
    ...same(before?.number),
  });
  const direction = await terminal.choose<'in' | 'out'>({
    question: 'Who sent it?',
    options: [
      { value: 'in', label: 'They sent it' },
      { value: 'out', label: 'I sent it' },
    ],
    default: 'in',
  });
  const by = await terminal.choose({
    question: 'By what means?',
    options: means.map((value) => ({ value, label: value })),
    default: before?.means ?? 'Text message',
  });
  const when = await askWhen(context, zone);
  const words = await terminal.askLong({ question: 'The words, just as they stand:' });
  return { who, ...(number === '' ? {} : { number }), when, direction, means: by, words };
}
