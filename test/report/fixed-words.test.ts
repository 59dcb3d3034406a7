import { describe, expect, it } from 'vitest';

import { firstQuestions, incidentGroups } from '../../src/cli/questions/incident-table.ts';
import { incidentQuestionWording } from '../../src/cli/wording/incident.ts';
import { questionsAsked } from '../../src/report/fixed-words.ts';
import { sampleReport } from './sample-report.ts';

describe('the wording of the questions', () => {
  it('is printed word for word as they are asked, every one, in order', () => {
    const asked = (ids: readonly (keyof typeof incidentQuestionWording)[]) =>
      ids.map((id) => incidentQuestionWording[id].ask);
    expect(questionsAsked.first).toEqual(asked(firstQuestions));
    expect(questionsAsked.more).toEqual(asked(incidentGroups.flatMap((group) => group.questions)));
    const printed = sampleReport().howToRead.join('\n');
    for (const question of [...questionsAsked.first, ...questionsAsked.more])
      expect(printed).toContain(question);
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
