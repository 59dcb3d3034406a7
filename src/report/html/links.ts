import type { ExhibitReference } from '../../core/exhibit.ts';
import type { ReportModel } from '../report-model.ts';
import { markup, type Markup } from './markup.ts';

/** The anchor of a row of the timeline. */
export function rowId(reference: string): string {
  return `t-${reference}`;
}

/** The anchor of a line of the exhibit list. */
export function exhibitId(reference: ExhibitReference): string {
  return `x-${reference}`;
}

/** The anchor of somebody in the list of people. */
export function personId(reference: string): string {
  return `p-${reference}`;
}

export function linkToPerson(reference: string): Markup {
  return markup`<a href="#${personId(reference)}">${reference}</a>`;
}

export function linkToRow(reference: string): Markup {
  return markup`<a href="#${rowId(reference)}">${reference}</a>`;
}

export function linkToExhibit(reference: ExhibitReference): Markup {
  return markup`<a href="#${exhibitId(reference)}">${reference}</a>`;
}

/*
 * A file that a browser would run (a saved page, an SVG) is never linked: opening it from here would
 * run what the sender put in it, and it could call home.
 */
const opensQuietly =
  /\.(jpe?g|png|gif|webp|avif|heic|bmp|tiff?|pdf|txt|jsonl|csv|mp3|m4a|aac|amr|wav|ogg|opus|flac|mp4|m4v|mov|3gp|webm)$/i;

/** A link to the exhibit's file beside the page; null when it is not there or would not be safe to open. */
export function linkToFile(model: ReportModel, reference: ExhibitReference): Markup | null {
  const path = model.exhibitPath(reference);
  if (path === null || !isPlainRelative(path) || !opensQuietly.test(path)) return null;
  return markup`<a href="${path}">Open the file ${reference}</a>`;
}

function isPlainRelative(path: string): boolean {
  return (
    /^[A-Za-z0-9_][A-Za-z0-9_.\-/]*$/.test(path) &&
    !path.split('/').some((name) => name === '' || name === '.' || name === '..')
  );
}
