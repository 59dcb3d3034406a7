import type { IdentifierLine, PersonLine } from '../people-annex.ts';
import type { ReportModel } from '../report-model.ts';
import type { KeptBackRow, StatedRow } from '../timeline-row.ts';
import { sectionEnd, sectionHead } from './facts.ts';
import { linkToRow, personId } from './links.ts';
import { inline, markup, nothing, type Markup } from './markup.ts';
import { statedMarkup } from './stated-markup.ts';
import { whenMarkup } from './timeline-markup.ts';

/** Everybody in the record, with the basis for each number and account. */
export function* peopleMarkup({ people, cover }: ReportModel): Generator<Markup> {
  yield sectionHead('people', 'People, numbers and accounts');
  yield people.length === 0
    ? markup`<p>Nobody is recorded by name.</p>`
    : markup`<p>
        Whose a number or account is stands here as ${cover.initials} says, each with how they know.
      </p> `;
  for (const person of people) yield personMarkup(person);
  yield sectionEnd;
}

function personMarkup(person: PersonLine): Markup {
  return markup`<article class="exhibit" id="${personId(person.reference)}">
    <h3><span class="ref">${person.reference}</span> ${inline(person.name)}</h3>
    ${
      person.isWhollyKeptBack
        ? markup`<p class="note">Kept back here: ${person.keptBack.join(', ')}.</p>`
        : statedMarkup(person)
    }${recorded(person.recorded)}${person.identifiers.map(identifierMarkup)}
  </article> `;
}

function identifierMarkup(identifier: IdentifierLine): Markup {
  return markup`<div class="identifier">
    <h4><span class="ref">${identifier.reference}</span> ${inline(identifier.value)}</h4>
    ${statedMarkup(identifier)}${recorded(identifier.recorded)}
  </div> `;
}

function recorded(words: string | null): Markup {
  return words === null ? nothing : markup`<p class="small">${words}.</p>`;
}

/** Court orders and requests to stop. */
export function* ordersMarkup({ orders }: ReportModel): Generator<Markup> {
  yield* annexMarkup('orders', 'Orders, and requests to stop', orders, 'None is recorded.');
}

/** Who was told, and what they answered. */
export function* tellingsMarkup({ tellings }: ReportModel): Generator<Markup> {
  const none = 'Nobody is recorded here. An incident may say who was told of it.';
  yield* annexMarkup('told', 'Who was told', tellings, none);
}

function* annexMarkup(
  id: string,
  heading: string,
  rows: readonly (StatedRow | KeptBackRow)[],
  instead: string,
): Generator<Markup> {
  yield sectionHead(id, heading);
  if (rows.length === 0) yield markup`<p>${instead}</p>`;
  for (const row of rows)
    yield row.kind === 'kept back' ? keptBackMarkup(row) : annexRowMarkup(row);
  yield sectionEnd;
}

function annexRowMarkup(row: StatedRow): Markup {
  return markup`<article class="exhibit">
      <h3><span class="ref">${row.reference}</span> ${row.heading}</h3>
      <p class="when">${whenMarkup(row.when)}</p>
      ${statedMarkup(row)}
      <p class="small">
        Recorded ${row.recordedAt}, entry ${row.entry}. In the timeline: ${linkToRow(row.reference)}
      </p>
    </article> `;
}

function keptBackMarkup(row: KeptBackRow): Markup {
  return markup`<article class="exhibit"><h3>${row.heading}</h3></article> `;
}
