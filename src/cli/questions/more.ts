import { behaviours, type BehaviourId, type Witness } from '../../core/incident.ts';
import type { Context } from '../context.ts';
import type { Terminal } from '../terminal.ts';
import type { Keep, PartialAnswers } from './incident.ts';

const skip = 'Enter alone leaves this out.';
const keptBack = 'Kept back from what you hand over, unless you say otherwise.';

/** One small group of further questions: what the menu calls it, what it asks, whether it is answered. */
interface Group {
  readonly label: string;
  readonly keys: readonly (keyof PartialAnswers)[];
  ask(terminal: Terminal, given: PartialAnswers): Promise<PartialAnswers>;
}

const groups: readonly Group[] = [
  {
    label: 'Where it happened',
    keys: ['where', 'address'],
    ask: async (terminal, given) => ({
      where: await text(terminal, 'Which place?', given.where, 'A name for it: “outside work”.'),
      address: await text(terminal, 'The address?', given.address, keptBack),
    }),
  },
  {
    label: 'Who it was',
    keys: ['who'],
    ask: async (terminal, given) => ({
      who: await text(
        terminal,
        'Who was it, and how do you know?',
        given.who,
        'Seen, the voice, the number, told by somebody. If you do not know them: what they looked like, clothes, car and its number plate.',
      ),
    }),
  },
  {
    label: 'The exact words used',
    keys: ['words'],
    ask: async (terminal, given) => ({
      words: await text(terminal, 'What was said or written, and by whom?', given.words),
    }),
  },
  {
    label: 'What kind of thing it was',
    keys: ['behaviours'],
    ask: async (terminal, given) => ({ behaviours: await askBehaviours(terminal, given) }),
  },
  {
    label: 'By what means, and how many times',
    keys: ['channel', 'times'],
    ask: async (terminal, given) => {
      const channel = await text(
        terminal,
        'By what means?',
        given.channel,
        'In person, a call, a voicemail, a text, an app, e-mail, post, a gift, online.',
      );
      const times = await askTimes(terminal, given.times);
      return { channel, ...(times === undefined ? {} : { times }) };
    },
  },
  {
    label: 'Who saw or heard it',
    keys: ['witnesses'],
    ask: async (terminal, given) => ({ witnesses: await askWitnesses(terminal, given) }),
  },
  {
    label: 'Who you told',
    keys: ['told', 'toldReference'],
    ask: async (terminal, given) => ({
      told: await text(
        terminal,
        'Whom did you tell, and what did they say?',
        given.told,
        'Police, school, employer, doctor, the website or app.',
      ),
      toldReference: await text(terminal, 'Did they give you a reference?', given.toldReference),
    }),
  },
  {
    label: 'What you changed because of it',
    keys: ['changed'],
    ask: async (terminal, given) => ({
      changed: await text(terminal, 'What have you changed because of this?', given.changed),
    }),
  },
  {
    label: 'A private note',
    keys: ['privateNote'],
    ask: async (terminal, given) => ({
      privateNote: await text(terminal, 'Your note?', given.privateNote, keptBack),
    }),
  },
];

/** Offers the small groups one by one until nothing more is wanted; each may be left out. */
export async function askMore(
  context: Context,
  given: PartialAnswers,
  keep: Keep,
): Promise<PartialAnswers> {
  let answers = given;
  for (;;) {
    const group = await chooseGroup(context.terminal, answers);
    if (group === null) return answers;
    answers = withoutEmpty({ ...answers, ...(await group.ask(context.terminal, answers)) });
    await keep(answers);
  }
}

function chooseGroup(terminal: Terminal, answers: PartialAnswers): Promise<Group | null> {
  const options = groups.map((group) => ({
    value: group,
    label: group.keys.some((key) => answers[key] !== undefined)
      ? `${group.label} (answered)`
      : group.label,
  }));
  return terminal.choose<Group | null>({
    question: 'What would you like to add?',
    options: [{ value: null, label: 'Nothing more' }, ...options],
  });
}

function text(
  terminal: Terminal,
  question: string,
  earlier: string | undefined,
  hint?: string,
): Promise<string> {
  const kept = earlier === undefined ? skip : 'Enter alone keeps what you wrote.';
  return terminal.askLong({
    question,
    hint: hint === undefined ? kept : `${hint} ${kept}`,
    default: earlier ?? '',
  });
}

function askBehaviours(terminal: Terminal, given: PartialAnswers): Promise<BehaviourId[]> {
  return terminal.chooseMany<BehaviourId>({
    question: 'Which of these fit?',
    hint: 'They are shown in the report as chosen by you. None is a good answer too.',
    options: behaviours.map(({ id, words }) => ({ value: id, label: words })),
    default: given.behaviours ?? [],
  });
}

async function askTimes(
  terminal: Terminal,
  earlier: number | undefined,
): Promise<number | undefined> {
  const typed = await terminal.ask({
    question: 'How many times?',
    hint: skip,
    default: earlier === undefined ? '' : String(earlier),
    check: (answer) =>
      /^[1-9]\d{0,5}$/.test(answer) ? null : 'Please give a whole number, such as 3.',
  });
  return typed === '' ? undefined : Number(typed);
}

async function askWitnesses(terminal: Terminal, given: PartialAnswers): Promise<Witness[]> {
  const witnesses: Witness[] = [...(given.witnesses ?? [])];
  for (;;) {
    const name = await terminal.ask({
      question:
        witnesses.length === 0 ? 'The name of somebody who saw or heard it?' : 'Another one?',
      hint: skip,
      default: '',
    });
    if (name === '') return witnesses;
    const contact = await terminal.ask({
      question: 'How can they be reached?',
      hint: `${keptBack} ${skip}`,
      default: '',
    });
    witnesses.push({ name, ...(contact === '' ? {} : { contact }) });
  }
}

function withoutEmpty(answers: PartialAnswers): PartialAnswers {
  const kept = Object.entries(answers as Record<string, unknown>).filter(
    ([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept);
}
