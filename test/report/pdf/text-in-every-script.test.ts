import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { visible } from '../../../src/core/text.ts';
import { graphemes } from '../../../src/report/pdf/text/graphemes.ts';
import { glyphsOf, readBack, setText } from './set-text.ts';

const samples: readonly (readonly [string, string])[] = [
  ['English', 'I know where you live – “don’t call me” £50 €20 ™'],
  ['Polish', 'Zażółć gęślą jaźń. Gdzie jesteś? Odbierz telefon! ĄĆĘŁŃÓŚŹŻ'],
  ['Romanian', 'Știu unde locuiești, ăâîșț ȘȚ – și te aștept.'],
  ['Turkish', 'Neredesin? Telefonunu aç! ığüşöç İĞÜŞÖÇ'],
  ['Vietnamese', 'Tại sao em không trả lời điện thoại?'],
  ['Greek', 'Πού είσαι; Ξέρω πού μένεις.'],
  ['Cyrillic', 'Где ты? Де ти? їєґ'],
  ['Arabic', 'أين أنتِ؟ سأتصل بك الساعة ٥:٣٠ (غداً).'],
  ['Arabic with Latin', 'اتصل بي على 07700 900123 أو على WhatsApp الآن! 😡 لا تتجاهليني.'],
  ['Latin with Arabic', 'He wrote "سأجدك" (I will find you) at 10:30 in the group.'],
  ['Urdu', 'آپ کہاں ہیں؟ میں نے آپ کو کئی بار فون کیا ہے۔'],
  ['Hebrew', 'איפה את? למה את לא עונה לטלפון שלי? (10:30)'],
  ['Hindi', 'तुम कहाँ हो? फ़ोन क्यों नहीं उठाती? क्षत्रिय ज्ञान श्री'],
  ['Bengali', 'তুমি কোথায়? ফোন ধরছ না কেন? ক্ষমা স্ত্রী'],
  ['Punjabi', 'ਤੁਸੀਂ ਕਿੱਥੇ ਹੋ? ਫ਼ੋਨ ਕਿਉਂ ਨਹੀਂ ਚੁੱਕਦੇ? ਸ੍ਰੀ'],
  ['Gujarati', 'તમે ક્યાં છો? ફોન કેમ ઉપાડતા નથી? શ્રી'],
  ['Tamil', 'நீ எங்கே இருக்கிறாய்? ஏன் போன் எடுக்கவில்லை? ஸ்ரீ'],
  ['emoji', '😀😂❤️ 👍🏽 👨‍👩‍👧‍👦 🇬🇧 🇵🇰 🫠🥹🫡 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['symbols', '← → ✓ ✔ ✗ ☑ ☐ ★ ☆ ♥ ≤ ≥ ≠ ∞ ½ № ₹'],
  ['mathematical letters', '𝓗𝓮𝓵𝓵𝓸 𝔥𝔢𝔩𝔩𝔬 𝟏𝟐𝟑'],
];

describe('text in every script that the report promises', () => {
  it.each(samples)('%s has a shape for every letter', (_, text) => {
    const { lines, codePointsPrinted } = setText(text);
    expect(codePointsPrinted).toBe(0);
    expect(glyphsOf(lines)).not.toContain(0);
    expect(glyphsOf(lines).length).toBeGreaterThan(0);
  });

  it('says every word of it in reading order', () => {
    for (const [, text] of samples.filter(([name]) => name !== 'emoji')) {
      const words = setText(text, 90).lines.map((line) => line.text);
      const withoutNames = words.join(' ').replace(/ ?\[[a-z ]+\]/g, '');
      expect(withoutNames.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }
  });

  it('keeps Arabic-Indic digits in order, so that a time stays the time that was written', () => {
    const { lines } = setText('الساعة ٥:٣٠ عند الباب');
    const time = lines.flatMap((line) => line.runs).filter((run) => /[٠-٩]/.test(run.text));
    expect(time.map((run) => run.text).join('')).toBe('٥:٣٠');
    expect(time.every((run) => run.level % 2 === 0)).toBe(true);
    expect(readBack(lines)).toContain('٥:٣٠');
  });

  it('sets right-to-left lines from the right, with numbers and Latin words inside them the other way', () => {
    const { lines } = setText('קרא (abc 12) שוב');
    expect(lines[0]?.base).toBe('rtl');
    const drawn = readBack(lines);
    expect(drawn).toContain('abc');
    expect(drawn).toContain('12');
    expect(drawn.indexOf('12')).toBeGreaterThan(drawn.indexOf('abc'));
    // The first word that was written stands last on the line.
    expect(drawn.endsWith('ארק')).toBe(true);
  });

  it('keeps an emoji on its side of Arabic words', () => {
    const { lines } = setText('لا 😡 الآن', 400);
    const runs = lines[0]?.runs.map((run) => run.text.trim()) ?? [];
    const emoji = runs.indexOf('😡');
    expect(runs.slice(emoji + 1).join(' ')).toContain('لا');
    expect(runs.slice(0, emoji).join(' ')).toContain('الآن');
  });

  it('joins Arabic letters and builds Indic syllables', () => {
    // Four letters that join have other glyphs than the same letters apart.
    const joined = glyphsOf(setText('بببب').lines);
    const apart = glyphsOf(setText('ب ب ب ب').lines).filter((_, index) => index % 2 === 0);
    expect(new Set(joined).size).toBeGreaterThan(new Set(apart).size);
    // Five characters, fewer glyphs: the conjunct of "kSa".
    expect(glyphsOf(setText('क्ष').lines).length).toBeLessThan(3);
  });

  it('shapes each script by its own rules, whatever stands before it in the same face', () => {
    const hindi = glyphsOf(setText('ज्ञान श्री', 4000).lines);
    for (const before of ['Sam', 'ŹŻ', 'Где', 'Πού']) {
      const glyphs = glyphsOf(setText(`${before} ज्ञान श्री`, 4000).lines);
      expect(glyphs.slice(-hindi.length)).toEqual(hindi);
    }
  });

  it('keeps Hindi within its column where it follows Polish without a space', () => {
    const polish = 'Zażółć gęślą jaźń. Gdzie jesteś? Odbierz telefon! ĄĆĘŁŃÓŚŹŻ';
    const hindi = 'तुम कहाँ हो? फ़ोन क्यों नहीं उठाती? क्षत्रिय ज्ञान श्री';
    const { lines } = setText(polish + hindi, 201);
    expect(lines.map((line) => line.text).join(' ')).toBe(polish + hindi);
    expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(201.01);
  });

  it('counts the spaces that keep words together when it cuts a word', () => {
    const { lines } = setText('ab\u00a0'.repeat(200), 100);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(100.01);
  });

  it('prints a character that no face has as its code point, and counts it', () => {
    const { lines, codePointsPrinted } = setText('ok 你好 𐍈', 400);
    expect(lines.map((line) => line.text).join('')).toBe('ok [U+4F60][U+597D] [U+10348]');
    expect(codePointsPrinted).toBe(3);
  });

  it('names an emoji once in each text, after the first of its kind', () => {
    const said = (text: string) => setText(text, 4000).lines[0]?.text;
    expect(said('😡😡 go 😡')).toBe('😡😡 [enraged face] go 😡');
    expect(said('👍🏽')).toBe('👍🏽 [thumbs up: medium skin tone]');
    expect(said('🇬🇧')).toBe('🇬🇧 [flag United Kingdom]');
    expect(said('👩🏽‍🤝‍👨🏻')).toContain('woman: medium skin tone + handshake + man: light skin tone');
    expect(said('💛 ❤️')).toBe('💛 [yellow heart] ❤️ [red heart]');
  });

  it('does not let hundreds of marks on one letter cover the lines around it', () => {
    const { lines, codePointsPrinted } = setText(`a${'\u0301'.repeat(300)} b`);
    expect(codePointsPrinted).toBe(294);
    for (const line of lines)
      for (const run of line.runs) expect(run.text).not.toMatch(/\u0301{7}/);
  });

  it('shows control characters and marks that turn text round', () => {
    const { lines } = setText('a\u001b[31m\u202egnp.exe', 4000);
    expect(lines[0]?.text).toBe('a[U+001B][31m[U+202E]gnp.exe');
  });
});

describe('text that nobody foresaw', () => {
  const codeUnits = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units));
  const assigned = fc.constantFrom(...samples.map(([, text]) => text));
  const mixed = fc
    .array(fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), assigned, codeUnits), {
      maxLength: 5,
    })
    .map((pieces) => pieces.join(''));

  // One sign can be wider than a narrow column, and is not cut.
  const isOneSign = (text: string) => [...graphemes(text)].length === 1;

  it('is set without an error and without an empty box', () => {
    fc.assert(
      fc.property(fc.oneof(mixed, codeUnits, fc.string({ unit: 'binary' })), (text) => {
        expect(glyphsOf(setText(text, 120).lines)).not.toContain(0);
      }),
      { numRuns: 400 },
    );
  });

  it('stays within its column, however long its words are', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 60, max: 300 }), (text, width) => {
        for (const line of setText(text, width).lines)
          if (!isOneSign(line.text)) expect(line.width).toBeLessThanOrEqual(width + 0.02);
      }),
      { numRuns: 200 },
    );
  });

  it('loses no letter between its lines', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 40, max: 300 }), (text, width) => {
        const wide = setText(text, 1e9)
          .lines.map((line) => line.text)
          .join('');
        const narrow = setText(text, width)
          .lines.map((line) => line.text)
          .join('');
        expect(narrow.replace(/\s/g, '')).toBe(wide.replace(/\s/g, ''));
      }),
      { numRuns: 200 },
    );
  });

  it('keeps letters that have a shape as they were written', () => {
    fc.assert(
      fc.property(assigned, fc.integer({ min: 40, max: 300 }), (text, width) => {
        const said = setText(text, width)
          .lines.map((line) => line.text)
          .join('');
        const bare = (words: string) => words.replace(/\[[^\]]*\]|\s/g, '');
        expect(bare(said)).toBe(bare(visible(text)));
      }),
    );
  });

  it('is set in time even when it is one word of 100,000 letters', () => {
    const { lines } = setText('x'.repeat(100_000));
    expect(lines.map((line) => line.text).join('')).toHaveLength(100_000);
  });
});
