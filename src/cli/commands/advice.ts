import type { Command } from 'commander';
import type { Nation } from '../../core/case-record.ts';
import { exitCodes, UserError } from '../../core/errors.ts';
import type { Context } from '../context.ts';

/** `evidence advice [topic]`: the guidance and where to turn. */
export function registerAdvice(program: Command, context: Context): void {
  program
    .command('advice')
    .description('guidance, and numbers to ring')
    .argument('[topic]', 'harassment, stalking, feelings, remember, evidence, online or support')
    .action(async (topic: string | undefined) => {
      await showAdvice(context, topic);
    });
}

async function showAdvice(context: Context, wanted: string | undefined): Promise<void> {
  const { adviceCredit, adviceTopics, findAdviceTopic } = await import('../../advice/advice.ts');
  const { adviceScope, helplinesFor } = await import('../../advice/helplines.ts');
  const topic = wanted === undefined ? null : findAdviceTopic(wanted);
  if (wanted !== undefined && topic === null)
    throw new UserError('There is no such topic.', {
      harm: '',
      hint: `The topics are: ${adviceTopics.map(({ id }) => id).join(', ')}.`,
      exitCode: exitCodes.misused,
    });
  const topics = topic === null ? adviceTopics : [topic];
  const nation = await nationOf(context);
  const showNumbers = topic === null || topic.id === 'support';
  const numbers = showNumbers ? helplinesFor(nation) : [];
  if (context.options.json) {
    const scope = adviceScope(nation);
    context.terminal.json({ credit: adviceCredit, scope, topics, helplines: numbers });
    return;
  }
  const { adviceLines } = await import('../advice-lines.ts');
  const { wrap } = await import('../wrap.ts');
  const columns = Math.min(context.terminal.columns - 1, 78);
  context.terminal.result(wrap(adviceLines(topics, numbers, nation).join('\n'), columns));
}

/* The advice is never kept back because a case file cannot be read. */
async function nationOf(context: Context): Promise<Nation> {
  try {
    const { findCase } = await import('../find-case.ts');
    const found = await findCase(context);
    if (found === null) return 'england-wales';
    const casefile = await context.casefiles.open(found.folder, context.environment);
    try {
      return casefile.details.nation;
    } finally {
      casefile.close();
    }
  } catch {
    return 'england-wales';
  }
}
