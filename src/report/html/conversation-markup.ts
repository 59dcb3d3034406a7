import type { ConversationAnnex } from '../conversation-annex.ts';
import type { ContactRow } from '../timeline-row.ts';
import { factList } from './facts.ts';
import { linkToExhibit, rowId } from './links.ts';
import { markup, inline, nothing, type Markup } from './markup.ts';
import { describedMarkup } from './stated-markup.ts';
import {
  attachmentLine,
  marksMarkup,
  partyMarkup,
  saidMarkup,
  whenMarkup,
} from './timeline-markup.ts';

/** One conversation with its rows, piece by piece. */
export function* conversationMarkup(annex: ConversationAnnex): Generator<Markup> {
  const id = `c-${annex.reference}`;
  yield markup`<section class="annex" aria-labelledby="${id}">
    <h3 id="${id}">${annex.heading}</h3>
    ${factList(
      [],
      [
        [
          'With',
          markup`<ul class="inline">
            ${annex.others.map((other) => markup`<li>${inline(other)}</li>`)}
          </ul>`,
        ],
        ['Exhibit', linkToExhibit(annex.reference)],
      ],
    )}${factList(annex.facts)}${
      annex.continuesNote === null ? nothing : markup`<p class="note">${annex.continuesNote}</p>`
    }
    <table class="stack" aria-labelledby="${id}">
      <thead>
        <tr>
          <th scope="col">Row</th>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What it says</th>
        </tr>
      </thead>
      <tbody> `;
  for (const row of annex.rows()) yield conversationRow(row);
  yield markup`</tbody>
    </table>
  </section> `;
}

function conversationRow(row: ContactRow): Markup {
  return markup`<tr>
    <th scope="row"><a href="#${rowId(row.reference)}">${row.reference}</a></th>
    <td class="when">${whenMarkup(row.when)}</td>
    <td>
      <p>${row.heading}</p>
      ${row.parties.map(partyMarkup)}
    </td>
    <td>
      ${marksMarkup(row.marks)}${saidMarkup(row)}${row.attachments.map(
        (attachment) =>
          markup`${attachmentLine(attachment)}${describedMarkup(attachment.described)}`,
      )}
    </td>
  </tr> `;
}
