const rightToLeft =
  '\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Samaritan}\\p{Script=Mandaic}\\p{Script=Adlam}\\p{Script=Hanifi_Rohingya}\\p{Script=Mende_Kikakui}\u200f';
const leftToRightLetter = `(?![${rightToLeft}])\\p{L}`;

/* From the first such letter to the last one before a left-to-right letter or the end of the line. */
const runs = new RegExp(
  `[${rightToLeft}](?:(?:(?!${leftToRightLetter})[^\\n])*[${rightToLeft}\\p{M}])?`,
  'gu',
);
const anyRightToLeft = new RegExp(`[${rightToLeft}]`, 'u');

const isolate = '\u2068';
const endOfIsolate = '\u2069';

/**
 * Puts every run of right-to-left text between FSI and PDI, so that numbers, brackets and times beside it
 * stay where they are written. For the screen only, after `visible`: controls that came with the text
 * have been written out by then, so the pairs here are the only ones.
 */
export function isolateRightToLeft(text: string): string {
  if (!anyRightToLeft.test(text)) return text;
  return text.replace(runs, (run) => `${isolate}${run}${endOfIsolate}`);
}
