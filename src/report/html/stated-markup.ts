import type { Answer, ChangeLine, ReferenceLine, StatedRow } from '../timeline-row.ts';
import type { Fact } from '../words.ts';
import { linkToExhibit, linkToPerson, linkToRow } from './links.ts';
import { block, inline, markup, nothing, type Markup } from './markup.ts';

type Stated = Pick<StatedRow, 'answers' | 'keptBack' | 'changes'>;

/** What a person stated, each answer under its label, and what became of it since. */
export function statedMarkup({ answers, keptBack, changes }: Stated): Markup {
  const withdrawals = changes.filter(({ kind }) => kind.startsWith('withdraw'));
  return markup`${withdrawals.map(changeMarkup)}<dl class="answers">
      ${answers.map(answerMarkup)}
    </dl>
    ${
      keptBack.length === 0
        ? nothing
        : markup`<p class="note">Answered and kept back here: ${keptBack.join(', ')}.</p>`
    }${changes.filter((change) => !withdrawals.includes(change)).map(changeMarkup)}`;
}

/** What a person said or typed of an exhibit, each under its label, lines kept. */
export function describedMarkup(described: readonly Fact[]): Markup {
  if (described.length === 0) return nothing;
  return markup`<dl class="answers">${described.map(answerMarkup)}</dl> `;
}

/** A later entry about it: the reason, and the answers before and after. */
function changeMarkup(change: ChangeLine): Markup {
  const by =
    change.recordedBy === null ? nothing : markup` Recorded by ${inline(change.recordedBy)}.`;
  const why =
    change.why === null
      ? nothing
      : markup`<p>Reason:</p>
          ${block(change.why)}`;
  const answers =
    change.answers.length === 0
      ? nothing
      : markup`<dl class="answers">${change.answers.map(answerMarkup)}</dl>`;
  const keptBack = change.keptBack === null ? nothing : markup`<p>${change.keptBack}</p>`;
  return markup`<div class="change">
    <p><strong>${change.heading}</strong>${by}</p>
    ${why}${answers}${keptBack}
  </div> `;
}

function answerMarkup({ label, value, note, references, group }: Answer): Markup {
  const heading = group === undefined ? nothing : markup`<dt class="group">${group}</dt> `;
  const said =
    references === undefined
      ? block(value)
      : markup`<ul class="inline">
          ${references.map((found) => markup`<li>${referenceMarkup(found)}</li>`)}
        </ul>`;
  const noted = note === undefined ? nothing : markup`<p class="small">${note}</p>`;
  return markup`<div>
    ${heading}
    <dt>${label}</dt>
    <dd>${said}${noted}</dd>
  </div> `;
}

const links = { exhibit: linkToExhibit, row: linkToRow, person: linkToPerson } as const;

function referenceMarkup({ reference, to, words }: ReferenceLine): Markup {
  const link = to === null ? markup`${reference}` : links[to](reference);
  return markup`${link}${words === null ? nothing : markup` ${inline(words)}`}`;
}
