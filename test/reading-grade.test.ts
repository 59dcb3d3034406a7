import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { adviceTopics } from '../src/advice/advice.ts';
import { adviceScope, checkNumbersSentence } from '../src/advice/helplines.ts';
import { adviceIn, numberLines, topicLines } from '../src/cli/advice/advice-lines.ts';
import { helplinesFor } from '../src/advice/helplines.ts';
import { main } from '../src/cli/main.ts';
import { verbs } from '../src/cli/verbs.ts';
import { excepted, gradeOf, gradeOfAll, wordsIn } from './support/reading-grade.ts';
import { scriptedTerminal } from './support/scripted-terminal.ts';
import { sourceFilesUnder, sourceTree, textsBelow } from './support/source-texts.ts';
import { testWorld } from './support/surroundings.ts';
import { syllablesIn } from './support/syllables.ts';

/** What a frightened person can be asked to read: domain.md §5, and the measure of GOV.UK. */
const highestGrade = 6;
const longWords = 100;

/** Layers below the terminal that keep what they say of a failure in one file each. */
const layersWithWording = ['bundle', 'core', 'importers'];
const wordingFiles = [
  ...sourceFilesUnder('src/cli/wording'),
  ...layersWithWording.map((layer) => `src/${layer}/wording.ts`),
];

/** What is typed, not read: the command of an example. */
function isTyped(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node) && node.name.getText() === 'type';
}

const wordingTexts = wordingFiles.flatMap((file) => textsBelow(sourceTree(file), isTyped));
const adviceTexts = adviceTopics.flatMap(({ title, points }) => [
  title,
  ...points.flatMap(({ text, ownNote }) => (ownNote === undefined ? [text] : [text, ownNote])),
]);
const everyText = [...wordingTexts.map(({ text }) => text), ...adviceTexts];

