import type { ReportModel } from '../report-model.ts';
import type {
  AttachmentLine,
  ContactRow,
  FileRow,
  DatedRow,
  KeptBackRow,
  PartyLine,
  TimelineRow,
} from '../timeline-row.ts';
import type { OtherWhen, When } from '../when.ts';
import { factList } from './facts.ts';
import { linkToExhibit, linkToFile, rowId } from './links.ts';
import { describedMarkup, statedMarkup } from './stated-markup.ts';
import { block, inline, markup, nothing, type Markup } from './markup.ts';
import { pictureOf } from './picture-markup.ts';

/** One row of the timeline. Pictures are asked for here, one at a time. */
export async function timelineRow(row: TimelineRow, model: ReportModel): Promise<Markup> {
  if (row.kind === 'kept back') return keptBackRow(row);
  return markup`<li class="row ${row.kind}" id="${rowId(row.reference)}" data-kind="${row.kind}">
    <div class="when">${whenMarkup(row.when)}</div>
    <div class="what">
      <h3><span class="ref">${row.reference}</span> ${row.heading}</h3>
      ${marksMarkup(row.marks)}${await bodyOf(row, model)}
      <p class="small">${recorded(row)}</p>
    </div>
  </li> `;
}

function keptBackRow(row: KeptBackRow): Markup {
  // The heading of a telling begins with its reference.
  const reference =
    row.of === 'telling' ? nothing : markup`<span class="ref">${row.reference}</span> `;
  return markup`<li class="row ${row.of}" id="${rowId(row.reference)}" data-kind="${row.of}">
    <div class="when"></div>
    <div class="what">
      <h3>${reference}${row.heading}</h3>
    </div>
  </li> `;
}

/** That the person marked a row as key, or linked it to an incident. */
export function marksMarkup(marks: readonly string[]): Markup {
  if (marks.length === 0) return nothing;
  return markup`<p class="key"><strong>${marks.join('. ')}.</strong></p> `;
}

function bodyOf(row: DatedRow, model: ReportModel): Markup | Promise<Markup> {
  switch (row.kind) {
    case 'incident':
    case 'order':
    case 'telling':
    case 'item':
      return statedMarkup(row);
    case 'message':
    case 'call':
      return contactBody(row, model);
    case 'file':
      return fileBody(row, model);
  }
}

/** A time with all that has to be said of it. */
export function whenMarkup(when: When): Markup {
  return markup`<strong>${when.local}</strong>${small(when.utc)}${when.remarks.map(
    (remark) => markup`<span><bdi>${remark}</bdi></span>`,
  )}`;
}

function small(text: string): Markup {
  return text === '' ? nothing : markup`<span>${text}</span>`;
}

function recorded(row: DatedRow): Markup {
  const delay = row.delay === null ? '' : `, ${row.delay}`;
  const basis = row.when.basis === '' ? nothing : markup`Time: <bdi>${row.when.basis}</bdi>. `;
  const place =
    row.kind === 'message' || row.kind === 'call'
      ? markup` From ${inline(row.sourceName)}, ${row.place}.`
      : nothing;
  const sources =
    (row.kind === 'message' || row.kind === 'call') && row.sources !== '' ? ` ${row.sources}.` : '';
  return markup`${basis}Recorded ${row.recordedAt}${delay}, entry ${row.entry}.${place}${sources}`;
}

/** Who, with number and name. */
export function partyMarkup(party: PartyLine): Markup {
  const name = party.name === null ? nothing : markup`, name in the source: ${inline(party.name)}`;
  return markup`<p>${party.role}: <b>${inline(party.number)}</b>${name}</p>`;
}

/** What a message or call says, without its files. */
export function saidMarkup(row: ContactRow): Markup {
  return markup`${row.subject === null ? nothing : markup`<p>Subject: ${inline(row.subject)}</p>`}${
    row.text === null ? nothing : block(row.text)
  }${row.textInstead === null ? nothing : markup`<p class="note">${row.textInstead}</p>`}${
    row.call === null ? nothing : markup`<p>${row.call}</p>`
  }${row.otherWords.map(
    ({ label, words }) => markup`<p class="note">${label}:</p>${block(words)}`,
  )}${row.markers.map((marker) => markup`<p class="marker">${marker}</p>`)}`;
}

async function contactBody(row: ContactRow, model: ReportModel): Promise<Markup> {
  const files: Markup[] = [];
  for (const attachment of row.attachments) files.push(await attachmentMarkup(attachment, model));
  const group = row.group === null ? nothing : markup`<p>Group: ${inline(row.group)}</p>`;
  return markup`${group}${row.parties.map(partyMarkup)}${saidMarkup(row)}${files}${otherTimes(row.otherTimes)}`;
}

async function attachmentMarkup(attachment: AttachmentLine, model: ReportModel): Promise<Markup> {
  const { reference } = attachment;
  const line = attachmentLine(attachment);
  if (reference === null) return line;
  const picture = attachment.hasPicture ? await pictureOf(reference, model) : nothing;
  const link = linkToFile(model, reference);
  return markup`${line}${describedMarkup(attachment.described)}${picture}${link === null ? nothing : markup`<p>${link}</p>`}`;
}

/** A file of a message, by name and reference, or as missing. */
export function attachmentLine(attachment: AttachmentLine): Markup {
  const { reference, missing, note } = attachment;
  const facts = [attachment.mediaType, attachment.size].filter((fact) => fact !== '').join(', ');
  return markup`<p class="${missing === null ? 'file' : 'file missing'}">
    File
    ${reference === null ? nothing : markup`${linkToExhibit(reference)}: `}${inline(attachment.name)}
    (${facts})${missing === null ? nothing : markup` – ${missing}`}${
      note === null ? nothing : markup` – ${note}`
    }
  </p>`;
}

function otherTimes(times: readonly OtherWhen[]): Markup {
  if (times.length === 0) return nothing;
  return factList(
    [],
    times.map(({ what, when }) => [what, markup`${whenLine(when)}`] as const),
  );
}

function whenLine(when: When): Markup {
  const pieces = [when.utc, ...when.remarks, when.basis].filter((piece) => piece !== '');
  return markup`${when.local}${pieces.map((piece) => markup`; <bdi>${piece}</bdi>`)}`;
}

async function fileBody(row: FileRow, model: ReportModel): Promise<Markup> {
  const picture = row.hasPicture ? await pictureOf(row.reference, model) : nothing;
  const link = linkToFile(model, row.reference);
  return markup`<p>${inline(row.name)} ${linkToExhibit(row.reference)}</p>
    ${picture}${
      link === null ? nothing : markup`<p>${link}</p>`
    }${describedMarkup(row.described)}${row.words === null ? nothing : block(row.words)}${factList(
      row.facts,
    )}${otherTimes(row.times)}${row.notes.map((note) => markup`<p class="note">${note}</p>`)}`;
}
