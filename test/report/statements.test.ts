import { describe, expect, it } from 'vitest';

import type { Incident } from '../../src/core/incident.ts';
import type { ExhibitLine } from '../../src/report/exhibit-line.ts';
import { incidentFields } from '../../src/report/incident-fields.ts';
import { orderFields } from '../../src/report/order-fields.ts';
import { everyPrivateAnswer } from '../../src/report/privacy.ts';
import { reportContext } from '../../src/report/report-context.ts';
import { csvRows } from '../../src/report/report-csv.ts';
import type { ReportModel } from '../../src/report/report-model.ts';
import { tellingFields } from '../../src/report/telling-fields.ts';
import type { Answer, StatedRow, TimelineRow } from '../../src/report/timeline-row.ts';
import { plain } from '../../src/report/words.ts';
import { incidents } from '../support/sample-incidents.ts';
import { sampleRecord } from '../support/sample-record.ts';
import { heldBack, orders, people, tellings } from '../support/sample-statements.ts';
import { modelAsJson } from './model-as-json.ts';
import { page } from './html/page.ts';
import { sampleReport } from './sample-report.ts';

const own = () => sampleReport({ show: everyPrivateAnswer });

function row(reference: string, model: ReportModel = sampleReport()): TimelineRow {
  return [...model.timeline()].find((found) => found.reference === reference)!;
}
const stated = (reference: string, model?: ReportModel) => row(reference, model) as StatedRow;
const exhibitLine = (reference: string) =>
  [...sampleReport().exhibits()].find((line) => line.reference === reference) as
    ExhibitLine | undefined;
const said = (answers: readonly Answer[], label: string) => {
  const found = answers.find((answer) => answer.label === label);
  return found === undefined ? undefined : plain(found.value);
};

describe('an incident that was amended', () => {
  const { answers, changes } = stated('1');

  it('stands as it is now, and says which entry made it so', () => {
    expect(said(answers, 'What happened')).toContain('twenty minutes');
    expect(answers[0]?.note).toBe('as amended by entry 15, see below');
  });

  it('keeps the first wording, each change, its date, entry and reason', () => {
    const [first, , second] = changes;
    expect(first?.heading).toBe(
      'Amended by AB on Sat 21 Nov 2026 10:10:00 GMT (2026-11-21 10:10:00 UTC), entry 14.',
    );
    expect(first?.why?.quoted).toContain('<script>it</script> was longer');
    expect(first?.answers.map(({ label }) => label)).toEqual([
      'What happened, as first recorded',
      'What happened, as amended',
    ]);
    expect(said(first?.answers ?? [], 'What happened, as first recorded')).toContain('ten minutes');
    expect(said(second?.answers ?? [], 'What happened, as it stood before')).toContain('fifteen');
    expect(said(second?.answers ?? [], 'What happened, as amended')).toContain('twenty');
  });

  it('says that an answer was not there before', () => {
    const last = changes.at(-1)?.answers ?? [];
    expect(said(last, 'How it made AB feel, as first recorded')).toBe('not answered');
  });

  it('keeps back what was private before and after, and says that there is something', () => {
    const last = changes.at(-1);
    expect(last?.keptBack).toBe('A private detail was changed too. It is kept back here.');
    expect(modelAsJson(sampleReport())).not.toMatch(/Wrong Street|Example Street/);
    expect(
      said(stated('1', own()).changes.at(-1)?.answers ?? [], 'Address, as first recorded'),
    ).toBe('2 Wrong Street');
  });

  it('says who recorded the change when that was somebody else', () => {
    expect(changes.at(-1)?.heading).toMatch(/^Amended by somebody else on /);
    expect(changes.at(-1)?.recordedBy).toEqual({ quoted: 'C. Sister, for AB' });
  });

  it('says which wording was confirmed', () => {
    expect(changes[1]?.heading).toMatch(
      /^Read and confirmed by AB on .*, as it stood after entry 14\.$/,
    );
    expect(stated('8').changes[0]?.heading).toBe(
      'Read and confirmed by AB on Sat 21 Nov 2026 10:13:00 GMT (2026-11-21 10:13:00 UTC), entry 17.',
    );
  });
});

