/*
 * Marks that a person may leave out when typing: accents, Arabic and Hebrew vowel points, the tatweel,
 * nuktas; and signs that nobody sees: joiners, directions, variants, skin tones. Vowel signs of the
 * Indic scripts and of Thai are letters to their readers and stay.
 */
const leftOut = new RegExp(
  '[\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7' +
    '\\u0610-\\u061a\\u061c\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed' +
    '\\u093c\\u09bc\\u0a3c\\u0abc\\u0b3c\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f' +
    '\\u00ad\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufe00-\\ufe0f' +
    '\\u{1f3fb}-\\u{1f3ff}\\u{e0000}-\\u{e01ef}]',
  'gu',
);

/* Letters that are other letters with something added, and that Unicode does not take apart. */
const otherForms: ReadonlyMap<string, string> = new Map([
  ...pairs('łl øo đd ðd ıi ħh ŧt ŋn ĸk ƒf ɓb ɗd ɖd ƙk ʉu ɨi ςσ ґг'),
  ...pairs('ٱا ىي یي ێي ېي کك ڪك ةه ہه ھه ەه ۆو ۇو'),
  ...pairs('ךכ םמ ןנ ףפ ץצ'),
  ...[
    ['ß', 'ss'],
    ['æ', 'ae'],
    ['œ', 'oe'],
    ['þ', 'th'],
  ].map(([from, to]) => [from, to] as [string, string]),
]);
const anyOtherForm = new RegExp(`[${[...otherForms.keys()].join('')}]`, 'g');

/* Where each script's digits begin. */
const zeros = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
  0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x17e0, 0x1810,
];
const otherDigit = new RegExp(
  `[${zeros.map((zero) => `${escaped(zero)}-${escaped(zero + 9)}`).join('')}]`,
  'g',
);

/**
 * Text as it is compared when searching: one form for what readers take for the same (case, width,
 * accents, points, variants of a letter, digits of any script). Two texts that differ only in these give
 * the same result. The result may be longer or shorter; it is never shown.
 */
export function folded(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(leftOut, '')
    .replace(anyOtherForm, (letter) => otherForms.get(letter) ?? letter)
    .replace(otherDigit, asciiDigit)
    .normalize('NFC');
}

/** Folded text, and for each of its UTF-16 units where it comes from. */
export interface FoldedText {
  readonly text: string;
  /** The original index of the first unit that it comes from, by folded index. */
  readonly from: (index: number) => number;
  /** The original index behind the last unit that it comes from, by folded index. */
  readonly until: (index: number) => number;
}

/* What folding never looks beyond: plain runs, syllables written in parts, a character with its marks. */
const clusters =
  /[\u0000-\u007f]+(?!\p{M})|[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]+\p{M}*|[^]\p{M}*/gu;

/** Folds as `folded` does, and remembers where everything stood. */
export function foldedWithPlaces(text: string): FoldedText {
  if (isAscii(text))
    return { text: text.toLowerCase(), from: (index) => index, until: (index) => index + 1 };
  let result = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: cluster, index } of text.matchAll(clusters)) {
    const form = folded(cluster);
    const plain = isAscii(cluster);
    for (let unit = 0; unit < form.length; unit += 1) {
      starts.push(plain ? index + unit : index);
      ends.push(plain ? index + unit + 1 : index + cluster.length);
    }
    result += form;
  }
  return {
    text: result,
    from: (index) => starts[index] ?? text.length,
    until: (index) => ends[index] ?? text.length,
  };
}

function isAscii(text: string): boolean {
  return !/[^\u0000-\u007f]/.test(text);
}

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  return String(code - (zeros.findLast((zero) => zero <= code) ?? code));
}

function pairs(list: string): [string, string][] {
  return list.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]);
}

function escaped(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
