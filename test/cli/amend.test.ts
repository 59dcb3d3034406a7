import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isWithdrawn } from '../../src/core/amendment.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import { ctrlC } from '../support/scripted-terminal.ts';

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
  await at.from(['add'], { what: 'They stood at the gate.', when: '2026-11-14', felt: 'Cold' });
});
afterEach(() => at.remove());

describe('evidence amend, asking', () => {
  it('changes an answer, says why, and shows what stood before', async () => {
    const { code, terminal, shown } = await at.run(
      ['amend', '1'],
      ['Change', 'What happened', 'They stood at the back gate.', '', 'I looked again.'],
    );
    expect(code).toBe(0);
    expect(terminal.left()).toBe(0);
    expect(shown).toContain('What happened, before: They stood at the gate.');
    expect(shown).toContain('The change to incident 1 is saved.');
    expect(shown).toContain('Incident 1 ');
    expect(terminal.questions).toContain('What would you like to do with incident 1?');
    const after = await at.run(['show', '1']);
    expect(after.terminal.results()).toContain('What happened: They stood at the back gate.');
    expect(after.terminal.results()).toContain('What happened, before: They stood at the gate.');
    expect(after.terminal.results()).toContain('Why: I looked again.');
  });

  it('adds an answer that was not given before', async () => {
    const { code } = await at.run(
      ['amend', '1'],
      ['Change', 'Another', 'Where', 'Outside work', '', 'Nothing more', '', 'Forgot it.'],
    );
    expect(code).toBe(0);
    await at.look((casefile) => {
      expect(casefile.incident(1)?.where).toBe('Outside work');
      expect(casefile.incident(1)?.changes).toMatchObject([{ before: {}, why: 'Forgot it.' }]);
    });
  });

  it('confirms, takes back and lets stand again', async () => {
    const confirmed = await at.run(['amend', '1'], ['I have read it']);
    expect(confirmed.shown).toContain('say that it is right');
    await at.run(['amend', '1'], ['Take it back', 'y', 'It was the postman.']);
    await at.look((casefile) => {
      const incident = casefile.incident(1);
      expect(incident !== null && isWithdrawn(incident)).toBe(true);
    });
    const listed = await at.run(['timeline']);
    expect(listed.terminal.results()).toContain('[taken back]');
    await at.run(['amend', '1'], ['Let it stand', 'y', 'It was not.']);
    await at.look((casefile) => {
      expect(casefile.incident(1)?.changes.map(({ kind }) => kind)).toEqual([
        'confirmed',
        'withdrawn',
        'withdrawal taken back',
      ]);
    });
  });

  it('keeps a change that was broken off, and the words half typed, and goes on with it', async () => {
    const stopped = await at.run(
      ['amend', '1'],
      ['Change', 'What happened', 'They stood at the side gate.', ctrlC],
    );
    expect(stopped.code).toBe(130);
    expect(stopped.shown).toContain('“evidence amend 1” offers it again.');
    await at.look((casefile) => {
      expect(casefile.incident(1)?.what).toBe('They stood at the gate.');
    });
    const again = await at.run(['amend', '1'], ['Go on', '', 'Because.']);
    expect(again.code).toBe(0);
    await at.look(async (casefile) => {
      expect(casefile.incident(1)?.what).toBe('They stood at the side gate.');
      expect(await casefile.drafts()).toEqual([]);
    });
  });

  it('records only what differs, when a change that was broken off is gone on with', async () => {
    const full = {
      what: 'Again.',
      when: { from: '2026-11-14T15:00', to: '2026-11-14T15:20' },
      witnesses: [{ name: 'Jo Example', contact: '07700 900123' }],
    };
    await at.from(['add'], full);
    const stopped = await at.run(
      ['amend', '2'],
      ['Change', 'Another', 'Where', 'At work', '', 'Nothing more', ctrlC],
    );
    expect(stopped.code).toBe(130);
    const { code, shown } = await at.run(['amend', '2'], ['Go on', '', 'Forgot it.']);
    expect(code).toBe(0);
    expect(shown).toContain('Where, now: At work');
    expect(shown).not.toMatch(/(When|Who saw or heard it), (before|now)/);
    await at.look((casefile) => {
      expect(casefile.incident(2)?.changes).toMatchObject([{ kind: 'amended' }]);
      const [change] = casefile.incident(2)?.changes ?? [];
      expect(change).toHaveProperty('before', {});
      expect(change).toHaveProperty('after', { where: 'At work' });
      expect(casefile.people()).toHaveLength(1);
    });
  });

  it('drops a change on the person’s word, and then nothing is recorded', async () => {
    const before = await at.look((casefile) => casefile.head);
    await at.run(['amend', '1'], ['Change', 'How it made', 'Afraid', 'Drop']);
    await at.look(async (casefile) => {
      expect(casefile.head).toEqual(before);
      expect(await casefile.drafts()).toEqual([]);
    });
  });

  it('does the same for people, orders and tellings', async () => {
    await at.from(['people', 'add'], { name: 'Sam Example', role: 'other' });
    await at.run(['amend', 'p1'], ['I have read it']);
    await at.run(['amend', 'P1'], ['Take it back', 'y', 'A mix-up.']);
    await at.look((casefile) => {
      expect(casefile.people()[0]?.changes.map(({ kind }) => kind)).toEqual([
        'confirmed',
        'withdrawn',
      ]);
    });
  });

  it('refuses what cannot change, and what is not there', async () => {
    const exhibit = await at.run(['amend', 'AB/1']);
    expect([exhibit.code, exhibit.shown]).toEqual([
      2,
      expect.stringContaining('stay as they came'),
    ]);
    const absent = await at.run(['amend', '9']);
    expect(absent.code).toBe(1);
    const silent = await at.run(['amend', '1', '--no-input']);
    expect(silent.code).toBe(2);
    const sample = await caseAtHand({ sample: true });
    expect((await sample.run(['amend', '1'])).code).toBe(1);
    await sample.remove();
  });
});

