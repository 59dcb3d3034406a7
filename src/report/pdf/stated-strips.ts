import type { Answer, ChangeLine, StatedRow } from '../timeline-row.ts';
import type { Fact } from '../words.ts';
import { type } from './page-frame.ts';
import { label, quotedStrips, span, stacked, strong } from './phrases.ts';
import type { ReportTools } from './report-tools.ts';
import { together, type Strip } from './strip.ts';

type Stated = Pick<StatedRow, 'answers' | 'keptBack' | 'changes'>;

/** What a person stated, each answer under its label, and what became of it since: groups of strips. */
export function statedStrips(
  tools: ReportTools,
  { answers, keptBack, changes }: Stated,
  width: number,
): Strip[][] {
  const withdrawals = changes.filter(({ kind }) => kind.startsWith('withdraw'));
  const others = changes.filter((change) => !withdrawals.includes(change));
  return [
    ...withdrawals.map((change) => changeStrips(tools, change, width)),
    ...answers.map((answer, index) =>
      answerStrips(tools, answer, width, index === 0 ? type.body : type.table),
    ),
    keptBack.length === 0 ? [] : small(tools, `Kept back here: ${keptBack.join(', ')}`, width),
    ...others.map((change) => changeStrips(tools, change, width)),
  ];
}

function answerStrips(tools: ReportTools, answer: Answer, width: number, size: number): Strip[] {
  const { typeset } = tools;
  const note = answer.note === undefined ? '' : `  (${answer.note})`;
  const named = [
    ...(answer.group === undefined
      ? []
      : typeset.paragraph([{ text: answer.group, style: { ...strong, ...label } }], {
          width,
          size: type.small,
          leading: 1.6,
        })),
    ...small(tools, `${answer.label}${note}`, width),
  ];
  const [first, ...rest] =
    typeof answer.value === 'string'
      ? typeset.paragraph([span(answer.value)], { width, size })
      : quotedStrips(tools, answer.value, { width, size });
  return first === undefined ? named : [together([...named, first]), ...rest];
}

/** What a person said or typed of an exhibit: each under its label, their words beside the thin rule. */
export function describedStrips(
  tools: ReportTools,
  described: readonly Fact[],
  width: number,
): Strip[] {
  return described.flatMap((fact) => answerStrips(tools, fact, width, type.table));
}

/* A later entry about it: the reason, and the answers before and after. */
function changeStrips(tools: ReportTools, change: ChangeLine, width: number): Strip[] {
  const { typeset } = tools;
  return stacked(
    [
      typeset.paragraph([{ text: change.heading, style: strong }], { width, size: type.table }),
      change.recordedBy === null
        ? []
        : typeset.paragraph([{ text: 'Recorded by ', style: label }, span(change.recordedBy)], {
            width,
            size: type.table,
          }),
      change.why === null
        ? []
        : [
            ...small(tools, 'Reason', width),
            ...quotedStrips(tools, change.why, { width, size: type.table }),
          ],
      ...change.answers.map((answer) => answerStrips(tools, answer, width, type.table)),
      change.keptBack === null ? [] : small(tools, change.keptBack, width),
    ],
    2.5,
  );
}

function small(tools: ReportTools, text: string, width: number): Strip[] {
  return tools.typeset.paragraph([{ text, style: label }], {
    width,
    size: type.small,
    leading: 1.38,
  });
}
