import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  languageFor,
  legalLanguages,
  type TranslatedTag,
  type Translations,
  type Wording,
} from '../../src/cli/wording/language.ts';

const topic = {
  begin: 'Press Enter',
  counts: (rows: number) => `${rows} rows`,
  refusal: (path: string) => ({ message: `Nothing is at ${path}.`, hint: 'Look again.' }),
  page: ['one', 'two'],
};

describe('the language of the terminal', () => {
  it('knows the languages with a standing in law in each nation', () => {
    expect(legalLanguages).toEqual({
      'england-wales': ['en', 'cy'],
      scotland: ['en', 'gd', 'sco'],
      'northern-ireland': ['en', 'ga', 'sco-ulster'],
    });
  });

  it('is English wherever another one is not there yet', () => {
    expectTypeOf<TranslatedTag>().toEqualTypeOf<'en'>();
    for (const wish of [undefined, '', 'C', 'en_GB.UTF-8', 'cy', 'cy_GB.UTF-8', 'gd', 'fr_FR', '*'])
      for (const nation of ['england-wales', 'scotland', 'northern-ireland'] as const)
        expect(languageFor(nation, wish)).toBe('en');
  });
});

describe('a translation', () => {
  it('has the shape of the English', () => {
    const other = {
      begin: 'A',
      counts: (rows: number) => `${rows} B`,
      refusal: (path: string) => ({ message: path, hint: 'C' }),
      page: ['D'],
    } satisfies Wording<typeof topic>;
    const table: Translations<typeof topic> = { en: topic };
    expect(table[languageFor('england-wales', 'cy')].begin).toBe('Press Enter');
    expect(other.counts(2)).toBe('2 B');
  });

  it('does not compile when a text is missing, or when other things are put in', () => {
    const { begin, counts, refusal, page } = topic;
    // @ts-expect-error `page` is missing
    const short = { begin, counts, refusal } satisfies Wording<typeof topic>;
    const wrong = {
      begin,
      // @ts-expect-error a name is put in where a number is
      counts: (name: string[]) => name.join(),
      refusal,
      page,
    } satisfies Wording<typeof topic>;
    // @ts-expect-error a language that is there has no table
    const none: Translations<typeof topic> = {};
    expect([short, wrong, none]).toHaveLength(3);
  });
});