describe('an incident that was withdrawn', () => {
  it('stays, with all that was said, and is marked so with the reason', () => {
    const found = stated('2');
    expect(found.heading).toBe('Incident 2, recorded by AB – withdrawn');
    expect(found.isWithdrawn).toBe(true);
    expect(found.changes[0]?.why).toEqual({ quoted: 'They were from my aunt.[U+202E]' });
    expect(said(found.answers, 'What happened')).toBe('A bunch of flowers with no card.');
  });

  it('stands again when the withdrawal was taken back, and both entries are shown', () => {
    const found = stated('6');
    expect(found.heading).toBe('Incident 6, recorded by AB');
    expect(found.changes.map(({ kind }) => kind)).toEqual(['withdrawn', 'withdrawal taken back']);
  });

  it('is counted, and counted apart', () => {
    const record = { privateIncidents: () => [] };
    const { summary } = sampleReport({}, record);
    expect(summary.incidentsInWords).toBe('10 incidents recorded by AB, 1 of them withdrawn');
    expect(summary).toMatchObject({ incidents: 10, incidentsWithdrawn: 1, incidentsKeptBack: 0 });
  });

  it('is not taken for the last incident, and page 1 says that it was left out', () => {
    const last = incidents.find(({ number }) => number === 8)!;
    const withdrawn: Incident = {
      ...last,
      changes: [
        { kind: 'withdrawn', entry: 30, at: '2026-11-21T11:00:00.000Z', of: 13, why: 'No.' },
      ],
    };
    const timeline = () =>
      [...sampleRecord().timeline()].map((event) =>
        event.reference === '8' && event.kind === 'incident'
          ? { ...event, incident: withdrawn }
          : event,
      );
    const { summary } = sampleReport({}, { timeline });
    expect(summary.lastIncident?.reference).not.toBe('8');
    expect(summary.incidentsNote).toContain('those of the incidents that stand');
  });
});

describe('an incident that is kept private', () => {
  it('is a number and no more, and stands where its place says nothing', () => {
    const rows = [...sampleReport().timeline()];
    expect(rows.at(-1)).toEqual({
      kind: 'kept back',
      of: 'incident',
      reference: '9',
      heading: 'Incident 9: kept back by AB',
    });
  });

  it('leaves no trace of what, when or why in any document', async () => {
    const model = sampleReport();
    const texts = [modelAsJson(model), await page(model), [...csvRows(model)].join('')];
    for (const text of texts)
      expect(text).not.toMatch(
        /keep to myself|doctor alone|secret reason|Awful|Not good|21 Nov 2026 09:00|linked to incident 9/,
      );
    expect(model.summary.period).toBe('Sun 26 Oct 2025 to Fri 20 Nov 2026');
  });

  it('is named by no row that was linked to it and by nobody who was told of it', () => {
    expect(row('AB/4:1')).toMatchObject({ linkedTo: [], marks: [] });
    expect(row('AB/2')).toMatchObject({ linkedTo: ['1'] });
    const about = stated('T1').answers.find(({ label }) => label === 'About incidents');
    expect(about).toMatchObject({ value: '1', note: '1 kept back here' });
  });

  it('stands whole in the person’s own copy, marked as private', () => {
    const found = stated('9', own());
    expect(said(found.answers, 'What happened')).toBe('Something that I keep to myself.');
    expect(said(found.answers, 'Kept private')).toContain('keeps this incident back as a whole');
    expect(found.changes).toHaveLength(1);
    expect(own().summary.incidentsInWords).toBe('10 incidents recorded by AB, 1 of them withdrawn');
    expect(row('AB/4:1', own())).toMatchObject({ linkedTo: ['9'] });
  });
});