/** Each list and object of a wording file that holds 100 words or more, and each such text. */
function longTexts(file: string): { readonly where: string; readonly texts: readonly string[] }[] {
  const tree = sourceTree(file);
  const found: { where: string; texts: readonly string[] }[] = [];
  const visit = (node: ts.Node): void => {
    const isGroup = ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node);
    if (isGroup || ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const texts = textsBelow(node, isTyped).map(({ text }) => text);
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      if (texts.reduce((sum, text) => sum + wordsIn(text), 0) >= longWords)
        found.push({ where: `${file}:${line + 1}`, texts });
    }
    if (!isTyped(node)) ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

describe('what people read on the terminal', () => {
  it('reads at grade six or below, all of it together', () => {
    expect(wordingFiles.length).toBeGreaterThan(20);
    expect(gradeOfAll(everyText)).toBeLessThanOrEqual(highestGrade);
  });

  it('reads at grade six or below where it is whole sentences', () => {
    const sentences = everyText.filter((text) => /[.?]$/.test(text.trim()));
    expect(sentences.length).toBeGreaterThan(100);
    expect(gradeOfAll(sentences)).toBeLessThanOrEqual(highestGrade);
  });

  it.each(wordingFiles)('reads at grade six or below in every longer text of %s', (file) => {
    const tooHard = longTexts(file)
      .map(({ where, texts }) => ({ where, grade: gradeOfAll(texts) }))
      .filter(({ grade }) => grade > highestGrade);
    expect(tooHard).toEqual([]);
  });

  it.each(adviceTopics.map(({ id }) => id))('reads at grade six or below in advice on %s', (id) => {
    const topics = adviceTopics.filter((topic) => topic.id === id);
    const texts = topics.flatMap(({ points }) => points.map(({ text }) => text));
    expect(gradeOfAll(texts)).toBeLessThanOrEqual(highestGrade);
  });

  it.each(['england-wales', 'scotland', 'northern-ireland'] as const)(
    'reads at grade six or below where the numbers stand, in %s',
    (nation) => {
      const shown = { words: adviceIn.en, nation };
      const names = helplinesFor(nation).map(({ who }) => who);
      const lines = [
        ...topicLines(shown, adviceTopics),
        ...numberLines(shown, helplinesFor(nation)),
      ];
      expect(lines).toContain(adviceScope(nation));
      expect(gradeOfAll([checkNumbersSentence, adviceScope(nation), ...names])).toBeLessThanOrEqual(
        highestGrade,
      );
    },
  );
});

describe('the help', () => {
  const screenOf = async (words: readonly string[]): Promise<string> => {
    const world = await testWorld();
    const terminal = scriptedTerminal();
    await main([...words, '--help'], world.surroundings(terminal));
    await world.remove();
    return terminal.results();
  };

  it.each(['', ...verbs.map(({ name }) => name)])(
    'reads at grade six or below as a whole screen: evidence %s --help',
    async (verb) => {
      const screen = await screenOf(verb === '' ? [] : [verb]);
      expect(wordsIn(screen)).toBeGreaterThan(50);
      expect(gradeOf(withoutExamples(screen))).toBeLessThanOrEqual(highestGrade);
    },
  );

  /* What is to be typed stands in lines that begin with the program’s name. */
  function withoutExamples(screen: string): string {
    return screen.replace(/^(?:Usage:| +)\s*evidence\b.*$/gm, '');
  }
});

describe('the grade', () => {
  it('is that of the published formula', () => {
    // 9 words, 1 sentence, 9 syllables: 0.39 × 9 + 11.8 × 1 − 15.59.
    expect(gradeOf('The cat sat on the mat with a hat.')).toBeCloseTo(-0.28, 2);
    // 18 words, 2 sentences, 24 syllables.
    expect(
      gradeOf(
        'The officer wrote a number in the book. After that we went home, and nobody came there.',
      ),
    ).toBeCloseTo(0.39 * (17 / 2) + 11.8 * (23 / 17) - 15.59, 2);
    expect(gradeOf('')).toBe(0);
  });

  it('rises with longer words and longer sentences', () => {
    const easy = 'We keep it here. You can read it. Nobody else can.';
    const hard =
      'Notwithstanding the considerations enumerated previously, documentation remains confidentially accessible.';
    expect(gradeOf(easy)).toBeLessThan(3);
    expect(gradeOf(hard)).toBeGreaterThan(15);
  });

  it('counts a placeholder, a command, a path and a number as one easy word', () => {
    expect(wordsIn('Saved as incident ….')).toBe(4);
    expect(wordsIn('Type “evidence backup <folder>” now.')).toBe(3);
    expect(wordsIn('Nothing is at /home/ab/record/journal.jsonl today.')).toBe(5);
    expect(wordsIn('Ring 0808 802 0300.')).toBe(2);
  });

  it('ends a sentence at a stop, a paragraph and a line of a list', () => {
    const listed = 'These are kept back\n\n- your address\n- your notes';
    expect(gradeOf(listed)).toBeLessThan(gradeOf(listed.replace(/\n+- /g, ' ')));
  });

  it('excepts nothing without a reason', () => {
    for (const { reason } of excepted) expect(reason).not.toBe('');
  });
});

describe('the syllables of a word', () => {
  it.each([
    [
      1,
      'a the is made name here there use kept filed asked typed changed page phone through large',
    ],
    [1, 'voice gone come give once house judge lines stopped looked closed names dates'],
    [2, 'into safely people table handle handled places wanted needed added being going danger'],
    [2, 'answer opened number police harass someone pictures without question nation version'],
    [2, 'custom carried copy study quiet create poem trial purple safety useless statement lonely'],
    [3, 'another example recorded important incident exhibit video radio media area idea period'],
    [3, 'medium history previous several continue document evidence hospital expected created'],
    [3, 'deleted corrected consider tomorrow obvious different reported remember'],
    [4, 'information material experience january security majority ability society variety'],
    [4, 'authorities anxiety original situation education emergency application territory'],
    [5, 'university organisation immediately'],
  ])('is %i in: %s', (syllables, words) => {
    const wrong = words.split(' ').filter((word) => syllablesIn(word) !== syllables);
    expect(wrong).toEqual([]);
  });

  it('is one for a number or a sign', () => {
    expect(syllablesIn('999')).toBe(1);
    expect(syllablesIn('×')).toBe(1);
  });
});

/** Strings of code that are no text for people: terms of the record, names of moments. */
const termsOfCode: readonly { readonly text: RegExp; readonly reason: string }[] = [
  { text: /^stated by the person$/, reason: 'the basis of a time, as it stands in the record' },
  {
    text: /^copied out by the person$/,
    reason: 'the name of a source, as it stands in the record',
  },
  {
    text: /^(?:after screenshot or import|after any add|no backup for a week)$/,
    reason: 'a moment of the advice',
  },
  { text: /^withdrawal taken back$/, reason: 'a kind of change, as it stands in the record' },
  { text: /^yes or no$/, reason: 'a kind of answer' },
  {
    text: /^\s*(?:evidence|…)(?: -C …)?(?: [\w/:…]+){1,2}(?: -\w+)?\s*$/,
    reason: 'a command to type',
  },
  { text: /^[cdLyHm' ,:]+$/, reason: 'the shape of a date' },
];

/** Files that still hold sentences, and why. */
const stillHold: Readonly<Record<string, string>> = {};

describe('the code of the terminal', () => {
  it.each(sourceFilesUnder('src/cli').filter((file) => !file.startsWith('src/cli/wording/')))(
    'holds no sentences: %s',
    (file) => {
      const found = sentencesIn(file);
      if (file in stillHold) expect(found, 'take it off the list').not.toEqual([]);
      else expect(found).toEqual([]);
    },
  );

  it.each(layersWithWording)('takes what %s says of a failure from one file', (layer) => {
    const worded = sourceFilesUnder(`src/${layer}`).flatMap((file) => refusalsWordedIn(file));
    expect(worded).toEqual([]);
  });

  it('lists no file that is gone', () => {
    const files = sourceFilesUnder('src/cli');
    expect(Object.keys(stillHold).filter((file) => !files.includes(file))).toEqual([]);
  });

  it('would be found out by a sentence in it', () => {
    const source = `terminal.line('Nothing was changed here.'); const a = \`\${n} rows were read\`;`;
    expect(sentencesIn('sample.ts', source)).toHaveLength(2);
    expect(
      sentencesIn('sample.ts', `import { a } from 'a b c d'; type A = 'one two three';`),
    ).toEqual([]);
    expect(sentencesIn('sample.ts', `throw new RangeError('no such point here');`)).toEqual([]);
  });

  function sentencesIn(file: string, source?: string): string[] {
    return textsBelow(
      source === undefined ? sourceTree(file) : sourceTree(file, source),
      isOwnFault,
    )
      .filter(({ text }) => /[\p{L}’…]+[,:]? [\p{L}’…]+[,:]? [\p{L}’…]+/u.test(text))
      .filter(({ text }) => !termsOfCode.some((term) => term.text.test(text)))
      .map(({ line, text }) => `${line}: ${text.slice(0, 60)}`);
  }

  function refusalsWordedIn(file: string): string[] {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isNewExpression(node) && node.expression.getText() === 'UserError')
        for (const given of node.arguments ?? [])
          found.push(...textsBelow(given).map(({ line, text }) => `${file}:${line}: ${text}`));
      ts.forEachChild(node, visit);
    };
    visit(sourceTree(file));
    return found;
  }

  /* A fault of the program is told by its name alone; its message is for whoever mends it. */
  function isOwnFault(node: ts.Node): boolean {
    return ts.isNewExpression(node) && /^(?:Range|Type)?Error$/.test(node.expression.getText());
  }
});
