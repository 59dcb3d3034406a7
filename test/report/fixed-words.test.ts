import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { questionsAsked } from '../../src/report/fixed-words.ts';
import { sampleReport } from './sample-report.ts';

const questions = new URL('../../src/cli/questions/', import.meta.url);

describe('the wording of the questions', () => {
  it('is printed as they are asked', () => {
    const asked = readdirSync(questions)
      .map((name) => readFileSync(new URL(name, questions), 'utf8'))
      .join('\n');
    for (const question of [...questionsAsked.first, ...questionsAsked.more]) {
      expect(asked).toContain(`'${question}'`);
      expect(sampleReport().howToRead.join('\n')).toContain(question);
    }
  });

  it('names no offence', () => {
    const all = [...questionsAsked.first, ...questionsAsked.more].join(' ');
    expect(all).not.toMatch(/harass|stalk|abus|threat|assault|crime|offen[cd]/i);
  });
});

describe('what the report does not show', () => {
  const said = sampleReport().doesNotShow.join('\n');

  it.each([
    ['whose clock it is', /clock of the computer/],
    ['that the whole could be rebuilt', /could rebuild all of it/],
    ['from when on a hash speaks', /speaks from the moment a file was taken in/],
    ['that exports can be altered before', /can be altered before they are taken in/],
    ['whose names the names are', /Names are as saved/],
    ['who chose what is in', /AB chose what is in this record: 5 of 7 conversations/],
    ['what was deleted before', /deleted before a file was exported/],
    ['what missing numbers mean', /Numbers that are missing/],
  ])('says %s', (_what, words) => {
    expect(said).toMatch(words);
  });
});