describe('everything that can be answered', () => {
  const { showing } = reportContext(sampleRecord(), {
    madeAt: '2026-11-22T09:30:00.000Z',
    software: 'x',
    version: '1',
  });

  it('has a field', () => {
    const notAnswers = ['number', 'entry', 'recordedAt', 'changes', 'reference'];
    const members = (groups: readonly { fields: readonly { member: string }[] }[]) =>
      groups.flatMap(({ fields }) => fields.map(({ member }) => member));
    const check = (items: readonly object[], fields: readonly string[]) => {
      const given = new Set(items.flatMap((item) => Object.keys(item)));
      for (const name of notAnswers) given.delete(name);
      expect([...given].filter((member) => !fields.includes(member))).toEqual([]);
    };
    check(incidents, members(incidentFields(showing, 1)));
    check(orders, members(orderFields(showing)));
    check(tellings, members(tellingFields(showing)));
  });

  it('is printed in words, with ids nowhere', () => {
    const { answers } = stated('10');
    expect(said(answers, 'Means')).toBe('In person\nSocial media');
    expect(said(answers, 'How AB knew who it was')).toBe('I saw them\nI know the voice');
    expect(said(answers, 'How sure AB is of who it was')).toBe('I am sure');
    expect(said(answers, 'How hard it hit AB')).toBe('Very much');
    expect(said(answers, 'Number plate')).toBe('AB12 CDE');
  });

  it('is shown as it is where a later version gave it an id of its own', () => {
    const timeline = () =>
      [...sampleRecord().timeline()].map((event) =>
        event.kind === 'incident' && event.reference === '10'
          ? { ...event, incident: { ...event.incident, howSure: 'new\u202eid' as never } }
          : event,
      );
    const { answers } = stated('10', sampleReport({}, { timeline }));
    expect(said(answers, 'How sure AB is of who it was')).toBe('new[U+202E]id');
  });

  it('stands in groups when there is much of it, and without when there is little', () => {
    const groups = (reference: string) =>
      stated(reference).answers.flatMap(({ group }) => (group === undefined ? [] : [group]));
    expect(groups('10')).toEqual([
      'What',
      'Place',
      'Who it was',
      'AB, then and since',
      'Witnesses and cameras',
      'Who was told, and orders',
      'Keeping',
    ]);
    expect(groups('7')).toEqual([]);
  });
});

describe('people', () => {
  it('have each number and account with the basis for it', () => {
    const [other] = sampleReport().people;
    expect(other?.name).toEqual({ quoted: 'Dan M <b>' });
    expect(other?.identifiers.map(({ value }) => plain(value))).toEqual([
      '07700 900123 (+447700900123)',
      '=@dan.example [U+202E]',
      '9 Other Road',
    ]);
    const [phone, account] = other?.identifiers ?? [];
    expect(said(phone?.answers ?? [], 'How AB knows that it is theirs')).toContain('since 2024');
    expect(account?.isWithdrawn).toBe(true);
    expect(other?.changes[0]?.answers.map(({ value }) => plain(value))).toEqual([
      'Dan',
      'Dan M <b>',
    ]);
  });

  it('are witnesses by code alone, and helpers not at all', () => {
    const model = sampleReport();
    expect(model.people.map(({ name }) => plain(name))).toEqual([
      'Dan M <b>',
      'A. B.',
      'witness W1',
      '=cmd|x [U+001B][31m',
      'kept back by AB',
    ]);
    expect(said(stated('10').answers, 'Witnesses')).toBe('Witness W1 (P3)');
    expect(said(stated('1').answers, 'Witnesses')).toBe(
      'Witness 1 of incident 1\nWitness 2 of incident 1',
    );
  });

  it('are all in the person’s own copy', () => {
    const text = modelAsJson(own());
    for (const secret of Object.values(heldBack)) expect(text).toContain(secret);
    expect(said(stated('10', own()).answers, 'Witnesses')).toBe(
      `W1 P3: ${heldBack.witnessName} – ${heldBack.witnessContact}`,
    );
  });

  it('let nothing out by default that would say who a witness is or how to reach anybody', async () => {
    const model = sampleReport();
    const texts = [modelAsJson(model), await page(model), [...csvRows(model)].join('')];
    for (const text of texts)
      for (const secret of Object.values(heldBack)) expect(text).not.toContain(secret);
  });

  it('keep their names back when they once were witnesses', () => {
    const [other, ...rest] = people;
    const once = {
      ...other!,
      changes: [
        {
          kind: 'amended' as const,
          entry: 30,
          at: '2026-11-21T11:00:00.000Z',
          of: 20,
          why: 'She saw nothing after all.',
          before: { role: 'witness' as const },
          after: { role: 'near' as const },
        },
      ],
    };
    const text = modelAsJson(sampleReport({}, { people: () => [once, ...rest] }));
    expect(text).not.toMatch(/We were together|saw nothing after all|since 2024/);
  });
});

