import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Casefile } from '../../src/casefile/casefile.ts';
import type { FindOptions } from '../../src/casefile/looking/search.ts';
import { incident, newCase, withCase } from './case-world.ts';
import {
  call,
  file,
  fileSource,
  phone,
  robin,
  sam,
  text,
  textSource,
  picture,
  takeIn,
} from './sources.ts';

let casefile: Casefile;

beforeEach(async () => {
  casefile = await newCase();
  return () => {
    casefile.close();
  };
});

const messages = (...words: string[]) =>
  takeIn(
    casefile,
    textSource(
      'texts.xml',
      words.map((one, minute) => text(sam, one, minute)),
    ),
  );

const references = (words: string, options: Partial<FindOptions> = {}): string[] =>
  casefile.find(words, { limit: 100, ...options }).hits.map(({ event }) => event.reference);

const excerptsOf = (words: string) =>
  casefile
    .find(words, { limit: 100 })
    .hits.flatMap(({ found }) => found.flatMap(({ excerpts }) => excerpts));

describe('search', () => {
  it('finds what stands in incidents, messages, calls, files and names', async () => {
    await casefile.recordIncidents([
      { ...incident('He stood at the dóor.'), felt: 'afraid', where: 'Łódź' },
    ]);
    await takeIn(casefile, phone());
    await takeIn(casefile, fileSource('shots', [file('front door.png', 'x')]));
    expect(references('door')).toEqual(expect.arrayContaining(['1', 'AB/4']));
    expect(references('lodz')).toEqual(['1']);
    expect(references('meet')).toEqual(['AB/2:1']);
    expect(references('second.png')).toEqual(['AB/1:3']);
    expect(references('nothing of this')).toEqual([]);
  });

  it('finds a number however it is written', async () => {
    await takeIn(
      casefile,
      textSource('texts.xml', [
        text(robin, 'a', 1),
        call(sam, 2),
        text(sam, 'ring 07700 900456', 3),
      ]),
    );
    expect(references('07700900456').sort()).toEqual(['AB/1:1', 'AB/3:1']);
    expect(references('07700 900456').sort()).toEqual(['AB/1:1', 'AB/3:1']);
    expect(references('+44 7700 900456').sort()).toEqual(['AB/1:1', 'AB/3:1']);
    expect(references('447700900123').sort()).toEqual(['AB/2:1', 'AB/3:1']);
    expect(references('07700 900')).toHaveLength(3);
  });

  it.each([
    '',
    '   ',
    '"',
    '""',
    '*',
    '-',
    '-hello',
    'AND',
    'NEAR(',
    'text:hello',
    '(',
    'a"b',
    "'; --",
    '\u0000',
    '\ue0000',
  ])('takes %j without an error', async (typed) => {
    await messages('hello', 'and so on');
    expect(casefile.find(typed, { limit: 10 }).total.isAtLeast).toBe(false);
  });

  it('takes anything that can be typed', async () => {
    await messages('hello', 'and so on');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        expect(casefile.find(typed, { limit: 10 }).hits.length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('keeps words of one text from making a phrase with those of another', async () => {
    await takeIn(
      casefile,
      textSource('texts.xml', [text(sam, 'see the', 1, [picture('door.png', 'a picture')])]),
    );
    expect(references('"the door"')).toEqual([]);
    expect(references('the door')).toEqual(['AB/1:1']);
  });

  it('leaves out what holds an excluded word', async () => {
    await messages('hello there', 'hello friend');
    expect(references('hello -there')).toEqual(['AB/1:2']);
    expect(references('hello -"hello fri"')).toHaveLength(2);
  });

  it('puts the event that fits best first', async () => {
    await messages(
      'a long message that says door once among very many other words, which are about nothing at all',
      'door door',
      'no such word',
    );
    expect(references('door')).toEqual(['AB/1:2', 'AB/1:1']);
  });

  it('gives a long list with what was recorded first, then messages, newest first', async () => {
    await casefile.recordIncidents([incident('hello hello')]);
    await takeIn(
      casefile,
      textSource(
        'texts.xml',
        Array.from({ length: 1200 }, (_, minute) => text(sam, 'hello', minute)),
      ),
    );
    const { hits, total } = casefile.find('hel', { limit: 3 });
    expect(hits.map(({ event }) => event.reference)).toEqual(['1', 'AB/1:1200', 'AB/1:1199']);
    expect(total).toEqual({ count: 1001, isAtLeast: true });
  });

  it('counts exactly what it can count', async () => {
    await messages('hello', 'hello', 'bye');
    expect(casefile.find('hello', { limit: 1 }).total).toEqual({ count: 2, isAtLeast: false });
  });

  it('finds every word that begins so, few or many', async () => {
    const words = Array.from({ length: 1700 }, (_, index) => `word${index}x`);
    await takeIn(
      casefile,
      textSource('texts.xml', [text(sam, words.join(' '), 0), text(sam, 'word99x', 1)]),
    );
    expect(references('word99')).toHaveLength(2);
    expect(references('word')).toHaveLength(2);
    expect(references('word1699x')).toEqual(['AB/1:1']);
  });

  it('leaves only what the filter wants', async () => {
    await casefile.recordIncidents([incident('hello')]);
    await takeIn(
      casefile,
      textSource('texts.xml', [
        text(sam, 'hello', 0),
        text(robin, 'hello', 90),
        text(sam, 'hello', 95),
      ]),
    );
    const noon = Date.UTC(2026, 0, 1, 12);
    expect(references('hello', { kinds: ['incident'] })).toEqual(['1']);
    expect(references('hello', { from: noon + 1 }).sort()).toEqual(['AB/1:2', 'AB/2:1']);
    expect(references('hello', { from: noon, until: noon + 60_000 })).toEqual(['AB/1:1']);
    expect(references('hello', { party: '07700 900456' })).toEqual(['AB/2:1']);
    expect(references('hello', { conversation: `sms ${sam}` }).sort()).toEqual([
      'AB/1:1',
      'AB/1:2',
    ]);
    expect(references('hello', { direction: 'out' })).toEqual([]);
    expect(references('hello', { marked: true })).toEqual([]);
    expect(references('hello', { party: 'nobody' })).toEqual([]);
  });

  it('finds the first wording of an incident, the new one, and why it was changed', async () => {
    await casefile.recordIncidents([incident('He stood at the door.')]);
    await casefile.amend('1', {
      changed: { what: 'He stood at the gate.' },
      leftOut: [],
      why: 'I looked at the picture again',
    });
    for (const word of ['door', 'gate', 'picture']) expect(references(word)).toEqual(['1']);
    const roles = (word: string) =>
      casefile.find(word, { limit: 1 }).hits[0]?.found.map(({ role, name }) => [role, name]);
    expect(roles('door')).toEqual([['earlier answer', 'what']]);
    expect(roles('gate')).toEqual([['answer', 'what']]);
    expect(roles('picture')).toEqual([['reason', undefined]]);
  });

  it('finds captions and typed transcripts, of files and of what is inside messages', async () => {
    await takeIn(casefile, phone());
    await takeIn(casefile, fileSource('shots', [file('IMG_1.png', 'x')]));
    await casefile.describeExhibit('AB/4', { caption: 'the blue van' });
    await casefile.describeExhibit('AB/1/1', { transcript: 'you will regret it' });
    await casefile.describeExhibit('AB/1/1', { caption: 'his voice' });
    expect(references('van')).toEqual(['AB/4']);
    expect(references('regret')).toEqual(['AB/1:3']);
    expect(references('regret voice')).toEqual(['AB/1:3']);
    const { folder } = casefile;
    await withCase(folder, (again) => {
      expect([...again.search('regret', 5)].map(({ reference }) => reference)).toEqual(['AB/1:3']);
    });
  });
});

describe('an excerpt', () => {
  it('shows what stands around the words found', async () => {
    await messages(`${'before '.repeat(30)}Café ${'after '.repeat(30)}`);
    const [piece] = excerptsOf('cafe');
    expect(piece?.match).toBe('Café');
    expect(piece?.before).toMatch(/^before .* before $/);
    expect(piece?.after).toMatch(/^ after .* after$/);
    expect([piece?.fromStart, piece?.toEnd]).toEqual([false, false]);
  });

  it('marks a piece of a text without spaces, and the whole of a word', async () => {
    await messages('我知道你住在哪里', 'I was frightened');
    expect(excerptsOf('知道')[0]).toMatchObject({
      before: '我',
      match: '知道',
      after: '你住在哪里',
    });
    expect(excerptsOf('fright')[0]).toMatchObject({ before: 'I was ', match: 'frightened' });
  });

  it('marks a number as it is written', async () => {
    await messages('ring (07700) 900-456 now');
    expect(excerptsOf('+447700900456')[0]).toMatchObject({
      before: 'ring ',
      match: '(07700) 900-456',
    });
  });

  it('is a slice of the text and cuts no character in two', async () => {
    const unit = fc.constantFrom(
      '👩‍👩‍👧',
      'é',
      'e\u0301',
      'ﬁ',
      'क्षि',
      '한',
      'ᄒ\u1161\u11ab',
      'a',
      ' ',
      '🇬🇧',
      '👍🏽',
      '\r\n',
      'ﷺ',
      '我',
    );
    const texts = fc.sample(fc.array(unit, { minLength: 1, maxLength: 150 }), {
      numRuns: 40,
      seed: 7,
    });
    const whole = texts.map((parts) => `${parts.join('')} needle ${parts.join('')}`);
    await messages(...whole);
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const pieces = excerptsOf('needle');
    expect(pieces).toHaveLength(whole.length);
    for (const { before, match, after } of pieces) {
      expect(match).toBe('needle');
      const from = whole.find((one) => one.includes(before + match + after));
      expect(from).toBeDefined();
      const starts = new Set(Array.from(graphemes.segment(from!), ({ index }) => index));
      const at = from!.indexOf(before + match + after);
      expect(starts.has(at)).toBe(true);
      const end = at + (before + match + after).length;
      expect(end === from!.length || starts.has(end)).toBe(true);
    }
  });
});
