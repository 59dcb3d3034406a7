import type { CustodyRow, CustodySection } from '../custody-section.ts';
import { isKeptBackExhibit, type ExhibitLine, type KeptBackExhibit } from '../exhibit-line.ts';
import type { Gap } from '../gaps.ts';
import type { ImportReceipt } from '../import-receipt.ts';
import type { ReportModel } from '../report-model.ts';
import { countInWords } from '../words.ts';
import { factList, points, sectionEnd, sectionHead } from './facts.ts';
import { exhibitId, linkToFile } from './links.ts';
import { describedMarkup } from './stated-markup.ts';
import { markup, inline, nothing, type Markup } from './markup.ts';

/** The exhibit list, piece by piece. */
export function* exhibitListMarkup(model: ReportModel): Generator<Markup> {
  yield markup`${sectionHead('exhibits', 'Exhibit list')}
    <p>${model.summary.exhibitsInWords}. The references are proposed.</p> `;
  for (const line of model.exhibits())
    yield isKeptBackExhibit(line) ? keptBackMarkup(line) : exhibitMarkup(line, model);
  yield sectionEnd;
}

function keptBackMarkup({ reference, heading }: KeptBackExhibit): Markup {
  return markup`<article class="exhibit" id="${exhibitId(reference)}"><h3>${heading}</h3></article> `;
}

function exhibitMarkup(line: ExhibitLine, model: ReportModel): Markup {
  const id = exhibitId(line.reference);
  const link = linkToFile(model, line.reference);
  return markup`<article class="exhibit" id="${id}">
    <h3>${line.reference} <span class="plain">${line.kind}</span></h3>
    ${factList([
      { label: 'Proposed reference', value: line.reference },
      { label: 'Name as received', value: line.name },
      { label: 'Type', value: line.type },
      ...(line.size === '' ? [] : [{ label: 'Size', value: line.size }]),
      ...(line.sha256 === null ? [] : [{ label: 'SHA-256', value: line.sha256 }]),
      { label: 'As received or derived', value: line.asReceivedOrDerived },
      { label: 'From', value: line.from },
      ...(line.fromSha256 === null
        ? []
        : [{ label: 'SHA-256 of that source', value: line.fromSha256 }]),
      { label: 'How obtained', value: line.how },
      { label: 'When', value: line.obtainedAt },
      { label: 'By', value: line.by },
      ...(line.whoSentIt.length === 0
        ? [{ label: 'Who sent it', value: 'nothing is recorded' }]
        : []),
    ])}${describedMarkup(line.whoSentIt)}${line.notes.map((note) => markup`<p class="note">${note}</p>`)}${
      link === null ? nothing : markup`<p>${link}</p>`
    }
  </article> `;
}

/** The receipts of imports. */
export function* receiptsMarkup({ imports }: ReportModel): Generator<Markup> {
  yield sectionHead('imports', 'What each import did');
  if (imports.length === 0) yield markup`<p>Nothing was imported.</p>`;
  for (const receipt of imports) yield* receiptMarkup(receipt);
  yield sectionEnd;
}

function* receiptMarkup(receipt: ImportReceipt): Generator<Markup> {
  yield markup`<h3>Entry ${receipt.entry}: ${inline(receipt.source)}</h3>
    ${factList([{ label: 'When', value: receipt.at }, ...receipt.facts])}
    <p>${receipt.sum}.</p> `;
  if (receipt.skippedRows.length > 0) {
    yield markup`<h4>${countInWords(receipt.skipped)} skipped</h4>
      <ul class="points">`;
    for (const { where, why } of receipt.skippedRows)
      yield markup`<li>${inline(where)}: ${inline(why)}</li> `;
    yield markup`</ul>`;
  }
  if (receipt.notes.length > 0)
    yield markup`<h4>Notes</h4>
      <ul class="points">
        ${receipt.notes.map(({ where, what }) => markup`<li>${inline(where)}: ${inline(what)}</li> `)}
      </ul>`;
}

