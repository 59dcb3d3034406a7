import type { Nation } from '../../core/case-record.ts';

/*
 * How a translation is made. Every text that people read on the terminal stands in this folder, one
 * file for each topic, as plain objects of texts and of small functions for texts with something put
 * in. A translation is a second folder of the same shape, such as wording/cy/. Each of its objects
 * ends in `satisfies Wording<typeof …>`, so that a text that is missing does not compile. Then
 * `translated` below becomes true, and every table `Translations<…>` asks for the language until it
 * has it. A translation is made by people who speak the language; none is invented.
 */

/** A language that has a standing in law somewhere in the United Kingdom. `tag` is as in BCP 47. */
export interface Language {
  readonly tag: string;
  readonly name: string;
  /** Whether the texts of this folder are there in it. */
  readonly translated: boolean;
}

/*
 * Where the standing comes from: Welsh, Welsh Language (Wales) Measure 2011 s.1. Gaelic and Scots,
 * Scottish Languages Act 2025, in force since 30 November 2025. Irish and Ulster Scots, Identity and
 * Language (Northern Ireland) Act 2022.
 */
const languages = [
  { tag: 'en', name: 'English', translated: true },
  { tag: 'cy', name: 'Welsh', translated: false },
  { tag: 'gd', name: 'Gaelic', translated: false },
  { tag: 'sco', name: 'Scots', translated: false },
  { tag: 'ga', name: 'Irish', translated: false },
  { tag: 'sco-ulster', name: 'Ulster Scots', translated: false },
] as const satisfies readonly Language[];

export type LanguageTag = (typeof languages)[number]['tag'];
/** The languages that the texts are there in. */
export type TranslatedTag = Extract<(typeof languages)[number], { translated: true }>['tag'];

/** The languages with a standing in law in each nation, the usual one first. */
export const legalLanguages: Readonly<Record<Nation, readonly LanguageTag[]>> = {
  'england-wales': ['en', 'cy'],
  scotland: ['en', 'gd', 'sco'],
  'northern-ireland': ['en', 'ga', 'sco-ulster'],
};

/**
 * The language to speak in: the one wished for where it has a standing in the nation and is there;
 * English otherwise. `wish` is a tag, or what a computer is set to (`cy_GB.UTF-8`).
 */
export function languageFor(nation: Nation, wish?: string): TranslatedTag {
  const wanted = (wish ?? '')
    .toLowerCase()
    .replace(/[.@].*$/, '')
    .replaceAll('_', '-');
  const spoken = languages.find(
    ({ tag, translated }) =>
      translated &&
      (wanted === tag || wanted.startsWith(`${tag}-`)) &&
      legalLanguages[nation].includes(tag),
  );
  return spoken !== undefined && isTranslated(spoken) ? spoken.tag : 'en';
}

function isTranslated<T extends { readonly translated: boolean }>(
  language: T,
): language is Extract<T, { translated: true }> {
  return language.translated;
}

/** The shape that a translation of a topic has to have: the same names, and the same things put in. */
export type Wording<Topic> = Topic extends string
  ? string
  : Topic extends (...puttingIn: infer Given) => infer Text
    ? (...puttingIn: Given) => Wording<Text>
    : { readonly [Name in keyof Topic]: Wording<Topic[Name]> };

/** A topic in every language that is marked as translated. */
export type Translations<Topic> = Readonly<Record<TranslatedTag, Wording<Topic>>>;
