/* The pieces that the expressions for file names are made of; each names what it finds. */

export const date = String.raw`(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)`;
export const time = String.raw`(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)`;
export const dashedDate = String.raw`(?<year>(?:19|20)\d\d)-(?<month>\d\d)-(?<day>\d\d)`;
export const dashedTime = String.raw`(?<hour>\d\d)-(?<minute>\d\d)-(?<second>\d\d)`;
export const dottedTime = String.raw`(?<hour>\d{1,2})\.(?<minute>\d\d)\.(?<second>\d\d)`;
export const dayFirst = String.raw`(?<day>\d\d)-(?<month>\d\d)-(?<year>(?:19|20)\d\d)`;
export const shortDate = String.raw`(?<year>\d\d)(?<month>\d\d)(?<day>\d\d)`;
/** A space; macOS puts U+202F before AM and PM since version 13. */
export const space = String.raw`[ \u00a0\u202f]`;
export const half = String.raw`(?:${space}?(?<half>[AaPp]\.?[Mm]\.?)(?![A-Za-z]))?`;
export const word = String.raw`\p{L}[\p{L}\p{M} '’.]{0,40}?`;
export const notDigit = String.raw`(?!\d)`;
export const number = String.raw`\+\d{7,15}|0\d{6,14}|\d{7,12}`;

/** An expression that a whole name, or its beginning, must fit. */
export function pattern(source: string): RegExp {
  return new RegExp(`^${source}`, 'u');
}

/** The same, whatever the case of its letters. */
export function anyCase(source: string): RegExp {
  return new RegExp(`^${source}`, 'iu');
}
