import type { Command } from 'commander';
import type { Casefile } from '../../casefile/casefile.ts';
import type { Nation } from '../../core/case-record.ts';
import type { AdviceTopic } from '../../advice/advice.ts';
import type { ShownAdvice } from '../advice/advice-lines.ts';
import type { Context } from '../context.ts';
import { exampleHelp } from '../help.ts';
import { misuse } from '../refusal.ts';
import { adviceWording } from '../wording/advice.ts';
import { initWording } from '../wording/init.ts';
import { languageFor } from '../wording/language.ts';

const { help, options } = adviceWording;

/** `evidence advice [topic]`: the guidance and where to turn. */
export function registerAdvice(program: Command, context: Context): void {
  program
    .command('advice')
    .description(adviceWording.description)
    .argument('[topic]', adviceWording.topic)
    .option('--nation <nation>', options.nation)
    .addHelpText('after', exampleHelp({ ...help, exits: [0, 2, 130] }))
    .action(async (topic: string | undefined, { nation }: { nation?: string }) => {
      await showAdvice(context, topic, nation);
    });
}

async function showAdvice(
  context: Context,
  wanted: string | undefined,
  typedNation: string | undefined,
): Promise<void> {
  const { adviceCredit, adviceTopics } = await import('../../advice/advice.ts');
  const topic = wanted === undefined ? null : await topicNamed(wanted);
  const shown = await shownTo(context, typedNation === undefined ? null : nationOf(typedNation));
  const topics = topic === null ? adviceTopics : [topic];
  const { terminal } = context;
  if (context.options.json) {
    const { adviceScope, helplinesFor } = await import('../../advice/helplines.ts');
    const { nation, ownContact = null } = shown;
    const helplines = topic === null || topic.id === 'support' ? helplinesFor(nation) : [];
    const scope = adviceScope(nation);
    terminal.json({ nation, ownContact, credit: adviceCredit, scope, topics, helplines });
    return;
  }
  const { adviceOn, browseAdvice } = await import('../advice/browse-advice.ts');
  if (topic === null && terminal.isInteractive) {
    await browseAdvice(terminal, shown);
    return;
  }
  const { firstLines } = await import('../advice/advice-lines.ts');
  const { wrap } = await import('../terminal/wrap.ts');
  const lines = [...firstLines(shown), ...adviceOn(shown, topics)];
  terminal.result(wrap(lines.join('\n'), Math.min(terminal.columns - 1, 78)));
}

async function topicNamed(wanted: string): Promise<AdviceTopic> {
  const { adviceTopics, findAdviceTopic } = await import('../../advice/advice.ts');
  const topic = findAdviceTopic(wanted);
  if (topic !== null) return topic;
  const names = adviceTopics.map(({ id }) => id).join(', ');
  throw misuse({ ...adviceWording.noTopic(names), harm: '' });
}

function nationOf(typed: string): Nation {
  if (Object.hasOwn(initWording.nations, typed)) return typed as Nation;
  const names = Object.keys(initWording.nations).join(', ');
  throw misuse({ message: adviceWording.noNation(names), harm: '' });
}

/* The language is the nation's and the person's choice: what their computer is set to. */
async function shownTo(context: Context, typedNation: Nation | null): Promise<ShownAdvice> {
  const { adviceIn } = await import('../advice/advice-lines.ts');
  const { ownContact, nation } = await fromCase(context);
  const { variables } = context;
  const wish = variables['LC_ALL'] ?? variables['LC_MESSAGES'] ?? variables['LANG'];
  const spokenFor = typedNation ?? nation;
  return {
    words: adviceIn[languageFor(spokenFor, wish)],
    nation: spokenFor,
    ...(ownContact === null ? {} : { ownContact }),
  };
}

interface FromCase {
  readonly nation: Nation;
  readonly ownContact: string | null;
}

const noCase: FromCase = { nation: 'england-wales', ownContact: null };

/* The advice is never kept back because a case file cannot be read. */
async function fromCase(context: Context): Promise<FromCase> {
  try {
    const { findCase } = await import('../find-case.ts');
    const found = await findCase(context, false);
    if (found === null) return noCase;
    const casefile = await context.casefiles.open(found.folder, context.environment);
    try {
      return { nation: casefile.details.nation, ownContact: await ownContactOf(casefile) };
    } finally {
      casefile.close();
    }
  } catch {
    return noCase;
  }
}

async function ownContactOf(casefile: Casefile): Promise<string | null> {
  const { ownContactLine } = await import('../people/people-ledger.ts');
  return ownContactLine(casefile.people());
}
