import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, foldedWithPlaces } from '../../src/casefile/looking/folding.ts';
import { indexedText, searchTerms, type Phrase } from '../../src/casefile/looking/search-words.ts';

const words = (text: string): string[] => indexedText(text).split(' ');

/** Whether the terms find the text, worked out the slow way. */
function finds(typed: string, text: string): boolean {
  const there = words(text);
  const holds = ({ words: wanted, isBeginning }: Phrase): boolean =>
    there.some((_, start) =>
      wanted.every((word, index) => {
        const found = there[start + index] ?? '';
        return isBeginning && index === wanted.length - 1 ? found.startsWith(word) : found === word;
      }),
    );
  const { wanted, excluded } = searchTerms(typed);
  const isThere = ({ ways }: (typeof wanted)[number]) => ways.some((way) => way.every(holds));
  return wanted.length > 0 && wanted.every(isThere) && !excluded.some(isThere);
}

describe('the words of a text', () => {
  it.each([
    ['Où est le Café ?', 'ou est le cafe'],
    ['ŁÓDŹ Ørsted Straße Æon œuvre Þór', 'lodz orsted strasse aeon oeuvre thor'],
    ['İstanbul ılık ﬁne Ａｂｃ', 'istanbul ilik fine abc'],
    ['Đặng Thị', 'dang thi'],
    ['مُحَمَّد كتـــاب', 'محمد كتاب'],
    ['שָׁלוֹם', 'שלומ'],
    ['我知道你住在哪里', '我 知 道 你 住 在 哪 里'],
    ['iPhone手机', 'iphone 手 机'],
    ['ストーカー', 'ス ト ー カ ー'],
    ['전화하지 마세요', '전화하지 마세요'],
    ['मुझे छोड़ दो', 'मुझे छोड दो'],
    ['ਮੈਨੂੰ ਛੱਡ', 'ਮੈਨੂੰ ਛੱਡ'],
    ['I see you 👀👍🏽', 'i see you 👀 👍'],
    ['don’t', 'don t dont'],
    ['٠٧٧٠٠ ९', '07700 9'],
    ['', ''],
    [' … !? ', ''],
  ])('of %j are %j', (text, expected) => {
    expect(indexedText(text)).toBe(expected);
  });

  it('hold a telephone number in every way that people write it', () => {
    for (const written of ['+447700900123', '07700 900123', '(07700) 900-123', '+44 7700 900 123'])
      expect(words(`ring ${written} now`)).toEqual(
        expect.arrayContaining(['447700900123', '07700900123']),
      );
  });

  it.each(['w', '1', '1 ', "'", "a'", '(', '+1', 'é', 'é ', '\u0301', '我', '👍', '-'])(
    'are read in one go when %j stands there 100,000 times',
    (piece) => {
      expect(indexedText(piece.repeat(100_000)).length).toBeLessThan(3_000_000);
    },
  );

  it('find a number next to other digits', () => {
    expect(words('07700 900123 2026-01-05')).toContain('447700900123');
    expect(words('on 2026-01-05 07700 900123')).toContain('447700900123');
  });
});

describe('what a person types', () => {
  it.each([
    ['hel', 'Hello there', true],
    ['ello', 'Hello there', false],
    ['there hello', 'Hello there', true],
    ['"there hello"', 'Hello there', false],
    ['"hello there"', 'Hello, there', true],
    ['"hell"', 'Hello', false],
    ['“hello there”', 'Hello there', true],
    ['hello -there', 'Hello there', false],
    ['hello -friend', 'Hello there', true],
    ['hello -"there you"', 'Hello there', true],
    ['-there', 'Hello', false],
    ['well-known', 'a well known man', true],
    ['cafe', 'Café', true],
    ['dont', 'I don’t', true],
    ["don't", 'I don’t', true],
    ['sam@example.org', 'write to Sam@Example.org', true],
    ['07700 900123', '+447700900123', true],
    ['07700900123', '+44 7700 900123', true],
    ['+447700900123', '07700 900 123', true],
    ['7700900123', '+447700900123', true],
    ['07700 900', '+447700900123', true],
    ['07700 900124', '+447700900123', false],
    ['知道', '我知道你住在哪里', true],
    ['道知', '我知道你住在哪里', false],
    ['บ้าน', 'ฉันรู้ว่าบ้านคุณอยู่ไหน', true],
    ['👀', 'I see you 👀', true],
    ['छो', 'मुझे छोड़ दो', true],
  ])('%j in %j: %j', (typed, text, expected) => {
    expect(finds(typed, text)).toBe(expected);
  });

  it('is never an error, and never more than can be looked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (typed) => {
        const { wanted, excluded } = searchTerms(typed);
        expect(wanted.length + excluded.length).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('finds any beginning of any word, in any script', () => {
    const letter = fc.constantFrom(
      ...'aéłßæİıΣςйёґאםםםעאّآیکहिड़ாஅਸੰ한글ẞ9٣ﬁǅ'.match(/\P{M}\p{M}*/gu)!,
    );
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 12 }), fc.nat(), (all, cut) => {
        const text = `before ${all.join('')} after`;
        expect(finds(all.slice(0, 1 + (cut % all.length)).join(''), text)).toBe(true);
      }),
    );
  });

  it('finds any piece of a text that is written without spaces', () => {
    const texts = [
      '我知道你住在哪里',
      'あなたの家を知ってストーカー',
      'ฉันรู้ว่าบ้านคุณอยู่ไหน',
      'ຂ້ອຍຮູ້',
      'ខ្ញុំដឹង',
      'ငါသိတယ်',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(), (text, start, length) => {
        const from = start % text.length;
        const piece = text.slice(from, from + 1 + (length % (text.length - from)));
        expect(finds(piece, text)).toBe(true);
      }),
    );
  });
});

describe('folding', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  );

  it('gives nothing new when it is done twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(folded(folded(text))).toBe(folded(text));
      }),
    );
  });

  it('gives the same words with places as without, each with the place that it comes from', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const places = foldedWithPlaces(text);
        expect(indexedText(places.text)).toBe(indexedText(text));
        for (let index = 0; index < places.text.length; index += 1) {
          expect(places.from(index)).toBeLessThan(places.until(index));
          expect(places.until(index)).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