/** The custody record, piece by piece, with the heads that were given out. */
export function* custodyMarkup({ custody }: ReportModel): Generator<Markup> {
  yield markup`${sectionHead('custody', 'Custody record')}
    <p>
      What was done with the record, entry by entry. Times are those of the clock of the computer.
    </p>
    <table class="stack" aria-labelledby="custody-h">
      <thead>
        <tr>
          <th scope="col">Entry</th>
          <th scope="col">When</th>
          <th scope="col">What</th>
        </tr>
      </thead>
      <tbody> `;
  for (const row of custody.rows()) yield custodyRow(row);
  yield markup`</tbody>
    </table>
    ${headsGivenOut(custody)}${sectionEnd}`;
}

function headsGivenOut(custody: CustodySection): Markup {
  const heading = markup`<h3>Heads given out earlier</h3> `;
  if (custody.headsInstead !== null) return markup`${heading}<p>${custody.headsInstead}</p>`;
  return markup`${heading}
    <ul class="points">
      ${custody.headsGivenOut.map(
        (given) =>
          markup`<li>
            Entry ${given.seq}, <code>${given.hash}</code>, ${given.at}, to:
            <bdi>${given.toWhom}</bdi>. SHA-256 of the bundle: <code>${given.bundleSha256}</code>
          </li> `,
      )}
    </ul>`;
}

function custodyRow(row: CustodyRow): Markup {
  const withheld = row.withheld === null ? nothing : markup`<p class="note">${row.withheld}</p>`;
  return markup`<tr>
    <th scope="row">${row.seq}</th>
    <td>${row.at}</td>
    <td>
      <p>${row.what}</p>
      ${withheld}<code>${row.hash}</code>
    </td>
  </tr> `;
}

/** What is known to be missing. */
export function* gapsMarkup(model: ReportModel): Generator<Markup> {
  yield markup`${sectionHead('gaps', 'Known gaps')}
    <ul class="points"> `;
  let any = false;
  for (const gap of model.gaps()) {
    any = true;
    yield gapMarkup(gap);
  }
  yield any ? markup`</ul>${sectionEnd}` : markup`<li>None is known.</li></ul>${sectionEnd}`;
}

function gapMarkup(gap: Gap): Markup {
  return markup`<li>${inline(gap.where)}: ${inline(gap.what)}</li> `;
}

/** What this does not show, how to check it, what is withheld. */
export function* closingMarkup(model: ReportModel): Generator<Markup> {
  yield markup`${sectionHead('not-shown', 'What this does not show')}${points(model.doesNotShow)}${sectionEnd}`;
  yield sectionHead('check', 'How to check it');
  for (const step of model.howToCheck)
    yield markup`<h3>${step.title}</h3>
      ${step.words.map((words) => markup`<p>${words}</p>`)}
      <pre>${step.commands.join('\n')}</pre> `;
  yield sectionEnd;
  if (model.withheld.length > 0)
    yield markup`${sectionHead('withheld', 'What is withheld')}
      <ul class="points">
        ${model.withheld.map(({ entry, why }) => markup`<li>Entry ${entry}: ${why}</li> `)}
      </ul>
      ${sectionEnd}`;
  yield* adviceMarkup(model);
}

function* adviceMarkup({ advice }: ReportModel): Generator<Markup> {
  yield sectionHead('advice', advice.heading);
  yield markup`${advice.credit.map((line) => markup`<p>${line}</p>`)}`;
  for (const topic of advice.topics)
    yield markup`<h3>${topic.title}</h3>
      <ul class="points">
        ${topic.points.map(
          (point) =>
            markup`<li>
              ${point.words}${point.ownNote === null ? nothing : markup` <em>${point.ownNote}</em>`}
            </li> `,
        )}
      </ul> `;
  yield markup`<h3>${advice.whereToTurnHeading}</h3>
    <p>${advice.whereToTurnNote}</p>
    ${advice.whereToTurn.map(
      (line) =>
        markup`<p>
          <b>${line.who}</b>: ${line.how}<br /><span class="small">Source: ${line.source}</span>
        </p> `,
    )}${sectionEnd}`;
}