describe('evidence amend --from', () => {
  it('changes, leaves out, takes back and confirms', async () => {
    const change = {
      changed: { what: 'At the side gate.', times: 2 },
      leftOut: ['felt'],
      why: 'I looked again.',
      recordedBy: 'My sister',
    };
    expect((await at.from(['amend', '1'], change)).code).toBe(0);
    expect((await at.from(['amend', '1'], { confirm: true })).code).toBe(0);
    expect((await at.from(['amend', '1'], { withdraw: true, why: 'x' })).code).toBe(0);
    expect((await at.from(['amend', '1'], { withdraw: true, why: 'x' })).code).toBe(2);
    expect((await at.from(['amend', '1'], { withdraw: false, why: 'y' })).code).toBe(0);
    await at.look((casefile) => {
      const incident = casefile.incident(1);
      expect(incident).toMatchObject({ what: 'At the side gate.', times: 2 });
      expect(incident?.felt).toBeUndefined();
      expect(incident?.changes).toMatchObject([
        { kind: 'amended', recordedBy: 'My sister', before: { felt: 'Cold' } },
        { kind: 'confirmed' },
        { kind: 'withdrawn' },
        { kind: 'withdrawal taken back' },
      ]);
    });
  });

  it('records only what differs, and nothing at all when nothing does', async () => {
    const who = { witnesses: [{ name: 'Jo Example' }], when: '2026-11-14T15:00', what: 'x' };
    await at.from(['add'], who);
    const same = { when: '2026-11-14T15:00', witnesses: [{ person: 'P1' }] };
    const changed = { ...same, where: 'At work' };
    expect((await at.from(['amend', '2'], { changed, why: 'Forgot.' })).code).toBe(0);
    const head = await at.look((casefile) => {
      const [change] = casefile.incident(2)?.changes ?? [];
      expect(change).toHaveProperty('after', { where: 'At work' });
      expect(change).toHaveProperty('before', {});
      return casefile.head;
    });
    const again = await at.from(['amend', '2'], { changed, why: 'Forgot.' });
    expect(again.code).toBe(2);
    expect(again.shown).toContain('All of it stands in the record already');
    expect(await at.look((casefile) => casefile.head)).toEqual(head);
  });

  it('says of whom they told since that it was about this incident', async () => {
    const changed = { tellings: [{ to: 'police', theirReference: 'NYP-2' }] };
    expect((await at.from(['amend', '1'], { changed, why: 'Rang them.' })).code).toBe(0);
    await at.look((casefile) => {
      expect(casefile.incident(1)?.tellings).toEqual(['T1']);
      expect(casefile.tellings()).toMatchObject([{ reference: 'T1', incidents: [1] }]);
    });
  });

  it('is not given together with --confirm, and then nothing is recorded', async () => {
    const before = await at.look((casefile) => casefile.head);
    const { code, shown } = await at.from(['amend', '1', '--confirm'], { confirm: true });
    expect(code).toBe(2);
    expect(shown).toContain('Give --confirm or --from, not both.');
    expect(await at.look((casefile) => casefile.head)).toEqual(before);
  });

  it('names what is wrong, never what was written, and records nothing', async () => {
    const before = await at.look((casefile) => casefile.head);
    for (const wrong of [
      { changed: { what: 'secret words' } },
      { changed: { nonsense: 'secret words' }, why: 'secret words' },
      { changed: {}, why: 'secret words' },
      { leftOut: ['what'], why: 'secret words' },
      { leftOut: 'felt', why: 'secret words' },
      { confirm: 'secret words' },
      { withdraw: true },
      ['secret words'],
    ]) {
      const { code, shown } = await at.from(['amend', '1'], wrong);
      expect(code).toBe(2);
      expect(shown).not.toContain('secret words');
    }
    expect(await at.look((casefile) => casefile.head)).toEqual(before);
  });
});