describe('orders and reports', () => {
  it('speak as the person says', () => {
    expect(stated('O1').heading).toBe('AB asked the other person to stop, as AB says');
    expect(stated('O2').heading).toBe(
      'Non-molestation order, as AB says, recorded by somebody else',
    );
    expect(stated('T1').heading).toBe('AB told the police, as AB says');
    expect(stated('T2').heading).toBe('AB told family or a friend, as AB says – withdrawn');
  });

  it('stand on page 1 with their dates and references', () => {
    const { orders: made, tellings: told, reportsInstead, ordersInstead } = sampleReport().summary;
    expect(made.map(({ reference, from }) => [reference, from.local])).toEqual([
      ['O1', 'Thu 5 Feb 2026 09:00 GMT'],
      ['O2', 'Mon 2 Mar 2026'],
    ]);
    expect(plain(made[1]?.until ?? '')).toBe('Mon 1 Mar 2027');
    expect(told.map((one) => [plain(one.toWhom), plain(one.theirReference ?? '-')])).toEqual([
      ['The police: North Yorkshire Police <b>', '=CAD-0101-2026'],
      ['Family or a friend', '-'],
    ]);
    expect([reportsInstead, ordersInstead]).toEqual([null, null]);
  });

  it('are the same in their own section as in the timeline', () => {
    const model = sampleReport();
    for (const one of [...model.orders, ...model.tellings])
      expect(row(one.reference, model)).toEqual(one);
  });
});

describe('marks', () => {
  it('stand in words in the timeline, in the conversation and in the table', () => {
    const model = sampleReport();
    const marks = ['Marked as key by AB', 'Linked by AB to incident 1'];
    expect(row('AB/3:1')).toMatchObject({ marked: true, marks });
    const annex = [...model.conversations()].find(({ reference }) => reference === 'AB/3')!;
    expect([...annex.rows()][0]).toMatchObject({ marked: true, marks });
    const lines = [...csvRows(model)];
    expect(lines.find((line) => line.startsWith('"AB/3:1"'))).toContain('"key","1","",""');
    expect(lines.find((line) => line.startsWith('"AB/3:12"'))).toContain('"key","","",""');
    expect(model.summary.markedInWords).toBe('3 rows marked as key by AB.');
  });

  it('are listed at the incident that the rows were linked to', () => {
    expect(said(stated('1').answers, 'Rows and files that AB linked to it')).toBe('AB/3:1, AB/2');
  });
});

describe('what was typed of an exhibit', () => {
  it('says by whom, when, and that no program made it, earlier wordings after it', () => {
    const voicemail = row('AB/2');
    expect(voicemail).toMatchObject({ kind: 'file' });
    const described = 'described' in voicemail ? voicemail.described : [];
    expect(described.map(({ label }) => label)).toEqual([
      'Transcript, typed by somebody else on Sat 21 Nov 2026 (entry 27), not made from the sound by a program',
      'Recorded by (entry 27)',
      'Transcript, an earlier wording, typed by somebody else on Sat 21 Nov 2026 (entry 26), not made from the sound by a program',
      'Recorded by (entry 26)',
    ]);
  });

  it('stands beside the file wherever that is shown', () => {
    const message = row('AB/3:21');
    const [file] = 'attachments' in message ? message.attachments : [];
    expect(file?.described[0]?.label).toMatch(/^Caption, typed by AB/);
    const line = exhibitLine('AB/3/1');
    expect(line?.whoSentIt[0]).toEqual(file?.described[0]);
  });

  it('stands in the table without driving the spreadsheet', () => {
    const lines = [...csvRows(sampleReport())].filter((line) => /^"AB\/(?:2|3:21)"/.test(line));
    expect(lines[1]).toContain('"AB/3/1: =1+1 the door of my house [U+202E]"');
    expect(lines[0]).toContain('"\'=cmd|x Pick up');
  });
});

describe('a thing that can be held', () => {
  it('is a row and an exhibit, with no bytes and no hash', () => {
    expect(stated('AB/13').heading).toBe('A thing that is kept, not a file');
    const line = exhibitLine('AB/13');
    expect(line).toMatchObject({ kind: 'Thing that is kept', sha256: null, size: '' });
    expect(line?.whoSentIt.map(({ label }) => label)).toEqual([
      'When it came',
      'How it came',
      'Where it is kept',
      'Who has touched it',
      'Kept back here',
    ]);
    expect(modelAsJson(sampleReport())).not.toContain('threw it away');
  });
});
