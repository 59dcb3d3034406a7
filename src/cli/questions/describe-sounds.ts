import type { Casefile } from '../../casefile/casefile.ts';
import type { ExhibitDescription, FileExhibit } from '../../core/exhibit.ts';
import { visibleLine } from '../../core/text.ts';
import type { Context } from '../context.ts';
import { askWhen } from './when.ts';

/**
 * Offers, for each sound that was just taken in, to say who left it, when, and how that is known.
 * Every answer may be skipped. Asks nothing where nothing can be asked.
 */
export async function describeSounds(
  context: Context,
  casefile: Casefile,
  references: readonly string[],
): Promise<void> {
  const sounds = references
    .map((reference) => casefile.exhibit(reference))
    .filter(
      (exhibit): exhibit is FileExhibit =>
        exhibit?.kind === 'file' && ['sound', 'voicemail'].includes(exhibit.facts.kind),
    );
  const { terminal } = context;
  if (sounds.length === 0) return;
  if (!terminal.isInteractive) {
    terminal.line('Who left the voicemail was not asked.');
    return;
  }
  const wanted = await terminal.confirm({
    question:
      sounds.length === 1
        ? 'Would you like to say who left the voicemail, and when?'
        : `Would you like to say who left the ${sounds.length} voicemails, and when?`,
    default: true,
  });
  if (!wanted) return;
  for (const sound of sounds) await describe(context, casefile, sound);
}

async function describe(context: Context, casefile: Casefile, sound: FileExhibit): Promise<void> {
  const { terminal } = context;
  terminal.heading(`${sound.reference}: ${visibleLine(sound.name)}`);
  const who = await terminal.ask({ question: 'Who left it? (Enter to skip)', default: '' });
  const number = await terminal.ask({
    question: 'From which number? (Enter to skip)',
    default: '',
  });
  const when = await askWhen(context, casefile.details.zone);
  const howKnown = await terminal.ask({
    question: 'How do you know? For instance: I know the voice. (Enter to skip)',
    default: '',
  });
  const description: ExhibitDescription = {
    ...(who === '' ? {} : { who }),
    ...(number === '' ? {} : { number }),
    ...(when.precision === 'unknown' ? {} : { when }),
    ...(howKnown === '' ? {} : { howKnown }),
  };
  if (Object.keys(description).length === 0) return;
  await casefile.describeExhibit(sound.reference, description);
  terminal.line('Saved.');
}
