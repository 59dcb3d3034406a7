import type { ReportModel } from '../report-model.ts';
import type { MeansCount, Summary } from '../summary.ts';
import { countInWords, type Words } from '../words.ts';
import { factList, points, sectionEnd, sectionHead } from './facts.ts';
import { linkToExhibit, linkToRow } from './links.ts';
import { markup, inline, nothing, type Markup } from './markup.ts';
import { whenMarkup } from './timeline-markup.ts';

/** The cover: what this is, of what record, as of when. */
export function coverMarkup({ cover, summary }: ReportModel): Markup {
  const facts = [
    { label: 'Case', value: cover.caseReference },
    { label: 'Kept by', value: cover.initials },
    { label: 'Period', value: summary.period ?? 'not known' },
    { label: 'Made', value: cover.madeAt },
    { label: 'Times shown in', value: cover.zone },
    { label: 'Made with', value: cover.software },
    { label: 'Head of the record', value: cover.head.inWords },
  ];
  return markup`<header class="cover">
    <h1>${cover.title}</h1>
    ${factList(facts)}${damageMarkup(cover.damage)}${points(cover.limits)}${
      cover.notes.length === 0
        ? nothing
        : markup`<h2>Notes from the check of the record</h2>
            ${points(cover.notes)}`
    }
  </header> `;
}

function damageMarkup(damage: readonly string[]): Markup {
  if (damage.length === 0) return nothing;
  const [first = '', ...rest] = damage;
  return markup`<div class="damage">
    <p><strong>${first}</strong></p>
    ${points(rest)}
  </div>`;
}

/** Page 1 of the PDF: counts and times. */
export function summaryMarkup({ summary }: ReportModel): Markup {
  return markup`${sectionHead('summary', 'Summary')}
    <h3>Incidents</h3>
    <p class="large">${summary.incidentsInWords}</p>
    <dl class="facts">
      ${incidentFact('First incident', summary.firstIncident)}${incidentFact(
        'Last incident',
        summary.lastIncident,
      )}
    </dl>
    ${summary.incidentsNote === null ? nothing : markup`<p class="small">${summary.incidentsNote}</p>`}
    <h3 id="contacts-h">Contacts found in imported records</h3>
    ${contactsTable(summary)}${points(summary.contactsNotes)}${
      summary.markedInWords === null ? nothing : markup`<p>${summary.markedInWords}</p>`
    }
    <h3>Orders, and requests to stop</h3>
    ${ordersMarkup(summary)}
    <h3>Who was told</h3>
    ${reportsMarkup(summary)}
    <h3>Exhibits to look at first</h3>
    ${lookFirstMarkup(summary)} ${sectionEnd}`;
}

function incidentFact(label: string, incident: Summary['lastIncident']): Markup {
  const value =
    incident === null
      ? markup`not known`
      : markup`${linkToRow(incident.reference)}
          <span class="when">${whenMarkup(incident.when)}</span>`;
  return markup`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

function contactsTable({ contacts, contactsInAll }: Summary): Markup {
  if (contacts.length === 0) return markup`<p>None.</p>`;
  return markup`<div class="scroll" role="region" tabindex="0" aria-labelledby="contacts-h">
    <table>
      <thead>
        <tr>
          <th scope="col">Means</th>
          <th scope="col">Received</th>
          <th scope="col">Sent</th>
          <th scope="col">Direction not stated</th>
          <th scope="col">In all</th>
        </tr>
      </thead>
      <tbody>
        ${contacts.map(countRow)}
      </tbody>
      <tfoot>
        ${countRow(contactsInAll)}
      </tfoot>
    </table>
  </div> `;
}

function countRow(count: MeansCount): Markup {
  const cells = [count.received, count.sent, count.directionUnknown, count.total];
  return markup`<tr>
    <th scope="row">${count.means}</th>
    ${cells.map((cell) => markup`<td class="number">${countInWords(cell)}</td>`)}
  </tr> `;
}

function ordersMarkup({ orders, ordersInstead }: Summary): Markup {
  if (ordersInstead !== null) return markup`<p>${ordersInstead}</p>`;
  return markup`<ul class="points">
    ${orders.map(
      (order) =>
        markup`<li>
          ${linkToRow(order.reference)}: ${order.heading}${
            order.court === null ? nothing : markup`, ${inline(order.court)}`
          }; ${order.fromInWords === order.from.local ? 'from ' : ''}${order.fromInWords}${
            order.until === null ? nothing : markup`, until ${inline(order.until)}`
          }
        </li> `,
    )}
  </ul>`;
}

function reportsMarkup({ tellings, tellingsKeptBack, reports, reportsInstead }: Summary): Markup {
  if (reportsInstead !== null) return markup`<p>${reportsInstead}</p>`;
  return markup`<ul class="points">
    ${tellings.map(
      (telling) =>
        markup`<li>
          ${linkToRow(telling.reference)}: ${inline(telling.toWhom)}, ${telling.whenInWords};
          ${referenceMarkup(telling.theirReference)}${telling.isWithdrawn ? ' – withdrawn' : ''}
        </li> `,
    )}
    ${reports.map(
      (told) =>
        markup`<li>
          Incident ${linkToRow(told.incident)}${told.isWithdrawn ? ' (withdrawn)' : ''}: ${inline(told.told)};
          ${referenceMarkup(told.reference)}
        </li> `,
    )}${tellingsKeptBack.map((heading) => markup`<li>${heading}</li> `)}
  </ul>`;
}

function referenceMarkup(reference: Words | null): Markup {
  return reference === null
    ? markup`no reference recorded`
    : markup`reference: ${inline(reference)}`;
}

function lookFirstMarkup({ lookFirst, lookFirstNote, exhibits, exhibitsInWords }: Summary): Markup {
  return markup`<p>${lookFirstNote} In all there ${exhibits === 1 ? 'is' : 'are'} ${exhibitsInWords}.</p>
    <ul class="points">
      ${lookFirst.map(
        (found) =>
          markup`<li>${linkToExhibit(found.reference)}: ${inline(found.what)}, ${found.why}</li> `,
      )}
    </ul>`;
}

/** How to read the report. */
export function howToReadMarkup({ howToRead }: ReportModel): Markup {
  return markup`${sectionHead('read', 'How to read this')}${howToRead.map(
    (paragraph) => markup`<p>${paragraph}</p> `,
  )}
    <p>
      This page is shown with the letters of the computer that it is opened on. Where one is missing
      there, see the PDF, which carries its own.
    </p>
    ${sectionEnd}`;
}
